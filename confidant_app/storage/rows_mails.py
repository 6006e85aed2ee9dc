"""Rows of e-mails that were taken in, so that none comes in twice."""

from confidant_app.domain.contacts import ContactId
from confidant_app.storage.vault import Source, Vault


def insert(vault: Vault, message_id: str, contact: ContactId) -> None:
    """Remember that this mail became this contact; erasing the contact forgets it."""
    vault.write(
        "INSERT INTO taken_mail (message_id, contact_id) VALUES (?, ?)", (message_id, str(contact))
    )


def has(source: Source, message_id: str) -> bool:
    """Return whether this mail was taken in and is still there."""
    return bool(source.read("SELECT 1 FROM taken_mail WHERE message_id = ?", (message_id,)))
