"""Rows of letters of the family."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import NotFound
from confidant_app.domain.letters import Letter, LetterId
from confidant_app.domain.steps import StepId
from confidant_app.storage.fields import Row, from_id, from_moment, the_one, to_id, to_moment
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, case_id, step_id, template, title, body, written_at, given_out_at FROM letter"
)
_NEWEST_FIRST: Final = " ORDER BY written_at DESC, entry DESC"


def insert(vault: Vault, letter: Letter) -> None:
    """Add a letter."""
    vault.write(
        "INSERT INTO letter (case_id, step_id, template, title, body, written_at, given_out_at, "
        "id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(letter),
    )


def update(vault: Vault, letter: Letter) -> None:
    """Replace a letter.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE letter SET case_id = ?, step_id = ?, template = ?, title = ?, body = ?, "
        "written_at = ?, given_out_at = ? WHERE id = ?",
        _columns(letter),
    )
    if not changed:
        raise NotFound


def delete(vault: Vault, wanted: LetterId) -> None:
    """Remove a letter; that it is gone already does no harm."""
    vault.write("DELETE FROM letter WHERE id = ?", (str(wanted),))


def get(source: Source, wanted: LetterId) -> Letter:
    """Return a letter.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Letter, ...]:
    """Return the letters of a case, newest first."""
    return _select(source, " WHERE case_id = ?" + _NEWEST_FIRST, (str(case),))


def everybody(source: Source) -> tuple[Letter, ...]:
    """Return the letters of all cases, newest first."""
    return _select(source, _NEWEST_FIRST, ())


def _columns(letter: Letter) -> Row:
    given = letter.given_out_at
    return (
        str(letter.case),
        from_id(letter.step),
        letter.template,
        letter.title,
        letter.body,
        from_moment(letter.written_at),
        None if given is None else from_moment(given),
        str(letter.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Letter, ...]:
    return tuple(
        Letter(
            id=LetterId(UUID(row[0])),
            case=CaseId(UUID(row[1])),
            step=to_id(row[2], StepId),
            template=row[3],
            title=row[4],
            body=row[5],
            written_at=to_moment(row[6]),
            given_out_at=None if row[7] is None else to_moment(row[7]),
        )
        for row in source.read(_SELECT + tail, params)
    )
