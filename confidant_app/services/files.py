"""The files of a case: take one in, read it inside the program, copy it out, remove it.

One way for all sizes; from 1 MiB on the content lies as a sealed file in the vault's folder.
Such a file is written first and its row after; it is removed after its row. So a crash leaves
at worst a sealed file that no row names, which `sweep` removes at an opening a month later.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path
from uuid import uuid4

from confidant_app.domain.attachments import Attachment, AttachmentId, NewFile
from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import VaultError
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import AttachmentMissing
from confidant_app.services.kinds import demand
from confidant_app.services.sealing import (
    Content,
    Stopped,
    content_of,
    discard,
    discarded_on_failure,
    fault_of,
    unsealed,
)
from confidant_app.storage import rows_attachments, rows_cases, rows_log, sealed_files
from confidant_app.storage.sealed_files import Sealed
from confidant_app.storage.vault import Vault, VaultKind


def of_case(vault: Vault, case: CaseId) -> tuple[Attachment, ...]:
    """Return what is known of the files of a case, newest first."""
    return rows_attachments.of_case(vault, case)


def faults(vault: Vault, case: CaseId) -> Mapping[AttachmentId, VaultError]:
    """Return which files of a case are gone or cut off; a look at names and lengths only.

    The errors are AttachmentMissing and AttachmentDamaged, with the file's own name.
    """
    found: dict[AttachmentId, VaultError] = {}
    for attachment in rows_attachments.of_case(vault, case):
        sealed = rows_attachments.sealed(vault, attachment.id)
        fault = None if sealed is None else fault_of(vault.folder, sealed, attachment.name)
        if fault is not None:
            found[attachment.id] = fault
    return found


def new_file(path: Path, case: CaseId) -> NewFile:
    """Return what is known of a file outside the vault: its name and, by that, its kind."""
    kind, _ = guess_type(path.name)
    return NewFile(name=path.name, media_type=kind or "application/octet-stream", case=case)


def demand_room(vault: Vault) -> None:
    """Go on only when this vault may hold one more file; ask before sealing one for it.

    Raises:
        WrongKindOfVault, OpenedReadOnly, VaultInUse (another computer claimed it).
    """
    demand(vault, VaultKind.CONFIDANT)
    vault.demand_writing()


def add(vault: Vault, file: NewFile, source: Iterable[bytes], at: datetime) -> Attachment:
    """Take in a file in one go; sealing a large one takes a second for every few hundred MB.

    Raises:
        WrongKindOfVault, OpenedReadOnly, NotFound (the case is gone), InvalidValue (more than
        2 GB), DiskFull, DiskFailing, ReadOnlyPlace, and whatever `source` raises: nothing was
        kept.
    """
    demand_room(vault)
    return keep(vault, file, content_of(vault.folder, source), at)


def keep(vault: Vault, file: NewFile, content: Content, at: datetime) -> Attachment:
    """Save a file whose content was made ready by `sealing.content_of`, in any thread.

    Raises:
        WrongKindOfVault, NotFound (the case is gone), AttachmentMissing (the sealed file is
            gone), DiskFull, ReadOnlyPlace: nothing was saved.
    """
    with vault.transaction(), discarded_on_failure(vault.folder, (content,)):
        demand(vault, VaultKind.CONFIDANT)
        if file.case is not None:
            rows_cases.get(vault, file.case)  # it may have been erased while the file was sealed
        return insert(vault, file, content, at)


def insert(vault: Vault, file: NewFile, content: Content, at: datetime) -> Attachment:
    """Save as `keep` does, inside the transaction of a larger act.

    Who calls it discards the contents when that fails: see `sealing.discarded_on_failure`.
    """
    size = content.size if isinstance(content, Sealed) else len(content)
    attachment = Attachment(
        id=AttachmentId(uuid4()),
        case=file.case,
        contact=file.contact,
        name=file.name,
        media_type=file.media_type,
        size=size,
        added_at=at,
    )
    if not isinstance(content, Sealed):
        rows_attachments.insert(vault, attachment, content)
    elif sealed_files.length(vault.folder, content.name) is not None:
        rows_attachments.insert_sealed(vault, attachment, content)
    else:
        raise AttachmentMissing(name=file.name)
    rows_log.append(vault, at, Act.FILE_ADDED, str(attachment.id))
    return attachment


def chunks(vault: Vault, wanted: AttachmentId) -> Iterator[bytes]:
    """Return the bytes of a file piece by piece.

    The vault is read at once; the pieces of a sealed file may then be taken in any thread.
    They count only when all of them came.

    Raises:
        NotFound: it is no longer there.
        DatabaseDamaged: a small file does not hash to what was written.
        AttachmentMissing, AttachmentDamaged, Stopped (the vault was locked): while the pieces
            are taken.
    """
    sealed = rows_attachments.sealed(vault, wanted)
    if sealed is None:
        return iter((rows_attachments.content(vault, wanted),))
    name = rows_attachments.get(vault, wanted).name
    return _while_open(vault, unsealed(vault.folder, sealed, name))


def content(vault: Vault, wanted: AttachmentId) -> bytes:
    """Return all bytes of a file; they stay in memory.

    Raises:
        NotFound, DatabaseDamaged, AttachmentMissing, AttachmentDamaged.
    """
    return b"".join(chunks(vault, wanted))


def save_copy(vault: Vault, wanted: AttachmentId, path: Path) -> None:
    """Write a readable copy outside the vault, where nothing may stand yet.

    Raises:
        NotFound, DatabaseDamaged, AttachmentMissing, AttachmentDamaged, FileExists, DiskFull,
        ReadOnlyPlace: no file was made.
    """
    write_copy(path, chunks(vault, wanted))


def write_copy(path: Path, pieces: Iterable[bytes]) -> None:
    """Write what `chunks` gave, in any thread; raises what `save_copy` raises."""
    sealed_files.save_new(path, pieces)


def remove(vault: Vault, wanted: AttachmentId, at: datetime) -> None:
    """Remove a file for good.

    Raises:
        NotFound: it is no longer there.
        DiskFull, ReadOnlyPlace: it is still there.
    """
    sealed = rows_attachments.sealed(vault, wanted)
    with vault.transaction():
        rows_attachments.delete(vault, wanted)
        rows_log.append(vault, at, Act.FILE_REMOVED, str(wanted))
    if sealed is not None:
        discard(vault.folder, (sealed,))


def sweep(vault: Vault, at: datetime) -> int:
    """Remove sealed files that a crash left without a row, and return how many.

    For a vault that was just opened. Whole ones stay for a month: the database that names them
    may still be on its way from another computer, see `sealed_files.sweep`.

    Raises:
        OpenedReadOnly, DatabaseDamaged, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    vault.demand_writing()
    swept = sealed_files.sweep(vault.folder, vault, at)
    if swept:
        with vault.transaction():
            rows_log.append(vault, at, Act.FILES_SWEPT, facts={"count": swept})
    return swept


def _while_open(vault: Vault, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        if vault.is_closed():
            raise Stopped
        yield piece
