"""Keep what is in memory out of files: no core dumps, no other process looking in."""

import ctypes
import os
import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Do what this system offers; where it offers nothing, nothing happens.

    New files are for their owner only, a crash leaves no core file (setrlimit(2)), and on Linux
    no other process of this user can read our memory (prctl(2), PR_SET_DUMPABLE).
    """
    os.umask(0o077)
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
