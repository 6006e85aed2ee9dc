"""Contacts: every conversation, mail or visit, word for word where it matters."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.dates import check_days
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.people import PersonId

ContactId = NewType("ContactId", UUID)
QuoteId = NewType("QuoteId", UUID)


class Channel(StrEnum):
    """How people spoke or wrote to each other."""

    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    VISIT = "visit"
    OFFICE = "office"
    MEETING = "meeting"
    LETTER = "letter"


class Direction(StrEnum):
    """Who began."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Kind(StrEnum):
    """What it is by the reporter's own word, not by what was filed."""

    QUESTION = "question"
    PROBLEM = "problem"
    COMPLAINT = "complaint"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact; it can be written before there is a case.

    `at` is aware (it carries its offset from UTC), `minutes` how long it took.

    Raises:
        InvalidValue: negative length, or an impossible year.
        ValueError: naive `at`, which is a bug.
    """

    id: ContactId
    at: datetime
    case: CaseId | None = None
    minutes: int | None = None
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.INCOMING
    people: tuple[PersonId, ...] = ()
    note: str = ""
    themes: tuple[ThemeMark, ...] = ()
    kind: Kind = Kind.UNKNOWN
    agreements: str = ""
    next_on: date | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a contact needs an aware time")
        check_days(self.at, self.next_on)
        if self.minutes is not None and self.minutes < 0:
            raise InvalidValue(reason="een gesprek duurt niet korter dan nul minuten")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteVersion:
    """One saved state of a note; versions are only ever added."""

    contact: ContactId
    number: int
    saved_at: datetime
    note: str


class Reopened(StrEnum):
    """Why a review that was finished has to be done again."""

    NO = ""
    WORDS = "words"
    PEOPLE = "people"
    HIDDEN_WORDS = "hidden_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Literal words of a reporter, and what may leave of them.

    `public_words` is the reviewed text; it may leave only when `permission` is yes, every
    finding was decided (`reviewed_on`) and, unless the hotline does without, somebody looked a
    second time (`approved_on`): another confidant (`second_reader`), or the same one on another
    day. `reopened` tells what undid a review.
    """

    id: QuoteId
    case: CaseId
    contact: ContactId
    words: str
    permission: Answer = Answer.UNKNOWN
    theme: str = ""
    public_words: str = ""
    reviewed_on: date | None = None
    second_reader: str = ""
    approved_on: date | None = None
    reopened: Reopened = Reopened.NO


def may_leave(quote: Quote, *, second_look: bool = True) -> bool:
    """Return whether these words passed every step that stands before an export.

    `second_look` tells whether somebody has to look a second time, the rule unless it was
    switched off.
    """
    looked_twice = quote.approved_on is not None or not second_look
    return (
        quote.permission is Answer.YES
        and quote.reviewed_on is not None
        and looked_twice
        and bool(quote.public_words.strip())
    )
