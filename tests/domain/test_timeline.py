"""A case as one line of time, newest first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings

from confidant_app.domain.cases import Closing, close
from confidant_app.domain.consent import Consent, ConsentId, Purpose
from confidant_app.domain.contacts import Channel, Contact, ContactId
from confidant_app.domain.dates import EventDate, exactly
from confidant_app.domain.follow_ups import Advice, AdviceId, FollowUp, FollowUpId
from confidant_app.domain.letters import Letter, LetterId
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.domain.timeline import MomentKind, timeline
from tests.domain.whole_cases import a_whole_case, whole_cases

OPENED = date(2026, 3, 2)


def test_a_case_that_opens_and_closes_on_one_day_reads_in_that_order():
    whole = a_whole_case()
    noon = datetime.combine(OPENED, datetime.min.time()).astimezone() + timedelta(hours=12)
    calls = [
        Contact(
            id=ContactId(uuid4()), case=whole.case.id, at=noon + timedelta(hours=h), note=f"{h}"
        )
        for h in (1, 2)
    ]
    closed = close(whole.case, Closing(on=OPENED, reason="opgelost"))
    line = timeline(replace(whole, case=closed, contacts=tuple(calls)))
    assert [(moment.kind, moment.text) for moment in line] == [
        (MomentKind.CLOSED, "opgelost"),
        (MomentKind.CONTACT, "2"),
        (MomentKind.CONTACT, "1"),
        (MomentKind.OPENED, ""),
    ]


def test_everything_that_happened_is_on_the_line():
    whole = a_whole_case()
    case = whole.case.id
    days = [OPENED + timedelta(days=n) for n in range(9)]
    given = Consent(
        id=ConsentId(uuid4()),
        case=case,
        purpose=Purpose.QUOTE,
        given_on=days[1],
        withdrawn_on=days[6],
    )
    kept = replace(given, id=ConsentId(uuid4()), withdrawn_on=None, given_on=days[2])
    finished = FollowUp(
        id=FollowUpId(uuid4()), what="bellen", due=days[1], done_on=days[3], result="gesproken"
    )
    waiting = replace(finished, id=FollowUpId(uuid4()), done_on=None)
    said = Advice(id=AdviceId(uuid4()), case=case, on=days[4], text="vraag", referred_to="AKJ")
    events = (Event(code="uitspraak", on=exactly(days[5])), Event(code="zitting", on=EventDate()))
    step = Step(id=StepId(uuid4()), case=case, route="HB_HOF", events=events)
    line = timeline(
        replace(
            whole,
            consents=(given, kept),
            follow_ups=(finished, waiting),
            advice=(said,),
            steps=(step,),
        )
    )
    assert [(moment.kind.value, moment.on, moment.code, moment.text) for moment in line] == [
        ("withdrawal", days[6], "quote", ""),
        ("step_event", days[5], "HB_HOF:uitspraak", ""),
        ("advice", days[4], "AKJ", "vraag"),
        ("follow_up_done", days[3], "", "bellen: gesproken"),
        ("consent", days[2], "quote", ""),
        ("consent", days[1], "quote", ""),
        ("opened", OPENED, "", ""),
    ]
    assert [moment.record for moment in line][:2] == [given.id, step.id]


def test_a_contact_stands_at_its_local_time():
    late = datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
    whole = a_whole_case()
    call = Contact(id=ContactId(uuid4()), case=whole.case.id, at=late, channel=Channel.EMAIL)
    (moment,) = [m for m in timeline(replace(whole, contacts=(call,))) if m.at is not None]
    assert moment.at == late
    assert moment.on == late.astimezone().date()
    assert moment.code == "email"


@given(whole_cases())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_newest_day_comes_first_whatever_happened(whole):
    line = timeline(whole)
    assert [moment.on for moment in line] == sorted((m.on for m in line), reverse=True)
    assert sum(moment.kind is MomentKind.CONTACT for moment in line) == len(whole.contacts)


def test_a_letter_stands_on_the_line_from_the_day_the_family_had_it():
    whole = a_whole_case()
    late = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    letter = Letter(
        id=LetterId(uuid4()),
        case=whole.case.id,
        template="KLACHT_GI",
        title="Klacht",
        body="Geachte commissie,",
        written_at=late,
    )
    given = replace(letter, id=LetterId(uuid4()), given_out_at=late)
    newest = timeline(replace(whole, letters=(letter, given)))[0]
    assert (newest.kind, newest.on, newest.at) == (MomentKind.LETTER, date(2026, 3, 4), late)
    assert (newest.code, newest.text, newest.record) == ("KLACHT_GI", "Klacht", given.id)
    assert len(timeline(replace(whole, letters=(letter,)))) == 1
