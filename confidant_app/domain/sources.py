"""Where a legal fact was read, when it was last checked, and how sure that makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Grade(StrEnum):
    """What the text was that a fact was read in; the live law was not checked for any of them."""

    LAW_RECENT = "law_recent"
    LAW_2017 = "law_2017"
    PAGE = "page"
    UNVERIFIED = "unverified"
    OPEN = "open"


GRADE_LABELS: Final[Mapping[Grade, str]] = MappingProxyType(
    {
        Grade.LAW_RECENT: "gelezen in een recente wettekst",
        Grade.LAW_2017: "gelezen in de wettekst van mei 2017",
        Grade.PAGE: "gelezen op een webpagina",
        Grade.UNVERIFIED: "niet nagekeken",
        Grade.OPEN: "staat in de eigen regeling, vul zelf in",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The law article, rule or page behind a fact; `certainty` says what was actually read."""

    text: str
    checked_on: date
    certainty: Grade
