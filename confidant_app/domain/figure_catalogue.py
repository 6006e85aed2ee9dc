"""The fixed tables of the hotline: agreed on beforehand, with closed codes and Dutch labels."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from confidant_app.domain.report import Subject
from confidant_app.domain.tables import TableSpec


class Trait(StrEnum):
    """What of a family a table sorts by."""

    THEME = "theme"
    MEASURE = "measure"
    REPORTER = "reporter"
    REGION = "region"
    HALF_YEAR = "half_year"
    KIND = "kind"
    NORM = "norm"
    ROUTE = "route"


class NormAnswer(StrEnum):
    """What is known of one norm in one family."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class RouteAnswer(StrEnum):
    """How far one route brought one family."""

    FAVOURABLE = "favourable"
    PARTLY = "partly"
    UNFAVOURABLE = "unfavourable"
    RUNNING = "running"
    NO_OUTCOME = "no_outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One row or column: its code, its Dutch label, and the values of the trait in it."""

    code: str
    label: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """One table; `by` is the trait of its columns, None where there are none or answers.

    `rest` is the row for every family that fits no other, `column_rest` likewise.
    """

    spec: TableSpec
    subject: Subject
    title: str
    trait: Trait
    rows: tuple[FigureLine, ...]
    rest: str = ""
    by: Trait | None = None
    columns: tuple[FigureLine, ...] = ()
    column_rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCatalogue:
    """All tables of the hotline, in the order in which a report shows them."""

    tables: tuple[FigureTable, ...]


def line_of(code: str, label: str) -> FigureLine:
    """Return the row or column of one value."""
    return FigureLine(code=code, label=label, members=frozenset({code}))


def half_year(on: date) -> str:
    """Return the half-year of a day, like "2026-1"."""
    return f"{on.year:04d}-{1 if on.month <= 6 else 2}"


def for_period(catalogue: FigureCatalogue, start: date, end: date) -> FigureCatalogue:
    """Return the catalogue with one row for each half-year from `start` through `end`.

    The rows follow from the period alone, never from what was counted, so they tell nothing.
    """
    years = [f"{year:04d}-{half}" for year in range(start.year, end.year + 1) for half in (1, 2)]
    codes = tuple(code for code in years if half_year(start) <= code <= half_year(end))
    rows = tuple(line_of(code, f"{code[-1]}e helft van {code[:4]}") for code in codes)
    return FigureCatalogue(
        tables=tuple(
            replace(table, rows=rows, spec=replace(table.spec, rows=codes))
            if table.trait is Trait.HALF_YEAR
            else table
            for table in catalogue.tables
        )
    )
