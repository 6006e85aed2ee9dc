"""One vault, one writer: a lock that the operating system lets go of when the process dies.

On one computer the system's own lock decides. It does not reach across computers on a synced
or a network folder, so the lock file also says which computer holds it and when that was last
seen. A file of another computer is never taken for a leftover, however old: that computer may
be writing without a connection at this moment. It is refused, and after three minutes without
a sign of life a person who knows better may take the lock over. Two computers that open at the
same moment, before the folder was synced, both get in; the one that finds the other's claim in
the file writes no more from then on.
"""

import hashlib
import json
import os
import platform
import secrets
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DiskFailing, VaultInUse
from confidant_app.domain.vault_errors import VaultLeftOpen
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import OWNER_ONLY

RENEW_AFTER: Final = timedelta(minutes=1)
SILENT_AFTER: Final = timedelta(minutes=3)

_SIZE: Final = 1024  # bytes; always written whole, so no reader sees half of it
_BINARY: Final = getattr(os, "O_BINARY", 0)
_MACHINE_ID: Final = Path("/etc/machine-id")

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        # Behind the text: Windows lets nobody read a byte that is locked.
        os.lseek(descriptor, _SIZE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """What a lock file says: which computer, since when, last seen when, and which opening.

    `machine` tells computers of the same name apart; it cannot be traced back to one.
    """

    computer: str
    machine: str
    since: datetime
    seen: datetime
    token: str


class Lock:
    """The lock file of a vault, held. The file itself goes when the lock is let go."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        """Take the lock; `take_over` also from another computer that fell silent.

        Raises:
            VaultInUse: another window or computer holds it.
            VaultLeftOpen: another computer does, and was not seen for a while.
            ReadOnlyPlace, DiskFull: the lock file cannot be made.
        """
        now = datetime.now(UTC)
        self._path = path
        self._descriptor = _take(path)
        try:
            _demand_free(_read(path), now, take_over=take_over)
        except BaseException:
            os.close(self._descriptor)
            raise
        self._holder = Holder(
            computer=platform.node(),
            machine=_machine(),
            since=now,
            seen=now,
            token=secrets.token_hex(8),
        )
        self._renew(now)

    def demand_ours(self) -> None:
        """Go on only when nobody else claimed the vault meanwhile; say that we still hold it.

        Raises:
            VaultInUse: somebody did, from a computer that the system's lock does not reach.
            DiskFailing: the folder is gone, as when a stick is pulled out.
        """
        if not self._path.parent.is_dir():
            raise DiskFailing
        found = _read(self._path)
        if not self._is_ours(found):
            raise VaultInUse(where=_where(found)) if found is not None else VaultInUse()
        now = datetime.now(UTC)
        if now - self._holder.seen >= RENEW_AFTER:
            self._renew(now)

    def release(self) -> None:
        """Let go; the next one to ask gets it."""
        with suppress(OSError):  # a file that stays is no hindrance on this computer
            if self._is_ours(_read(self._path)):
                os.ftruncate(self._descriptor, 0)
                if sys.platform != "win32":
                    # Removed while held: whoever opened it meanwhile sees that it lost its name.
                    self._path.unlink()
        os.close(self._descriptor)

    def _is_ours(self, found: Holder | None) -> bool:
        if not _is_still_there(self._descriptor, self._path):
            return False
        return found is None or found.token == self._holder.token

    def _renew(self, now: datetime) -> None:
        seen = Holder(**{**asdict(self._holder), "seen": now})
        with suppress(OSError):  # a full disk does not stand in the way of reading
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, _text(seen))
            self._holder = seen


def _take(path: Path) -> int:
    while True:
        with named_errors():
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, OWNER_ONLY)
        try:
            _seize(descriptor)
        except OSError as error:
            os.close(descriptor)
            found = _read(path)
            raise (VaultInUse(where=_where(found)) if found else VaultInUse()) from error
        if _is_still_there(descriptor, path):
            return descriptor
        os.close(descriptor)


def _demand_free(found: Holder | None, now: datetime, *, take_over: bool) -> None:
    # On this computer the system's lock has just said that nobody is there.
    if found is None or found.machine == _machine():
        return
    if now - found.seen < SILENT_AFTER:
        raise VaultInUse(where=_where(found))
    if not take_over:
        raise VaultLeftOpen(computer=found.computer, seen=_clock(found.seen))


def _where(holder: Holder) -> str:
    if holder.machine == _machine():
        return f"in een ander venster op deze computer, sinds {_clock(holder.since)}"
    return f"op de computer {holder.computer}, sinds {_clock(holder.since)}"


def _clock(moment: datetime) -> str:
    local = moment.astimezone()
    today = datetime.now(UTC).astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%d-%m-%Y %H:%M}"


def _text(holder: Holder) -> bytes:
    plain = asdict(holder)
    plain |= {"since": holder.since.isoformat(), "seen": holder.seen.isoformat()}
    return json.dumps(plain).encode()[:_SIZE].ljust(_SIZE)


def _read(path: Path) -> Holder | None:
    """Return who holds the file; None when nobody wrote in it, or nothing that makes sense."""
    try:
        with path.open("rb") as file:
            plain = json.loads(file.read(_SIZE))
        return Holder(
            computer=str(plain["computer"])[:100],
            machine=str(plain["machine"]),
            since=_moment(plain["since"]),
            seen=_moment(plain["seen"]),
            token=str(plain["token"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _machine() -> str:
    """Return a digest that differs per computer, also between two that have the same name."""
    number = b""
    with suppress(OSError):  # only Linux has it; elsewhere names are given out at random
        number = _MACHINE_ID.read_bytes()
    purpose = b"confidant vault lock\0"
    return hashlib.sha256(purpose + platform.node().encode() + number).hexdigest()[:16]


def _is_still_there(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
