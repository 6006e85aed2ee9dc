"""Every deadline of every running step: read in a few statements, counted only when changed."""

from collections.abc import Callable
from datetime import date, datetime
from threading import Event
from time import sleep
from typing import Final

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.watch_list import NOTHING_COUNTED, WatchList, counted, watch_list
from confidant_app.storage import rows_log, rows_steps, rows_watching
from confidant_app.storage.vault import Interrupted, Reader, Source, Vault

_SLICE: Final = 25
_BREATH: Final = 0.0005


def count_running(source: Source) -> int:
    """Return how many steps run, over all cases: it tells how long a count takes."""
    return rows_watching.count_running(source)


def all_watched(source: Source, catalogues: Catalogues) -> tuple[WatchedTerm, ...]:
    """Return the deadlines of all running steps of all cases, the earliest first."""
    return watch(source, catalogues).terms


def watch(
    source: Source,
    catalogues: Catalogues,
    known: WatchList = NOTHING_COUNTED,
    pause: Callable[[], None] = lambda: None,
) -> WatchList:
    """Return all deadlines; what did not change since `known` is taken over from it.

    `pause` is called now and then, and can end the count by raising.
    """
    titles = rows_watching.case_titles(source)
    found = []
    for place, step in enumerate(rows_steps.running(source)):
        if place % _SLICE == 0:
            pause()
        # A case can be erased, or begun, between the two reads of a reader: the change that was
        # told of it asks for another count.
        if step.case in titles:
            found.append(counted(step, titles[step.case], catalogues, known))
    return watch_list(found, catalogues)


def last_day_here(source: Source, now: datetime) -> date | None:
    """Return the last day before today on which anything was done in this vault, None if never."""
    began = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    last = rows_log.last_before(source, began)
    return None if last is None else last.astimezone().date()


class Recount:
    """One count on a connection of its own, for another thread; it can be taken back."""

    def __init__(self, vault: Vault, catalogues: Catalogues, known: WatchList) -> None:
        self._vault, self._catalogues, self._known = vault, catalogues, known
        self._reader: Reader | None = None
        self._stopping = Event()

    def run(self) -> WatchList | None:
        """Return all deadlines, None when it was taken back or the vault was closed.

        Raises:
            DatabaseDamaged.
        """
        try:
            self._breathe()
            with self._vault.reader() as self._reader:
                return watch(self._reader, self._catalogues, self._known, self._breathe)
        except Interrupted:
            return None

    def stop(self) -> None:
        """Take the question back, from whatever thread."""
        self._stopping.set()
        if self._reader is not None:
            self._reader.interrupt()

    def _breathe(self) -> None:
        if self._stopping.is_set() or self._vault.is_closed():
            raise Interrupted
        sleep(_BREATH)  # the window draws meanwhile: two threads of Python take turns
