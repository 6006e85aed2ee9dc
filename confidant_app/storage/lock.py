"""One vault, one writer: a lock that the operating system lets go of when the process dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from confidant_app.domain.errors import VaultInUse
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import OWNER_ONLY

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The lock file of a vault, held. The file itself goes when the lock is let go."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            VaultInUse: another window or computer holds it.
            ReadOnlyPlace, DiskFull: the lock file cannot be made.
        """
        self._path = path
        self._descriptor = _take(path)

    def release(self) -> None:
        """Let go; the next one to ask gets it."""
        if sys.platform != "win32":
            # Removed while held: whoever opened this file meanwhile sees that it lost its name.
            with suppress(OSError):  # a file that stays is no hindrance
                self._path.unlink()
        os.close(self._descriptor)


def _take(path: Path) -> int:
    while True:
        with named_errors():
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        try:
            _seize(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise VaultInUse from error
        if _is_still_there(descriptor, path):
            return descriptor
        os.close(descriptor)


def _is_still_there(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
