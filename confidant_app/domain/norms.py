"""Norms: what was promised to every child, what was found of it, and what others published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.counting import workdays_after
from confidant_app.domain.dates import EventDate
from confidant_app.domain.deadlines import Deadline, deadline
from confidant_app.domain.entries import Entry
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.sources import Source
from confidant_app.domain.terms import Term, TermKey, Unit, step_code


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """What somebody else said about a norm; it belongs to `speaker` and to nobody else.

    `said_on` is as exact as the source ("juli/augustus 2025").
    """

    value: str
    speaker: str
    said_on: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One norm; `term` is the time it gives, if it gives one."""

    code: str
    name: str
    text: str
    source: Source
    term: Term | None = None
    figures: tuple[PublishedFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a norm with a term was met.

    `days` counts from the start to the deed: working days where the norm does, else calendar
    days; None unless both days are exact.
    """

    met: Answer
    days: int | None = None
    deadline: Deadline | None = None


def judge(
    term: Term,
    start: EventDate,
    done: EventDate,
    holidays: Holidays,
    *,
    undone_on: date | None = None,
) -> Judgement:
    """Return whether it was done in time; what does not follow from the dates is unknown.

    `undone_on` is a day on which it certainly had not been done yet.
    """
    counted = deadline(term, start, holidays)
    if not isinstance(counted, Deadline):
        return Judgement(met=Answer.UNKNOWN)
    return Judgement(
        met=_met(counted, done, undone_on),
        days=_days(term, start, done, holidays),
        deadline=counted,
    )


def parse_norms(
    data: Mapping[str, object], terms: Mapping[TermKey, Term], *, file: str = "norms.toml"
) -> Mapping[str, Norm]:
    """Build the norms by code.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or names an unknown term.

    """
    top = Entry(data, file=file, name="het hele bestand")
    norms: dict[str, Norm] = {}
    for entry in top.entries("norms"):
        norm = Norm(
            code=entry.code("code"),
            name=entry.text("name"),
            text=entry.text("text"),
            source=entry.source(),
            term=_term(entry, terms) if entry.has("term") else None,
            figures=tuple(_figure(one) for one in entry.entries("figures", "value")),
        )
        entry.close()
        entry.once(norms, norm.code)
        norms[norm.code] = norm
    top.close()
    return norms


def _met(found: Deadline, done: EventDate, undone_on: date | None) -> Answer:
    if done.latest is not None and done.latest <= found.on:
        return Answer.YES
    last = found.latest
    if last is None:
        return Answer.UNKNOWN
    late = any(day is not None and day > last for day in (done.earliest, undone_on))
    return Answer.NO if late else Answer.UNKNOWN


def _days(term: Term, start: EventDate, done: EventDate, holidays: Holidays) -> int | None:
    exact = start.certainty is done.certainty is Certainty.EXACT
    if not exact or start.earliest is None or done.earliest is None:
        return None
    if term.amount is not None and term.amount.unit is Unit.WORKDAY:
        return workdays_after(start.earliest, done.earliest, holidays)
    return (done.earliest - start.earliest).days


def _term(entry: Entry, terms: Mapping[TermKey, Term]) -> Term:
    route, _, step = entry.text("term").partition(" ")
    found = terms.get((route, step_code(step)))
    if found is None:
        raise entry.broken(f"de termijn {route} {step} bestaat niet")
    return found


def _figure(entry: Entry) -> PublishedFigure:
    figure = PublishedFigure(
        value=entry.text("value"),
        speaker=entry.text("speaker"),
        said_on=entry.text("said_on"),
        source=entry.source(),
    )
    entry.close()
    return figure
