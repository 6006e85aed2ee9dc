"""Gate 1: words leave only after every finding was decided and a second reader approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import build_matcher
from confidant_app.deidentify.redaction import redact
from confidant_app.deidentify.words import few_capitals
from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Quote
from confidant_app.domain.errors import InvalidValue, QuoteUndecided
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label, Why
from confidant_app.domain.log import Act
from confidant_app.domain.people import Person, has_raised_protection, names
from confidant_app.domain.vocabulary import Role
from confidant_app.services.leaving import check_printed, names_on_file, pointing
from confidant_app.storage import rows_log, rows_people, rows_quotes
from confidant_app.storage.vault import Vault, VaultKind

__all__ = ["Certainty", "Finding", "Label", "Review", "Why"]

_STAND_INS = {
    Role.YOUTH: "jongere",
    Role.PARENT_WITH_AUTHORITY: "ouder",
    Role.PARENT_WITHOUT_AUTHORITY: "ouder",
    Role.GUARDIAN: "voogd",
    Role.SHARED_AUTHORITY: "verzorger",
    Role.FOSTER_PARENT: "pleegouder",
    Role.GRANDPARENT: "grootouder",
    Role.NETWORK: "familie",
    Role.PROFESSIONAL: "professional",
    Role.GENERAL_PRACTITIONER: "huisarts",
    Role.EMPLOYEE: "medewerker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One quote under review; `findings` follow `quote.words` from left to right.

    `unreliable` warns that the words have almost no capitals, where finding names fails most.
    """

    quote: Quote
    findings: tuple[Finding, ...]
    unreliable: bool


def waiting_quotes(vault: Vault) -> tuple[Quote, ...]:
    """Return the quotes that the reporter allows and that still miss a review or approval.

    A reporter who works at the institution is never quoted, whatever was allowed. The quotes
    of a coordinator were reviewed where they come from.
    """
    if vault.kind is VaultKind.COORDINATOR:
        return ()
    silent = {p.case for p in rows_people.everybody(vault) if has_raised_protection(p)}
    return tuple(
        quote
        for quote in rows_quotes.permitted(vault)
        if quote.approved_on is None and quote.case not in silent
    )


def start(vault: Vault, quote: Quote, lists: NameLists) -> Review:
    """Return the quote with everything in it that may point to somebody.

    The names of its own case come with their roles; those of every other case count as well.
    """
    known = known_names(rows_people.everybody(vault), quote, rows_people.former_names(vault))
    return Review(
        quote=quote,
        findings=find(quote.words, known, lists),
        unreliable=few_capitals(quote.words),
    )


def known_names(
    people: Iterable[Person], quote: Quote, former: Iterable[str] = ()
) -> tuple[KnownName, ...]:
    """Return every name on file, with a role only for the people of the quote's own case.

    `former` are names of before; nobody says any more whose they were.
    """
    found = []
    for person in people:
        role = _STAND_INS.get(person.role, "") if person.case == quote.case else ""
        found += [KnownName(text=name, role=role) for name in names(person)]
    present = {name.text for name in found}
    found += [KnownName(text=name) for name in former if name not in present]
    return tuple(dict.fromkeys(found))


def proposal(review: Review, keep: frozenset[int] = frozenset()) -> str:
    """Return the words with every finding replaced, except those whose number is in `keep`."""
    hidden = [found for number, found in enumerate(review.findings) if number not in keep]
    return redact(review.quote.words, hidden)


def finish(
    vault: Vault,
    review: Review,
    decided: Sequence[bool | None],
    public_words: str,
    lists: NameLists,
    at: datetime,
) -> Quote:
    """Save the reviewed words and return the quote; a second reader still has to approve it.

    `decided` says for each finding whether it was hidden (True), kept (False) or not looked at
    (None).

    Raises:
        QuoteUndecided: a finding was not looked at, or the new words hold a name on file, a
            number or an address.
        InvalidValue: there is no permission, nothing is left to say, or too much, or a character
            that nobody sees.
        GlyphMissing: the typeface of the report lacks a character.
    """
    if review.quote.permission is not Answer.YES:
        raise InvalidValue(reason="voor dit citaat is geen toestemming gegeven")
    public_words = public_words.strip()
    check_printed(public_words)
    looked_at = sum(one is not None for one in decided[: len(review.findings)])
    undecided = len(review.findings) - looked_at
    undecided += len(_pointing(vault, public_words, lists))
    if undecided:
        raise QuoteUndecided(count=undecided)
    quote = replace(
        review.quote,
        public_words=public_words,
        reviewed_on=at.date(),
        second_reader="",
        approved_on=None,
    )
    with vault.transaction():
        rows_quotes.update(vault, quote)
        rows_log.append(vault, at, Act.QUOTE_REVIEWED, str(quote.id))
    return quote


def approve(
    vault: Vault, quote: Quote, second_reader: str, on: date, at: datetime, lists: NameLists
) -> Quote:
    """Record that a second reader found nobody in the public words, and return the quote.

    Raises:
        InvalidValue: nobody is named as second reader, or the words were not reviewed.
        QuoteUndecided: a name came on file after the review and stands in the words.
    """
    if not second_reader.strip() or quote.reviewed_on is None:
        raise InvalidValue(reason="een tweede lezer kijkt pas na de eerste beoordeling")
    left = _pointing(vault, quote.public_words, lists)
    if left:
        raise QuoteUndecided(count=len(left))
    approved = replace(quote, second_reader=second_reader.strip(), approved_on=on)
    with vault.transaction():
        rows_quotes.update(vault, approved)
        rows_log.append(vault, at, Act.QUOTE_APPROVED, str(quote.id))
    return approved


def _pointing(vault: Vault, text: str, lists: NameLists) -> tuple[Finding, ...]:
    return pointing(text, build_matcher(names_on_file(vault), lists), lists)
