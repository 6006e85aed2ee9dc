"""Make, open and re-lock a vault: passphrase and recovery code in, an open vault out.

Deriving a key takes about a second, so it is apart from opening: `prepare` and the two
`key_…` functions take and return values and may run anywhere; the others need the thread
that will use the vault.
"""

import shutil
from collections.abc import Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from zxcvbn import zxcvbn

from confidant_app.crypto import slots
from confidant_app.domain.errors import (
    ConfidantError,
    DiskFull,
    FileMissing,
    HeaderDamaged,
    VaultExists,
    VaultMissing,
    VaultNewer,
    WeakPassphrase,
)
from confidant_app.domain.log import Act
from confidant_app.domain.passphrases import Strength, hint, word_score
from confidant_app.pdf.recovery_sheet import render_recovery_sheet
from confidant_app.resources import RESOURCES
from confidant_app.services import calibrating, files
from confidant_app.storage import header_files, rows_erasure, rows_log
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import read_file
from confidant_app.storage.vault import Vault, VaultKind

DEFAULT_COST = slots.DEFAULT_COST
SHORTEST_PASSPHRASE = 12
LEAST_SCORE = 3
LONGEST_JUDGED = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedVault:
    """Everything a new vault needs; nothing of it is on disk yet."""

    header: bytes = field(repr=False)
    key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


class WithCode(Protocol):
    """Something prepared whose recovery code has to be typed back before it is in force."""

    @property
    def recovery_code(self) -> str:
        """The code as it stands on the sheet."""


def known_words() -> frozenset[str]:
    """Return Dutch words and names that somebody who guesses would try; takes 0.1 s."""
    lists = (RESOURCES / "names").glob("*.txt")
    return frozenset(word for path in lists for word in path.read_text("utf-8").split())


def strength(
    passphrase: str, own_words: Sequence[str] = (), known: Set[str] | None = None
) -> Strength:
    """Return how well this passphrase stands up to guessing.

    zxcvbn (Wheeler, USENIX Security 2016) counts guesses, and the known words once more, because
    its own are English. Shorter than twelve characters is never strong enough. Hand over
    `known_words` to ask more than once.
    """
    if not passphrase:
        return Strength(score=0, hint="")
    judged = passphrase[:LONGEST_JUDGED]
    found = zxcvbn(judged, user_inputs=[*own_words, "confidant", "meldpunt"])
    words = word_score(judged, known_words() if known is None else known)
    score = min(int(found["score"]), words)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        score = min(score, LEAST_SCORE - 1)
    feedback = found["feedback"]
    return Strength(score=score, hint=hint(score, feedback["warning"], feedback["suggestions"]))


def prepare(passphrase: str, cost: slots.KdfCost | None = None) -> PreparedVault:
    """Return a header, a fresh data key and a recovery code; slow.

    Without a `cost` this machine is measured, so that a guess takes it about a second.

    Raises:
        WeakPassphrase: too short or too easily guessed.
    """
    demand_strong(passphrase)
    recovery = slots.RecoveryCode.new()
    header, key = slots.new_header(passphrase, recovery, cost or calibrating.measured_cost())
    return PreparedVault(header=header, key=key, recovery_code=recovery.text)


def demand_strong(passphrase: str) -> None:
    """Let only a passphrase through that is long enough and hard to guess.

    Raises:
        WeakPassphrase.
    """
    if strength(passphrase).score < LEAST_SCORE:
        raise WeakPassphrase


def same_code(typed: str, prepared: WithCode) -> bool:
    """Return whether the code that was typed back is the one on the sheet.

    Raises:
        RecoveryCodeMistyped: it cannot be any code.
    """
    return slots.RecoveryCode.parse(typed).text == prepared.recovery_code


def recovery_sheet(prepared: WithCode, label: str, made_on: date) -> bytes:
    """Return the recovery sheet as PDF bytes; `label` is the vault's file name."""
    return render_recovery_sheet(prepared.recovery_code.split("-"), label, made_on)


