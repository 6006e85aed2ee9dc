"""The ledger of what was published: when, to whom, with which figures, and the file's hash."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

LedgerEntryId = NewType("LedgerEntryId", UUID)


class ReleaseOrigin(StrEnum):
    """Who published it: this vault's owner, or another who declared it in a bundle."""

    OWN = "own"
    DECLARED = "declared"


class Form(StrEnum):
    """What a release can leave as, beside the report itself."""

    QUESTIONS = "questions"
    OPEN_DATA = "open_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedForm:
    """Another form of a report that was published with it, and its fingerprint."""

    form: Form
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One publication over a period of days, both inclusive.

    `sha256` is of the published file; `tables` holds the release itself as JSON text, which
    `releases` reads and writes.
    """

    id: LedgerEntryId
    on: date
    receiver: str
    title: str
    period_from: date
    period_until: date
    sha256: str
    tables: str = field(repr=False)
    origin: ReleaseOrigin = ReleaseOrigin.OWN
    forms: tuple[PublishedForm, ...] = ()
