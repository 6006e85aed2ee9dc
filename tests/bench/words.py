"""What de-identifying costs, in processes of their own; beside deduce where that is installed."""

import random
import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace

from confidant_app.domain.findings import KnownName
from tests.deidentify import costs
from tests.deidentify.notes import DEV, Note, kilobytes, read_notes
from tests.deidentify.scoring import resource_lists

TURNS = 5
NAMES = 5_000
LONG = 1_000_000


def print_deidentifying() -> None:
    """Print how long it takes to begin, and how much text goes through in a second of CPU."""
    notes = read_notes(DEV)
    command = costs.judge_command()
    peer = "deduce" if command else "-"
    print(
        f"\nde-identifying {len(notes)} notes, {kilobytes(notes):.0f} kB, medians of {TURNS} turns"
    )
    print(f"{'':<26}{'ours':>10}{peer:>10}  asked of ours")
    with ExitStack() as stack:
        ours = stack.enter_context(costs.started(costs.OURS))
        judge = stack.enter_context(costs.started(command)) if command else None
        starts = (costs.our_start(), costs.judge_start(judge) if judge else None)
        _row("cold start, s", [start and start.seconds for start in starts], "at most 0.5", 2)
        _row("cold start, MB", [start and start.mb for start in starts], "at most 100")
        asked = "at least 200"
        _row("own names, kB/s", _speeds([ours, judge], notes, TURNS), asked)
        _row("one note of 1 MB, kB/s", _speeds([ours, judge], [_long(notes)], 1), asked)
        _names_on_file(ours, notes, asked)


def _names_on_file(ours: costs.Finder, notes: Sequence[Note], asked: str) -> None:
    """Print what many names on file cost; deduce can be told of one patient only."""
    known = _many_names()
    nobody, everybody = Note("nobody", "", (), ()), Note("everybody", "", known, ())
    # Names are prepared again when other ones came between, and here that takes turns.
    turns = [(ours.ask([nobody])[0], ours.ask([everybody])[0]) for _ in range(TURNS)]
    some = [replace(note, known=known) for note in notes]
    _row(f"prepare {NAMES:,} names, s", [statistics.median(s for _, s in turns), None], "", 2)
    _row(f"{NAMES:,} names, kB/s", [*_speeds([ours], some, TURNS), None], asked)


def _speeds(
    finders: Sequence[costs.Finder | None], notes: Sequence[Note], turns: int
) -> list[float | None]:
    """Return kB a second of CPU for each finder; they take turns."""
    present = [finder for finder in finders if finder]
    spent = [[finder.ask(notes)[0] for finder in present] for _ in range(turns)]
    speeds = [kilobytes(notes) / statistics.median(one) for one in zip(*spent, strict=True)]
    return [*speeds, *[None] * (len(finders) - len(present))]


def _long(notes: Sequence[Note]) -> Note:
    """Return all notes after each other, as often as it takes, with everybody on file."""
    text = "\n\n".join(note.text for note in notes)
    text *= 1 + LONG // len(text)
    known = tuple(dict.fromkeys(name for note in notes for name in note.known))
    return Note("long", text[:LONG], known, ())


def _many_names() -> tuple[KnownName, ...]:
    lists, chosen = resource_lists(), random.Random(1)
    first, last = sorted(lists.first_names), sorted(lists.surnames)
    names = (f"{chosen.choice(first)} {chosen.choice(last)}".title() for _ in range(NAMES))
    return tuple(KnownName(text=name) for name in names)


def _row(name: str, values: Sequence[float | None], asked: str, digits: int = 0) -> None:
    shown = "".join(f"{'-' if v is None else f'{v:.{digits}f}':>10}" for v in values)
    print(f"{name:<26}{shown}  {asked}".rstrip())
