"""Starts work that is to be killed: each a fork of a process that has imported everything already.

Run as `python -m tests.crash.nursery`; a starting interpreter would cost half a second per kill.
This process itself opens no vault: what SQLite holds must not cross a fork.
"""

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from contextlib import contextmanager

from tests.crash.works import WORKS


class Nursery:
    """The way to that process from a test."""

    def __init__(self, process):
        self._process = process

    def killed(self, work, seconds, *arguments):
        """Start a work, kill it some time after it is ready, and return what it acknowledged."""
        order = {"work": work, "seconds": seconds, "arguments": [str(each) for each in arguments]}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        assert not [line for line in told if line[0] == "failed"], told[-1]
        return told


@contextmanager
def nursery():
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Nursery(process)
        process.stdin.close()


def killed(work, seconds, arguments):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(WORKS[work], writing, arguments)
    os.close(writing)
    with os.fdopen(reading) as heard:
        first = heard.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first, *heard]
    # A line that the kill cut short was never said.
    return [json.loads(line) for line in lines if line.endswith("\n")][1:]


def _work(work, writing, arguments):
    def say(*words):
        os.write(writing, (json.dumps(words) + "\n").encode())

    try:
        work(say, *arguments)
    except Exception:  # noqa: BLE001 - for the test, in the other process
        say("ready")
        say("failed", traceback.format_exc())
    finally:
        os._exit(0)


def main():
    for line in sys.stdin:
        order = json.loads(line)
        told = killed(order["work"], order["seconds"], order["arguments"])
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
