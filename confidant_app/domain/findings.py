"""What can be found in a text: where, what kind, why and how sure; and the names on file."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The kinds of words that can point to somebody."""

    PERSON = "PERSON"
    PROFESSIONAL = "PROFESSIONAL"
    PLACE = "PLACE"
    SCHOOL = "SCHOOL"
    ORG = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    HANDLE = "HANDLE"
    IBAN = "IBAN"
    BSN = "BSN"
    POSTCODE = "POSTCODE"
    STREET = "STREET"
    PLATE = "PLATE"
    CASENO = "CASENO"
    QUASI = "QUASI"


DIRECT = frozenset(Label) - {Label.QUASI, Label.AGE}
"""Labels that identify by themselves; ages and indirect clues only do so together."""


class Certainty(StrEnum):
    """How sure the finder is; the person who reviews decides."""

    SURE = "sure"
    LIKELY = "likely"
    MAYBE = "maybe"


class Why(StrEnum):
    """The rule that led to a finding, for the review screen to explain."""

    ON_FILE = "on_file"
    ON_FILE_TYPO = "on_file_typo"
    ON_FILE_SHORT = "on_file_short"
    ON_FILE_INITIALS = "on_file_initials"
    CHECK_DIGITS = "check_digits"
    PATTERN = "pattern"
    CUE = "cue"
    NAME_LIST = "name_list"
    CAPITAL = "capital"
    PLACE_LIST = "place_list"
    INDIRECT = "indirect"
    BY_READER = "by_reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One stretch `text[start:end]` that may point to somebody.

    `person` is the role of the person on file that the words stand for ("moeder"), or None when
    nobody on file, or more than one role, fits. `own` tells that somebody of the case that the
    text belongs to may be meant.
    """

    start: int
    end: int
    label: Label
    why: Why
    certainty: Certainty
    person: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name on file and the Dutch role that may stand in its place; the role may be empty.

    `own`: it is of somebody in the case that the text belongs to.
    """

    text: str
    role: str = ""
    own: bool = False


ON_FILE = frozenset({Why.ON_FILE, Why.ON_FILE_TYPO, Why.ON_FILE_SHORT, Why.ON_FILE_INITIALS})
"""The rules that lead to a name on file."""
