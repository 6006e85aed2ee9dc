"""Invented whole cases for hypothesis, and how two of them are compared apart from their ids."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid4

from hypothesis import strategies as st

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import AgeBand, Case, CaseId, CaseStatus, Child, Closing
from confidant_app.domain.coding import Knowledge, ThemeMark
from confidant_app.domain.consent import Consent, ConsentForm, ConsentId, Purpose
from confidant_app.domain.contacts import (
    Channel,
    Contact,
    ContactId,
    Direction,
    Kind,
    Quote,
    QuoteId,
)
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.follow_ups import Advice, AdviceId, FollowUp, FollowUpId, Repeat
from confidant_app.domain.letters import Letter, LetterId
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import (
    Event,
    GivenExtension,
    Outcome,
    OwnTerm,
    Step,
    StepId,
    StepStatus,
)
from confidant_app.domain.terms import Unit
from confidant_app.domain.vocabulary import Measure, Organisation, Role
from confidant_app.domain.whole import WholeCase

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-3))])
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), ZONES)
CIRCA = st.lists(DAYS, min_size=2, max_size=2).map(lambda days: between(min(days), max(days)))
EVENT_DATES = DAYS.map(exactly) | CIRCA | DAYS.map(lambda day: between(day, None))
MARKS = st.builds(
    ThemeMark, code=WORDS, severity=st.integers(1, 3), knowledge=st.sampled_from(Knowledge)
)
CHILDREN = st.builds(
    Child,
    number=st.integers(1, 9),
    birth_year=st.none() | st.integers(1990, 2030),
    age_band=st.sampled_from(AgeBand),
)
ANSWERS = st.sampled_from(Answer)
CLOSINGS = st.builds(
    Closing, on=st.just(date(2151, 1, 1)), reason=WORDS, judgement=st.none() | st.integers(1, 5)
)


def few(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def cases(draw) -> Case:
    closing = draw(st.none() | CLOSINGS)
    other = sorted(set(CaseStatus) - {CaseStatus.CLOSED})
    return draw(
        st.builds(
            Case,
            id=st.uuids().map(CaseId),
            number=st.from_regex(r"[0-9]{4}-[0-9]{4,5}", fullmatch=True),
            opened=DAYS,
            keyword=WORDS,
            status=st.sampled_from(other) if closing is None else st.just(CaseStatus.CLOSED),
            closing=st.just(closing),
            danger=st.booleans(),
            organisations=st.frozensets(st.sampled_from(Organisation)),
            measure=st.sampled_from(Measure),
            measure_from=st.none() | DAYS,
            children=few(CHILDREN),
            family_card=WORDS,
            themes=few(MARKS),
        )
    )


@st.composite
def whole_cases(draw) -> WholeCase:
    case = draw(cases())
    own = {"case": st.just(case.id)}
    names = dict.fromkeys(("given", "surname", "phone", "email", "remarks"), WORDS)
    role = st.sampled_from(Role)
    people = draw(
        few(st.builds(Person, id=ids(PersonId), role=role, voicemail=ANSWERS, **names, **own))
    )
    contacts = draw(few(_contacts(own, tuple(person.id for person in people))))
    made = [_quotes(own, contact.id) for contact in contacts]
    steps = draw(few(_steps(own)))
    return WholeCase(
        case=case,
        people=people,
        contacts=contacts,
        quotes=tuple(quote for quotes in made for quote in draw(few(quotes))),
        follow_ups=draw(few(_follow_ups(own))),
        advice=draw(
            few(
                st.builds(
                    Advice, id=ids(AdviceId), on=DAYS, text=WORDS, specific=st.booleans(), **own
                )
            )
        ),
        consents=draw(few(_consents(own, tuple(person.id for person in people)))),
        steps=steps,
        norms=draw(few(_norms(own))),
        events=tuple(
            Event(code=code, on=on)
            for code, on in sorted(draw(st.dictionaries(WORDS, EVENT_DATES, max_size=2)).items())
        ),
        letters=draw(few(_letters(own, tuple(step.id for step in steps)))),
        answers=tuple(sorted(draw(st.dictionaries(WORDS, ANSWERS, max_size=2)).items())),
    )


def ids(kind):
    return st.uuids().map(kind)


def _contacts(own, people):
    return st.builds(
        Contact,
        id=ids(ContactId),
        at=MOMENTS,
        minutes=st.none() | st.integers(0, 999),
        channel=st.sampled_from(Channel),
        direction=st.sampled_from(Direction),
        kind=st.sampled_from(Kind),
        people=st.sets(st.sampled_from(people)).map(tuple) if people else st.just(()),
        note=WORDS,
        themes=few(MARKS),
        agreements=WORDS,
        next_on=st.none() | DAYS,
        **own,
    )


def _quotes(own, contact):
    return st.builds(
        Quote,
        id=ids(QuoteId),
        contact=st.just(contact),
        words=WORDS,
        permission=ANSWERS,
        public_words=WORDS,
        reviewed_on=st.none() | DAYS,
        **own,
    )


def _follow_ups(own):
    return st.builds(
        FollowUp,
        id=ids(FollowUpId),
        what=st.just("bellen"),
        due=DAYS,
        warn_days=st.integers(0, 9),
        repeat=st.sampled_from(Repeat),
        waiting=st.booleans(),
        done_on=st.none() | DAYS,
        **own,
    )


def _consents(own, people):
    return st.builds(
        Consent,
        id=ids(ConsentId),
        purpose=st.sampled_from(Purpose),
        given_on=DAYS,
        person=st.sampled_from([None, *people]),
        form=st.sampled_from(ConsentForm),
        withdrawn_on=st.none() | st.just(date(2151, 1, 1)),
        **own,
    )


def _steps(own):
    dates = EVENT_DATES | st.just(EventDate())
    events = st.dictionaries(WORDS, dates, max_size=2)
    terms = st.builds(
        OwnTerm, step=WORDS, amount=st.integers(1, 1000), unit=st.sampled_from(Unit).map(str)
    )
    longer = st.builds(GivenExtension, step=WORDS, code=WORDS, stated=st.none() | DAYS)
    return st.builds(
        Step,
        id=ids(StepId),
        route=WORDS,
        status=st.sampled_from(StepStatus),
        outcome=st.none() | st.sampled_from(Outcome),
        events=events.map(lambda e: tuple(Event(code=code, on=on) for code, on in e.items())),
        own_terms=few(terms),
        extensions=few(longer),
        note=WORDS,
        **own,
    )


def _letters(own, steps):
    return st.builds(
        Letter,
        id=ids(LetterId),
        template=WORDS,
        title=WORDS,
        body=WORDS,
        written_at=MOMENTS,
        step=st.sampled_from([None, *steps]),
        given_out_at=st.none() | MOMENTS,
        **own,
    )


def _norms(own):
    return st.builds(
        NormRecord,
        norm=WORDS,
        applies=ANSWERS,
        start=st.none() | EVENT_DATES | st.just(EventDate()),
        met=ANSWERS,
        days=st.none() | st.integers(0, 999),
        evidence=st.sampled_from(Knowledge),
        **own,
    )


def renamed(value, names: dict[UUID, UUID]):
    """Return a value with every id replaced by the number of its first appearance."""
    if isinstance(value, UUID):
        return names.setdefault(value, UUID(int=len(names)))
    if isinstance(value, tuple):
        return tuple(renamed(one, names) for one in value)
    if is_dataclass(value):
        parts = {f.name: renamed(getattr(value, f.name), names) for f in fields(value)}
        return replace(value, **parts)
    return value


def without_ids(whole: tuple[WholeCase, ...]) -> tuple[WholeCase, ...]:
    return renamed(whole, {})


def a_whole_case(**parts) -> WholeCase:
    case = Case(id=CaseId(uuid4()), number="2026-0001", opened=date(2026, 3, 2))
    return WholeCase(case=case, **parts)
