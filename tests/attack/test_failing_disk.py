"""Whichever call the disk refuses, the old state is there or the new one, and the error has a name.

Not one of our functions is replaced for this: strace lets the kernel refuse the call itself, so
that SQLite meets it as well.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.attack.failing_disk import ACTS, CALLS, CARRIED_ON, FINISHED, LIMIT

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
NAMED = {"DiskFull", "DiskFailing"}
# The names of a call differ by processor; a name that this one lacks is passed over.
VARIANTS = {"rename": "?rename,?renameat,?renameat2", "link": "?link,?linkat"}

pytestmark = pytest.mark.strace


@pytest.fixture(scope="module", params=["", "+"] if SOAK else [""], ids=lambda mode: mode or "once")
def told(request):
    """What became of every attempt; with a plus, every later call of that kind fails as well."""
    names = {call: VARIANTS.get(call, call) for call in CALLS}
    injected = [
        f"--inject={names[call]}:error={error}:when={LIMIT}{request.param}"
        for call, (error, _) in CALLS.items()
    ]
    strace = (
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        os.devnull,
        f"--trace={','.join(names.values())}",
    )
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        run = subprocess.run(
            [
                *strace,
                *injected,
                sys.executable,
                "-m",
                "tests.attack.failing_disk",
                place,
                request.param,
            ],
            env={k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_every_refusal_has_a_name(told):
    assert {attempt["ended"] for attempt in told} <= {*NAMED, *FINISHED}


def test_nothing_half_is_left_and_what_was_finished_is_there(told):
    assert [attempt for attempt in told if attempt["wrong"]] == []


def test_refusals_were_met_in_every_act(told):
    met = Counter(attempt["act"] for attempt in told if attempt["ended"] in NAMED)
    assert set(met) == set(ACTS)
    assert sum(met.values()) > 60
    # What closes a vault may fail: all that was saved is still in the write-ahead log.
    assert Counter(attempt["ended"] for attempt in told)[CARRIED_ON] < sum(met.values()) / 2
