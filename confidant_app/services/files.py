"""The files of a case: what is there, and their bytes for a page inside the program."""

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.cases import CaseId
from confidant_app.storage import rows_attachments
from confidant_app.storage.vault import Vault


def of_case(vault: Vault, case: CaseId) -> tuple[Attachment, ...]:
    """Return what is known of the files of a case."""
    return rows_attachments.of_case(vault, case)


def content(vault: Vault, wanted: AttachmentId) -> bytes:
    """Return the bytes of a file; they stay in memory.

    Raises:
        NotFound: it is no longer there.
    """
    return rows_attachments.content(vault, wanted)
