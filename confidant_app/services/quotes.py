"""Which quotes may leave, and how many stay inside."""

from collections.abc import Iterable
from datetime import date

from confidant_app.domain.consent import Purpose, permits
from confidant_app.domain.contacts import Quote, may_leave
from confidant_app.domain.people import has_raised_protection
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.whole import WholeCase
from confidant_app.services import second_look
from confidant_app.services.leaving import clean, gate
from confidant_app.services.namelists import NameLists
from confidant_app.storage import rows_whole
from confidant_app.storage.vault import Vault


def public_quotes(
    vault: Vault, start: date, end: date, on: date, lists: NameLists
) -> tuple[tuple[PublicQuote, ...], int]:
    """Return the quotes of cases opened in the period, as all may read them, and what stays.

    The order is by theme and words, so it says nothing about cases.
    """
    leaving, inside = leaving_quotes(vault, start, end, on, lists)
    return as_public(leaving), inside


def as_public(quotes: Iterable[Quote]) -> tuple[PublicQuote, ...]:
    """Return what of these quotes everybody may read, each once, by theme and words."""
    public = {PublicQuote(theme=quote.theme, words=quote.public_words) for quote in quotes}
    return tuple(sorted(public, key=lambda quote: (quote.theme, quote.words)))


def leaving_quotes(
    vault: Vault, start: date, end: date, on: date, lists: NameLists
) -> tuple[tuple[Quote, ...], int]:
    """Return the quotes of cases opened in the period that may leave, and how many may not.

    A quote leaves only with its own permission, consent to be quoted in force on that day, a
    finished review and a second look where that is asked; never from a reporter with raised
    protection, and never with a name on file in it, whatever was decided in its review.
    """
    cases = [w for w in rows_whole.whole_cases(vault) if start <= w.case.opened <= end]
    allowed = {whole.case.id for whole in cases if _may_be_quoted(whole, on)}
    quotes = [quote for whole in cases for quote in whole.quotes]
    twice = second_look.is_asked(vault)
    read = [q for q in quotes if q.case in allowed and may_leave(q, second_look=twice)]
    leaving = clean(read, gate(vault, lists)) if read else ()
    return leaving, len(quotes) - len(leaving)


def _may_be_quoted(whole: WholeCase, on: date) -> bool:
    protected = any(has_raised_protection(person) for person in whole.people)
    return not protected and permits(whole.consents, Purpose.QUOTE, on)
