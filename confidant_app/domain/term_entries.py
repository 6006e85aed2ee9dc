"""Read the terms of the catalogue, and the events and subjects that they hang on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from confidant_app.domain.entries import Entry
from confidant_app.domain.facts import Question
from confidant_app.domain.terms import (
    Amount,
    Atw,
    Bound,
    EventKind,
    Extension,
    ExtensionKind,
    StartRule,
    Term,
    TermKey,
    TermKind,
    Unit,
    key,
    step_code,
)

_MOST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FactList:
    """What can be asked of a case: days of events, and yes-or-no questions, by code."""

    events: Mapping[str, EventKind]
    questions: Mapping[str, Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermList:
    """All terms by route and step; `subjects` names what has terms without being a route."""

    subjects: Mapping[str, str]
    terms: Mapping[TermKey, Term]


def parse_facts(data: Mapping[str, object], *, file: str = "facts.toml") -> FactList:
    """Build the list of events and questions.

    Raises:
        CatalogueBroken: an entry that does not follow the schema.

    """
    top = Entry(data, file=file, name="het hele bestand")
    events: dict[str, EventKind] = {}
    for entry in top.entries("events"):
        kind = EventKind(
            code=entry.code("code"),
            name=entry.text("name"),
            question=entry.text("question"),
            hint=entry.optional_text("hint"),
            planned=entry.flag("planned", default=False),
        )
        entry.close()
        entry.once(events, kind.code)
        events[kind.code] = kind
    questions: dict[str, Question] = {}
    for entry in top.entries("questions"):
        question = _question(entry, events)
        entry.once(questions, question.code)
        questions[question.code] = question
    top.close()
    return FactList(events=events, questions=questions)


def parse_terms(
    data: Mapping[str, object], facts: FactList, *, file: str = "terms.toml"
) -> TermList:
    """Build the list of terms.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or names an unknown event.

    """
    top = Entry(data, file=file, name="het hele bestand")
    subjects: dict[str, str] = {}
    for entry in top.entries("subjects"):
        entry.once(subjects, entry.code("code"))
        subjects[entry.code("code")] = entry.text("name")
        entry.close()
    terms: dict[TermKey, Term] = {}
    for entry in top.entries("terms", "step"):
        term = _term(entry, facts.events)
        entry.once(terms, key(term))
        terms[key(term)] = term
    for term in terms.values():
        _check_within(term, terms, file)
    top.close()
    return TermList(subjects=subjects, terms=terms)


def _question(entry: Entry, events: Mapping[str, EventKind]) -> Question:
    event = _event(entry, events) if entry.has("event") else None
    question = Question(
        code=entry.code("code"),
        text=entry.text("text"),
        hint=entry.optional_text("hint"),
        if_yes=entry.optional_text("if_yes"),
        if_no=entry.optional_text("if_no"),
        event=event,
    )
    entry.close()
    return question


def _event(entry: Entry, events: Mapping[str, EventKind]) -> EventKind:
    code = entry.text("event")
    if code not in events:
        raise entry.broken(f"de gebeurtenis {code} bestaat niet")
    return events[code]


def _term(entry: Entry, events: Mapping[str, EventKind]) -> Term:
    entry.name = f"{entry.text('route')} {entry.name}"
    start = entry.choice("start", StartRule)
    amount = _amount(entry)
    question = entry.optional_text("question")
    asked = amount is None and start is not StartRule.OPEN
    if asked != bool(question):
        raise entry.broken("geef een aantal, of een vraag naar het aantal")
    if start is StartRule.OPEN and amount is not None:
        raise entry.broken("een open termijn heeft geen aantal")
    step = entry.code("step")
    if step != step_code(step):
        raise entry.broken("step heeft kleine letters en streepjes")
    term = Term(
        route=entry.code("route"),
        step=step,
        name=entry.optional_text("name") or step.replace("-", " "),
        bound=entry.choice("bound", Bound),
        kind=entry.choice("kind", TermKind),
        amount=amount,
        event=_event(entry, events),
        start=start,
        atw=entry.choice("atw", Atw),
        source=entry.source(),
        extensions=_extensions(entry),
        question=question,
        late=entry.optional_text("late"),
        within=entry.optional_text("within"),
        otherwise=entry.optional_text("otherwise"),
        liberty=entry.flag("liberty", default=False),
    )
    entry.close()
    return term


def _check_within(term: Term, terms: Mapping[TermKey, Term], file: str) -> None:
    entry = Entry({}, file=file, name=f"{term.route} {term.step}")
    if bool(term.within) != bool(term.otherwise):
        raise entry.broken("within en otherwise horen bij elkaar")
    if term.within and (term.route, term.within) not in terms:
        raise entry.broken(f"de termijn {term.route} {term.within} bestaat niet")


def _extensions(term: Entry) -> tuple[Extension, ...]:
    extensions: dict[str, Extension] = {}
    for entry in term.entries("extensions"):
        extension = Extension(
            code=entry.code("code"),
            name=entry.text("name"),
            kind=entry.choice("kind", ExtensionKind),
            amount=_amount(entry),
        )
        if (extension.amount is None) != (extension.kind is ExtensionKind.STATED):
            raise entry.broken("geef een aantal, behalve bij een termijn die genoemd wordt")
        entry.close()
        entry.once(extensions, extension.code)
        extensions[extension.code] = extension
    return tuple(extensions.values())


def _amount(entry: Entry) -> Amount | None:
    if not entry.has("amount") and not entry.has("unit"):
        return None
    number, unit = entry.number("amount"), entry.choice("unit", Unit)
    if number < 1:
        raise entry.broken("amount moet ten minste 1 zijn")
    if number > _MOST:  # no law counts that far, and a slip of the pen would leave the calendar
        raise entry.broken(f"amount is hooguit {_MOST}")
    return Amount(number=number, unit=unit)
