"""Invented hotlines: how large, how many confidants, and families with the traits that count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from math import exp, log
from random import Random

from confidant_app.domain.contacts import Kind
from confidant_app.domain.families import FamilyFacts
from confidant_app.domain.figure_catalogue import (
    FigureCatalogue,
    FigureTable,
    NormAnswer,
    RouteAnswer,
    Trait,
    half_year,
)
from confidant_app.domain.vocabulary import Measure, Role
from confidant_app.services import catalogues

SMALLEST, LARGEST = 20, 2000
_HALVES = (date(2025, 12, 31), date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30))
_FIRST = date(2025, 8, 11)


@dataclass(frozen=True, kw_only=True)
class Hotline:
    """One hotline; `ends` are the last days of its half-years.

    `eager` is how often a confidant publishes herself, `restless` how often a family that was
    counted before withdraws or is counted otherwise, per half-year.
    """

    seed: int
    families: int
    sources: tuple[str, ...]
    ends: tuple[date, ...]
    eager: float
    restless: float
    catalogue: FigureCatalogue


def hotline(seed: int, catalogue: FigureCatalogue | None = None, most: int = LARGEST) -> Hotline:
    """Return the hotline of a seed, small ones as often as large ones."""
    random = Random(f"{seed} hotline")  # noqa: S311 - invented
    return Hotline(
        seed=seed,
        families=round(exp(random.uniform(log(SMALLEST), log(most)))),
        sources=("a", "b", "c", "d", "e")[: random.randint(2, 5)],
        ends=_HALVES[: random.randint(1, 4)],
        eager=random.choice((0.2, 0.6, 1.0)),
        restless=random.choice((0.0, 0.0, 0.01, 0.1)),
        catalogue=real_catalogue() if catalogue is None else catalogue,
    )


@cache
def real_catalogue() -> FigureCatalogue:
    """Return the fixed tables as they are shipped."""
    return catalogues.load().figures


@cache
def small_catalogue() -> FigureCatalogue:
    """Return a few rows of some of the fixed tables, so that everything can be tried."""
    tables = {table.spec.code: table for table in real_catalogue().tables}
    return FigureCatalogue(
        tables=(
            _first_rows(tables["T_THEME"], 3),
            _first_rows(tables["T_NORM"], 2),
            tables["T_HALF_YEAR"],
            tables["T_KIND"],
        )
    )


def _first_rows(table: FigureTable, number: int) -> FigureTable:
    rows = table.rows[:number]
    return replace(
        table, rows=rows, spec=replace(table.spec, rows=tuple(line.code for line in rows))
    )


class _Taste:
    """How likely each value is in one hotline; some are never named."""

    def __init__(self, random: Random, values: Sequence[object], steep: float) -> None:
        self.values = list(values)
        random.shuffle(self.values)
        self.weights = [1 / (place + 1) ** steep for place in range(len(self.values))]

    def one(self, random: Random):
        return random.choices(self.values, self.weights)[0]

    def some(self, random: Random, most: int) -> list:
        """Return different values, in an order that is the same in every run."""
        return list(dict.fromkeys(self.one(random) for _ in range(random.randint(0, most))))


class People:
    """The families of a hotline, as they are at one moment."""

    def __init__(self, hotline: Hotline) -> None:
        self._hotline = hotline
        self._random = Random(f"{hotline.seed} people")  # noqa: S311 - invented
        self._families: list[tuple[str, date, FamilyFacts]] = []
        shares = [self._random.uniform(0.2, 1.0) for _ in hotline.ends]
        self._joining = [round(hotline.families * share / sum(shares)) for share in shares]
        self._busy = [self._random.uniform(0.2, 1.0) for _ in hotline.sources]
        steep = self._random.choice((0.5, 1.0, 2.0))
        self._tastes = {
            trait: _Taste(self._random, _values(hotline.catalogue, trait), steep) for trait in Trait
        }
        self._talkative = self._random.randint(2, 8)

    def live_through(self, half: int) -> None:
        """Let a half-year pass: some families change or withdraw, and others join."""
        kept = (self._later(family) for family in self._families)
        self._families = [family for family in kept if family is not None]
        start = _FIRST if half == 0 else self._hotline.ends[half - 1] + timedelta(days=1)
        days = (self._hotline.ends[half] - start).days
        for _ in range(self._joining[half]):
            opened = start + timedelta(days=self._random.randint(0, days))
            (source,) = self._random.choices(self._hotline.sources, self._busy)
            self._families.append((source, opened, self._invented(opened)))

    def counted(self, sources: set[str], start: date, end: date) -> list[tuple[date, FamilyFacts]]:
        """Return the families of some confidants, by the day on which they came."""
        found = (f for f in self._families if f[0] in sources and start <= f[1] <= end)
        return sorted(((opened, facts) for _, opened, facts in found), key=lambda each: each[0])

    def _later(self, family: tuple[str, date, FamilyFacts]):
        if self._random.random() >= self._hotline.restless:
            return family
        if self._random.random() < 0.3:
            return None
        source, opened, facts = family
        other = self._invented(opened)
        changes = (
            {"themes": facts.themes | other.themes},
            {"routes": other.routes},
            {"norms": other.norms},
            {"measure": other.measure},
        )
        return source, opened, replace(facts, **self._random.choice(changes))

    def _invented(self, opened: date) -> FamilyFacts:
        random, taste = self._random, self._tastes
        return FamilyFacts(
            region=taste[Trait.REGION].one(random),
            measure=taste[Trait.MEASURE].one(random),
            reporter=taste[Trait.REPORTER].one(random),
            half_year=half_year(opened),
            kind=taste[Trait.KIND].one(random),
            themes=frozenset(taste[Trait.THEME].some(random, self._talkative)),
            norms=frozenset(
                (norm, random.choice(tuple(NormAnswer)))
                for norm in taste[Trait.NORM].some(random, self._talkative)
            ),
            routes=frozenset(
                (route, random.choice(tuple(RouteAnswer)))
                for route in taste[Trait.ROUTE].some(random, 3)
            ),
        )


def _values(catalogue: FigureCatalogue, trait: Trait) -> list[object]:
    closed = {Trait.MEASURE: Measure, Trait.REPORTER: Role, Trait.KIND: Kind}
    if trait in closed:
        return list(closed[trait])
    named = {
        member
        for table in catalogue.tables
        for used, lines in ((table.trait, table.rows), (table.by, table.columns))
        if used is trait
        for line in lines
        for member in line.members
    }
    return [*sorted(named), "elsewhere"]
