"""The attacker: a reader with every table, every earlier release, and an integer solver.

An interval attack, as statistical offices run it on their own tables before they publish
(Fischetti and Salazar-González, "Models and algorithms for optimizing cell suppression in
tabular data with linear constraints", JASA 95, 2000; Hundepool et al., Statistical Disclosure
Control, 2012, section 4.4). It does not model a reader who knows this program and reasons from
what it chose to leave out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from confidant_app.disclosure.history import Belief, Link, Release, add_history
from confidant_app.disclosure.integers import Program, Solver
from confidant_app.disclosure.knowledge import Known, add_release
from confidant_app.disclosure.rules import protect_count
from confidant_app.disclosure.targets import (
    Exposure,
    Target,
    earlier_targets,
    exposed,
    newcomer_targets,
    small_targets,
)
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import CountTable, ProtectedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What was published before, in that order, and how the new release relates to it.

    Each earlier release shows at least one table. `gate` is how many families are known to be
    new since a release of the same confidants.
    """

    earlier: tuple[EarlierRelease, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    gate: int = 0


class Attacker:
    """A reader of the ledger who gets a new release in his hands.

    `tables` holds the true counts of that release.
    """

    def __init__(self, tables: Sequence[CountTable], ledger: Ledger) -> None:
        self._tables = tables
        self._ledger = ledger
        self._known_before: frozenset[Exposure] | None = None

    def finds(
        self, shown: Sequence[ProtectedTable], among: Sequence[Exposure] | None = None
    ) -> tuple[Exposure, ...]:
        """Return what he could find out if this were shown, and could not before.

        With `among`, only what he could find out of that. Where no table is shown, he still
        learns the number of families.

        Raises:
            InvalidValue: figures that no families can have, so not all are of this hotline.
        """
        desk = _Desk(self._tables, shown, self._ledger)
        targets = desk.targets()
        if among is not None:
            wanted = {_what(exposure) for exposure in among}
            targets = [target for target in targets if _what(target) in wanted]
        found = exposed(desk.solver, targets)
        if any(exposure.release is not None for exposure in found):
            before = {_what(exposure) for exposure in self._before()}
            found = [exposure for exposure in found if _what(exposure) not in before]
        return tuple(found)

    def _before(self) -> frozenset[Exposure]:
        if self._known_before is None:
            desk = _Desk((), (), self._ledger)
            self._known_before = frozenset(exposed(desk.solver, desk.targets()))
        return self._known_before


class _Desk:
    """All that lies before the reader, with the strongest beliefs that it does not deny."""

    def __init__(
        self, tables: Sequence[CountTable], shown: Sequence[ProtectedTable], ledger: Ledger
    ) -> None:
        codes = {table.spec.code for table in shown}
        self._tables = tables
        self._shown = shown
        self._unseen = [table.spec for table in tables if table.spec.code not in codes]
        self._ledger = ledger
        self._links: tuple[Link, ...] = ()
        self._known: list[Known] = []
        for belief in Belief:
            self.solver = self._lay_out(belief, frozenset())
            if self.solver.some() is not None:
                return
        self.solver = self._lay_out(Belief.ONLY_JOIN, self._doubted())
        if self.solver.some() is None:
            raise InvalidValue(reason="deze cijfers of die van eerder spreken zichzelf tegen")

    def _doubted(self) -> frozenset[str]:
        """Return tables that cannot all have grown; believing the others is possible."""
        doubted = frozenset(table.spec.code for table in self._tables) | frozenset(
            table.spec.code for old in self._ledger.earlier for table in old.tables
        )
        for code in sorted(doubted):
            if self._lay_out(Belief.ONLY_JOIN, doubted - {code}).some() is not None:
                doubted -= {code}
        return doubted

    def _lay_out(self, belief: Belief, doubted: frozenset[str]) -> Solver:
        program = Program()
        earlier = self._ledger.earlier
        self._known = [
            add_release(program, release.tables[0].total, release.tables) for release in earlier
        ]
        coverages = [release.coverage for release in earlier]
        if self._tables:
            total = protect_count(self._tables[0].total)
            self._known.append(add_release(program, total, self._shown, self._unseen))
            coverages.append(self._ledger.coverage)
        releases = [
            Release(known=known, coverage=coverage)
            for known, coverage in zip(self._known, coverages, strict=True)
        ]
        self._links = add_history(program, releases, belief, doubted)
        if self._tables:
            self._add_gate(program)
        return program.solver()

    def _add_gate(self, program: Program) -> None:
        """Add the rule that everybody may know: so many families are new since the last time."""
        now = self._known[-1].total
        for link in self._newest():
            then = self._known[link.earlier].total
            same = self._ledger.earlier[link.earlier].coverage.sources
            possible = program.bounds[now][1] - program.bounds[then][0]
            trusted = bool(link.tables) and same == self._ledger.coverage.sources
            if trusted and possible >= self._ledger.gate:
                program.constrain(((now, 1), (then, -1)), low=self._ledger.gate)

    def _newest(self) -> list[Link]:
        return [link for link in self._links if link.later == len(self._ledger.earlier)]

    def targets(self) -> list[Target]:
        """Return everything that must stay vague."""
        found: list[Target] = []
        for at, release in enumerate(self._ledger.earlier):
            found += earlier_targets(release.tables, self._known[at], at)
        if self._tables:
            found += small_targets(self._tables, self._known[-1])
        for link in self._newest():
            found += newcomer_targets(link, self._known[link.earlier], self._known[-1])
        return found


def _what(found: Exposure | Target) -> tuple[object, ...]:
    return (found.risk, found.release, found.table, found.place)
