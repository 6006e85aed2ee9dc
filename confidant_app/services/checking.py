"""Look whether a vault is whole: header, pages, structure, links and the chain of the log."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from types import MappingProxyType
from typing import Final

from confidant_app.domain.errors import ConfidantError, DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.services.vaults import damaged_headers, header_of, replace_header
from confidant_app.storage import rows_log, rows_settings
from confidant_app.storage.header_files import are_equal
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Interrupted, Reader, Vault

EVERY: Final = timedelta(days=1)

_CHECKED_AT: Final = "checked_at"
_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PRAGMA cipher_integrity_check": "De versleutelde gegevens zijn veranderd of beschadigd",
        "PRAGMA quick_check": "De opbouw van de gegevens klopt niet",
        "PRAGMA foreign_key_check": "Iets verwijst naar iets dat er niet is",
        "log": "Het logboek is veranderd",
        "attachment": "Een bestand ontbreekt of is veranderd",
    }
)


def problems(vault: Vault, at: datetime) -> tuple[str, ...]:
    """Return what is wrong, in Dutch, empty when all is well; the look is logged by a writer.

    Between brackets stands the technical finding, which holds no content.
    """
    found = Look(vault, files=True).run()
    if found is None:
        raise RuntimeError("the vault was closed while somebody looked")
    if not found and not vault.is_read_only:
        with vault.transaction():
            rows_log.append(vault, at, Act.VAULT_CHECKED)
    return found


def mend_header(vault: Vault, at: datetime) -> None:
    """Write both copies of the header again from the one that is whole.

    Raises:
        HeaderMissing, HeaderDamaged: none is.
        OpenedReadOnly, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    replace_header(vault, header_of(vault.folder), at)


def is_due(vault: Vault, at: datetime) -> bool:
    """Return whether the vault was not looked at in full for a day; its writer does that."""
    if vault.is_read_only:
        return False
    last = rows_settings.get(vault, _CHECKED_AT)
    if not last:
        return True
    return not timedelta(0) <= at - datetime.fromisoformat(last) < EVERY


class Look:
    """One look at the whole vault beside the work that goes on; slow, for another thread.

    With `files` the sealed files are read as well, up to gigabytes.
    """

    def __init__(self, vault: Vault, *, files: bool = False) -> None:
        self._vault = vault
        self._folder = vault.folder if files else None
        self._reader: Reader | None = None
        self._stopping = Event()

    def run(self) -> tuple[str, ...] | None:
        """Return what is wrong, in Dutch, None when it was stopped or the vault was closed.

        Whatever is found is looked at again: a page that was written at that moment can look
        damaged once.

        Raises:
            DatabaseDamaged: it cannot even be opened again.
        """
        if not self._goes_on():
            return None
        with self._vault.reader() as self._reader:
            if self._stopping.is_set():  # before there was a reader to interrupt
                return None
            try:
                found = self._inside(self._reader) and self._inside(self._reader)
            except Interrupted:
                return None
        if not self._goes_on():
            return None
        return (*_headers(self._vault.folder), *(_in_dutch(problem) for problem in found))

    def _inside(self, reader: Reader) -> tuple[str, ...]:
        return integrity(reader, self._folder, self._goes_on)

    def _goes_on(self) -> bool:
        return not self._stopping.is_set() and not self._vault.is_closed()

    def stop(self) -> None:
        """Stop looking, from whatever thread."""
        self._stopping.set()
        if self._reader is not None:
            self._reader.interrupt()


def remember_whole(vault: Vault, at: datetime) -> None:
    """Keep when nothing was found; that it cannot be kept now only means an earlier next look."""
    with suppress(ConfidantError), vault.transaction():
        rows_settings.put(vault, _CHECKED_AT, at.isoformat())
        rows_log.append(vault, at, Act.VAULT_CHECKED)


def demand_whole(found: tuple[str, ...]) -> None:
    """Refuse a vault with problems.

    Raises:
        DatabaseDamaged: there is at least one.
    """
    if found:
        raise DatabaseDamaged


def _headers(folder: Path) -> tuple[str, ...]:
    damaged = damaged_headers(folder)
    if not damaged and not are_equal(folder):
        return ("De twee slotbestanden verschillen",)
    return tuple(f"Slotbestand {name} ontbreekt of is beschadigd" for name in damaged)


def _in_dutch(problem: str) -> str:
    known = (words for start, words in _PARTS.items() if problem.startswith(start))
    return f"{next(known, 'Er klopt iets niet')} ({problem})"
