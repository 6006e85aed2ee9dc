"""The appendix: every table with its codes, and what the words mean."""

from typing import Final

from confidant_app.domain.report import Report, ReportTable
from confidant_app.pdf.chapters import ALL, ROW_WORDS, crossed_columns
from confidant_app.pdf.story import Story
from confidant_app.pdf.style import COLUMN, FULL, Style
from confidant_app.pdf.tables import Column, Row, table

_CODE = 80.0
_LABEL = 170.0

GLOSSARY: Final = (
    (
        "drang",
        "hulp zonder rechter, waarbij een gezin weet dat weigeren naar de rechter kan leiden",
    ),
    ("gecertificeerde instelling", "de organisatie die maatregelen van jeugdbescherming uitvoert"),
    ("gezin", "de kinderen en volwassenen om wie één zaak draait; het telt één keer"),
    ("jeugdreclassering", "begeleiding van een jongere die van een strafbaar feit is verdacht"),
    ("melder", "wie contact zoekt met het meldpunt; dat kan ook een professional zijn"),
    ("norm", "wat in wet of afspraak staat over hoe jeugdbescherming moet gaan"),
    ("ondertoezichtstelling", "een maatregel van de kinderrechter: begeleiding die verplicht is"),
    ("route", "een weg die open staat voor wie het ergens niet mee eens is"),
    ("SKJ", "Stichting Kwaliteitsregister Jeugd; behandelt tuchtklachten over jeugdprofessionals"),
    ("thema", "waar een verhaal over gaat, gekozen uit een vaste lijst"),
    ("uithuisplaatsing", "een kind woont met een machtiging van de kinderrechter ergens anders"),
    ("vertrouwenspersoon", "de onafhankelijke persoon die bij dit meldpunt naar melders luistert"),
    ("voogdij", "het gezag over een kind ligt bij iemand anders dan de ouders"),
)


def tell_tables(story: Story, report: Report) -> None:
    """Tell all tables once more, with the codes under which they are kept."""
    story.paragraph(
        "Elke tabel staat hier met de codes van de vaste lijst, voor wie verder wil rekenen."
        " “<\u00a010” is minder dan tien gezinnen, nul inbegrepen.",
    )
    for each in report.tables:
        _coded(story, each)


def _coded(story: Story, each: ReportTable) -> None:
    (_crossed if each.column_labels else _listed)(story, each)


def _listed(story: Story, each: ReportTable) -> None:
    figures = each.table
    columns = (
        Column(header=ROW_WORDS[each.subject], width=_LABEL),
        Column(header="code", width=_CODE),
        Column(header="gezinnen", width=COLUMN - _LABEL - _CODE, numeric=True),
    )
    triples = zip(each.row_labels, figures.spec.rows, figures.row_totals, strict=True)
    rows = [Row(cells=triple) for triple in triples]
    rows.append(Row(cells=(ALL, figures.spec.code, figures.total), total=True))
    table(story, each.title, columns, rows)


def _crossed(story: Story, each: ReportTable) -> None:
    """Tell a two-way table with its codes in brackets, those of the columns below it."""
    figures = each.table
    names = _with_codes(each.row_labels, figures.spec.rows)
    rows = [
        Row(cells=(name, *cells, total))
        for name, cells, total in zip(names, figures.cells, figures.row_totals, strict=True)
    ]
    margin = f"{ALL} ({figures.spec.code})"
    rows.append(Row(cells=(margin, *figures.column_totals, figures.total), total=True))
    table(story, each.title, crossed_columns(each), rows)
    codes = ", ".join(_with_codes(each.column_labels, figures.spec.columns))
    story.paragraph(f"Kolommen: {codes}.", style=Style.NOTE)


def _with_codes(labels: tuple[str, ...], codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{label} ({code})" for label, code in zip(labels, codes, strict=True))


def tell_glossary(story: Story, _: Report) -> None:
    """Tell what the words mean."""
    columns = (
        Column(header="woord", width=_LABEL),
        Column(header="betekenis", width=FULL - _LABEL),
    )
    rows = [Row(cells=pair) for pair in GLOSSARY]
    table(story, "Wat de woorden in dit rapport betekenen", columns, rows)
    story.paragraph(
        "Dit bestand volgt PDF/UA-1 en PDF/A-2a. De letter is Atkinson Hyperlegible van het Braille"
        " Institute.",
        style=Style.NOTE,
    )
