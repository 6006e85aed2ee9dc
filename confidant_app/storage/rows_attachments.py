"""Rows of attachments: what is known of a file, and its content in parts of at most a megabyte."""

import hashlib
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import DatabaseDamaged, NotFound
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import from_id, from_moment, to_id, to_moment
from confidant_app.storage.schema_contacts import PART_SIZE
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT id, case_id, contact_id, name, media_type, size, added_at FROM attachment"
_NEWEST_FIRST: Final = " ORDER BY added_at DESC, entry DESC"


def insert(vault: Vault, attachment: Attachment, content: bytes) -> None:
    """Add a file with its content."""
    owner = str(attachment.id)
    vault.write(
        "INSERT INTO attachment (id, case_id, contact_id, name, media_type, size, added_at, "
        "sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            owner,
            from_id(attachment.case),
            from_id(attachment.contact),
            attachment.name,
            attachment.media_type,
            attachment.size,
            from_moment(attachment.added_at),
            hashlib.sha256(content).digest(),
        ),
    )
    vault.write_each(
        "INSERT INTO attachment_part (attachment_id, position, content) VALUES (?, ?, ?)",
        (
            (owner, position, content[start : start + PART_SIZE])
            for position, start in enumerate(range(0, len(content), PART_SIZE))
        ),
    )
    at = attachment.added_at
    rows_passages.put(
        vault, PassageKind.ATTACHMENT, attachment.id, attachment.case, at, attachment.name
    )


def of_case(source: Source, case: CaseId) -> tuple[Attachment, ...]:
    """Return the files of a case, newest first."""
    return _select(source, " WHERE case_id = ?" + _NEWEST_FIRST, (str(case),))


def of_contact(source: Source, contact: ContactId) -> tuple[Attachment, ...]:
    """Return the files that came with a contact, newest first."""
    return _select(source, " WHERE contact_id = ?" + _NEWEST_FIRST, (str(contact),))


def content(source: Source, wanted: AttachmentId) -> bytes:
    """Return the content of a file.

    Raises:
        NotFound: it is no longer there.
        DatabaseDamaged: it does not hash to what was written.
    """
    found = source.read("SELECT sha256 FROM attachment WHERE id = ?", (str(wanted),))
    if not found:
        raise NotFound
    parts = source.read(
        "SELECT content FROM attachment_part WHERE attachment_id = ? ORDER BY position",
        (str(wanted),),
    )
    whole = b"".join(part for (part,) in parts)
    if hashlib.sha256(whole).digest() != found[0][0]:
        raise DatabaseDamaged
    return whole


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            id=AttachmentId(UUID(row[0])),
            case=to_id(row[1], CaseId),
            contact=to_id(row[2], ContactId),
            name=row[3],
            media_type=row[4],
            size=row[5],
            added_at=to_moment(row[6]),
        )
        for row in source.read(_SELECT + tail, params)
    )
