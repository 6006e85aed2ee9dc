"""`confidant deidentify` and `confidant protect`: two of the gates, for a shell."""

import argparse
from pathlib import Path

from confidant_app.cli.terminal import (
    numbered_lines,
    say,
    say_at_once,
    standard_input,
    until_nobody_reads,
)
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.findings import KnownName
from confidant_app.services import documents, gates, namelists

_LARGEST = 16 * 1024 * 1024


def deidentify(options: argparse.Namespace) -> None:
    """Read notes as JSON lines from standard input; answer each before the next one is read.

    Raises:
        InvalidValue: a line that is not a note or too long; its number is named.
    """
    known = _names(Path(options.known)) if options.known else ()
    gate = gates.Deidentifier(known, namelists.load_lists())
    with until_nobody_reads():
        for number, line in numbered_lines(_LARGEST):
            if line.strip():
                say_at_once(gate.answer(_note(line, number)))


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


def _names(path: Path) -> tuple[KnownName, ...]:
    data = documents.read(path, _LARGEST)
    try:
        return gates.read_names(data)
    except InvalidValue as error:
        reason = f"het bestand met namen {error.facts['reason']}"
        raise InvalidValue(reason=reason) from error


def _note(line: bytes, number: int) -> gates.Note:
    try:
        return gates.read_note(line)
    except InvalidValue as error:
        raise InvalidValue(reason=f"regel {number} {error.facts['reason']}") from error
