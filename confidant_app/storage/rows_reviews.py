"""Rows of reviews: what was decided about each finding, and words that are hidden everywhere."""

from collections.abc import Iterable
from datetime import date, datetime

from confidant_app.domain.contacts import QuoteId, Reopened
from confidant_app.domain.detail import AgeDetail, DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.review import Choice, Passage, Review
from confidant_app.storage.fields import Row, from_day, from_moment
from confidant_app.storage.vault import Source, Vault


def put(vault: Vault, quote: QuoteId, review: Review, at: datetime) -> None:
    """Keep a review; an earlier one of the same quote is replaced."""
    owner, detail = str(quote), review.detail
    vault.write(
        "INSERT INTO quote_review (quote_id, dates, ages, places) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (quote_id) DO UPDATE SET "
        "dates = excluded.dates, ages = excluded.ages, places = excluded.places",
        (owner, detail.dates, detail.ages, detail.places),
    )
    vault.write("DELETE FROM quote_decision WHERE quote_id = ?", (owner,))
    vault.write_each(
        "INSERT INTO quote_decision (quote_id, first, after, label, why, certainty, person, own, "
        "choice, reason, everywhere, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_columns(owner, one, at) for one in review.passages if one.choice is not None],
    )


def passages(source: Source, quote: QuoteId) -> tuple[Passage, ...]:
    """Return what was decided about the words of a quote, from left to right."""
    rows = source.read(
        "SELECT first, after, label, why, certainty, person, own, choice, reason, everywhere "
        "FROM quote_decision WHERE quote_id = ? ORDER BY first",
        (str(quote),),
    )
    return tuple(_passage(row) for row in rows)


def detail(source: Source, quote: QuoteId) -> Detail:
    """Return what the replacements in a quote may tell; the default before its first review."""
    rows = source.read(
        "SELECT dates, ages, places FROM quote_review WHERE quote_id = ?", (str(quote),)
    )
    if not rows:
        return Detail()
    ((dates, ages, places),) = rows
    return Detail(dates=DateDetail(dates), ages=AgeDetail(ages), places=PlaceDetail(places))


def hidden_everywhere(source: Source, since: date) -> tuple[tuple[str, Label], ...]:
    """Return the words that were hidden in every text, on this day or later, each once."""
    rows = source.read(
        "SELECT words, first, after, label FROM quote_decision JOIN quote ON id = quote_id "
        "WHERE everywhere = 1 AND decided_at >= ? ORDER BY decided_at, first",
        (from_day(since),),
    )
    found = {words[first:after]: Label(label) for words, first, after, label in rows}
    return tuple(sorted(found.items()))


def reopen(vault: Vault, quotes: Iterable[QuoteId], why: Reopened) -> None:
    """Take back the reviews of these quotes."""
    vault.write_each(
        "UPDATE quote SET reviewed_on = NULL, second_reader = '', approved_on = NULL, "
        "reopened = ? WHERE id = ? AND reviewed_on IS NOT NULL",
        [(why, str(quote)) for quote in quotes],
    )


def _columns(owner: str, passage: Passage, at: datetime) -> Row:
    finding = passage.finding
    return (
        owner,
        finding.start,
        finding.end,
        finding.label,
        finding.why,
        finding.certainty,
        finding.person or "",
        finding.own,
        passage.choice,
        passage.reason,
        passage.everywhere,
        from_moment(at),
    )


def _passage(row: Row) -> Passage:
    finding = Finding(
        start=row[0],
        end=row[1],
        label=Label(row[2]),
        why=Why(row[3]),
        certainty=Certainty(row[4]),
        person=row[5] or None,
        own=bool(row[6]),
    )
    return Passage(finding=finding, choice=Choice(row[7]), reason=row[8], everywhere=bool(row[9]))
