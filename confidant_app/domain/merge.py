"""Many confidants, one pool: which bundles count, and what a new one changes.

The pool is the set of newest bundles per sender and period. Taking bundles in is commutative,
associative and idempotent, because what counts is the greatest of a total order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from confidant_app.domain.bundles import Bundle, added
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.tables import CountTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A bundle with its sender (the id of a card) and the SHA-256 of its content, as hex."""

    sender: str
    sha256: str
    bundle: Bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Both days are inclusive."""

    start: date
    end: date


Place = tuple[str, date, date]
Pool = Mapping[Place, Arrival]


class Fate(StrEnum):
    """What happens to a file that was offered."""

    NEW = "new"
    REPLACES = "replaces"
    KNOWN = "known"
    OLDER = "older"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One file of a plan: `file` is its name as it was offered, without a folder."""

    file: str
    fate: Fate
    arrival: Arrival | None = None
    error: ConfidantError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """What taking these files in will do; nothing was done yet.

    `missing` are the confidants on the list without a bundle for a period that others
    reported on.
    """

    verdicts: tuple[Verdict, ...]
    pool: Pool
    missing: tuple[tuple[str, Period], ...]

    def taken(self) -> tuple[Arrival, ...]:
        """Return what will be saved."""
        keep = (Fate.NEW, Fate.REPLACES)
        return tuple(v.arrival for v in self.verdicts if v.fate in keep and v.arrival is not None)


def place(arrival: Arrival) -> Place:
    """Return whose place in the pool a bundle takes."""
    return arrival.sender, arrival.bundle.period_from, arrival.bundle.period_until


def rank(arrival: Arrival) -> tuple[int, date, str]:
    """Return what decides between two bundles for one place: the greater one counts."""
    return arrival.bundle.number, arrival.bundle.made_on, arrival.sha256


def pooled(pool: Pool, arrivals: Iterable[Arrival]) -> Pool:
    """Return the pool with these bundles in it."""
    found = dict(pool)
    for arrival in arrivals:
        old = found.get(place(arrival))
        if old is None or rank(arrival) > rank(old):
            found[place(arrival)] = arrival
    return found


def plan_merge(
    pool: Pool,
    offered: Iterable[tuple[str, Arrival | ConfidantError]],
    confidants: frozenset[str],
) -> MergePlan:
    """Decide what each offered file does to the pool; one bad file never stops the others."""
    verdicts = []
    for file, what in offered:
        if isinstance(what, ConfidantError):
            verdicts.append(Verdict(file=file, fate=Fate.REFUSED, error=what))
            continue
        verdicts.append(Verdict(file=file, fate=_fate(pool, what), arrival=what))
        pool = pooled(pool, [what])
    return MergePlan(verdicts=tuple(verdicts), pool=pool, missing=missing(pool, confidants))


def missing(pool: Pool, confidants: frozenset[str]) -> tuple[tuple[str, Period], ...]:
    """Return who has no bundle for a period that another confidant reported on."""
    periods = {(start, end) for _, start, end in pool}
    return tuple(
        (sender, Period(start=start, end=end))
        for start, end in sorted(periods)
        for sender in sorted(confidants)
        if (sender, start, end) not in pool
    )


def of_period(pool: Pool, period: Period) -> tuple[Arrival, ...]:
    """Return the bundles that count for a period, by sender."""
    found = (a for (_, start, end), a in pool.items() if (start, end) == (period.start, period.end))
    return tuple(sorted(found, key=lambda arrival: arrival.sender))


def totals(arrivals: Iterable[Arrival]) -> tuple[CountTable, ...]:
    """Return the tables of these bundles added up.

    Raises:
        BundleUnlisted: bundles over different tables.
    """
    return added(arrival.bundle.tables for arrival in arrivals)


def _fate(pool: Pool, arrival: Arrival) -> Fate:
    old = pool.get(place(arrival))
    if old is None:
        return Fate.NEW
    if old.sha256 == arrival.sha256:
        return Fate.KNOWN
    return Fate.REPLACES if rank(arrival) > rank(old) else Fate.OLDER
