"""Make, open and re-lock a vault: passphrase and recovery code in, an open vault out.

Deriving a key takes about a second, so it is apart from opening: `prepare` and the two
`key_…` functions take and return values and may run anywhere; the others need the thread
that will use the vault.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from zxcvbn import zxcvbn

from confidant_app.crypto import slots
from confidant_app.domain.errors import (
    DiskFull,
    FileMissing,
    HeaderDamaged,
    VaultExists,
    VaultMissing,
    VaultNewer,
    WeakPassphrase,
)
from confidant_app.domain.log import Act
from confidant_app.domain.passphrases import Strength, hint
from confidant_app.pdf.recovery_sheet import render_recovery_sheet
from confidant_app.storage import header_files, rows_log
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import read_file
from confidant_app.storage.vault import Vault, VaultKind

SHORTEST_PASSPHRASE = 12
LEAST_SCORE = 3
LONGEST_JUDGED = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedVault:
    """Everything a new vault needs; nothing of it is on disk yet."""

    header: bytes = field(repr=False)
    key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Return how well this passphrase stands up to guessing.

    zxcvbn (Wheeler, USENIX Security 2016) counts guesses; a passphrase that is shorter than
    twelve characters is never strong enough.
    """
    if not passphrase:
        return Strength(score=0, hint="")
    found = zxcvbn(passphrase[:LONGEST_JUDGED], user_inputs=[*own_words, "confidant", "meldpunt"])
    score = int(found["score"])
    if len(passphrase) < SHORTEST_PASSPHRASE:
        score = min(score, LEAST_SCORE - 1)
    return Strength(score=score, hint=hint(score, found["feedback"]["warning"]))


def prepare(passphrase: str, cost: slots.KdfCost = slots.DEFAULT_COST) -> PreparedVault:
    """Return a header, a fresh data key and a recovery code.

    Raises:
        WeakPassphrase: too short or too easily guessed.
    """
    if strength(passphrase).score < LEAST_SCORE:
        raise WeakPassphrase
    recovery = slots.RecoveryCode.new()
    header, key = slots.new_header(passphrase, recovery, cost)
    return PreparedVault(header=header, key=key, recovery_code=recovery.text)


def same_code(typed: str, prepared: PreparedVault) -> bool:
    """Return whether the code that was typed back is the one on the sheet.

    Raises:
        RecoveryCodeMistyped: it cannot be any code.
    """
    return slots.RecoveryCode.parse(typed).text == prepared.recovery_code


def recovery_sheet(prepared: PreparedVault, label: str, made_on: date) -> bytes:
    """Return the recovery sheet as PDF bytes; `label` is the vault's file name."""
    return render_recovery_sheet(prepared.recovery_code.split("-"), label, made_on)


def create(
    folder: Path, prepared: PreparedVault, at: datetime, kind: VaultKind = VaultKind.CONFIDANT
) -> Vault:
    """Write the vault and return it open.

    Raises:
        VaultExists, DiskFull, ReadOnlyPlace.
    """
    make_room(folder)
    return _logged(Vault.create(folder, prepared.header, prepared.key, kind), at, Act.VAULT_CREATED)


def make_room(folder: Path) -> None:
    """Make the folder around a new vault, before anything slow is done for it.

    Raises:
        VaultExists, DiskFull, ReadOnlyPlace.
    """
    if folder.exists() or folder.is_symlink():
        raise VaultExists
    with named_errors():
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def key_from_passphrase(folder: Path, passphrase: str) -> bytes:
    """Return the data key.

    Raises:
        VaultMissing, HeaderMissing, HeaderDamaged, VaultNewer, WrongPassphrase.
    """
    return slots.unlock_with_passphrase(_header(folder), passphrase)


def key_from_recovery(folder: Path, code: str) -> bytes:
    """Return the data key.

    Raises:
        VaultMissing, HeaderMissing, HeaderDamaged, VaultNewer, RecoveryCodeMistyped,
        WrongRecoveryCode.
    """
    return slots.unlock_with_recovery(_header(folder), code)


def open_vault(folder: Path, key: bytes, at: datetime) -> Vault:
    """Return the vault open for reading and writing.

    A disk without any room left does not stand in the way of reading: what cannot be written
    then is only that the vault was opened.

    Raises:
        DatabaseMissing, DatabaseDamaged, VaultNewer, VaultInUse, ReadOnlyPlace.
    """
    vault = Vault.open(folder, key)
    try:
        with suppress(DiskFull):
            header_files.make_equal(folder, _is_whole)
            with vault.transaction():
                rows_log.append(vault, at, Act.VAULT_OPENED)
    except BaseException:
        vault.close()
        raise
    return vault


def header_with_passphrase(
    folder: Path, key: bytes, passphrase: str, cost: slots.KdfCost = slots.DEFAULT_COST
) -> bytes:
    """Return the header with its passphrase slot rewrapped; slow, nothing is written.

    Raises:
        WeakPassphrase, HeaderMissing, HeaderDamaged.
    """
    if strength(passphrase).score < LEAST_SCORE:
        raise WeakPassphrase
    return slots.change_passphrase(_header(folder), key, passphrase, cost)


def replace_header(vault: Vault, header: bytes, at: datetime) -> None:
    """Put a rewrapped header in force: both copies, then the log.

    Raises:
        DiskFull, ReadOnlyPlace.
    """
    header_files.write_header(vault.folder, header)
    with vault.transaction():
        rows_log.append(vault, at, Act.KEYS_CHANGED)


def damaged_headers(folder: Path) -> tuple[str, ...]:
    """Return the names of the copies of the header that are missing or not whole."""
    return tuple(name for name in header_files.COPIES if not _is_whole_file(folder / name))


def _is_whole_file(path: Path) -> bool:
    try:
        return _is_whole(read_file(path, header_files.LIMIT))
    except FileMissing:
        return False


def _logged(vault: Vault, at: datetime, act: Act) -> Vault:
    try:
        with vault.transaction():
            rows_log.append(vault, at, act)
    except BaseException:
        vault.close()
        raise
    return vault


def _header(folder: Path) -> bytes:
    if not folder.is_dir():
        raise VaultMissing
    return header_files.read_header(folder, _is_whole)


def _is_whole(header: bytes) -> bool:
    try:
        slots.vault_id(header)
    except HeaderDamaged:
        return False
    except VaultNewer:
        return True
    return True
