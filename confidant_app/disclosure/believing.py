"""What a reader goes on believing of several releases, when their figures deny some of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from confidant_app.disclosure.history import (
    NUMBERS,
    Belief,
    Beliefs,
    History,
    Release,
    by_period,
)
from confidant_app.disclosure.integers import Solver
from confidant_app.domain.errors import InvalidValue

Gates = Sequence[tuple[int, int, int]]


def believed(
    releases: Sequence[Release], gates: Iterable[tuple[int, int, int]]
) -> tuple[History, Solver]:
    """Return the releases with the strongest beliefs that their figures do not deny.

    First everything at once. Else of the number of families as much as can be, and then of one
    table after another, in the order in which they were published, as much as what is believed
    already leaves room for.

    Raises:
        InvalidValue: figures that no families can have, so not all are of this hotline.
    """
    gates = tuple(gates)
    codes = tuple(dict.fromkeys(code for release in releases for code in release.specs))
    strongest = {NUMBERS: Belief.SAME} | dict.fromkeys(codes, Belief.PUT)
    found = _tried(releases, strongest, gates)
    for quick in (True, False):
        if found is None:
            found = _tried(releases, _one_by_one(releases, codes, gates, quick=quick), gates)
    if found is None:
        raise InvalidValue(reason="deze cijfers of die van eerder spreken zichzelf tegen")
    return found


def _one_by_one(
    releases: Sequence[Release], codes: Sequence[str], gates: Gates, *, quick: bool
) -> Beliefs:
    """Return beliefs that can be held together.

    With `quick` each is tried with the tables up to its own, and not in whole numbers: nearly
    always that is as good.
    """
    seen = set(by_period(releases))
    beliefs = dict.fromkeys((NUMBERS, *codes), Belief.NOTHING)
    for code in beliefs:
        seen |= {code} - {NUMBERS}
        tried = _only(releases, seen) if quick else releases
        for level in (Belief.PUT, Belief.GROWN) if code else (Belief.SAME, Belief.PUT):
            stronger = beliefs | {code: level}
            if _possible(tried, stronger, gates) if quick else _tried(tried, stronger, gates):
                beliefs[code] = level
                break
    return beliefs


def _possible(releases: Sequence[Release], beliefs: Beliefs, gates: Gates) -> bool:
    return History(releases, beliefs, gates).program.solver().possible()


def _tried(
    releases: Sequence[Release], beliefs: Beliefs, gates: Gates
) -> tuple[History, Solver] | None:
    history = History(releases, beliefs, gates)
    solver = history.program.solver()
    return None if solver.some() is None else (history, solver)


def _only(releases: Sequence[Release], codes: Collection[str]) -> list[Release]:
    return [
        replace(
            release,
            shown=[table for table in release.shown if table.spec.code in codes],
            specs={code: spec for code, spec in release.specs.items() if code in codes},
        )
        for release in releases
    ]
