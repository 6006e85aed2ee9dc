"""Gate 1: words leave only after a person decided about every finding, and looked a second time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from confidant_app.deidentify.again import places_of
from confidant_app.deidentify.finder import find_among
from confidant_app.deidentify.matcher import build_matcher
from confidant_app.deidentify.provinces import Provinces
from confidant_app.deidentify.redaction import Scale, redact
from confidant_app.deidentify.words import few_capitals
from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Quote, QuoteId, Reopened
from confidant_app.domain.errors import InvalidValue, QuoteNamesSomebody, QuoteUndecided
from confidant_app.domain.findings import Finding, KnownName
from confidant_app.domain.log import Act
from confidant_app.domain.people import Person, has_raised_protection, names
from confidant_app.domain.review import (
    Passage,
    Place,
    Review,
    hidden_before,
    hiding,
    still_open,
    taken_over,
)
from confidant_app.domain.vocabulary import Role
from confidant_app.services import cards, second_look
from confidant_app.services.leaving import Gate, check_printed, pointing
from confidant_app.storage import (
    rows_exchange,
    rows_log,
    rows_people,
    rows_quotes,
    rows_releases,
    rows_reviews,
)
from confidant_app.storage.vault import Vault, VaultKind

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
class Started:
    """A quote to review. `written` is what somebody wrote for it before it was opened again.

    `unreliable` warns that the words have almost no capitals, where finding names fails most.
    """

    quote: Quote
    review: Review
    unreliable: bool
    written: str | None = None


def waiting_quotes(vault: Vault) -> tuple[Quote, ...]:
    """Return the quotes that the reporter allows and that still miss a review or a second look.

    A reporter who works at the institution is never quoted, whatever was allowed. The quotes
    of a coordinator were reviewed where they come from.
    """
    if vault.kind is VaultKind.COORDINATOR:
        return ()
    silent = {p.case for p in rows_people.everybody(vault) if has_raised_protection(p)}
    twice = second_look.is_asked(vault)
    return tuple(
        quote
        for quote in rows_quotes.permitted(vault)
        if quote.case not in silent and _misses_a_look(quote, twice=twice)
    )


def start(vault: Vault, quote: Quote, passage: Gate, provinces: Provinces) -> Started:
    """Return the quote with everything in it that may point to somebody.

    The names of its own case come with their roles; those of every other case count as well.
    What was decided about the same words before is decided again, and words that were hidden
    everywhere since the last release are hidden here too.
    """
    found = found_in(quote, passage)
    earlier = rows_reviews.passages(vault, quote.id)
    detail = rows_reviews.detail(vault, quote.id)
    fresh = tuple(Passage(finding=one) for one in found)
    review = taken_over(Review(words=quote.words, passages=fresh, detail=detail), earlier)
    for phrase, label in rows_reviews.hidden_everywhere(vault, _last_export(vault)):
        review = hidden_before(review, places(quote.words, phrase), label)
    return Started(
        quote=quote,
        review=review,
        unreliable=few_capitals(quote.words),
        written=_written(quote, replace(review, passages=earlier), provinces),
    )


def found_in(quote: Quote, passage: Gate) -> tuple[Finding, ...]:
    """Return what in the words of a quote may point to somebody, its own people first."""
    own = build_matcher(known_names(passage.people.get(quote.case, ())), passage.lists)
    return find_among(quote.words, (own, passage.everybody), passage.lists)


def known_names(people: Iterable[Person]) -> tuple[KnownName, ...]:
    """Return every name of the people of a case, with the role that may stand in its place."""
    return tuple(
        dict.fromkeys(
            KnownName(text=name, role=_STAND_INS.get(person.role, ""), own=True)
            for person in people
            for name in names(person)
        )
    )


def proposal(review: Review, provinces: Provinces) -> str:
    """Return the words with every finding replaced, except those that were left standing."""
    return redact(review.words, hiding(review), Scale(detail=review.detail, provinces=provinces))


def places(words: str, phrase: str) -> tuple[Place, ...]:
    """Return where a phrase stands in words, however it is written."""
    return tuple(places_of(words, phrase))


def finish(
    vault: Vault, quote: Quote, review: Review, public_words: str, passage: Gate, at: datetime
) -> Quote:
    """Save the reviewed words and every decision; return the quote.

    Where a second look is asked, it does not leave before that. Other quotes that hold words
    which were hidden everywhere have to be reviewed again.

    Raises:
        QuoteUndecided: nobody decided about a finding.
        QuoteNamesSomebody: the new words hold a name on file, a number or an address.
        InvalidValue: there is no permission, nothing is left to say, or too much, or a character
            that nobody sees.
        GlyphMissing: the typeface of the report lacks a character.
    """
    if quote.permission is not Answer.YES:
        raise InvalidValue(reason="voor dit citaat is geen toestemming gegeven")
    undecided = still_open(review)
    if undecided:
        raise QuoteUndecided(count=len(undecided))
    public_words = public_words.strip()
    check_printed(public_words)
    if pointing(public_words, quote.case, passage):
        raise QuoteNamesSomebody
    reviewed = replace(
        quote,
        public_words=public_words,
        reviewed_on=at.date(),
        second_reader="",
        approved_on=None,
        reopened=Reopened.NO,
    )
    with vault.transaction():
        rows_quotes.update(vault, reviewed)
        rows_reviews.put(vault, quote.id, review, at)
        rows_reviews.reopen(vault, _touched(vault, reviewed, review), Reopened.HIDDEN_WORDS)
        rows_log.append(vault, at, Act.QUOTE_REVIEWED, str(quote.id))
    return reviewed


def approve(
    vault: Vault, quote: Quote, second_reader: str, on: date, at: datetime, passage: Gate
) -> Quote:
    """Record that a second look found nobody in the public words, and return the quote.

    `second_reader` names another confidant; the same one looks again on another day, unnamed.

    Raises:
        InvalidValue: the words were not reviewed, or on the same day by the same person.
        QuoteNamesSomebody: a name came on file after the review and stands in the words.
    """
    reader = " ".join(second_reader.split())
    if quote.reviewed_on is None:
        raise InvalidValue(reason="een tweede blik komt pas na de eerste beoordeling")
    own = reader.casefold() in ("", cards.chosen_name(vault).casefold())
    if own and on <= quote.reviewed_on:
        raise InvalidValue(
            reason="lees het zelf op een andere dag nog eens, of laat een ander het lezen"
        )
    if pointing(quote.public_words, quote.case, passage):
        raise QuoteNamesSomebody
    approved = replace(quote, second_reader=reader, approved_on=on)
    with vault.transaction():
        rows_quotes.update(vault, approved)
        rows_log.append(vault, at, Act.QUOTE_APPROVED, str(quote.id))
    return approved


def reopen_pointing(vault: Vault, passage: Gate) -> None:
    """Open every quote again that names somebody who came on file after its review."""
    read = [quote for quote in rows_quotes.permitted(vault) if quote.reviewed_on is not None]
    named = [q.id for q in read if pointing(q.public_words, q.case, passage)]
    if named:
        with vault.transaction():
            rows_reviews.reopen(vault, named, Reopened.PEOPLE)


def _misses_a_look(quote: Quote, *, twice: bool) -> bool:
    return quote.reviewed_on is None or (twice and quote.approved_on is None)


def _written(quote: Quote, earlier: Review, provinces: Provinces) -> str | None:
    """Return the public words of before when they are not what the program itself proposed."""
    if not quote.public_words or not earlier.passages:
        return quote.public_words or None
    return None if proposal(earlier, provinces) == quote.public_words else quote.public_words


def _touched(vault: Vault, reviewed: Quote, review: Review) -> Sequence[QuoteId]:
    phrases = [review.text(at) for at, one in enumerate(review.passages) if one.everywhere]
    return [
        quote.id
        for quote in rows_quotes.permitted(vault)
        if quote.id != reviewed.id and any(places(quote.public_words, phrase) for phrase in phrases)
    ]


def _last_export(vault: Vault) -> date:
    """Return the day on which words last left this vault; long ago when none ever did."""
    released = (entry.on for entry in rows_releases.everything(vault))
    sent = (bundle.made_at.date() for bundle in rows_exchange.sent(vault))
    return max((*released, *sent), default=date.min)
