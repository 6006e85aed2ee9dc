"""`confidant deidentify` and `confidant protect`: two of the gates, for a shell."""

import argparse
import json
from pathlib import Path

from confidant_app.cli.terminal import say, standard_input
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import documents, gates, namelists

_LARGEST = 16 * 1024 * 1024


def deidentify(options: argparse.Namespace) -> None:
    """Read notes as JSON lines from standard input; write one line with findings for each.

    Raises:
        InvalidValue: a line that is not a note; its number is named.
    """
    lists = namelists.load_lists()
    extra: tuple[str, ...] = ()
    if options.known:
        text = documents.read(Path(options.known), _LARGEST).decode("utf-8", errors="replace")
        extra = tuple(line.strip() for line in text.splitlines() if line.strip())
    # JSON may hold other line ends than this one inside a text, so `splitlines` cuts too often.
    for number, line in enumerate(standard_input().split("\n"), start=1):
        if line.strip():
            say(gates.deidentified_line(_note(line, number), extra, lists))


def protect(_options: argparse.Namespace) -> None:
    """Read count tables from standard input and write them protected.

    Raises:
        InvalidValue: not in the documented form.
        ReportRefused: they cannot leave safely; the answer says what would help.
    """
    answer = gates.protected(standard_input())
    say(answer.text.rstrip())
    if answer.refusal is not None:
        raise answer.refusal


def _note(line: str, number: int) -> dict[str, object]:
    try:
        note = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(reason=f"regel {number} is geen leesbare JSON") from error
    if not isinstance(note, dict) or not isinstance(note.get("text"), str):
        raise InvalidValue(reason=f"regel {number} heeft geen tekst")
    return note
