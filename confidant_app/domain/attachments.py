"""Files that belong to a case; never readable outside the program unless saved on purpose."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId

AttachmentId = NewType("AttachmentId", UUID)


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
