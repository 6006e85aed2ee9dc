"""`confidant deidentify` as another program uses it: over pipes, line by line, for any length."""

import json
import os
import select
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60
LIMIT = 16 * 1024 * 1024
PIECE = 64 * 1024


@contextmanager
def running(*arguments):
    command = [sys.executable, "-m", "confidant_app", "deidentify", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process):
    """Return the next line of output as data; fail rather than wait for ever."""
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    assert ready, "no answer before the next line was sent"
    return json.loads(process.stdout.readline())


def send(process, **note):
    write_all(process.stdin, f"{json.dumps(note)}\n".encode())


def write_all(stream, data):
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def ended(process):
    """Close the input; return the exit status and what was said."""
    if not process.stdin.closed:
        process.stdin.close()
    return process.wait(PATIENCE), process.stderr.read().decode()


needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="select knows no pipes there")


@needs_pipes
def test_each_line_is_answered_before_the_next_one_is_sent(tmp_path):
    (tmp_path / "namen.txt").write_text("Grutto", encoding="utf-8")
    with running("--known", str(tmp_path / "namen.txt")) as process:
        for number in range(3):
            send(process, id=number, text="Grutto belde.")
            assert line_of(process) == {
                "id": number,
                "spans": [[0, 6, "PERSON"]],
                "text": "[naam] belde.",
            }
        assert ended(process) == (0, "")


def highest_memory(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return 1024 * next(int(li.split()[1]) for li in status.splitlines() if li.startswith("VmHWM"))


@needs_pipes
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_memory_does_not_grow_with_what_came_before():
    padding = "x" * 1_000_000
    with running() as process:
        for _ in range(3):
            send(process, text="Het bleef stil.", padding=padding)
            line_of(process)
        before = highest_memory(process)
        for _ in range(24):
            send(process, text="Het bleef stil.", padding=padding)
            line_of(process)
        assert highest_memory(process) - before < 4_000_000
        assert ended(process) == (0, "")


@needs_pipes
def test_an_endless_line_is_refused_by_number_before_it_ends():
    taken = 0
    with running() as process:
        send(process, text="Het bleef stil.")
        line_of(process)
        with suppress(BrokenPipeError):
            while taken < 4 * LIMIT:
                taken += process.stdin.write(b"x" * PIECE)
        # What the system holds in the pipe, and one block of the reader, were taken too.
        assert LIMIT < taken <= LIMIT + 1024 * 1024
        status, said = process.wait(PATIENCE), process.stderr.read().decode()
    assert status == 1
    assert said.startswith("confidant: ")
    assert "regel 2 is langer dan 16 MB" in said
    assert said.count("\n") == 1


@needs_pipes
def test_a_reader_that_has_seen_enough_ends_it_quietly():
    with running() as process:
        send(process, text="Het bleef stil.")
        line_of(process)
        process.stdout.close()
        send(process, text="Het bleef weer stil.")
        assert ended(process) == (0, "")


@needs_pipes
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Ren\xe9"}\n', "regel 2 is geen UTF-8"),
        (b'{"text": "half', "regel 2 is geen leesbare JSON"),
        (b'{"text": "x", "known": "x"}\n', 'regel 2 heeft bij "known" geen lijst van namen'),
    ],
)
def test_what_is_no_note_is_refused_by_number_after_the_answers_before_it(line, reason):
    with running() as process:
        write_all(process.stdin, b'\xef\xbb\xbf{"id": 1, "text": "Het bleef stil."}\r\n' + line)
        status, said = ended(process)
        answers = process.stdout.read().decode().splitlines()
    assert status == 1
    assert reason in said
    assert [json.loads(answer)["id"] for answer in answers] == [1]
