"""Open a vault beside whoever has it open, to look and not to touch."""

from pathlib import Path

from confidant_app.storage.vault import Vault


def open_to_read(folder: Path, key: bytes) -> Vault:
    """Return the vault open for reading; it shows what its writer saves, and changes nothing.

    Raises:
        VaultMissing, DatabaseMissing, DatabaseDamaged, VaultNewer, VaultOlder, DiskFailing,
        ReadOnlyPlace.
    """
    return Vault.open_to_read(folder, key)
