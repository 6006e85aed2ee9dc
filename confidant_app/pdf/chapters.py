"""The chapters with figures: who reported, what it was about, and which routes were taken."""

from typing import Final

from confidant_app.domain.charts import bars, ranked
from confidant_app.domain.figure_words import of_families
from confidant_app.domain.report import Report, ReportTable, Subject
from confidant_app.domain.report_charts import chart_of, row_bars
from confidant_app.domain.tables import Figure, Hidden, TableKind
from confidant_app.pdf.drawing import measure
from confidant_app.pdf.story import Story
from confidant_app.pdf.style import FULL, Style
from confidant_app.pdf.tables import Column, Row, shown, spread, table

_FIRST = 190.0
_IN_CHART = 16
_CROSSED = 140.0
_CROSSED_NARROW = 110.0
_MANY = 5
ALL = "alle gezinnen"
ROW_WORDS: Final = {
    Subject.THEMES: "thema",
    Subject.NORMS: "norm",
    Subject.ROUTES: "route",
    Subject.REPORTERS: "melder",
    Subject.MEASURES: "maatregel",
    Subject.REGIONS: "gebied",
    Subject.HALF_YEARS: "halfjaar",
    Subject.KINDS: "soort melding",
    Subject.OTHER: "soort",
}
# Other one-way tables have a bar in each row.
_DRAWN = frozenset((Subject.HALF_YEARS, Subject.ROUTES))
_WHO = (
    Subject.REPORTERS,
    Subject.KINDS,
    Subject.MEASURES,
    Subject.REGIONS,
    Subject.HALF_YEARS,
    Subject.OTHER,
)


def tell_who(story: Story, report: Report) -> None:
    """Tell who reported: their part in the family, the measure, the region, the half-year."""
    with story.block() as main:
        words = (
            f"{_opening(report.families)} vertelden hun ervaringen. Eén gezin telt één keer, ook"
            " als meer mensen uit dat gezin zich meldden."
        )
        story.paragraph(words, style=Style.LEAD)
    with story.block() as aside:
        story.paragraph(
            "Wat dit niet zegt: hoe vaak iets voorkomt bij alle gezinnen met jeugdbescherming."
            " Mensen melden zich zelf.",
            style=Style.ASIDE,
        )
    story.beside(main, aside)
    for subject in _WHO:
        for each in report.about(subject):
            told(story, each)


def _opening(figure: Figure) -> str:
    words = of_families(figure)
    return words[0].upper() + words[1:]


def told(story: Story, each: ReportTable) -> None:
    """Tell a table in the form that fits it, and how to read its rows; its chart comes first."""
    chart = chart_of(each) if each.subject in _DRAWN else None
    if chart is not None:
        story.figure(each.title, chart(FULL, measure))
    (_two_way if each.column_labels else _one_way)(story, each)
    story.paragraph(_reading(each), style=Style.NOTE)


def _one_way(story: Story, each: ReportTable) -> None:
    """Tell a one-way table with a bar in each row."""
    columns = (
        Column(header=ROW_WORDS[each.subject], width=_FIRST),
        Column(
            header="gezinnen",
            width=FULL - _FIRST,
            numeric=True,
            bar_of=shown(each.table.row_totals),
        ),
    )
    rows = [Row(cells=(b.label, b.figure)) for b in row_bars(each)]
    rows.append(Row(cells=(ALL, each.table.total), total=True))
    table(story, each.title, columns, rows)


def _reading(each: ReportTable) -> str:
    if each.table.spec.kind is TableKind.PARTITION:
        return "Elk gezin staat in één rij. Door het afronden telt een kolom niet altijd op."
    return "Een gezin kan in meer rijen staan, of in geen."


def tell_themes(story: Story, report: Report) -> None:
    """Tell what it was about: a chart of what was named most, and how themes cross with others."""
    for each in report.about(Subject.THEMES):
        if each.column_labels:
            told(story, each)
        else:
            _charted(story, each)


def _charted(story: Story, each: ReportTable) -> None:
    top = ranked(row_bars(each))[:_IN_CHART]
    with story.block() as main:
        story.paragraph(_most(each), style=Style.LEAD)
    with story.block() as aside:
        story.paragraph(
            "Wat dit niet zegt: of het zo is gegaan. De vertrouwenspersonen schrijven op wat"
            " mensen vertellen en tonen, en kiezen daar de thema’s bij.",
            style=Style.ASIDE,
        )
    story.beside(main, aside)
    title = _chart_title(len(top), len(each.row_labels))
    chart = bars(top, title=f"{title}, aantallen gezinnen", width=FULL, measure=measure)
    story.figure(title, chart)
    if any(isinstance(bar.figure, Hidden) for bar in top):
        note = "Gestreept: minder dan tien gezinnen, ook nul. Het precieze aantal blijft binnen."
        story.paragraph(note, style=Style.NOTE)
    note = f"{_reading(each)} De hele lijst staat als tabel in de bijlage."
    story.paragraph(note, style=Style.NOTE)


def _chart_title(drawn: int, of: int) -> str:
    return "Genoemde thema’s" if drawn == of else f"De {drawn} thema’s die het vaakst zijn genoemd"


def _most(each: ReportTable) -> str:
    first = ranked(row_bars(each))[0]
    if isinstance(first.figure, Hidden):
        return "Geen enkel thema is door tien gezinnen of meer genoemd."
    return f"“{first.label}” werd het vaakst genoemd: door {of_families(first.figure)}."


def tell_routes(story: Story, report: Report) -> None:
    """Tell which routes families took and what came of it."""
    with story.block() as main:
        words = (
            "Wie het ergens niet mee eens is, kan verschillende wegen nemen: een klacht, een"
            " tuchtklacht, de ombudsman, de inspectie of de rechter."
        )
        story.paragraph(words, style=Style.LEAD)
    with story.block() as aside:
        story.paragraph(
            "Wat dit niet zegt: hoe goed een route werkt. Een zaak die nog loopt, kan nog alle"
            " kanten op.",
            style=Style.ASIDE,
        )
    story.beside(main, aside)
    for each in report.about(Subject.ROUTES):
        told(story, each)


def crossed_columns(each: ReportTable) -> list[Column]:
    """Return the columns of a two-way table, the margin last; many columns get more room."""
    first = _CROSSED if len(each.column_labels) <= _MANY else _CROSSED_NARROW
    wide = spread(first, len(each.column_labels) + 1)
    return [
        Column(header=ROW_WORDS[each.subject], width=first),
        *(Column(header=label, width=wide, numeric=True) for label in each.column_labels),
        Column(header="gezinnen", width=wide, numeric=True),
    ]


def _two_way(story: Story, each: ReportTable) -> None:
    figures = each.table
    pairs = zip(each.row_labels, figures.cells, figures.row_totals, strict=True)
    rows = [Row(cells=(label, *cells, total)) for label, cells, total in pairs]
    rows.append(Row(cells=(ALL, *figures.column_totals, figures.total), total=True))
    table(story, each.title, crossed_columns(each), rows)
