"""Files that belong to a case; never readable outside the program unless saved on purpose."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId

AttachmentId = NewType("AttachmentId", UUID)

SEALED_FROM: Final = 1024 * 1024  # bytes; from here on a file lies beside the database
LARGEST: Final = 2 * 1024 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that is to be kept: its own name without any folder, and where it belongs."""

    name: str
    media_type: str
    case: CaseId | None = None
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is known of a file without opening it; `size` in bytes."""

    id: AttachmentId
    case: CaseId | None
    contact: ContactId | None
    name: str
    media_type: str
    size: int
    added_at: datetime
