"""Themes as a confidant coded them: what it is about, how heavy, and how she knows."""

from dataclasses import dataclass
from enum import StrEnum

from confidant_app.domain.errors import InvalidValue


class Knowledge(StrEnum):
    """Where a statement rests on."""

    TOLD = "told"
    DOCUMENT = "document"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMark:
    """One theme code of the catalogue, with the confidant's weighing.

    Raises:
        InvalidValue: severity outside 1 (light) to 3 (heavy).
    """

    code: str
    severity: int = 2
    knowledge: Knowledge = Knowledge.TOLD

    def __post_init__(self) -> None:
        if not 1 <= self.severity <= 3:
            raise InvalidValue(reason="de ernst van een thema is 1, 2 of 3")
