"""A database under another key, built aside: put it in the vault's place, or throw it away.

The vault beside the vault lies in its folder, as `vault.next`: a database and a header of its
own. Which of the two counts is decided by `slots.json` alone. Before that file changes only the
old key can be had, and `vault.next` is rubbish; after it only the new one, and the swap has to be
finished, now or at the next opening. The header aside is written last: without it the database
aside is not finished, and may still be under the old key.
"""

import shutil
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.storage.commit_note import NOTE_SUFFIX
from confidant_app.storage.connection import Connection
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import read_file, sync_folder
from confidant_app.storage.header_files import COPIES, LIMIT, write_header

ASIDE: Final = "vault.next"
# What lies beside a database while it is open: two files of SQLite, and our note about the first.
LOGS: Final = ("-wal", "-shm", NOTE_SUFFIX)


def settle(database: Path, key: bytes | bytearray) -> None:
    """Finish the swap that a crash cut off, or undo it; `key` tells which.

    The vault's lock must be held and the database closed. When the key opens neither of the two,
    both stay as they are.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace: it can be settled at the next opening.
    """
    aside = database.with_name(ASIDE)
    if not aside.is_dir():
        return
    if not (aside / COPIES[0]).is_file():
        discard(database)
    elif _opens(aside / database.name, key):
        swap(database)
    elif _opens(database, key):
        discard(database)


def is_unfinished(database: Path) -> bool:
    """Return whether the new header is in force while its database still lies aside."""
    aside = database.with_name(ASIDE)
    places = (aside / COPIES[0], database.with_name(COPIES[0]))
    if not (aside / database.name).is_file() or not all(place.is_file() for place in places):
        return False
    one, other = (read_file(place, LIMIT) for place in places)
    return one == other


def swap(database: Path) -> None:
    """Put the header from aside in force, then the database; can be done again after a crash.

    Raises:
        DiskFull, DiskFailing, ReadOnlyPlace.
    """
    folder, aside = database.parent, database.with_name(ASIDE)
    with named_errors():
        write_header(folder, read_file(aside / COPIES[0], LIMIT))
        # The old database's log would be taken for the new one's.
        for suffix in LOGS:
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        sync_folder(folder)
        (aside / database.name).replace(database)
        sync_folder(folder)
    discard(database)


def discard(database: Path) -> None:
    """Remove what was built aside; what cannot be removed now is tried at the next opening."""
    shutil.rmtree(database.with_name(ASIDE), ignore_errors=True)


def _opens(database: Path, key: bytes | bytearray) -> bool:
    if not database.is_file() or database.stat().st_size == 0:
        return False
    try:
        Connection.writing(database, key).close()
    except DatabaseDamaged:
        return False
    return True
