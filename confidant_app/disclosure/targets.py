"""What must stay vague: the small figures, the few outside a group, and every newcomer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from confidant_app.disclosure.history import Known, Link
from confidant_app.disclosure.integers import Solver, Terms, Values, difference, total, value
from confidant_app.disclosure.places import TOTAL, Place, counts, figures, is_everybody, wholes
from confidant_app.disclosure.rules import SMALLEST
from confidant_app.domain.tables import CountTable, ProtectedTable, Rounded

# As wide as the rounding base: a reader never knows a small figure better than a large one.
NARROWEST: Final = 5


class Risk(StrEnum):
    """What a reader could find out."""

    SMALL = "small"  # a small figure, nearly or exactly
    REST = "rest"  # that nearly everybody of a group is in one place
    EARLIER = "earlier"  # a figure that an earlier release kept hidden
    NEWCOMER = "newcomer"  # where every family is that came since an earlier release


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An expression over the program, and what a reader would learn by knowing it.

    `release` is the place of the earlier release that it is about, None for the new one. With
    `if_small` it may be known that the figure is not small.
    """

    risk: Risk
    table: str
    place: Place
    terms: Terms
    release: int | None = None
    if_small: bool = False


Open = dict[Target, tuple[int, int]]  # targets that may be exposed, with the values seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """A target that a reader can find out: it lies between `low` and `high`, or closer."""

    risk: Risk
    table: str
    place: Place
    low: int
    high: int
    release: int | None = None


def small_targets(tables: Sequence[CountTable], known: Known) -> Iterator[Target]:
    """Yield the small figures of the new release, shown or not, and the few outside a group."""
    for table in tables:
        code, true = table.spec.code, counts(table)
        at = known.tables[code]
        for place, count in true.items():
            if count < SMALLEST and place != TOTAL:
                yield Target(risk=Risk.SMALL, table=code, place=place, terms=at[place])
        for part, whole in wholes(table.spec):
            if true[part] >= SMALLEST > true[whole] - true[part]:
                terms = difference(at[whole], at[part])
                yield Target(risk=Risk.REST, table=code, place=part, terms=terms)


def earlier_targets(
    tables: Sequence[ProtectedTable], known: Known, release: int
) -> Iterator[Target]:
    """Yield the figures that an earlier release kept hidden, and those that it left out."""
    shown = {table.spec.code: figures(table) for table in tables}
    for code, counted in known.tables.items():
        for place, terms in counted.items():
            figure = shown.get(code, {}).get(place)
            if place != TOTAL and not isinstance(figure, Rounded):
                yield Target(
                    risk=Risk.EARLIER,
                    table=code,
                    place=place,
                    terms=terms,
                    release=release,
                    if_small=figure is None,
                )


def newcomer_targets(link: Link, earlier: Known, later: Known) -> Iterator[Target]:
    """Yield, for every figure of both releases, how many newcomers are not in it."""
    came = difference(later.total, earlier.total)
    for code in link.still if came else ():
        then, now = earlier.tables[code], later.tables[code]
        for place, terms in then.items():
            if place in now and not is_everybody(later.specs[code], place):
                yield Target(
                    risk=Risk.NEWCOMER,
                    table=code,
                    place=place,
                    terms=difference(came, difference(now[place], terms)),
                    release=link.earlier,
                )


def exposed(solver: Solver, targets: Sequence[Target]) -> list[Exposure]:
    """Return the targets that can be found out, with what is left of their uncertainty.

    Every whole solution is a witness for all targets at once: two that differ by five in a
    figure prove it vague. So the sum of all open targets is pushed up and down until that
    proves nothing new, and only what is still open is asked one by one, exactly.
    """
    first = solver.some() or []
    left: Open = {target: (value(target.terms, first),) * 2 for target in targets}
    still = len(left) + 1
    while 0 < len(left) < still:
        still = len(left)
        terms = total(target.terms for target in left)
        for largest in (True, False):
            _witness(left, solver.some(terms, largest=largest) or first)
    return [
        _exposure(target, seen)
        for target in targets
        if target in left and (seen := _asked(solver, left, target))
    ]


def _asked(solver: Solver, left: Open, target: Target) -> tuple[int, int] | None:
    """Return what is left of one target's uncertainty, None when it is vague enough.

    Where the linear bounds are narrow already, whole numbers can only be narrower. Where they
    are not, whole solutions must prove it.
    """
    low, high = (solver.bound(target.terms, largest=largest) for largest in (False, True))
    if not _vague(target, low, high):
        return low, high
    for largest in (True, False):
        for values in solver.better(target.terms, largest=largest):
            _witness(left, values)
            if target not in left:
                return None
    return left[target]


def _witness(left: Open, values: Values) -> None:
    """Widen what each open target was seen to be, and close those that are vague enough."""
    for target, seen in list(left.items()):
        now = value(target.terms, values)
        low, high = min(seen[0], now), max(seen[1], now)
        left[target] = (low, high)
        if _vague(target, low, high):
            del left[target]


def _vague(target: Target, low: int, high: int) -> bool:
    if target.risk is Risk.NEWCOMER:
        return high > 0
    return high - low >= NARROWEST or (target.if_small and high >= SMALLEST)


def _exposure(target: Target, seen: tuple[int, int]) -> Exposure:
    return Exposure(
        risk=target.risk,
        table=target.table,
        place=target.place,
        low=seen[0],
        high=seen[1],
        release=target.release,
    )
