"""What a confidant must know when she sits down: due, soon, waiting, and nothing forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from confidant_app.domain.cases import CaseId
from confidant_app.domain.follow_ups import FollowUp, FollowUpId, is_due
from confidant_app.domain.lists import CaseLine
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind

_OTHER_SIDE: Final = frozenset({TermKind.DECISION, TermKind.NORM})


class DueKind(StrEnum):
    """What kind of day this is: something promised, something awaited, or a term."""

    FOLLOW_UP = "follow_up"
    WAITING = "waiting"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedTerm:
    """The deadline of one term of one running step, with what the screen needs of its case.

    `step` and `term`, a code of the catalogue, tell it apart from every other one.
    """

    case: CaseId
    case_title: str
    step: StepId
    term: str
    route_name: str
    term_name: str
    kind: TermKind
    deadline: date
    circa: bool
    warn_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One row of the first screen."""

    kind: DueKind
    what: str
    on: date
    case: CaseId | None
    case_title: str
    term: WatchedTerm | None = None
    follow_up: FollowUpId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The first screen: `now` is due or overdue, `this_week` the seven days after today.

    Without `complete` the terms are still being counted: nothing may be called forgotten yet.
    """

    now: tuple[DueItem, ...]
    this_week: tuple[DueItem, ...]
    waiting: tuple[DueItem, ...]
    without_next: tuple[CaseLine, ...]
    complete: bool = True


def agenda(
    today: date,
    follow_ups: Iterable[FollowUp],
    terms: Iterable[WatchedTerm] | None,
    open_cases: Iterable[CaseLine],
    titles: dict[CaseId, str],
) -> Agenda:
    """Decide what stands where on the first screen.

    What the own side must do is shown from its warning day on and stays, however long ago it
    passed, until it was done: terms that ended while the program was closed come first, fatal
    ones before all others. A term of the other side that passed is something to wait for.
    Without `terms` nobody counted them yet.
    """
    pending = [follow_up for follow_up in follow_ups if follow_up.done_on is None]
    items = sorted(
        [_of_follow_up(found, titles) for found in pending]
        + [_of_term(term) for term in terms or ()],
        key=_order,
    )
    warned = {found.id for found in pending if is_due(found, today)}
    week = today + timedelta(days=7)
    waiting = tuple(item for item in items if _is_awaited(item, today))
    own = [item for item in items if not _is_awaited(item, today)]
    later = (item for item in own if not _is_now(item, today, warned))
    busy = {item.case for item in items}
    return Agenda(
        now=tuple(item for item in own if _is_now(item, today, warned)),
        this_week=tuple(item for item in later if item.on <= week),
        waiting=waiting,
        without_next=()
        if terms is None
        else tuple(line for line in open_cases if line.id not in busy),
        complete=terms is not None,
    )


def _order(item: DueItem) -> tuple[bool, date, str, str]:
    fatal = item.term is not None and item.term.kind is TermKind.FATAL
    return (not fatal, item.on, item.kind, item.what)


def _is_awaited(item: DueItem, today: date) -> bool:
    """Return whether another is to act: somebody was asked, or the other side is too late."""
    if item.term is not None:
        return item.term.kind in _OTHER_SIDE and item.on < today
    return item.kind is DueKind.WAITING


def _is_now(item: DueItem, today: date, warned: set[FollowUpId]) -> bool:
    if item.term is not None:
        return item.term.warn_from <= today
    return item.follow_up in warned


def _of_follow_up(found: FollowUp, titles: dict[CaseId, str]) -> DueItem:
    return DueItem(
        kind=DueKind.WAITING if found.waiting else DueKind.FOLLOW_UP,
        what=found.what,
        on=found.due,
        case=found.case,
        case_title=titles.get(found.case, "") if found.case is not None else "",
        follow_up=found.id,
    )


def _of_term(term: WatchedTerm) -> DueItem:
    return DueItem(
        kind=DueKind.TERM,
        what=f"{term.route_name}: {term.term_name}",
        on=term.deadline,
        case=term.case,
        case_title=term.case_title,
        term=term,
    )
