"""Who exchanges bundles with this vault, and which bundles went out or came in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

SentBundleId = NewType("SentBundleId", UUID)
ReceivedBundleId = NewType("ReceivedBundleId", UUID)


class CardRole(StrEnum):
    """What the owner of a card does."""

    CONFIDANT = "confidant"
    COORDINATOR = "coordinator"


class BundleState(StrEnum):
    """What became of a bundle: its figures count, or they were deleted after the round."""

    TAKEN = "taken"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCard:
    """Somebody's card as it was accepted; `id` and `content` are what the card itself says."""

    id: str
    role: CardRole
    display_name: str
    content: bytes = field(repr=False)
    trusted_on: date
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBundle:
    """A bundle that was made here; `recipient` is the id of a card, days are inclusive.

    `version` counts the bundles over the same period, from 1.
    """

    id: SentBundleId
    recipient: str
    period_from: date
    period_until: date
    version: int
    made_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedBundle:
    """A bundle that was taken in; `sender` is the id of a card, `payload` its JSON text.

    `payload` is empty once the bundle was cleared.
    """

    id: ReceivedBundleId
    sender: str
    period_from: date
    period_until: date
    version: int
    made_at: datetime
    sha256: str
    payload: str = field(repr=False)
    state: BundleState = BundleState.TAKEN
