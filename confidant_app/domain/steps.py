"""A step on a route as one family takes it: where it stands, what happened when, how it ended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import EventDate, check_days
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.terms import Unit

StepId = NewType("StepId", UUID)

LONGEST_OWN_TERM: Final = 1000


class StepStatus(StrEnum):
    """Where a step stands."""

    CONSIDERED = "considered"
    ADVISED = "advised"
    ADVISED_AGAINST = "advised_against"
    REPORTER_DECLINED = "reporter_declined"
    IN_PREPARATION = "in_preparation"
    FILED_BY_REPORTER = "filed_by_reporter"
    FILED_WITH_OUR_HELP = "filed_with_our_help"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    REPAIR_TERM = "repair_term"
    IN_PROGRESS = "in_progress"
    HEARING_PLANNED = "hearing_planned"
    RULING = "ruling"
    BOARD_RESPONDED = "board_responded"
    WITHDRAWN = "withdrawn"
    INADMISSIBLE = "inadmissible"
    FINISHED = "finished"


class Outcome(StrEnum):
    """How a step ended."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    DISMISSED = "dismissed"
    INADMISSIBLE = "inadmissible"
    NOT_HANDLED = "not_handled"
    MEDIATED = "mediated"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    ANNULLED = "annulled"
    WITHDRAWN_BY_INSTITUTION = "withdrawn_by_institution"
    NO_RESPONSE = "no_response"
    REGISTERED_ONLY = "registered_only"
    UNKNOWN = "unknown"


ENDED = frozenset(
    {
        StepStatus.ADVISED_AGAINST,
        StepStatus.REPORTER_DECLINED,
        StepStatus.WITHDRAWN,
        StepStatus.INADMISSIBLE,
        StepStatus.FINISHED,
    }
)
FILED = frozenset(
    {
        StepStatus.FILED_BY_REPORTER,
        StepStatus.FILED_WITH_OUR_HELP,
        StepStatus.RECEIPT_CONFIRMED,
        StepStatus.REPAIR_TERM,
        StepStatus.IN_PROGRESS,
        StepStatus.HEARING_PLANNED,
        StepStatus.RULING,
        StepStatus.BOARD_RESPONDED,
        StepStatus.INADMISSIBLE,
        StepStatus.FINISHED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that starts a term: a code of the route catalogue and its day."""

    code: str
    on: EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """A term that the body's own rules set; read from the document, never guessed.

    `step` is the step's code in the catalogue, `unit` the value of a `Unit`.

    Raises:
        InvalidValue: an amount that no rules can hold, or a unit that is not counted in.
    """

    step: str
    amount: int
    unit: str

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST_OWN_TERM:
            raise InvalidValue(reason=f"een termijn telt van 1 tot {LONGEST_OWN_TERM}")
        if self.unit not in set(Unit):
            raise InvalidValue(reason="die eenheid bestaat niet voor een termijn")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenExtension:
    """A longer term that the other side announced: which term, which extension of the catalogue.

    `stated` is the new last day, where the extension is one that names it.

    Raises:
        InvalidValue: an impossible year.
    """

    step: str
    code: str
    stated: date | None = None

    def __post_init__(self) -> None:
        check_days(self.stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One procedure of one case on one route; a case can have several side by side."""

    id: StepId
    case: CaseId
    route: str
    status: StepStatus = StepStatus.CONSIDERED
    outcome: Outcome | None = None
    events: tuple[Event, ...] = ()
    own_terms: tuple[OwnTerm, ...] = ()
    extensions: tuple[GivenExtension, ...] = ()
    note: str = ""


def is_running(step: Step) -> bool:
    """Return whether terms of this step must still be watched."""
    return step.status not in ENDED


def known_days(asked: Iterable[Event], steps: Iterable[Step]) -> frozenset[Event]:
    """Return the days that stand with the case itself or with one of these steps."""
    return frozenset(asked) | {event for step in steps for event in step.events}


def is_untouched(step: Step, elsewhere: Collection[Event]) -> bool:
    """Return whether the step was only begun: taking it back loses nothing that was written.

    `elsewhere` are the days that stay without it: one that it was begun with is no loss.
    """
    begun = step.status in {StepStatus.CONSIDERED, StepStatus.IN_PROGRESS}
    written = step.outcome or step.note or step.own_terms or step.extensions
    return begun and not written and all(event in elsewhere for event in step.events)


def extended(step: Step, given: Iterable[GivenExtension], term: str) -> Step:
    """Return the step with these extensions of one term in place of those it had."""
    others = tuple(found for found in step.extensions if found.step != term)
    return replace(step, extensions=(*others, *given))


def event(step: Step, code: str) -> EventDate | None:
    """Return when `code` happened in this step, or None when nobody recorded it."""
    return next((found.on for found in step.events if found.code == code), None)
