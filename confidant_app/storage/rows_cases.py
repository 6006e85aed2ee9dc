"""Rows of cases with their organisations, children and themes."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import (
    AgeBand,
    Case,
    CaseId,
    CaseStatus,
    Child,
    Closing,
    Urgency,
    title,
)
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.errors import NotFound
from confidant_app.domain.vocabulary import Measure, Organisation
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import (
    Row,
    by_owner,
    from_day,
    from_theme,
    the_one,
    to_day,
    to_theme,
)
from confidant_app.storage.rows_case_lists import all_ids, count, page
from confidant_app.storage.rows_erasure import OWN_IDS
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

__all__ = [
    "all_ids",
    "by_number",
    "count",
    "count_in_year",
    "delete",
    "everybody",
    "get",
    "has_number",
    "insert",
    "page",
    "update",
]

_SELECT: Final = (
    "SELECT id, number, opened, keyword, status, closed_on, closing_reason, judgement, urgency, "
    "danger, confidant, deputy, municipality, measure, measure_from, measure_until, family_card "
    "FROM case_file WHERE "
)
_ORGANISATIONS: Final = (
    "SELECT case_id, organisation FROM case_organisation WHERE case_id IN "
    "(SELECT id FROM case_file WHERE "
)
_CHILDREN: Final = (
    "SELECT case_id, number, birth_year, age_band FROM case_child WHERE case_id IN "
    "(SELECT id FROM case_file WHERE "
)
_THEMES: Final = (
    "SELECT case_id, code, severity, knowledge FROM case_theme WHERE case_id IN "
    "(SELECT id FROM case_file WHERE "
)


def insert(vault: Vault, case: Case) -> None:
    """Add a case; its number counts as given from now on, even when the case is erased."""
    vault.write(
        "INSERT INTO case_file (number, opened, keyword, status, closed_on, closing_reason, "
        "judgement, urgency, danger, confidant, deputy, municipality, measure, measure_from, "
        "measure_until, family_card, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(case),
    )
    year, sequence = (int(part) for part in case.number.split("-"))
    vault.write(
        "INSERT INTO case_year (year, taken) VALUES (?, ?) "
        "ON CONFLICT (year) DO UPDATE SET taken = max(taken, excluded.taken)",
        (year, sequence),
    )
    _put_parts(vault, case)


def update(vault: Vault, case: Case) -> None:
    """Replace a case.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE case_file SET number = ?, opened = ?, keyword = ?, status = ?, closed_on = ?, "
        "closing_reason = ?, judgement = ?, urgency = ?, danger = ?, confidant = ?, deputy = ?, "
        "municipality = ?, measure = ?, measure_from = ?, measure_until = ?, family_card = ? "
        "WHERE id = ?",
        _columns(case),
    )
    if not changed:
        raise NotFound
    vault.write("DELETE FROM case_organisation WHERE case_id = ?", (str(case.id),))
    vault.write("DELETE FROM case_child WHERE case_id = ?", (str(case.id),))
    vault.write("DELETE FROM case_theme WHERE case_id = ?", (str(case.id),))
    _put_parts(vault, case)


def get(source: Source, wanted: CaseId) -> Case:
    """Return a case.

    Raises:
        NotFound: it is no longer there.
    """
    return _one(source, "id = ?", str(wanted))


def by_number(source: Source, number: str) -> Case:
    """Return the case with this readable number.

    Raises:
        NotFound: no case has it.
    """
    return _one(source, "number = ?", number)


def has_number(source: Source, number: str) -> bool:
    """Return whether a case has this readable number."""
    return bool(source.read("SELECT 1 FROM case_file WHERE number = ?", (number,)))


def everybody(source: Source) -> tuple[Case, ...]:
    """Return all cases, in order of entry."""
    return _select(source, "TRUE", ())


def count_in_year(source: Source, year: int) -> int:
    """Return the highest number that was ever given in a year, 0 when none was."""
    found = source.read("SELECT taken FROM case_year WHERE year = ?", (year,))
    return int(found[0][0]) if found else 0


