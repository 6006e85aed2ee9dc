"""Rows of attachments: what is known of a file, and where its content is.

That of a small one is in parts of at most a megabyte, that of a large one is a sealed file.
"""

import hashlib
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.errors import DatabaseDamaged, NotFound
from confidant_app.storage import rows_passages
from confidant_app.storage.fields import from_id, from_moment, the_one, to_id, to_moment
from confidant_app.storage.schema_contacts import PART_SIZE
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.sealed_files import Sealed
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT id, case_id, contact_id, name, media_type, size, added_at FROM attachment"
_NEWEST_FIRST: Final = " ORDER BY added_at DESC, entry DESC"


def insert(vault: Vault, attachment: Attachment, content: bytes) -> None:
    """Add a file with its content."""
    _insert(vault, attachment, (hashlib.sha256(content).digest(), None, None))
    owner = str(attachment.id)
    vault.write_each(
        "INSERT INTO attachment_part (attachment_id, position, content) VALUES (?, ?, ?)",
        (
            (owner, position, content[start : start + PART_SIZE])
            for position, start in enumerate(range(0, len(content), PART_SIZE))
        ),
    )


def insert_sealed(vault: Vault, attachment: Attachment, sealed: Sealed) -> None:
    """Add a file whose content lies sealed in the folder, whole and on the disk."""
    _insert(vault, attachment, (sealed.sha256, sealed.name, sealed.key))


def delete(vault: Vault, wanted: AttachmentId) -> None:
    """Remove a file's rows and what makes it findable; a sealed file stays in the folder.

    Raises:
        NotFound: it is no longer there.
    """
    rows_passages.remove(vault, wanted)
    if not vault.write("DELETE FROM attachment WHERE id = ?", (str(wanted),)):
        raise NotFound


def get(source: Source, wanted: AttachmentId) -> Attachment:
    """Return what is known of a file.

    Raises:
        NotFound: it is no longer there.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def sealed(source: Source, wanted: AttachmentId) -> Sealed | None:
    """Return the sealed file that holds the content, None when it is in the database."""
    found = source.read(
        "SELECT sealed_name, sealed_key, size, sha256 FROM attachment "
        "WHERE id = ? AND sealed_name IS NOT NULL",
        (str(wanted),),
    )
    if not found:
        return None
    name, key, size, sha256 = found[0]
    return Sealed(name=name, key=key, size=size, sha256=sha256)


def of_case(source: Source, case: CaseId) -> tuple[Attachment, ...]:
    """Return the files of a case, newest first."""
    return _select(source, " WHERE case_id = ?" + _NEWEST_FIRST, (str(case),))


def of_contact(source: Source, contact: ContactId) -> tuple[Attachment, ...]:
    """Return the files that came with a contact, newest first."""
    return _select(source, " WHERE contact_id = ?" + _NEWEST_FIRST, (str(contact),))


def content(source: Source, wanted: AttachmentId) -> bytes:
    """Return the content of a file that lies in the database.

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


def _insert(
    vault: Vault, attachment: Attachment, place: tuple[bytes, str | None, bytes | None]
) -> None:
    at = attachment.added_at
    vault.write(
        "INSERT INTO attachment (id, case_id, contact_id, name, media_type, size, added_at, "
        "sha256, sealed_name, sealed_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(attachment.id),
            from_id(attachment.case),
            from_id(attachment.contact),
            attachment.name,
            attachment.media_type,
            attachment.size,
            from_moment(at),
            *place,
        ),
    )
    rows_passages.put(
        vault, PassageKind.ATTACHMENT, attachment.id, attachment.case, at, attachment.name
    )


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
