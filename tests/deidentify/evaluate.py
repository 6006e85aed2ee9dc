"""Scores the finder on annotated notes: `python -m tests.deidentify.evaluate FILE`.

Prints what was asked and reached, each label, what it costs, and each miss and false finding; with
deduce beside it where that is installed. What counts as what is told in `scoring.py`, and for
names on file in `on_file.py`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.deidentify import costs
from tests.deidentify.notes import DEV, KEPT, Note, kilobytes, lowered, read_notes
from tests.deidentify.reporting import details, kinds, summary, table
from tests.deidentify.scoring import Score, resource_lists, score, score_found

_NO_JUDGE = "deduce is not installed (see the judge group in pyproject.toml): nothing beside ours"


@dataclass(frozen=True)
class Judge:
    """What deduce reached and what it costs."""

    cased: Score
    low: Score
    costs: str
    version: str


def main(arguments: Sequence[str]) -> None:
    """Print the score of the file named on the command line."""
    parser = argparse.ArgumentParser(description="score the finder on annotated notes")
    parser.add_argument("file", type=Path, nargs="?", default=DEV)
    parser.add_argument("--lower", action="store_true", help="details of the lower-case notes")
    parser.add_argument("--counts", action="store_true", help="show no word of any note")
    parser.add_argument("--judge", type=Path, default=costs.JUDGE, help="a Python with deduce")
    chosen = parser.parse_args(arguments)
    for line in report(chosen):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def report(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the report."""
    notes = read_notes(chosen.file)
    low = [lowered(note) for note in notes]
    lists = resource_lists()
    cased, small = score(notes, lists), score(low, lists)
    judge = _judged(notes, low, chosen.judge)
    yield f"{chosen.file.name}: {len(notes)} notes, {kilobytes(notes):.0f} kB"
    scores = {"ours": (cased, small)}
    if isinstance(judge, Judge):
        scores[judge.version] = (judge.cased, judge.low)
    yield from ("", *summary(scores), "")
    yield _our_costs(notes)
    yield judge.costs if isinstance(judge, Judge) else judge
    shown = small if chosen.lower else cased
    yield from ("", f"ours, {'in lower case' if chosen.lower else 'as written'}", *table(shown))
    if isinstance(judge, Judge):
        theirs = judge.low if chosen.lower else judge.cased
        yield from ("", judge.version, *table(theirs))
    yield from ("", *kinds(shown))
    if not chosen.counts and chosen.file.name != KEPT.name:
        yield from ("", *details(shown))


def _our_costs(notes: Sequence[Note]) -> str:
    start = costs.our_start()
    with costs.started(costs.OURS) as finder:
        return _costs("ours", start, _seconds(finder, notes), notes)


def _judged(notes: Sequence[Note], low: Sequence[Note], python: Path) -> Judge | str:
    """Return what deduce makes of the notes, or why there is nothing beside ours."""
    command = costs.judge_command(python)
    if command is None:
        return _NO_JUDGE
    try:
        with costs.started(command) as finder:
            version = f"deduce {finder.start.said['version']}"
            cased, small = (score_found(some, finder.ask(some)[1]) for some in (notes, low))
            spent = _costs(version, costs.judge_start(finder), _seconds(finder, notes), notes)
    except costs.FinderFailed as error:
        return f"deduce does not run: {error}"
    return Judge(cased=cased, low=small, costs=spent, version=version)


def _seconds(finder: costs.Finder, notes: Sequence[Note]) -> float:
    """Return the seconds for a second pass: the first one fills what a finder remembers."""
    finder.ask(notes)
    return finder.ask(notes)[0]


def _costs(name: str, start: costs.Start, seconds: float, notes: Sequence[Note]) -> str:
    memory = "unknown" if start.mb is None else f"{start.mb:.0f} MB"
    size = kilobytes(notes)
    return (
        f"{name}: starts in {start.seconds:.2f} s and {memory} above a bare interpreter;"
        f" {1000 * seconds / size:.1f} ms a kB of CPU ({size / seconds:.0f} kB/s)"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
