"""What a finder costs, each time in a fresh process: start, memory, time for text."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.deidentify.notes import Note
from tests.deidentify.scoring import Found

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "tests.deidentify.probe")
BARE = "import sys; print('{}', flush=True); sys.stdin.read()"
JUDGE = ROOT / "build" / "judge" / "bin" / "python"
STARTS = 3


class FinderFailed(Exception):
    """A finder ended before it answered."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """Until the first text was searched; `mb` at its highest, None where it can not be read."""

    seconds: float
    mb: float | None
    said: dict


@dataclass
class Finder:
    """A finder that runs in a process of its own."""

    process: subprocess.Popen
    start: Start

    def ask(self, notes: Sequence[Note]) -> tuple[float, list[list[Found]]]:
        """Return the seconds of CPU for these notes, and what was found in each.

        Raises:
            FinderFailed: it ended before it answered.
        """
        question = [{"text": n.text, "known": [name.text for name in n.known]} for n in notes]
        self.process.stdin.write(f"{json.dumps(question)}\n")
        self.process.stdin.flush()
        answer = _answer(self.process)
        return answer["seconds"], [[Found(*one) for one in found] for found in answer["spans"]]


def judge_command(python: Path = JUDGE) -> tuple[str, ...] | None:
    """Return how to run deduce, or None when it is not installed."""
    script = Path(__file__).with_name("deduce_spans.py")
    # Isolated, so that it sees its own packages and nothing of this project.
    return (str(python), "-I", str(script)) if python.exists() else None


@contextmanager
def started(command: Sequence[str]) -> Iterator[Finder]:
    """Start a finder and wait until it has searched its first text.

    Raises:
        FinderFailed: it ended before that.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, env=environment, cwd=ROOT, text=True
    ) as process:
        said = _answer(process)
        took = time.perf_counter() - began
        yield Finder(process, Start(seconds=took, mb=_highest_mb(process.pid), said=said))
        process.stdin.close()


def _answer(process: subprocess.Popen) -> dict:
    line = process.stdout.readline()
    if not line:
        raise FinderFailed(f"it ended with {process.wait()}")
    return json.loads(line)


def _highest_mb(pid: int) -> float | None:
    """Return the most memory that the process ever had.

    Not `ru_maxrss`: that begins at what the parent had when it started the child.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1_000_000


def our_start() -> Start:
    """Return the median start of our finder above that of a bare interpreter."""
    turns = [(_once(OURS), _once((sys.executable, "-c", BARE))) for _ in range(STARTS)]
    seconds = statistics.median(ours.seconds - bare.seconds for ours, bare in turns)
    ours, bare = turns[-1]
    return Start(seconds=seconds, mb=above(ours, bare), said={})


def judge_start(finder: Finder) -> Start:
    """Return the start of a running judge above that of a bare interpreter."""
    bare = _once((finder.process.args[0], "-c", BARE))
    start = finder.start
    seconds = start.seconds - bare.seconds
    return Start(seconds=seconds, mb=above(start, bare), said=start.said)


def above(start: Start, bare: Start) -> float | None:
    """Return how much more memory one start took than the other."""
    return None if start.mb is None or bare.mb is None else start.mb - bare.mb


def _once(command: Sequence[str]) -> Start:
    with started(command) as finder:
        return finder.start
