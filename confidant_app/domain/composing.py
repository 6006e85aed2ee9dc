"""Protected tables and approved quotes become a report; only coarse figures pass through here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.figure_catalogue import FigureCatalogue, FigureTable
from confidant_app.domain.norms import Norm
from confidant_app.domain.recommendations import carried
from confidant_app.domain.report import (
    Claim,
    HiddenNote,
    Method,
    PublicQuote,
    PublishedFigure,
    Reaction,
    Report,
    ReportKind,
    ReportTable,
    Share,
)
from confidant_app.domain.tables import Figure, Hidden, ProtectedTable
from confidant_app.domain.themes import Theme

AREA: Final = "Groningen en Drenthe"
INSTITUTION: Final = "Jeugdbescherming Noord"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFrame:
    """What a report says about itself; both days of the period are inclusive."""

    kind: ReportKind
    period_from: date
    period_until: date
    made_on: date
    confidants: int
    missing_confidants: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The words of people in a report: of reporters, of others in public, of the institution.

    `recommended` are the codes of what the hotline itself recommends.
    """

    quotes: tuple[PublicQuote, ...] = ()
    claims: tuple[Claim, ...] = ()
    reaction: Reaction = field(default_factory=Reaction)
    recommended: frozenset[str] = frozenset()


def labelled(
    table: ProtectedTable, catalogue: FigureCatalogue, shares: tuple[Share, ...] = ()
) -> ReportTable:
    """Return a protected table with the Dutch words of its catalogue.

    Raises:
        KeyError: a table that is not in the catalogue, which is a bug.
    """
    entry = {entry.spec.code: entry for entry in catalogue.tables}[table.spec.code]
    return ReportTable(
        subject=entry.subject,
        table=table,
        title=entry.title,
        row_labels=_labels(entry, table.spec.rows),
        column_labels=tuple(_column_labels(entry)[code] for code in table.spec.columns),
        shares=shares,
    )


def labels_of(catalogue: FigureCatalogue) -> Mapping[tuple[str, str], str]:
    """Return the Dutch words by table and row code (no row: the table itself)."""
    tables = catalogue.tables
    titles = {(table.spec.code, ""): table.title for table in tables}
    rows = {(table.spec.code, row.code): row.label for table in tables for row in table.rows}
    return {**titles, **rows}


def compose(
    frame: ReportFrame,
    tables: tuple[ReportTable, ...],
    voices: Voices,
    catalogues: Catalogues,
    hidden: tuple[HiddenNote, ...],
) -> Report:
    """Return the report; figures published by others stand beside the norms they are about."""
    return Report(
        kind=frame.kind,
        area=AREA,
        institution=INSTITUTION,
        period_from=frame.period_from,
        period_until=frame.period_until,
        made_on=frame.made_on,
        families=_families(tables),
        confidants=frame.confidants,
        tables=tables,
        quotes=tuple(_named(quote, catalogues.themes) for quote in voices.quotes),
        published=tuple(_published(catalogues.norms)),
        claims=voices.claims,
        recommendations=carried(voices.recommended, catalogues.recommendations, tables),
        hidden=hidden,
        method=Method(
            missing_confidants=frame.missing_confidants,
            hearing=voices.reaction.hearing,
            answer=voices.reaction.answer,
        ),
    )


def _named(quote: PublicQuote, themes: Mapping[str, Theme]) -> PublicQuote:
    theme = themes.get(quote.theme)
    return quote if theme is None else replace(quote, theme=theme.dutch)


def _families(tables: tuple[ReportTable, ...]) -> Figure:
    return next((entry.table.total for entry in tables), Hidden())


def _labels(entry: FigureTable, codes: tuple[str, ...]) -> tuple[str, ...]:
    words = {line.code: line.label for line in entry.rows}
    return tuple(words[code] for code in codes)


def _column_labels(entry: FigureTable) -> Mapping[str, str]:
    return {line.code: line.label for line in entry.columns}


def _published(norms: Mapping[str, Norm]) -> Iterable[PublishedFigure]:
    for norm in norms.values():
        for figure in norm.figures:
            yield PublishedFigure(
                row=norm.code,
                who=figure.speaker,
                when=figure.said_on,
                what=figure.value,
                source=figure.source.text,
            )
