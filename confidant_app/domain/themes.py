"""Themes: what the signals are about, as a closed list whose codes are never used again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.entries import Entry


class Nature(StrEnum):
    """What a theme says something about."""

    DELIVERY = "delivery"
    CHAIN = "chain"
    SYSTEM = "system"
    RIGHTS = "rights"
    ORGANISATION = "organisation"
    NONE = "none"


NATURE_LABELS: Final[Mapping[Nature, str]] = MappingProxyType(
    {
        Nature.DELIVERY: "uitvoering door de gecertificeerde instelling",
        Nature.CHAIN: "samenwerking in de keten",
        Nature.SYSTEM: "stelsel",
        Nature.RIGHTS: "rechten en procedures",
        Nature.ORGANISATION: "organisatie",
        Nature.NONE: "gevolgen en overig",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme; after `valid_to` it is no longer offered, but what was coded keeps its name."""

    code: str
    dutch: str
    english: str
    nature: Nature
    valid_to: date | None = None


def is_offered(theme: Theme, today: date) -> bool:
    """Return whether the theme can still be chosen."""
    return theme.valid_to is None or today <= theme.valid_to


def parse_themes(data: Mapping[str, object], *, file: str = "themes.toml") -> Mapping[str, Theme]:
    """Build the themes by code, in the order of the file.

    Raises:
        CatalogueBroken: an entry that does not follow the schema.

    """
    top = Entry(data, file=file, name="het hele bestand")
    themes: dict[str, Theme] = {}
    for entry in top.entries("themes"):
        theme = Theme(
            code=entry.code("code"),
            dutch=entry.text("dutch"),
            english=entry.text("english"),
            nature=entry.choice("nature", Nature),
            valid_to=entry.optional_day("valid_to"),
        )
        entry.close()
        entry.once(themes, theme.code)
        themes[theme.code] = theme
    top.close()
    return themes
