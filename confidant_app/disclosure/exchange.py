"""Disclosure control for other programs: JSON in, JSON out (`confidant protect`).

In: `{"tables": [...], "earlier": [...], "coverage": {...}, "newcomers": 12, "leave_out": {...}}`.
Only `tables` is needed: true counts in the form of `domain.table_json`, all of the same
families. `earlier` lists releases, each `{"made_on", "coverage", "tables"}` with
protected tables (hidden figures are "<10"); a `coverage` is `{"from": "2026-01-01", "to":
"2026-06-30", "sources": ["..."]}` and, left out, means everything. `newcomers` counts the
families that were in no earlier release. `leave_out` is `{"tables": [code], "rows": [[table,
row]]}`, as a refusal suggests it.

Out, when the tables may leave: `{"released": true, "tables": [...], "concealed": [{"table",
"row", "column", "why", "figures"}]}`. When they may not: `{"released": false, "reason": "...",
"leave_out": {...}, "families": n}`, where `leave_out` (all of it, what was given included) or n
more families would make it possible.
"""

import json
from typing import Final

from confidant_app.disclosure.changes import LeftOut
from confidant_app.disclosure.release import Question, SafeRelease, suggestion
from confidant_app.domain.errors import InvalidValue, ReportRefused
from confidant_app.domain.releases import MOST_TABLES, read_coverage, read_release_plain
from confidant_app.domain.table_json import (
    MOST_ROWS,
    Json,
    codes,
    listed,
    protected_plain,
    read_count,
)
from confidant_app.domain.tables import MOST_FAMILIES, CountTable, ProtectedTable

LONGEST: Final = 5_000_000
MOST_FIGURES: Final = 50_000
MOST_EARLIER: Final = 100

_KNOWN: Final = frozenset({"tables", "earlier", "coverage", "newcomers", "leave_out"})


def read_request(text: str) -> Question:
    """Return what a program asks.

    Raises:
        InvalidValue: not in this form, too large, or tables that no families can have.
    """
    data = _object(text)
    question = Question(
        tables=tuple(read_count(table) for table in listed(data.get("tables"), MOST_TABLES)),
        earlier=tuple(
            read_release_plain(release) for release in listed(data.get("earlier", []), MOST_EARLIER)
        ),
        coverage=read_coverage(data.get("coverage", {})),
        newcomers=_newcomers(data.get("newcomers")),
        leave_out=_read_leave_out(data.get("leave_out", {})),
    )
    tables: list[CountTable | ProtectedTable] = [*question.tables]
    tables += [table for release in question.earlier for table in release.tables]
    if sum(len(row) for table in tables for row in table.cells) > MOST_FIGURES:
        raise InvalidValue(reason=f"er staan meer dan {MOST_FIGURES} getallen in")
    return question


def as_json(release: SafeRelease) -> str:
    """Return a release as JSON."""
    concealed = [
        {"table": c.table, "row": c.row, "column": c.column, "why": c.why, "figures": c.figures}
        for c in release.concealed
    ]
    tables = [protected_plain(table) for table in release.tables]
    return _text({"released": True, "tables": tables, "concealed": concealed})


def refusal_json(error: ReportRefused) -> str:
    """Return a refusal as JSON, with the change that would help."""
    change = suggestion(error)
    return _text(
        {
            "released": False,
            "reason": error.facts["reason"],
            "leave_out": {
                "tables": sorted(change.leave_out.tables),
                "rows": [list(place) for place in sorted(change.leave_out.rows)],
            },
            "families": change.families,
        }
    )


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _object(text: str) -> Json:
    if len(text) > LONGEST:
        raise InvalidValue(reason="de invoer is te groot")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValue(reason="de invoer is geen JSON") from None
    if not isinstance(data, dict):
        raise InvalidValue(reason="de invoer is geen lijst van velden")
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise InvalidValue(reason=f"het veld '{unknown[0][:40]}' is niet bekend")
    return data


def _newcomers(data: object) -> int | None:
    if data is None:
        return None
    if type(data) is not int or not 0 <= data <= MOST_FAMILIES:
        raise InvalidValue(reason="het aantal nieuwe gezinnen kan niet kloppen")
    return data


def _read_leave_out(data: object) -> LeftOut:
    if not isinstance(data, dict):
        raise InvalidValue(reason="wat weg moet blijven is niet te lezen")
    rows = [codes(place, 2) for place in listed(data.get("rows", []), MOST_ROWS)]
    if any(len(place) != 2 for place in rows):
        raise InvalidValue(reason="een rij die weg moet blijven is geen tabel met een rij")
    return LeftOut(
        tables=frozenset(codes(data.get("tables", []), MOST_TABLES)),
        rows=frozenset((table, row) for table, row in rows),
    )
