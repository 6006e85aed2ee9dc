"""Places: municipalities by their CBS code, and the few areas that reports may tell apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from confidant_app.domain.entries import Entry

OUTSIDE: Final = "outside"
UNKNOWN: Final = "unknown"

# More areas would make families findable again; the fixed tables of the report count on this.
MOST_AREAS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the region, large enough to be told apart in a report."""

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality; it can be chosen from `valid_from` to `valid_to`, where those are given."""

    code: str
    name: str
    area: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The region of the hotline: areas and municipalities by code."""

    areas: Mapping[str, Area]
    municipalities: Mapping[str, Municipality]


def area_of(places: Places, code: str) -> str:
    """Return the area code of a municipality; "outside" and "unknown" are their own area.

    A code that is not in the list any more counts as unknown.
    """
    if code in places.municipalities:
        return places.municipalities[code].area
    return OUTSIDE if code == OUTSIDE else UNKNOWN


def place_name(places: Places, code: str) -> str:
    """Return the Dutch name for a municipality code, or for "outside" and "unknown"."""
    if code in places.municipalities:
        return places.municipalities[code].name
    return "buiten de regio" if code == OUTSIDE else "onbekend"


def is_current(municipality: Municipality, today: date) -> bool:
    """Return whether the municipality exists today."""
    begun = municipality.valid_from is None or municipality.valid_from <= today
    return begun and (municipality.valid_to is None or today <= municipality.valid_to)


def parse_places(data: Mapping[str, object], *, file: str = "municipalities.toml") -> Places:
    """Build the places.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or too many areas.

    """
    top = Entry(data, file=file, name="het hele bestand")
    areas: dict[str, Area] = {}
    for entry in top.entries("areas"):
        area = Area(
            code=entry.code("code"), name=entry.text("name"), province=entry.text("province")
        )
        entry.close()
        entry.once({*areas, OUTSIDE, UNKNOWN}, area.code)
        areas[area.code] = area
    if not 0 < len(areas) <= MOST_AREAS:
        raise top.broken(f"er horen 1 tot {MOST_AREAS} gebieden in te staan")
    municipalities = _municipalities(top, areas)
    top.close()
    return Places(areas=areas, municipalities=municipalities)


def _municipalities(top: Entry, areas: Mapping[str, Area]) -> dict[str, Municipality]:
    municipalities: dict[str, Municipality] = {}
    for entry in top.entries("municipalities"):
        municipality = Municipality(
            code=entry.code("code"),
            name=entry.text("name"),
            area=entry.text("area"),
            valid_from=entry.optional_day("valid_from"),
            valid_to=entry.optional_day("valid_to"),
        )
        entry.close()
        entry.once({*municipalities, OUTSIDE, UNKNOWN}, municipality.code)
        if municipality.area not in areas:
            raise entry.broken(f"het gebied {municipality.area} bestaat niet")
        municipalities[municipality.code] = municipality
    return municipalities
