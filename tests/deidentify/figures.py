"""The figures that the finder is judged by, and what was asked of each.

Numbers alone: a test that fails on them shows nothing of a note.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.deidentify.notes import DEV, KEPT
from tests.deidentify.on_file import Nearness
from tests.deidentify.scoring import CHECKED, DIRECT, HINT, PEOPLE, WIDER, Score, direct


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Shares between 0 and 1, and counts for each note."""

    notes: int
    people: float
    on_file: float
    near_file: float
    checked: float
    direct: float
    wider: float
    everything: float
    leak: float
    leak_wider: float
    precision: float
    false_a_note: float
    needless: float
    hints: float
    hints_a_note: float
    warned: float


def figures(total: Score) -> Figures:
    """Return the figures of a score."""
    right, found = direct(total.right), direct(total.found)
    near, on = Nearness.NEAR, Nearness.SHARES
    return Figures(
        notes=total.notes,
        people=_recall(total, PEOPLE),
        on_file=share(total.on_file_caught[on], total.on_file[on]),
        near_file=share(total.on_file_caught[near], total.on_file[near]),
        checked=_recall(total, CHECKED),
        direct=_recall(total, DIRECT),
        wider=_recall(total, WIDER),
        everything=share(direct(total.caught), direct(total.spans)),
        leak=share(len(total.leaking), total.notes),
        leak_wider=share(len(total.leaking_wider), total.notes),
        precision=share(right, found),
        false_a_note=(found - right) / total.notes,
        needless=share(total.needless, total.letters),
        hints=_recall(total, {HINT}),
        hints_a_note=total.found[HINT] / total.notes,
        warned=share(total.warned, total.notes),
    )


def share(part: int, whole: int) -> float:
    """Return a share; all of nothing is all."""
    return part / whole if whole else 1.0


def _recall(total: Score, labels: Iterable[str]) -> float:
    return share(_sum(total.caught, labels), _sum(total.spans, labels))


def _sum(counter: Counter, labels: Iterable[str]) -> int:
    return sum(counter[label] for label in labels)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A figure, what the report calls it, and the bounds it was asked to keep."""

    name: str
    title: str
    least: float = 0.0
    most: float = float("inf")
    is_share: bool = True

    def holds(self, found: Figures) -> bool:
        """Return whether the figure keeps its bounds."""
        return self.least <= getattr(found, self.name) <= self.most

    def bound(self) -> str:
        """Return the bound as the report shows it; nothing when none was asked."""
        if self.least:
            return f"≥ {self.shown(self.least)}"
        return f"≤ {self.shown(self.most)}" if self.most < float("inf") else ""

    def shown(self, value: float) -> str:
        """Return a value of this figure as the report shows it."""
        return f"{100 * value:.1f} %" if self.is_share else f"{value:.2f}"


def eased(asked: Asked, path: Path) -> Asked:
    """Return what the finder has to keep on the notes of this file."""
    reached = REACHED.get(path.name, {}).get(asked.name)
    if reached is None:
        return asked
    return replace(asked, least=reached) if asked.least else replace(asked, most=reached)


ASKED = (
    Asked(name="people", title="recall, PERSON + PROFESSIONAL", least=0.985),
    Asked(name="on_file", title="  sharing a word with a name on file", least=1.0),
    Asked(name="near_file", title="  one letter away from one"),
    Asked(name="checked", title="recall, numbers with a check", least=1.0),
    Asked(name="direct", title="recall, direct identifiers", least=0.97),
    Asked(name="wider", title="  with places, schools, organisations, dates", least=0.97),
    Asked(name="everything", title="  and ages: all that hides", least=0.97),
    Asked(name="leak", title="notes that leak a direct identifier", most=0.03),
    Asked(name="leak_wider", title="  or a place, school, organisation, date", most=0.06),
    Asked(name="precision", title="precision", least=0.85),
    Asked(name="false_a_note", title="false findings a note", most=1.0, is_share=False),
    Asked(name="needless", title="text hidden outside all spans"),
    Asked(name="hints", title="recall, indirect clues", least=0.70),
    Asked(name="hints_a_note", title="hints a note", most=0.3, is_share=False),
    Asked(name="warned", title="notes with the warning about capitals"),
)
REACHED: Mapping[str, Mapping[str, float]] = {
    DEV.name: {"leak": 0.037, "leak_wider": 0.1},
    KEPT.name: {"on_file": 0.995, "leak": 0.08, "leak_wider": 0.16},
}
"""Where the finder falls short of what was asked, by file: from there it may not fall back.

On the kept notes one name on file is missed: a function word in a note without capitals, the
exception of tests/deidentify/test_spellings.py.
"""
ASKED_IN_LOWER_CASE = (
    Asked(name="leak", title="leak, in lower case", most=0.30),
    Asked(name="warned", title="warned, in lower case", least=1.0),
)
