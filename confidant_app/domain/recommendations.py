"""What a hotline may recommend and to whom; only what a shown figure carries is printed."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from confidant_app.domain.entries import Entry
from confidant_app.domain.figure_catalogue import FigureCatalogue
from confidant_app.domain.report import Addressee, FigureAt, Recommendation, ReportTable
from confidant_app.domain.statements import figures_beside
from confidant_app.domain.tables import Figure, Rounded

RECOMMENDATIONS_FILE = "recommendations.toml"


def parse_recommendations(
    data: Mapping[str, object], figures: FigureCatalogue, *, file: str = RECOMMENDATIONS_FILE
) -> Mapping[str, Recommendation]:
    """Build the recommendations by code, in the order of the file.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or a figure that there is not.
    """
    top = Entry(data, file=file, name="het hele bestand")
    found: dict[str, Recommendation] = {}
    for entry in top.entries("recommendations"):
        code = entry.code("code")
        made = Recommendation(
            to=entry.choice("to", Addressee),
            text=entry.text("text"),
            rests_on=figures_beside(entry, figures),
        )
        if not made.rests_on:
            raise entry.broken("een aanbeveling rust op minstens één cijfer")
        entry.close()
        entry.once(found, code)
        found[code] = made
    top.close()
    return MappingProxyType(found)


def carried(
    chosen: Collection[str], listed: Mapping[str, Recommendation], tables: Sequence[ReportTable]
) -> tuple[Recommendation, ...]:
    """Return the chosen recommendations that rest on a figure that is shown, in their order."""
    return tuple(
        each
        for code, each in listed.items()
        if code in chosen and any(_is_shown(at, tables) for at in each.rests_on)
    )


def _is_shown(at: FigureAt, tables: Sequence[ReportTable]) -> bool:
    return isinstance(_figure(at, tables), Rounded)


def _figure(at: FigureAt, tables: Sequence[ReportTable]) -> Figure | None:
    for table in tables:
        spec = table.table.spec
        if spec.code == at.table and at.row in spec.rows:
            if at.column in spec.columns:
                return table.cell(at.row, at.column)
            return table.table.row_totals[spec.rows.index(at.row)]
    return None
