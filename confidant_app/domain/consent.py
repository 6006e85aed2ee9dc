"""Consent, purpose by purpose, and what it allows on a given day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.people import PersonId

ConsentId = NewType("ConsentId", UUID)


class Purpose(StrEnum):
    """What a reporter can agree to; each apart (GDPR art. 7 and 9(2)(a))."""

    KEEP_NOTES = "keep_notes"
    ACT_ON_BEHALF = "act_on_behalf"
    FIGURES = "figures"
    QUOTE = "quote"


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent for one purpose, with the version of the text that was read out or signed.

    `minor_judgement` records why a reporter under 16 could decide alone (UAVG art. 5 lid 5:
    no parental consent for help and advice offered directly and free of charge).

    Raises:
        InvalidValue: withdrawn before it was given.
    """

    id: ConsentId
    case: CaseId
    purpose: Purpose
    given_on: date
    person: PersonId | None = None
    form: ConsentForm = ConsentForm.SPOKEN
    text_version: str = ""
    withdrawn_on: date | None = None
    minor_judgement: str = ""

    def __post_init__(self) -> None:
        if self.withdrawn_on is not None and self.withdrawn_on < self.given_on:
            raise InvalidValue(reason="de toestemming is ingetrokken voordat zij gegeven werd")


def permits(consents: Iterable[Consent], purpose: Purpose, on: date) -> bool:
    """Return whether at least one consent for this purpose is in force on that day.

    A withdrawal counts from its own day on.
    """
    return any(
        consent.purpose is purpose
        and consent.given_on <= on
        and (consent.withdrawn_on is None or on < consent.withdrawn_on)
        for consent in consents
    )
