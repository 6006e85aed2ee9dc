"""An e-mail as it was taken in: a proposal for a contact, never more than text and files."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """A file that came with the mail; `media_type` as the sender claimed it."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedContact:
    """What an e-mail says, ready for a confidant to look at.

    `at` is None when the mail has no readable date; `text` is plain, remote content was never
    fetched; `thread` holds the message ids that this mail answers, oldest first.
    """

    subject: str
    sender_name: str
    sender_address: str
    at: datetime | None
    text: str
    files: tuple[MailFile, ...] = ()
    message_id: str = ""
    thread: tuple[str, ...] = ()


def as_note(mail: ProposedContact) -> str:
    """Return the mail as the note of a contact: sender and subject, then the text as it was."""
    head = "\n".join(filter(None, (_sender(mail), mail.subject)))
    return "\n\n".join(filter(None, (head, mail.text)))


def _sender(mail: ProposedContact) -> str:
    address = mail.sender_address
    if address and mail.sender_name:
        address = f"<{address}>"
    who = " ".join(filter(None, (mail.sender_name, address)))
    return f"Van: {who}" if who else ""
