"""Rows of quotes: literal words, and how far they have come towards leaving."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId, Quote, QuoteId, Reopened
from confidant_app.domain.errors import NotFound
from confidant_app.storage.fields import Row, from_day, the_one, to_day
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, case_id, contact_id, words, permission, theme, public_words, reviewed_on, "
    "second_reader, approved_on, reopened FROM quote"
)
_NEWEST_FIRST: Final = " ORDER BY entry DESC"


def insert(vault: Vault, quote: Quote) -> None:
    """Add a quote."""
    vault.write(
        "INSERT INTO quote (case_id, contact_id, words, permission, theme, public_words, "
        "reviewed_on, second_reader, approved_on, reopened, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _columns(quote),
    )


def update(vault: Vault, quote: Quote) -> None:
    """Replace a quote.

    Raises:
        NotFound: it is no longer there.
    """
    changed = vault.write(
        "UPDATE quote SET case_id = ?, contact_id = ?, words = ?, permission = ?, theme = ?, "
        "public_words = ?, reviewed_on = ?, second_reader = ?, approved_on = ?, "
        "reopened = ? WHERE id = ?",
        _columns(quote),
    )
    if not changed:
        raise NotFound


def get(source: Source, wanted: QuoteId) -> Quote:
    """Return a quote.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def of_case(source: Source, case: CaseId) -> tuple[Quote, ...]:
    """Return the quotes of a case, newest first."""
    return _select(source, " WHERE case_id = ?" + _NEWEST_FIRST, (str(case),))


def everybody(source: Source) -> tuple[Quote, ...]:
    """Return the quotes of all cases, newest first."""
    return _select(source, _NEWEST_FIRST, ())


def permitted(source: Source) -> tuple[Quote, ...]:
    """Return the quotes that their reporters allow, newest first."""
    return _select(source, " WHERE permission = ?" + _NEWEST_FIRST, (Answer.YES,))


def _columns(quote: Quote) -> Row:
    return (
        str(quote.case),
        str(quote.contact),
        quote.words,
        quote.permission,
        quote.theme,
        quote.public_words,
        from_day(quote.reviewed_on),
        quote.second_reader,
        from_day(quote.approved_on),
        quote.reopened,
        str(quote.id),
    )


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Quote, ...]:
    return tuple(_quote(row) for row in source.read(_SELECT + tail, params))


def _quote(row: Row) -> Quote:
    return Quote(
        id=QuoteId(UUID(row[0])),
        case=CaseId(UUID(row[1])),
        contact=ContactId(UUID(row[2])),
        words=row[3],
        permission=Answer(row[4]),
        theme=row[5],
        public_words=row[6],
        reviewed_on=to_day(row[7]),
        second_reader=row[8],
        approved_on=to_day(row[9]),
        reopened=Reopened(row[10]),
    )