def create(
    folder: Path, prepared: PreparedVault, at: datetime, kind: VaultKind = VaultKind.CONFIDANT
) -> Vault:
    """Write the vault and return it open; after an error it is not there.

    Raises:
        VaultExists, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    make_room(folder)
    try:
        vault = Vault.create(folder, prepared.header, prepared.key, kind)
        return _logged(vault, at, Act.VAULT_CREATED)
    except BaseException:
        # Its recovery sheet is about to be thrown away, so nobody may begin to work in it.
        if _has_header(folder, prepared.header):
            shutil.rmtree(folder, ignore_errors=True)
        raise


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
    return slots.unlock_with_passphrase(header_of(folder), passphrase)


def key_from_recovery(folder: Path, code: str) -> bytes:
    """Return the data key.

    Raises:
        VaultMissing, HeaderMissing, HeaderDamaged, VaultNewer, RecoveryCodeMistyped,
        WrongRecoveryCode.
    """
    return slots.unlock_with_recovery(header_of(folder), code)


def open_vault(folder: Path, key: bytes, at: datetime, *, take_over: bool = False) -> Vault:
    """Return the vault open for reading and writing.

    `take_over` is for a vault that another computer left open, after asking a person.

    A disk without any room left does not stand in the way of reading: what cannot be written
    then is only that the vault was opened.

    Raises:
        DatabaseMissing, DatabaseDamaged, VaultNewer, VaultInUse, VaultLeftOpen, ReadOnlyPlace.
    """
    vault = Vault.open(folder, key, take_over=take_over)
    try:
        with suppress(DiskFull):
            header_files.make_equal(folder, _is_whole)
            with vault.transaction():
                rows_log.append(vault, at, Act.VAULT_OPENED)
            files.sweep(vault, at)
            if rows_erasure.new_pages_are_due(vault):
                rows_erasure.write_new_pages(vault)
    except BaseException:
        vault.close()
        raise
    return vault


def header_with_passphrase(
    folder: Path, key: bytes, passphrase: str, cost: slots.KdfCost | None = None
) -> bytes:
    """Return the header with its passphrase slot rewrapped; slow, nothing is written.

    Without a `cost` this machine is measured anew.

    Raises:
        WeakPassphrase, VaultMissing, HeaderMissing, HeaderDamaged.
    """
    demand_strong(passphrase)
    chosen = cost or calibrating.measured_cost()
    return slots.change_passphrase(header_of(folder), key, passphrase, chosen)


def replace_header(vault: Vault, header: bytes, at: datetime, act: Act = Act.KEYS_CHANGED) -> None:
    """Put a rewrapped header in force, both copies, with its entry in the log.

    The entry is saved last: whoever hears that it failed still has the secrets of before.

    Raises:
        OpenedReadOnly, VaultInUse, DiskFull, DiskFailing, ReadOnlyPlace: the header of before
            is in force, see `header_files.replacing`.
    """
    vault.demand_writing()
    with header_files.replacing(vault.folder, header, _is_whole) as put, vault.transaction():
        rows_log.append(vault, at, act)
        put()


def damaged_headers(folder: Path) -> tuple[str, ...]:
    """Return the names of the copies of the header that are missing or not whole."""
    return tuple(name for name in header_files.COPIES if not _is_whole_file(folder / name))


def _is_whole_file(path: Path) -> bool:
    try:
        return _is_whole(read_file(path, header_files.LIMIT))
    except FileMissing:
        return False


def _has_header(folder: Path, header: bytes) -> bool:
    try:
        return header_of(folder) == header
    except ConfidantError:
        return False


def _logged(vault: Vault, at: datetime, act: Act) -> Vault:
    try:
        with vault.transaction():
            rows_log.append(vault, at, act)
    except BaseException:
        vault.close()
        raise
    return vault


def header_of(folder: Path) -> bytes:
    """Return the header, from the first copy that is whole.

    Raises:
        VaultMissing, HeaderMissing, HeaderDamaged.
    """
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
