"""The rules for one table: small figures hidden, the rest to the nearest five, no full cells.

Threshold and rounding follow what keepers of the same kind of figures do: CBS shows its figures
about child protection in multiples of five and nothing below ten; NHS England hides 1 to 7 and
rounds the rest to five (Hospital Episode Statistics analysis guide, since 2018, after hand-made
secondary suppression went wrong). Here none is hidden too, since "nobody" is as telling as
"one". Margins are rounded from their own true values, so that the errors of a row do not add up
and a margin tells nothing exact about its cells (Hundepool et al., Statistical Disclosure
Control, 2012, section 5.4).
"""

from dataclasses import replace
from typing import Final

from confidant_app.disclosure.places import Place, counts, wholes
from confidant_app.domain.tables import (
    CountTable,
    Figure,
    Hidden,
    ProtectedTable,
    Rounded,
    TableKind,
    TableSpec,
)

SMALLEST: Final = 8  # the smallest true value that may be shown, as ten
BASE: Final = 5
_SLACK: Final = BASE // 2


def protect_count(count: int) -> Figure:
    """Return what may be shown of one true count."""
    if count < SMALLEST:
        return Hidden()
    return Rounded((count + _SLACK) // BASE * BASE)


def bounds(figure: Figure) -> tuple[int, int]:
    """Return the smallest and largest true count behind a figure, as any reader can tell."""
    if isinstance(figure, Hidden):
        return 0, SMALLEST - 1
    return max(SMALLEST, figure.value - _SLACK), figure.value + _SLACK


def full_places(table: CountTable) -> frozenset[Place]:
    """Return the places that would be read as "everybody".

    Where a figure and the whole that it belongs to are shown as the same number, at most four
    families are outside it: whoever knows that a family is in the whole knows its place. That
    is group disclosure (Hundepool et al., 2012, section 5.2), and no rounding helps against it.
    """
    shown = {place: protect_count(count) for place, count in counts(table).items()}
    return frozenset(
        part
        for part, whole in wholes(table.spec)
        if isinstance(shown[part], Rounded) and shown[part] == shown[whole]
    )


def protect(table: CountTable, leave_out: frozenset[str] = frozenset()) -> ProtectedTable | None:
    """Return what of a table may be shown, without the rows `leave_out` and the full rows.

    None where nothing may: with everybody in one column, or in one row of a partition, the
    other rows would say what the missing one holds.
    """
    full = full_places(table)
    partition = table.spec.kind is TableKind.PARTITION
    if any(not place.row or (partition and not place.column) for place in full):
        return None
    gone = {place.row for place in full} | leave_out
    kept = [at for at, row in enumerate(table.spec.rows) if row not in gone]
    if not kept:
        return None
    return ProtectedTable(
        spec=_only(table, kept),
        cells=tuple(tuple(protect_count(n) for n in table.cells[at]) for at in kept),
        row_totals=tuple(protect_count(table.row_totals[at]) for at in kept),
        column_totals=tuple(protect_count(n) for n in table.column_totals),
        total=protect_count(table.total),
        left_out=tuple(row for row in table.spec.rows if row in gone),
    )


def _only(table: CountTable, kept: list[int]) -> TableSpec:
    spec = table.spec
    return replace(
        spec,
        rows=tuple(spec.rows[at] for at in kept),
        parts=tuple(spec.parts[at] for at in kept) if spec.parts else (),
    )
