"""What a list on a screen asks for, and the narrow rows that it shows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from confidant_app.domain.cases import CaseId, CaseStatus, Urgency
from confidant_app.domain.vocabulary import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQuery:
    """A filter on cases; an empty query selects all. Days are inclusive."""

    text: str = ""
    status: frozenset[CaseStatus] = frozenset()
    municipality: str | None = None
    theme: str | None = None
    opened_from: date | None = None
    opened_until: date | None = None
    open_steps_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One row of the case list; `next_on` is the first follow-up that is not done."""

    id: CaseId
    number: str
    keyword: str
    status: CaseStatus
    urgency: Urgency
    danger: bool
    municipality: str
    measure: Measure
    opened: date
    next_what: str = ""
    next_on: date | None = None
    last_contact: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One passage that was found; the hit stands between `before` and `after`."""

    kind: str
    record: UUID
    case: CaseId | None
    case_title: str
    at: datetime
    before: str
    hit: str
    after: str
