"""The case list: one filter for what a screen shows, counts and exports."""

from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId, CaseStatus, Urgency
from confidant_app.domain.lists import CaseLine, CaseQuery
from confidant_app.domain.steps import ENDED
from confidant_app.domain.vocabulary import Measure
from confidant_app.storage.fields import Row, from_day, to_day, to_moment
from confidant_app.storage.match import expression
from confidant_app.storage.vault import Source

Part = tuple[str, tuple[object, ...]]

_LINES: Final = (
    "SELECT case_file.id, number, keyword, status, urgency, danger, municipality, measure, "
    "opened, next.what, next.due, "
    "(SELECT max(at) FROM contact WHERE case_id = case_file.id) FROM case_file "
    "LEFT JOIN follow_up AS next ON next.entry = (SELECT entry FROM follow_up "
    "WHERE case_id = case_file.id AND done_on IS NULL ORDER BY due, entry LIMIT 1) WHERE "
)
_COUNT: Final = "SELECT count(*) FROM case_file WHERE "
_IDS: Final = "SELECT case_file.id FROM case_file WHERE "
_LAST_OPENED_FIRST: Final = " ORDER BY opened DESC, case_file.entry DESC"
_HAS_WORDS: Final = (
    "EXISTS (SELECT 1 FROM passage WHERE case_id = case_file.id AND +id IN "
    "(SELECT rowid FROM passage_index WHERE passage_index MATCH ?))"
)
_HAS_THEME: Final = (
    "(EXISTS (SELECT 1 FROM case_theme WHERE code = ? AND case_id = case_file.id) OR "
    "EXISTS (SELECT 1 FROM contact JOIN contact_theme ON contact_id = contact.id "
    "WHERE contact.case_id = case_file.id AND code = ?))"
)
_HAS_STEP: Final = "EXISTS (SELECT 1 FROM step WHERE case_id = case_file.id AND status NOT IN "


def page(source: Source, query: CaseQuery, limit: int, offset: int) -> tuple[CaseLine, ...]:
    """Return `limit` cases from the `offset`th on, the last opened first."""
    where, params = _where(query)
    return tuple(
        _line(row)
        for row in source.read(
            _LINES + where + _LAST_OPENED_FIRST + " LIMIT ? OFFSET ?",
            (*params, limit, offset),
        )
    )


def count(source: Source, query: CaseQuery) -> int:
    """Return how many cases the filter selects."""
    where, params = _where(query)
    ((found,),) = source.read(_COUNT + where, params)
    return int(found)


def all_ids(source: Source, query: CaseQuery) -> tuple[CaseId, ...]:
    """Return the ids of all cases that the filter selects, in the order of `page`."""
    where, params = _where(query)
    return tuple(
        CaseId(UUID(row[0])) for row in source.read(_IDS + where + _LAST_OPENED_FIRST, params)
    )


def _where(query: CaseQuery) -> tuple[str, tuple[object, ...]]:
    parts: list[Part] = [("TRUE", ()), *_columns(query), *_days(query), *_linked(query)]
    return (
        " AND ".join(sql for sql, _ in parts),
        tuple(param for _, params in parts for param in params),
    )


def _columns(query: CaseQuery) -> list[Part]:
    found: list[Part] = []
    if query.status:
        marks = ", ".join("?" * len(query.status))
        found.append((f"status IN ({marks})", tuple(sorted(query.status))))
    if query.municipality is not None:
        found.append(("municipality = ?", (query.municipality,)))
    return found


def _days(query: CaseQuery) -> list[Part]:
    found: list[Part] = []
    if query.opened_from is not None:
        found.append(("opened >= ?", (from_day(query.opened_from),)))
    if query.opened_until is not None:
        found.append(("opened <= ?", (from_day(query.opened_until),)))
    return found


def _linked(query: CaseQuery) -> list[Part]:
    found: list[Part] = []
    words = expression(query.text)
    if words:
        found.append((_HAS_WORDS, (words,)))
    if query.theme is not None:
        found.append((_HAS_THEME, (query.theme, query.theme)))
    if query.open_steps_only:
        marks = ", ".join("?" * len(ENDED))
        found.append((_HAS_STEP + f"({marks}))", tuple(sorted(ENDED))))
    return found


def _line(row: Row) -> CaseLine:
    last = row[11]
    return CaseLine(
        id=CaseId(UUID(row[0])),
        number=row[1],
        keyword=row[2],
        status=CaseStatus(row[3]),
        urgency=Urgency(row[4]),
        danger=bool(row[5]),
        municipality=row[6],
        measure=Measure(row[7]),
        opened=date.fromisoformat(row[8]),
        next_what=row[9] or "",
        next_on=to_day(row[10]),
        last_contact=None if last is None else to_moment(last).astimezone().date(),
    )
