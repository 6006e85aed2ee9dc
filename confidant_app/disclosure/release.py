"""Decide whether a release may leave: the gate of ten, the rules, and then the attacker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from confidant_app.disclosure.attack import Attacker, Ledger
from confidant_app.disclosure.changes import LeftOut, smallest_change
from confidant_app.disclosure.places import counts
from confidant_app.disclosure.rules import protect, protect_count
from confidant_app.disclosure.targets import Exposure
from confidant_app.domain.errors import InvalidValue, ReportRefused
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.report import HiddenNote, WhyHidden
from confidant_app.domain.tables import CountTable, Hidden, ProtectedTable, check

# With ten newcomers, the most that differencing two releases gives away is that one of ten
# families is somewhere. With one or five, rounding did not stop it from naming that family.
FEWEST_NEW: Final = 10

Labels = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concealed:
    """Something that is not shown: a figure, a row (no column), or a table (neither)."""

    table: str
    why: WhyHidden
    row: str = ""
    column: str = ""
    figures: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeRelease:
    """Tables that may leave, and everything that stays inside with the rule that keeps it."""

    tables: tuple[ProtectedTable, ...]
    concealed: tuple[Concealed, ...]

    def notes(self) -> tuple[HiddenNote, ...]:
        """Return how many figures each rule kept inside, table by table."""
        sums: dict[tuple[str, WhyHidden], int] = {}
        for each in self.concealed:
            key = (each.table, each.why)
            sums[key] = sums.get(key, 0) + each.figures
        return tuple(
            HiddenNote(table=table, count=count, why=why) for (table, why), count in sums.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would make a refused release possible: leave out more, or wait for more families."""

    leave_out: LeftOut = field(default_factory=LeftOut)
    families: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A release that somebody wants to make.

    `tables` count the same families. `earlier` is the ledger, the confidants' and the
    coordinator's releases together; of one day, in the order of publication. `newcomers` is how
    many families are counted now and were in no earlier release of the same confidants, None
    for their first. `leave_out` holds changes that were accepted before.
    """

    tables: tuple[CountTable, ...]
    earlier: tuple[EarlierRelease, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    newcomers: int | None = None
    leave_out: LeftOut = field(default_factory=LeftOut)


def decide(question: Question, labels: Labels = MappingProxyType({})) -> SafeRelease:
    """Return the release as it may leave.

    `labels` gives Dutch names by table and row code (no row: the table), for the sentence of a
    refusal; without them it names the codes.

    Raises:
        ReportRefused: it would give somebody away; `suggestion` tells what would help.
        InvalidValue: tables that contradict themselves or each other.
    """
    _check(question)
    _check_gate(question)
    attacker = _attacker(question)

    def trial(leave: LeftOut, among: Sequence[Exposure] | None) -> Sequence[Exposure]:
        return attacker.finds(_only_shown(question, leave), among)

    shown = _only_shown(question, question.leave_out)
    exposures = trial(question.leave_out, None) if shown else ()
    if exposures:
        change = smallest_change(question.leave_out, shown, exposures, trial)
        raise _refuse(question.leave_out, change, exposures, labels)
    both = _shown(question, question.leave_out)
    return SafeRelease(
        tables=tuple(table for _, table in both if table is not None),
        concealed=tuple(c for true, table in both for c in _concealed(true, table, question)),
    )


def suggestion(error: ReportRefused) -> Change:
    """Return the smallest change that makes the refused release possible."""
    change = error.facts["change"]
    assert isinstance(change, Change)  # noqa: S101 - `decide` put it there
    return change


def _check(question: Question) -> None:
    for table in question.tables:
        check(table)
    if not question.tables:
        raise InvalidValue(reason="er is geen enkele tabel")
    if len({table.spec.code for table in question.tables}) != len(question.tables):
        raise InvalidValue(reason="een tabel komt twee keer voor")
    if len({table.total for table in question.tables}) != 1:
        raise InvalidValue(reason="de tabellen van een uitgave tellen niet dezelfde gezinnen")


def _check_gate(question: Question) -> None:
    total = question.tables[0].total
    new = total if question.newcomers is None else min(total, question.newcomers)
    if new >= FEWEST_NEW:
        return
    raise ReportRefused(
        reason=(
            f"{_how_few(new, question)}, en dan is te zien wie erbij kwam. "
            f"Wacht tot er {FEWEST_NEW} zijn."
        ),
        change=Change(families=FEWEST_NEW - new),
    )


def _how_few(new: int, question: Question) -> str:
    since = "" if question.newcomers is None else " sinds de vorige keer"
    kind = "" if question.newcomers is None else "nieuwe "
    if new == 1:
        return f"er is maar 1 {kind.replace('nieuwe', 'nieuw')}gezin{since}"
    return f"er zijn maar {new} {kind}gezinnen{since}"


def _shown(question: Question, leave: LeftOut) -> list[tuple[CountTable, ProtectedTable | None]]:
    return [
        (
            table,
            None
            if table.spec.code in leave.tables
            else protect(table, leave.rows_of(table.spec.code)),
        )
        for table in question.tables
    ]


def _only_shown(question: Question, leave: LeftOut) -> list[ProtectedTable]:
    return [table for _, table in _shown(question, leave) if table is not None]


def _attacker(question: Question) -> Attacker:
    ledger = Ledger(
        earlier=tuple(
            sorted(
                (release for release in question.earlier if release.tables),
                key=lambda release: release.made_on,
            )
        ),
        coverage=question.coverage,
        gate=0 if question.newcomers is None else FEWEST_NEW,
        gate_before=FEWEST_NEW,
    )
    return Attacker(question.tables, ledger)


def _concealed(
    true: CountTable, shown: ProtectedTable | None, question: Question
) -> Iterator[Concealed]:
    code = true.spec.code
    if shown is None:
        chosen = code in question.leave_out.tables
        why = WhyHidden.COULD_BE_DERIVED if chosen else WhyHidden.ALL_IN_ONE_CELL
        yield Concealed(table=code, why=why, figures=len(counts(true)))
        return
    asked = question.leave_out.rows_of(code)
    for row in shown.left_out:
        why = WhyHidden.COULD_BE_DERIVED if row in asked else WhyHidden.ALL_IN_ONE_CELL
        yield Concealed(table=code, row=row, why=why, figures=1 + len(true.spec.columns))
    for place, count in counts(true).items():
        if place.row not in shown.left_out and _hidden(count):
            yield Concealed(table=code, row=place.row, column=place.column, why=WhyHidden.TOO_FEW)


def _hidden(count: int) -> bool:
    return isinstance(protect_count(count), Hidden)


def _refuse(
    before: LeftOut, change: LeftOut, exposures: Sequence[Exposure], labels: Labels
) -> ReportRefused:
    tables = sorted(change.tables - before.tables)
    rows = sorted(change.rows - before.rows)
    names = {code: labels.get((code, ""), code) for code in (*tables, *(code for code, _ in rows))}
    parts = [f"de tabel '{names[code]}'" for code in tables]
    parts += [
        f"de regel '{labels.get((code, row), row)}' in de tabel '{names[code]}'"
        for code, row in rows
    ]
    telling = sorted({exposure.table for exposure in exposures})
    where = " en ".join(f"'{labels.get((code, ''), code)}'" for code in telling)
    return ReportRefused(
        reason=(
            f"uit de cijfers samen is een klein aantal gezinnen af te leiden (in {where}). "
            f"Laat weg: {', '.join(parts)}. Dan kan het wel."
        ),
        change=Change(leave_out=change),
    )
