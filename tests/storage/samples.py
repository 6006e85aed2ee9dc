"""Invented records that fill every field, and strategies for the rest."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

from hypothesis import strategies as st

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import (
    AgeBand,
    Case,
    CaseId,
    CaseStatus,
    Child,
    Closing,
    Urgency,
)
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
from confidant_app.domain.vocabulary import Measure, Organisation, Role
from confidant_app.storage.vault import Vault, VaultKind

HEADER = b'{"format":"dummy"}'
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SUMMER = timezone(timedelta(hours=2))


def new_vault(folder: Path, key: bytes, kind: VaultKind = VaultKind.CONFIDANT) -> Vault:
    return Vault.create(folder, HEADER, key, kind)


def a_case(number: str = "2026-0001", **fields) -> Case:
    fields = {"opened": date(2026, 3, 1), "keyword": "schommel", **fields}
    return Case(id=CaseId(uuid4()), number=number, **fields)


def a_full_case(number: str = "2026-0001") -> Case:
    return a_case(
        number,
        status=CaseStatus.CLOSED,
        closing=Closing(on=date(2026, 9, 1), reason="verhuisd", judgement=2),
        urgency=Urgency.URGENT,
        danger=True,
        confidant="Ans",
        deputy="Bé",
        municipality="GM1969",
        organisations=frozenset({Organisation.JBN, Organisation.OTHER}),
        measure=Measure.SUPERVISION_ORDER,
        measure_from=date(2025, 1, 1),
        measure_until=date(2026, 1, 1),
        children=(Child(number=1, birth_year=2015), Child(number=2, age_band=AgeBand.TO_3)),
        family_card="7Q2M-4X",
        themes=(
            ThemeMark(code="truth", severity=3, knowledge=Knowledge.BOTH),
            ThemeMark(code="delay", severity=1, knowledge=Knowledge.DOCUMENT),
        ),
    )


def a_person(case: Case, **fields) -> Person:
    return Person(id=PersonId(uuid4()), case=case.id, **fields)


def a_full_person(case: Case) -> Person:
    return a_person(
        case,
        role=Role.GRANDPARENT,
        reporter=True,
        given="Grietje",
        surname="van der Zandbak",
        nickname="Gé",
        former="Wip",
        phone="06-00000000",
        email="grietje@example.org",
        safe_times="na achten",
        voicemail=Answer.NO,
        interpreter="Tigrinya",
        remarks="belt liever zelf",
    )


def a_contact(case: Case | None, note: str = "", **fields) -> Contact:
    fields = {"at": NOON, "case": None if case is None else case.id, **fields}
    return Contact(id=ContactId(uuid4()), note=note, **fields)


def a_full_contact(case: Case, *people: Person) -> Contact:
    return a_contact(
        case,
        "Moeder belt over de omgang.\n\nZij is het er niet mee eens.",
        at=datetime(2026, 7, 3, 0, 30, 15, 250, tzinfo=SUMMER),
        minutes=25,
        channel=Channel.MESSAGE,
        direction=Direction.OUTGOING,
        people=tuple(person.id for person in people),
        themes=(ThemeMark(code="contact"), ThemeMark(code="delay", severity=3)),
        kind=Kind.COMPLAINT,
        agreements="volgende week terugbellen",
        next_on=date(2026, 7, 10),
    )


def a_full_quote(case: Case, contact: Contact) -> Quote:
    return Quote(
        id=QuoteId(uuid4()),
        case=case.id,
        contact=contact.id,
        words="Niemand belde terug.",
        permission=Answer.YES,
        theme="delay",
        public_words="Niemand belde terug.",
        reviewed_on=date(2026, 7, 4),
        second_reader="Bé",
        approved_on=date(2026, 7, 5),
    )


def a_follow_up(case: Case | None, due: date, **fields) -> FollowUp:
    fields = {"what": "bellen", "case": None if case is None else case.id, **fields}
    return FollowUp(id=FollowUpId(uuid4()), due=due, **fields)


def a_full_follow_up(case: Case) -> FollowUp:
    return a_follow_up(
        case,
        date(2026, 4, 1),
        what="stukken opvragen",
        for_whom="oma",
        warn_days=3,
        repeat=Repeat.MONTHLY,
        waiting=True,
        done_on=date(2026, 4, 2),
        result="gekregen",
        month_day=31,
    )


def some_advice(case: Case, on: date = date(2026, 5, 1), **fields) -> Advice:
    fields = {"text": "vraag het dossier op", "specific": True, "referred_to": "AKJ", **fields}
    return Advice(id=AdviceId(uuid4()), case=case.id, on=on, **fields)


def a_full_consent(case: Case, person: Person | None = None) -> Consent:
    return Consent(
        id=ConsentId(uuid4()),
        case=case.id,
        purpose=Purpose.FIGURES,
        given_on=date(2026, 3, 3),
        person=None if person is None else person.id,
        form=ConsentForm.WRITTEN,
        text_version="2026-1",
        withdrawn_on=date(2026, 6, 3),
        minor_judgement="kan dit zelf overzien",
    )


def a_letter(case: Case, step: Step | None = None, **fields) -> Letter:
    fields = {"title": "Klacht", "body": "Geachte commissie,", **fields}
    return Letter(
        id=LetterId(uuid4()),
        case=case.id,
        template="KLACHT_GI",
        written_at=NOON,
        step=None if step is None else step.id,
        **fields,
    )


def a_step(case: Case, **fields) -> Step:
    return Step(id=StepId(uuid4()), case=case.id, **{"route": "KL_GI", **fields})


def a_full_step(case: Case) -> Step:
    return a_step(
        case,
        status=StepStatus.RULING,
        outcome=Outcome.PARTLY_UPHELD,
        events=(
            Event(code="filed", on=exactly(date(2026, 4, 1))),
            Event(code="ruling", on=between(date(2026, 5, 1), None)),
            Event(code="sent", on=EventDate()),
        ),
        own_terms=(OwnTerm(step="hearing", amount=6, unit="week"),),
        extensions=(
            GivenExtension(step="hearing", code="committee"),
            GivenExtension(step="hearing", code="agreed", stated=date(2026, 8, 1)),
        ),
        note="commissie heeft gehoord",
    )


def a_full_norm(case: Case, norm: str = "first_contact") -> NormRecord:
    return NormRecord(
        case=case.id,
        norm=norm,
        applies=Answer.YES,
        start=between(date(2026, 1, 1), date(2026, 1, 5)),
        met=Answer.NO,
        days=19,
        evidence=Knowledge.DOCUMENT,
        note="brief gezien",
    )


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DAYS = st.dates(min_value=date(1900, 1, 2), max_value=date(2200, 12, 30))
MOMENTS = st.builds(datetime.combine, DAYS, st.times()).map(lambda at: at.replace(tzinfo=SUMMER))
MARKS = st.builds(
    ThemeMark, code=WORDS, severity=st.integers(1, 3), knowledge=st.sampled_from(Knowledge)
)
CASES = st.builds(
    Case,
    id=st.uuids().map(CaseId),
    number=st.from_regex(r"[0-9]{4}-[0-9]{4,5}", fullmatch=True),
    opened=DAYS,
    keyword=WORDS,
    status=st.sampled_from(sorted(set(CaseStatus) - {CaseStatus.CLOSED})),
    closing=st.none(),
    urgency=st.sampled_from(Urgency),
    danger=st.booleans(),
    confidant=WORDS,
    deputy=WORDS,
    municipality=WORDS,
    organisations=st.frozensets(st.sampled_from(Organisation)),
    measure=st.sampled_from(Measure),
    measure_from=st.none() | DAYS,
    measure_until=st.none() | DAYS,
    children=st.lists(
        st.builds(
            Child,
            number=st.integers(1, 20),
            birth_year=st.none() | st.integers(1990, 2030),
            age_band=st.sampled_from(AgeBand),
        ),
        max_size=3,
    ).map(tuple),
    family_card=WORDS,
    themes=st.lists(MARKS, max_size=3).map(tuple),
)
CONTACTS = st.builds(
    Contact,
    id=st.uuids().map(ContactId),
    at=MOMENTS,
    case=st.none(),
    minutes=st.none() | st.integers(0, 10_000),
    channel=st.sampled_from(Channel),
    direction=st.sampled_from(Direction),
    people=st.just(()),
    note=WORDS,
    themes=st.lists(MARKS, max_size=3).map(tuple),
    kind=st.sampled_from(Kind),
    agreements=WORDS,
    next_on=st.none() | DAYS,
)
PEOPLE = st.builds(
    Person,
    id=st.uuids().map(PersonId),
    case=st.just(CaseId(uuid4())),
    role=st.sampled_from(Role),
    reporter=st.booleans(),
    given=WORDS,
    surname=WORDS,
    nickname=WORDS,
    former=WORDS,
    phone=WORDS,
    email=WORDS,
    safe_times=WORDS,
    voicemail=st.sampled_from(Answer),
    interpreter=WORDS,
    remarks=WORDS,
)
