"""Which quotes may leave, and how many stay inside."""

from collections.abc import Iterable
from datetime import date

from confidant_app.domain.consent import Purpose, permits
from confidant_app.domain.contacts import Quote, may_leave
from confidant_app.domain.people import has_raised_protection
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.whole import WholeCase
from confidant_app.storage import rows_whole
from confidant_app.storage.vault import Vault


def public_quotes(
    vault: Vault, start: date, end: date, on: date
) -> tuple[tuple[PublicQuote, ...], int]:
    """Return the approved quotes of cases opened in the period, and how many others there are.

    The order is by theme and words, so it says nothing about cases.
    """
    leaving, inside = approved_quotes(vault, start, end, on)
    return as_public(leaving), inside


def as_public(quotes: Iterable[Quote]) -> tuple[PublicQuote, ...]:
    """Return what of these quotes everybody may read, each once, by theme and words."""
    public = {PublicQuote(theme=quote.theme, words=quote.public_words) for quote in quotes}
    return tuple(sorted(public, key=lambda quote: (quote.theme, quote.words)))


def approved_quotes(
    vault: Vault, start: date, end: date, on: date
) -> tuple[tuple[Quote, ...], int]:
    """Return the quotes of cases opened in the period that may leave, and how many may not.

    A quote leaves only with its own permission, consent to be quoted in force on that day, a
    finished review and a second reader; never from a reporter with raised protection.
    """
    cases = [w for w in rows_whole.whole_cases(vault) if start <= w.case.opened <= end]
    allowed = {whole.case.id for whole in cases if _may_be_quoted(whole, on)}
    quotes = [quote for whole in cases for quote in whole.quotes]
    leaving = tuple(quote for quote in quotes if quote.case in allowed and may_leave(quote))
    return leaving, len(quotes) - len(leaving)


def _may_be_quoted(whole: WholeCase, on: date) -> bool:
    protected = any(has_raised_protection(person) for person in whole.people)
    return not protected and permits(whole.consents, Purpose.QUOTE, on)
