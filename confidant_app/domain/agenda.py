"""What a confidant must know when she sits down: due, soon, waiting, and nothing forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from confidant_app.domain.cases import CaseId
from confidant_app.domain.follow_ups import FollowUp, FollowUpId, is_due
from confidant_app.domain.lists import CaseLine
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind


class DueKind(StrEnum):
    """What kind of day this is: something promised, something awaited, or a term."""

    FOLLOW_UP = "follow_up"
    WAITING = "waiting"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedTerm:
    """The deadline of one term of one running step, with what the screen needs of its case."""

    case: CaseId
    case_title: str
    step: StepId
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
    """The first screen: `now` is due or overdue, `this_week` the seven days after today."""

    now: tuple[DueItem, ...]
    this_week: tuple[DueItem, ...]
    waiting: tuple[DueItem, ...]
    without_next: tuple[CaseLine, ...]


def agenda(
    today: date,
    follow_ups: Iterable[FollowUp],
    terms: Iterable[WatchedTerm],
    open_cases: Iterable[CaseLine],
    titles: dict[CaseId, str],
) -> Agenda:
    """Decide what stands where on the first screen.

    A term is shown from its warning day on and stays, however long ago it passed, until its
    step ends: terms that ended while the program was closed come first.
    """
    pending = [follow_up for follow_up in follow_ups if follow_up.done_on is None]
    watched = list(terms)
    week = today + timedelta(days=7)
    items = sorted(
        [_of_follow_up(found, titles) for found in pending if not found.waiting]
        + [_of_term(term) for term in watched],
        key=lambda item: (item.on, item.kind, item.what),
    )
    warned = {found.id for found in pending if is_due(found, today)}
    now = tuple(item for item in items if _is_now(item, today, warned))
    busy = {item.case for item in items} | {found.case for found in pending}
    return Agenda(
        now=now,
        this_week=tuple(item for item in items if item not in now and item.on <= week),
        waiting=tuple(
            sorted(
                (_of_follow_up(found, titles) for found in pending if found.waiting),
                key=lambda item: (item.on, item.what),
            )
        ),
        without_next=tuple(line for line in open_cases if line.id not in busy),
    )


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
