"""Take in an e-mail: read it, let the confidant look, and keep it as a contact."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from confidant_app.domain.attachments import NewFile
from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Channel, Contact, ContactId, Direction
from confidant_app.domain.errors import MailKnown
from confidant_app.domain.log import Act
from confidant_app.domain.mail import ProposedContact, as_note
from confidant_app.intake.eml import LARGEST, read_eml
from confidant_app.services import documents, files
from confidant_app.services.sealing import Content, content_of, discarded_on_failure
from confidant_app.storage import rows_contacts, rows_log, rows_mails
from confidant_app.storage.vault import Vault


def read_mail(path: Path) -> ProposedContact:
    """Return what the mail in this file says; nothing is saved.

    Raises:
        FileMissing, MailUnreadable, InvalidValue (too large).
    """
    return read_eml(documents.read(path, LARGEST))


def keep_mail(vault: Vault, mail: ProposedContact, case: CaseId | None, at: datetime) -> Contact:
    """Save the mail as a contact with its files, and return the contact.

    A mail without a readable date gets the time of taking it in.

    Raises:
        MailKnown: the same mail was taken in before, by its Message-ID.
        WrongKindOfVault: a coordinator's vault has no room for conversations.
        OpenedReadOnly, DiskFull, DiskFailing, ReadOnlyPlace: nothing was kept.
    """
    files.demand_room(vault)
    if rows_mails.has(vault, mail.message_id):
        raise MailKnown
    contact = Contact(
        id=ContactId(uuid4()),
        at=mail.at or at,
        case=case,
        channel=Channel.EMAIL,
        direction=Direction.INCOMING,
        note=as_note(mail),
    )
    contents: list[Content] = []
    with discarded_on_failure(vault.folder, contents):
        contents.extend(content_of(vault.folder, (file.content,)) for file in mail.files)
    with vault.transaction(), discarded_on_failure(vault.folder, contents):
        rows_contacts.insert(vault, contact, at)
        if mail.message_id:
            rows_mails.insert(vault, mail.message_id, contact.id)
        for file, content in zip(mail.files, contents, strict=True):
            kept = NewFile(
                name=file.name, media_type=file.media_type, case=case, contact=contact.id
            )
            files.insert(vault, kept, content, at)
        rows_log.append(vault, at, Act.MAIL_TAKEN_IN, str(contact.id))
    return contact