def delete(vault: Vault, case: CaseId) -> None:
    """Erase a case with everything that hangs on it, drafts included.

    Raises:
        NotFound: it is no longer there.
    """
    vault.write(
        f"DELETE FROM draft WHERE EXISTS (SELECT 1 FROM ({OWN_IDS}) AS gone "  # noqa: S608
        "WHERE instr(draft.name, gone.id) OR instr(draft.body, gone.id))",
        (str(case),),
    )
    vault.write(
        f"DELETE FROM passage WHERE record IN (SELECT id FROM ({OWN_IDS}))",  # noqa: S608
        (str(case),),
    )
    if not vault.write("DELETE FROM case_file WHERE id = ?", (str(case),)):
        raise NotFound


def _put_parts(vault: Vault, case: Case) -> None:
    owner = str(case.id)
    vault.write_each(
        "INSERT INTO case_organisation (case_id, organisation) VALUES (?, ?)",
        [(owner, organisation) for organisation in case.organisations],
    )
    vault.write_each(
        "INSERT INTO case_child (case_id, position, number, birth_year, age_band) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (owner, position, child.number, child.birth_year, child.age_band)
            for position, child in enumerate(case.children)
        ],
    )
    vault.write_each(
        "INSERT INTO case_theme (case_id, position, code, severity, knowledge) "
        "VALUES (?, ?, ?, ?, ?)",
        [from_theme(case.id, position, mark) for position, mark in enumerate(case.themes)],
    )
    reason = case.closing.reason if case.closing is not None else ""
    body = "\n".join(filter(None, (title(case), reason)))
    at = rows_passages.start_of(case.opened)
    rows_passages.put(vault, PassageKind.CASE, case.id, case.id, at, body)


def _columns(case: Case) -> Row:
    closing = case.closing
    return (
        case.number,
        from_day(case.opened),
        case.keyword,
        case.status,
        from_day(closing.on) if closing is not None else None,
        closing.reason if closing is not None else "",
        closing.judgement if closing is not None else None,
        case.urgency,
        case.danger,
        case.confidant,
        case.deputy,
        case.municipality,
        case.measure,
        from_day(case.measure_from),
        from_day(case.measure_until),
        case.family_card,
        str(case.id),
    )


def _one(source: Source, where: str, param: str) -> Case:
    return the_one(_select(source, where, (param,)))


def _select(source: Source, where: str, params: Sequence[object]) -> tuple[Case, ...]:
    organisations = by_owner(
        source.read(_ORGANISATIONS + where + ") ORDER BY case_id", params), Organisation
    )
    children = by_owner(
        source.read(_CHILDREN + where + ") ORDER BY case_id, position", params), _child
    )
    themes = by_owner(
        source.read(_THEMES + where + ") ORDER BY case_id, position", params), to_theme
    )
    return tuple(
        _case(row, organisations.get(row[0], ()), children.get(row[0], ()), themes.get(row[0], ()))
        for row in source.read(_SELECT + where + " ORDER BY entry", params)
    )


def _child(number: int, birth_year: int | None, age_band: str) -> Child:
    return Child(number=number, birth_year=birth_year, age_band=AgeBand(age_band))


def _case(
    row: Row,
    organisations: tuple[Organisation, ...],
    children: tuple[Child, ...],
    themes: tuple[ThemeMark, ...],
) -> Case:
    closed_on = to_day(row[5])
    closing = None if closed_on is None else Closing(on=closed_on, reason=row[6], judgement=row[7])
    return Case(
        id=CaseId(UUID(row[0])),
        number=row[1],
        opened=date.fromisoformat(row[2]),
        keyword=row[3],
        status=CaseStatus(row[4]),
        closing=closing,
        urgency=Urgency(row[8]),
        danger=bool(row[9]),
        confidant=row[10],
        deputy=row[11],
        municipality=row[12],
        organisations=frozenset(organisations),
        measure=Measure(row[13]),
        measure_from=to_day(row[14]),
        measure_until=to_day(row[15]),
        children=children,
        family_card=row[16],
        themes=themes,
    )
