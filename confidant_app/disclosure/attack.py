"""The attacker: a reader with every table, every earlier release, and an integer solver.

An interval attack, as statistical offices run it on their own tables before they publish
(Fischetti and Salazar-González, "Models and algorithms for optimizing cell suppression in
tabular data with linear constraints", JASA 95, 2000; Hundepool et al., Statistical Disclosure
Control, 2012, section 4.4). It does not model a reader who knows this program and reasons from
what it chose to leave out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from confidant_app.disclosure.believing import believed
from confidant_app.disclosure.history import Release, inside, with_unseen
from confidant_app.disclosure.rules import protect_count
from confidant_app.disclosure.targets import (
    Exposure,
    Target,
    earlier_targets,
    exposed,
    newcomer_targets,
    small_targets,
)
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import CountTable, ProtectedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What was published before, in that order, and how the new release relates to it.

    Each earlier release shows at least one table. `gate` is how many families are known to be
    new since a release of the same confidants, `gate_before` how many were with each of those.
    """

    earlier: tuple[EarlierRelease, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    gate: int = 0
    gate_before: int = 0


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
        self._tables = tables
        self._earlier = ledger.earlier
        releases = [_published(release) for release in ledger.earlier]
        if tables:
            specs = {table.spec.code: table.spec for table in tables}
            new = Release(
                coverage=ledger.coverage,
                families=protect_count(tables[0].total),
                shown=shown,
                specs=specs,
            )
            releases.append(new)
        releases = with_unseen(releases)
        self._history, self.solver = believed(releases, _gates(releases, bool(tables), ledger))

    def targets(self) -> list[Target]:
        """Return everything that must stay vague."""
        known = self._history.known
        found: list[Target] = []
        for at, release in enumerate(self._earlier):
            found += earlier_targets(release.tables, known[at], at)
        if self._tables:
            found += small_targets(self._tables, known[-1])
            for link in self._history.links():
                found += newcomer_targets(link, known[link.earlier], known[-1])
        return found


def _published(release: EarlierRelease) -> Release:
    specs = {
        table.spec.code: replace(table.spec, rows=(*table.spec.rows, *table.left_out))
        for table in release.tables
    }
    families = release.tables[0].total
    return Release(coverage=release.coverage, families=families, shown=release.tables, specs=specs)


def _gates(
    releases: Sequence[Release], new: bool, ledger: Ledger
) -> Iterator[tuple[int, int, int]]:
    """Yield the rule that everybody may know: so many families are new since the last time."""
    for earlier, later in inside(releases):
        if releases[earlier].coverage.sources == releases[later].coverage.sources:
            newest = new and later == len(releases) - 1
            yield earlier, later, ledger.gate if newest else ledger.gate_before


def _what(found: Exposure | Target) -> tuple[object, ...]:
    return (found.risk, found.release, found.table, found.place)
