"""How much a replacement may still tell: the season of a date, the band of an age, the region."""

from dataclasses import dataclass
from enum import StrEnum


class DateDetail(StrEnum):
    """What is left of a date."""

    NOTHING = "nothing"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"


class AgeDetail(StrEnum):
    """What is left of an age."""

    NOTHING = "nothing"
    BAND = "band"


class PlaceDetail(StrEnum):
    """What is left of a place."""

    NOTHING = "nothing"
    REGION = "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What the replacements in one text may tell; by default the least that still reads well."""

    dates: DateDetail = DateDetail.SEASON
    ages: AgeDetail = AgeDetail.BAND
    places: PlaceDetail = PlaceDetail.NOTHING
