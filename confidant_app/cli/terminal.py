"""Words to the terminal and passphrases from it; nothing else in the shell reads or writes it."""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from confidant_app.domain.errors import InvalidValue
from confidant_app.services import documents


def say(text: str = "") -> None:
    """Write one line for the user."""
    sys.stdout.write(f"{text}\n")


def say_json(value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
    """Write a value as JSON for another program."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def say_at_once(text: str) -> None:
    """Write one line of JSON for a program that waits for it, in UTF-8 on every system.

    Half a surrogate pair has no UTF-8; it leaves as the escape that JSON has for it.
    """
    sys.stdout.buffer.write(f"{text}\n".encode(errors="backslashreplace"))
    sys.stdout.buffer.flush()


@contextmanager
def until_nobody_reads() -> Iterator[None]:
    """End the work inside quietly when whoever reads standard output has seen enough."""
    try:
        yield
    except BrokenPipeError:
        # Else Python tries once more to write what is left when it ends, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """Write one line about what went wrong, whatever stood in the file that it is about."""
    sys.stderr.write(f"{' '.join(text.split())}\n")


def progress(text: str, part: float) -> None:
    """Show how far a long piece of work is, from 0 to 1; silent when nobody watches."""
    if not sys.stderr.isatty():
        return
    width = 28
    full = round(part * width)
    end = "\n" if part >= 1 else ""
    sys.stderr.write(f"\r{'█' * full}{'·' * (width - full)}  {text:<44}{end}")
    sys.stderr.flush()


def passphrase(source: str | None, question: str = "Wachtzin: ") -> str:
    """Return the passphrase: from a prompt, a file, or ("-") the first line of standard input.

    A passphrase never comes from an argument: other users of the computer can read those.

    Raises:
        FileMissing: the file is not there.
        InvalidValue: the file is not text in UTF-8.
    """
    if source is None:
        return getpass.getpass(question)
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        text = documents.read(Path(source), 8192).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue(reason="het bestand met de wachtzin is geen UTF-8") from error
    # Only a line end: str.splitlines cuts at characters that may stand in a passphrase.
    return text.split("\n", 1)[0].removesuffix("\r")


def new_passphrase(source: str | None) -> str:
    """Return a passphrase for a new vault; from a prompt it is asked for twice.

    Raises:
        FileMissing: the file is not there.
        InvalidValue: the two are not equal.
    """
    chosen = passphrase(source, "Nieuwe wachtzin: ")
    if source is None and passphrase(None, "Nog een keer:    ") != chosen:
        raise InvalidValue(reason="de twee wachtzinnen zijn niet gelijk")
    return chosen


def answer(question: str) -> str:
    """Return one line from standard input; the question shows even when output goes to a file."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def standard_input() -> str:
    """Return all of standard input as text."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")


def numbered_lines(limit: int) -> Iterator[tuple[int, bytes]]:
    """Yield each line of standard input with its number as soon as it has come in.

    Raises:
        InvalidValue: a line has more than `limit` bytes; the rest of it is not read.
    """
    lines = iter(lambda: sys.stdin.buffer.readline(limit + 1), b"")
    for number, line in enumerate(lines, start=1):
        if len(line) > limit:
            reason = f"regel {number} is langer dan {limit // 1024**2} MB"
            raise InvalidValue(reason=reason)
        yield number, line
