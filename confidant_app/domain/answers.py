"""Yes, no, and the third answer that a form must never leave out."""

from enum import StrEnum


class Answer(StrEnum):
    """An answer in three values: unknown is never taken for no, nor for yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure a date is."""

    EXACT = "exact"
    CIRCA = "circa"
    UNKNOWN = "unknown"
