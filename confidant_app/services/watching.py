"""Every deadline of every running step: read in a few statements, counted only when changed."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from typing_extensions import override

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.watch_list import NOTHING_COUNTED, WatchList, counted, watch_list
from confidant_app.services.aside import Aside
from confidant_app.storage import rows_log, rows_steps, rows_watching
from confidant_app.storage.vault import Reader, Source, Vault

_SLICE: Final = 25


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


class Recount(Aside[WatchList]):
    """One count of all deadlines, for another thread."""

    def __init__(self, vault: Vault, catalogues: Catalogues, known: WatchList) -> None:
        super().__init__(vault)
        self._catalogues, self._known = catalogues, known

    @override
    def answer(self, reader: Reader) -> WatchList:
        return watch(reader, self._catalogues, self._known, self.breathe)
