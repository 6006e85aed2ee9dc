"""New keys for a vault that exists: another recovery sheet, or another data key."""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from confidant_app.crypto import slots
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.log import Act
from confidant_app.services import calibrating, vaults
from confidant_app.storage import renewing
from confidant_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSheet:
    """Another recovery code, and the header that it will open; nothing of it is on disk yet."""

    header: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRenewal:
    """Another data key behind another passphrase and code; nothing of it is on disk yet."""

    header: bytes = field(repr=False)
    key: bytes = field(repr=False)
    fresh_key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


def prepare_sheet(folder: Path, passphrase: str) -> PreparedSheet:
    """Return another recovery code for a vault; slow.

    Raises:
        WrongPassphrase, VaultMissing, HeaderMissing, HeaderDamaged, VaultNewer.
    """
    key = vaults.key_from_passphrase(folder, passphrase)
    recovery = slots.RecoveryCode.new()
    header = slots.change_recovery(vaults.header_of(folder), key, recovery)
    return PreparedSheet(header=header, recovery_code=recovery.text)


def replace_sheet(vault: Vault, prepared: PreparedSheet, typed: str, at: datetime) -> None:
    """Put another recovery code in force, after it was typed back; the old one opens nothing.

    Raises:
        RecoveryCodeMistyped, InvalidValue (another code): nothing has changed.
        DiskFull, DiskFailing, ReadOnlyPlace: the old code still counts, the new one does not.
    """
    demand_typed_back(prepared, typed)
    vaults.replace_header(vault, prepared.header, at, Act.RECOVERY_RENEWED)


def prepare_renewal(
    folder: Path, present: str, fresh: str, cost: slots.KdfCost | None = None
) -> PreparedRenewal:
    """Return another data key, wrapped for another passphrase and another recovery code; slow.

    Without a `cost` this machine is measured anew.

    Raises:
        WrongPassphrase, VaultMissing, HeaderMissing, HeaderDamaged, VaultNewer.
        WeakPassphrase; InvalidValue: it is the passphrase of now, which may have been seen too.
    """
    vaults.demand_strong(fresh)
    if unicodedata.normalize("NFC", present) == unicodedata.normalize("NFC", fresh):
        raise InvalidValue(reason="de nieuwe wachtzin is dezelfde als die van nu")
    key = vaults.key_from_passphrase(folder, present)
    recovery = slots.RecoveryCode.new()
    chosen = cost or calibrating.measured_cost()
    header, fresh_key = slots.renewed_header(vaults.header_of(folder), fresh, recovery, chosen)
    return PreparedRenewal(header=header, key=key, fresh_key=fresh_key, recovery_code=recovery.text)


def renew_data_key(folder: Path, prepared: PreparedRenewal, at: datetime) -> bytes:
    """Encrypt a closed vault anew and return the key that opens it from now on; slow.

    Whatever stops it, the vault opens with the old secrets or with the new ones. Backups made
    before keep opening with the old ones.

    Raises:
        VaultInUse, DatabaseMissing, DatabaseDamaged, VaultNewer, DiskFull, DiskFailing,
        ReadOnlyPlace.
    """
    renewing.renew(folder, prepared.key, prepared.fresh_key, prepared.header, at)
    return prepared.fresh_key


def demand_typed_back(prepared: vaults.WithCode, typed: str) -> None:
    """Let only the code through that stands on the sheet.

    Raises:
        RecoveryCodeMistyped; InvalidValue: a whole code, of another sheet.
    """
    if not vaults.same_code(typed, prepared):
        raise InvalidValue(reason="dit is niet de code van dit blad")
