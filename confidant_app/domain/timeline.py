"""A case as one line of time: contacts, steps, follow-ups, advice, consents and letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from confidant_app.domain.consent import Consent
from confidant_app.domain.contacts import Contact
from confidant_app.domain.letters import Letter
from confidant_app.domain.steps import Step
from confidant_app.domain.whole import WholeCase


class MomentKind(StrEnum):
    """What happened."""

    CONTACT = "contact"
    STEP_EVENT = "step_event"
    FOLLOW_UP_DONE = "follow_up_done"
    ADVICE = "advice"
    CONSENT = "consent"
    WITHDRAWAL = "withdrawal"
    LETTER = "letter"
    OPENED = "opened"
    CLOSED = "closed"


# On one and the same day a case opens before everything else and closes after it.
_PLACES: Final = MappingProxyType({MomentKind.OPENED: 0, MomentKind.CLOSED: 2})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One point on the line.

    `code` is an enum value or catalogue code that a screen puts in words, `text` the
    confidant's own words, `record` the id of what it is about.
    """

    kind: MomentKind
    on: date
    at: datetime | None
    code: str
    text: str
    record: UUID


def timeline(whole: WholeCase) -> tuple[Moment, ...]:
    """Return every moment of the case, newest first."""
    return tuple(sorted(_moments(whole), key=_order, reverse=True))


def _order(moment: Moment) -> tuple[date, int, time, str]:
    clock = moment.at.time() if moment.at is not None else time.min
    return (moment.on, _PLACES.get(moment.kind, 1), clock, moment.kind)


def _moments(whole: WholeCase) -> Iterator[Moment]:
    case = whole.case
    yield _day(MomentKind.OPENED, case.opened, "", "", case.id)
    if case.closing is not None:
        yield _day(MomentKind.CLOSED, case.closing.on, "", case.closing.reason, case.id)
    yield from (_contact(contact) for contact in whole.contacts)
    for advice in whole.advice:
        yield _day(MomentKind.ADVICE, advice.on, advice.referred_to, advice.text, advice.id)
    for follow_up in whole.follow_ups:
        if follow_up.done_on is not None:
            between = " " if follow_up.what.endswith(("?", ".", "!")) else ": "
            text = between.join(filter(None, (follow_up.what, follow_up.result)))
            yield _day(MomentKind.FOLLOW_UP_DONE, follow_up.done_on, "", text, follow_up.id)
    for consent in whole.consents:
        yield from _consent(consent)
    for step in whole.steps:
        yield from _events(step)
    for letter in whole.letters:
        yield from _letter(letter)


def _contact(contact: Contact) -> Moment:
    local = contact.at.astimezone()
    return Moment(
        kind=MomentKind.CONTACT,
        on=local.date(),
        at=local,
        code=contact.channel,
        text=contact.note,
        record=contact.id,
    )


def _letter(letter: Letter) -> Iterator[Moment]:
    """Yield the moment it was given to the family; before that it is only work in hand."""
    if letter.given_out_at is not None:
        local = letter.given_out_at.astimezone()
        yield Moment(
            kind=MomentKind.LETTER,
            on=local.date(),
            at=local,
            code=letter.template,
            text=letter.title,
            record=letter.id,
        )


def _consent(consent: Consent) -> Iterator[Moment]:
    yield _day(MomentKind.CONSENT, consent.given_on, consent.purpose, "", consent.id)
    if consent.withdrawn_on is not None:
        yield _day(MomentKind.WITHDRAWAL, consent.withdrawn_on, consent.purpose, "", consent.id)


def _events(step: Step) -> Iterator[Moment]:
    for event in step.events:
        if event.on.earliest is not None:
            yield _day(
                MomentKind.STEP_EVENT, event.on.earliest, f"{step.route}:{event.code}", "", step.id
            )


def _day(kind: MomentKind, on: date, code: str, text: str, record: UUID) -> Moment:
    return Moment(kind=kind, on=on, at=None, code=code, text=text, record=record)
