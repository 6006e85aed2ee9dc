"""A readable file that leaves the vault, and the entry about it in the log: both or neither."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from confidant_app.services import documents
from confidant_app.storage.vault import Vault


@contextmanager
def written_with_entry(vault: Vault, path: Path, data: bytes) -> Iterator[None]:
    """Write a new file in one act with what the block logs, which comes first.

    Raises:
        FileExists, OpenedReadOnly, VaultInUse, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    written = False
    try:
        with vault.transaction():
            yield
            documents.save_new(path, data)
            written = True
    except BaseException:
        if written:
            documents.remove(path)
        raise
