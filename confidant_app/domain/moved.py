"""What other rules do to the running steps: which deadlines moved, and which routes are gone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.cases import CaseId
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind
from confidant_app.domain.watch_list import CountedStep

TermPlace = tuple[StepId, str]

_EARLIER, _APPEARED, _OTHER_KIND, _LATER, _WENT = range(5)
_FAR: Final = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One term under the old rules and under the new; None where those have no such deadline.

    `kind` is what it is now, or was; `was` what it was, or is. `asked` says that the term is
    still there and only waits for a fact that the new rules ask for.
    """

    case: CaseId
    case_title: str
    route_name: str
    term_name: str
    kind: TermKind
    was: TermKind
    before: date | None
    after: date | None
    asked: bool = False

    @property
    def is_fatal(self) -> bool:
        """Return whether a right is lost with it, by the old rules or by the new."""
        return TermKind.FATAL in (self.kind, self.was)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """A running step on a route that the new rules do not have: nothing of it is counted."""

    case: CaseId
    case_title: str
    route_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """All that other rules do to the running steps."""

    moved: tuple[Moved, ...] = ()
    stranded: tuple[Stranded, ...] = ()


NO_EFFECT: Final = Effect()


def changed_routes(before: Catalogues, after: Catalogues) -> frozenset[str]:
    """Return the codes of the routes and measures on which a deadline can differ."""
    old, new = {**before.routes, **before.subjects}, {**after.routes, **after.subjects}
    codes = frozenset(old) | frozenset(new)
    if before.holidays != after.holidays:
        return codes
    return frozenset(code for code in codes if old.get(code) != new.get(code))


def stranded(
    steps: Iterable[CountedStep], before: Catalogues, after: Catalogues
) -> Iterator[Stranded]:
    """Yield the steps whose route only the old rules have."""
    for one in steps:
        route = before.followed(one.step.route)
        if route is not None and after.followed(one.step.route) is None:
            yield Stranded(case=one.step.case, case_title=one.case_title, route_name=route.name)


def moved(
    before: Iterable[WatchedTerm],
    after: Iterable[WatchedTerm],
    asked: Collection[TermPlace] = (),
) -> tuple[Moved, ...]:
    """Return what the new rules change, fatal terms first, and what comes earlier before the rest.

    A term is known by its step and its code. One that only got another name did not move. `asked`
    are the terms for which the new rules need a fact that nobody filled in.
    """
    old, new = _by_key(before), _by_key(after)
    found = [
        replace(_change(old.get(key), new.get(key)), asked=key not in new and key in asked)
        for key in old.keys() | new.keys()
        if _day_and_kind(old.get(key)) != _day_and_kind(new.get(key))
    ]
    return tuple(sorted(found, key=_weight))


def _by_key(terms: Iterable[WatchedTerm]) -> dict[TermPlace, WatchedTerm]:
    return {(term.step, term.term): term for term in terms}


def _day_and_kind(term: WatchedTerm | None) -> tuple[date, TermKind] | None:
    return None if term is None else (term.deadline, term.kind)


def _change(old: WatchedTerm | None, new: WatchedTerm | None) -> Moved:
    told = new or old
    assert told is not None  # noqa: S101 - a term of neither side is nobody's
    return Moved(
        case=told.case,
        case_title=told.case_title,
        route_name=told.route_name,
        term_name=told.term_name,
        kind=told.kind,
        was=(old or told).kind,
        before=old.deadline if old is not None else None,
        after=new.deadline if new is not None else None,
    )


def _weight(one: Moved) -> tuple[bool, int, date, str, str]:
    first = min(one.before or _FAR, one.after or _FAR)
    return not one.is_fatal, _direction(one), first, one.case_title, one.term_name


def _direction(one: Moved) -> int:
    if one.before is None:
        return _APPEARED
    if one.after is None:
        return _WENT
    if one.after == one.before:
        return _OTHER_KIND
    return _EARLIER if one.after < one.before else _LATER
