"""Rows of public statements, as the owner of a vault worded or added them."""

from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.statements import Own, Statement, StatementId, as_code, from_code
from confidant_app.storage.fields import Row, from_day
from confidant_app.storage.vault import Source, Vault

_NO_WORDS: Final = Statement(speaker="", said_on="", words="", source="")


def everything(source: Source) -> tuple[Own, ...]:
    """Return all statements that the owner wrote, in the order in which they were added."""
    found = source.read(
        "SELECT id, on_day, speaker, words, source, said_on, beside, replaces, left_out "
        "FROM claim ORDER BY entry"
    )
    return tuple(
        Own(
            id=StatementId(UUID(row[0])),
            written_on=date.fromisoformat(row[1]),
            statement=_statement(row) if row[3] else None,
            replaces=row[7],
            left_out=bool(row[8]),
        )
        for row in found
    )


def put(vault: Vault, own: Own) -> None:
    """Keep a statement under its id, in the place of what stood there."""
    day = from_day(own.written_on)
    said = own.statement or _NO_WORDS
    vault.write(
        "INSERT INTO claim (id, on_day, checked_on, speaker, words, source, said_on, beside, "
        "replaces, left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "on_day = excluded.on_day, checked_on = excluded.checked_on, speaker = excluded.speaker, "
        "words = excluded.words, source = excluded.source, said_on = excluded.said_on, "
        "beside = excluded.beside, left_out = excluded.left_out",
        (
            str(own.id),
            day,
            day,
            said.speaker,
            said.words,
            said.source,
            said.said_on,
            "\n".join(as_code(at) for at in said.beside),
            own.replaces,
            int(own.left_out),
        ),
    )


def remove(vault: Vault, wanted: StatementId) -> None:
    """Take a statement away; where it worded one of the catalogue, that one stands again."""
    vault.write("DELETE FROM claim WHERE id = ?", (str(wanted),))


def _statement(row: Row) -> Statement:
    return Statement(
        speaker=row[2],
        words=row[3],
        source=row[4],
        said_on=row[5],
        beside=tuple(from_code(code) for code in row[6].splitlines()),
    )
