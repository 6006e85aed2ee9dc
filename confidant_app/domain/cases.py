"""A case: one family (or one person) that the hotline listens to."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.dates import check_days
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.vocabulary import Measure, Organisation

CaseId = NewType("CaseId", UUID)

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{4,5}")


class CaseStatus(StrEnum):
    """Where the work on a case stands."""

    NEW = "new"
    ACTIVE = "active"
    WAITING = "waiting"
    CLOSED = "closed"


class Urgency(StrEnum):
    """How soon somebody must look at a case."""

    NORMAL = "normal"
    SOON = "soon"
    URGENT = "urgent"


class AgeBand(StrEnum):
    """The age of a child, no finer than the work needs."""

    TO_3 = "0-3"
    TO_11 = "4-11"
    TO_15 = "12-15"
    TO_17 = "16-17"
    ADULT = "18+"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child without a name: "kind 1", with a birth year or only an age band."""

    number: int
    birth_year: int | None = None
    age_band: AgeBand = AgeBand.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a case ended; `judgement` is the reporter's own, 1 (bad) to 5 (good)."""

    on: date
    reason: str = ""
    judgement: int | None = None

    def __post_init__(self) -> None:
        check_days(self.on)
        if self.judgement is not None and not 1 <= self.judgement <= 5:
            raise InvalidValue(reason="het oordeel van de melder is een cijfer van 1 tot en met 5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case.

    `number` is for people (2026-0042); `keyword` is the confidant's own word for it, shown in
    lists instead of a name. `municipality` is a CBS code, "outside" or "unknown".

    Raises:
        InvalidValue: malformed number, an impossible year, closed before opened, or closed
            without a closing.
    """

    id: CaseId
    number: str
    opened: date
    keyword: str = ""
    status: CaseStatus = CaseStatus.NEW
    closing: Closing | None = None
    urgency: Urgency = Urgency.NORMAL
    danger: bool = False
    confidant: str = ""
    deputy: str = ""
    municipality: str = "unknown"
    organisations: frozenset[Organisation] = frozenset()
    measure: Measure = Measure.UNKNOWN
    measure_from: date | None = None
    measure_until: date | None = None
    children: tuple[Child, ...] = ()
    family_card: str = ""
    themes: tuple[ThemeMark, ...] = ()

    def __post_init__(self) -> None:
        if not _NUMBER.fullmatch(self.number):
            raise InvalidValue(reason="een zaaknummer ziet eruit als 2026-0042")
        check_days(self.opened, self.measure_from, self.measure_until)
        if (self.status is CaseStatus.CLOSED) != (self.closing is not None):
            raise InvalidValue(reason="een gesloten zaak heeft een sluitdatum, een open zaak niet")
        if self.closing is not None and self.closing.on < self.opened:
            raise InvalidValue(reason="de zaak is gesloten voordat zij begon")


def next_number(year: int, taken: int) -> str:
    """Return the readable number of the case after `taken` cases in `year`."""
    return f"{year:04d}-{taken + 1:04d}"


def close(case: Case, closing: Closing) -> Case:
    """Return the case closed; a closed case keeps everything it held."""
    return replace(case, status=CaseStatus.CLOSED, closing=closing)


def reopen(case: Case) -> Case:
    """Return the case active again, its closing forgotten."""
    return replace(case, status=CaseStatus.ACTIVE, closing=None)


def title(case: Case) -> str:
    """Return number and keyword: how a case is named wherever a name would be too much."""
    return title_of(case.number, case.keyword)


def title_of(number: str, keyword: str) -> str:
    """Return the title of a case of which no more than this was read."""
    return f"{number} · {keyword}" if keyword else number
