"""Show the owner the raw data key, so that any SQLCipher 4 program can open the database."""

from datetime import datetime

from confidant_app.domain.log import Act
from confidant_app.services import vaults
from confidant_app.storage import rows_log
from confidant_app.storage.vault import Vault


def shown_key(vault: Vault, passphrase: str, at: datetime) -> str:
    """Return the data key as 64 hexadecimal digits, after logging that it was shown; slow.

    Raises:
        WrongPassphrase: it was asked for again, and this is not it; nothing was shown.
        OpenedReadOnly, DiskFull: it cannot be logged, so it is not shown.
    """
    key = vaults.key_from_passphrase(vault.folder, passphrase)
    with vault.transaction():
        rows_log.append(vault, at, Act.KEY_SHOWN)
    return key.hex()
