"""From a term and the day of its event to a deadline, its warnings and its derivation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from confidant_app.domain.alerts import closing_from, warning_days
from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import EventDate
from confidant_app.domain.derivation import DerivationLine, Rule, as_data
from confidant_app.domain.errors import NotInCatalogue
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.reckoning import reckon
from confidant_app.domain.terms import Amount, Extension, ExtensionKind, StartRule, Term


class Missing(StrEnum):
    """Which fact keeps a deadline from being counted."""

    EVENT = "event"
    AMOUNT = "amount"
    STATED_DAY = "stated_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUnknown:
    """No deadline yet: `question` asks in Dutch for the fact that is missing."""

    term: Term
    missing: Missing
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTerm:
    """The term runs and has no last day, as long as nothing was decided."""

    term: Term
    derivation: tuple[DerivationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day of a term.

    `on` is counted from the earliest possible day of the event, `latest` from the last
    possible one (None when nobody knows that day). `warn` are the days to warn on, in order;
    from `closing_from` on the term counts as nearly over.
    """

    term: Term
    on: date
    latest: date | None
    certainty: Certainty
    warn: tuple[date, ...]
    closing_from: date
    derivation: tuple[DerivationLine, ...]


Counted = Deadline | OpenTerm | TermUnknown


def deadline(
    term: Term,
    event: EventDate,
    holidays: Holidays,
    *,
    amount: Amount | None = None,
    extensions: Sequence[str] = (),
    stated: date | None = None,
) -> Counted:
    """Return the deadline of a term, or the question that stands in its way.

    `amount` fills in what only the organisation's own rules say, and is used only there.
    `extensions` are codes of the term's own extensions; `stated` is the new last day that the
    organisation itself named, and goes with an extension of that kind.

    Raises:
        NotInCatalogue: an extension that this term does not have.

    """
    given = [_extension(term, code) for code in extensions]
    start = event.earliest
    if start is None:
        return TermUnknown(term=term, missing=Missing.EVENT, question=term.event.question)
    if term.start is StartRule.OPEN:
        return OpenTerm(term=term, derivation=_open(term, start))
    if any(extension.kind is ExtensionKind.STATED for extension in given):
        return _stated(term, event, start, stated)
    whole = term.amount or amount
    if whole is None:
        return TermUnknown(term=term, missing=Missing.AMOUNT, question=term.question)
    amounts = _amounts(whole, given)
    lines = reckon(term, start, amounts, holidays)
    latest = event.latest and lines[-1].on
    if event.latest is not None and event.latest != start:
        latest = reckon(term, event.latest, amounts, holidays)[-1].on
    return _deadline(term, event, lines, latest)


def days_left(found: Deadline, today: date) -> int:
    """Return the days to the deadline: 0 on the day itself, negative once it has passed."""
    return (found.on - today).days


def counted_as_data(counted: Counted) -> dict[str, object]:
    """Return a deadline, an open term or a question for JSON; a date is a text like 2026-04-07."""
    term = counted.term
    data: dict[str, object] = {
        "route": term.route,
        "step": term.step,
        "kind": term.kind.value,
        "bound": term.bound.value,
        "event_name": term.event.name,
        "source": term.source.text,
        "checked_on": term.source.checked_on.isoformat(),
        "certainty": term.source.certainty.value,
    }
    if isinstance(counted, TermUnknown):
        return data | {"deadline": None, "question": counted.question}
    lines = counted.derivation
    data |= {"event": lines[0].on.isoformat(), "derivation": [as_data(line) for line in lines]}
    if isinstance(counted, OpenTerm):
        return data | {"deadline": None, "warn": []}
    return data | {
        "deadline": counted.on.isoformat(),
        "latest": counted.latest and counted.latest.isoformat(),
        "date_certainty": counted.certainty.value,
        "warn": [day.isoformat() for day in counted.warn],
    }


def _extension(term: Term, code: str) -> Extension:
    for extension in term.extensions:
        if extension.code == code:
            return extension
    raise NotInCatalogue(code=code)


def _amounts(whole: Amount, given: Sequence[Extension]) -> tuple[Amount, ...]:
    replacing = [e.amount for e in given if e.kind is ExtensionKind.REPLACES and e.amount]
    added = [e.amount for e in given if e.kind is ExtensionKind.ADDS and e.amount]
    return (*(replacing[-1:] or [whole]), *added)


def _stated(term: Term, event: EventDate, start: date, stated: date | None) -> Counted:
    if stated is None:
        question = "Welke nieuwe laatste dag noemt de organisatie in haar bericht?"
        return TermUnknown(term=term, missing=Missing.STATED_DAY, question=question)
    lines = (
        DerivationLine(rule=Rule.EVENT, on=start, text=term.event.name),
        DerivationLine(
            rule=Rule.STATED,
            on=stated,
            text="nieuwe termijn, genoemd door de organisatie",
            source=term.source.text,
        ),
        DerivationLine(rule=Rule.RESULT, on=stated, text="laatste dag"),
    )
    return _deadline(term, event, lines, stated)


def _open(term: Term, start: date) -> tuple[DerivationLine, ...]:
    return (
        DerivationLine(rule=Rule.EVENT, on=start, text=term.event.name),
        DerivationLine(
            rule=Rule.OPEN,
            on=start,
            text="de termijn loopt door zolang er niet is beslist",
            source=term.source.text,
        ),
    )


def _deadline(
    term: Term, event: EventDate, lines: tuple[DerivationLine, ...], latest: date | None
) -> Deadline:
    circa = event.certainty is Certainty.CIRCA
    first = replace(lines[0], rule=Rule.EVENT_CIRCA) if circa else lines[0]
    start, on = lines[0].on, lines[-1].on
    return Deadline(
        term=term,
        on=on,
        latest=latest,
        certainty=event.certainty,
        warn=warning_days(term, start, on),
        closing_from=closing_from(term, start, on),
        derivation=(first, *lines[1:]),
    )
