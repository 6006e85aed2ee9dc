"""Reports in the tables of the real catalogue, with any figures, for tests of the questions."""

from dataclasses import replace
from datetime import date

from confidant_app.domain.composing import ReportFrame, Voices, compose, labelled
from confidant_app.domain.report import Claim, FigureAt, ReportKind, Share
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded

# What a year of the invented hotline comes to: families by theme, by norm (not met, met) and by
# route (favourable, partly, unfavourable, running, no outcome). A figure of 0 is a hidden one.
THEMES = {
    "JB-GEEN": 40,
    "JB-WISSEL": 35,
    "JB-BEREIK": 25,
    "TM-EERSTE": 20,
    "PV-LAAT": 25,
    "DS-ONJUIST": 20,
    "GH-OUDER": 35,
    "KL-OPVOLG": 15,
    "HP-PASSEND": 15,
    "PO-POS": 15,
}
NORMS = {
    "N_CONTACT": (30, 25),
    "N_PVA": (40, 15),
    "N_VAST": (40, 20),
    "N_HULP": (15, 0),
    "N_INFO": (30, 10),
}
ROUTES = {"talk": (0, 10, 0, 0, 0), "complaint_gi": (0, 0, 0, 10, 0)}
ROUTE_TOTALS = {"talk": 15, "complaint_gi": 30}
COLLEGE = Claim(
    who="college van burgemeester en wethouders van Groningen",
    when="najaar 2025",
    said="er is een stijgende lijn",
    source="antwoorden op raadsvragen, najaar 2025",
    beside=(FigureAt(table="T_NORM", row="N_CONTACT"), FigureAt(table="T_NORM", row="N_PVA")),
)
TYPED = Claim(
    who="een wethouder",
    when="oktober 2026",
    said="het gaat beter dan vorig jaar",
    source="raadsvergadering",
    beside=(FigureAt(table="T_THEME", row="PO-POS"),),
    typed=True,
)


def figure(count):
    return Rounded(count) if count else Hidden()


def council_report(
    catalogues, *, families=75, themes=THEMES, norms=NORMS, routes=ROUTES, totals=ROUTE_TOTALS
):
    """Return a report with these figures; all the others are hidden."""
    every = figure(families)
    of_norms = {code: figure(sum(pair)) for code, pair in norms.items()}
    of_routes = {code: figure(count) for code, count in totals.items()}
    tables = (
        _table(catalogues, "T_THEME", {code: (n,) for code, n in themes.items()}, {}, every),
        _table(catalogues, "T_NORM", norms, of_norms, every),
        _table(catalogues, "T_ROUTE", routes, of_routes, every),
    )
    frame = ReportFrame(
        kind=ReportKind.OWN,
        period_from=date(2025, 7, 1),
        period_until=date(2026, 6, 30),
        made_on=date(2026, 11, 16),
        confidants=1,
    )
    return replace(compose(frame, tables, Voices(), catalogues, ()), families=every)


def topics_of(groups):
    return {topic.title: topic for group in groups for topic in group.topics}


def texts_of(groups):
    return [
        text
        for group in groups
        for text in (
            group.when,
            *(part for topic in group.topics for part in (topic.told, topic.knows, topic.does)),
        )
    ]


def _table(catalogues, code, counts, totals, every):
    entry = next(each for each in catalogues.figures.tables if each.spec.code == code)
    wide = max(1, len(entry.spec.columns))
    cells = tuple(
        tuple(figure(count) for count in counts.get(row, (0,) * wide)) for row in entry.spec.rows
    )
    if not totals:
        totals = {row: cell[0] for row, cell in zip(entry.spec.rows, cells, strict=True)}
    table = ProtectedTable(
        spec=entry.spec,
        cells=cells,
        row_totals=tuple(totals.get(row, Hidden()) for row in entry.spec.rows),
        column_totals=(Hidden(),) * wide,
        total=every,
    )
    return labelled(table, catalogues.figures, tuple(_shares(table)))


def _shares(table):
    for row, cells, total in zip(table.spec.rows, table.cells, table.row_totals, strict=True):
        whole = total if table.spec.columns else table.total
        for column, cell in zip(table.spec.columns or ("",), cells, strict=True):
            if isinstance(cell, Rounded) and isinstance(whole, Rounded) and whole.value >= 30:
                share = round(100 * cell.value / whole.value)
                yield Share(row=row, column=column, per_cent=share)
