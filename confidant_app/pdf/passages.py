"""The pieces of text that a finished PDF is read back as, each with where it stands."""

from dataclasses import dataclass
from enum import StrEnum


class Reading(StrEnum):
    """How a piece was read."""

    TEXT = "text"  # words, with boundaries that mean something
    DATA = "data"  # bytes of any kind, read as characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of text; `free` if people wrote it: a quote, not the report's own fixed words."""

    where: str
    words: str
    reading: Reading = Reading.TEXT
    free: bool = False
