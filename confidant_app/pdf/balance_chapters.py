"""The chapters on what it did to families, and on what went well: a report shows both."""

from typing import Final

from confidant_app.domain.charts import Bar
from confidant_app.domain.figure_catalogue import NormAnswer
from confidant_app.domain.figure_words import NBSP, of_families
from confidant_app.domain.report import Report, ReportTable, Subject
from confidant_app.domain.report_charts import row_bars
from confidant_app.domain.tables import Figure, Hidden, Rounded
from confidant_app.pdf.story import Story
from confidant_app.pdf.style import FULL, Style
from confidant_app.pdf.tables import Column, Row, table

# Groups of the list of themes (domain.themes): consequences, and positive experiences.
_CONSEQUENCES: Final = "GV-"
_STRENGTHS: Final = "PO-"
_NUMBER: Final = 74.0


def has_consequences(report: Report) -> bool:
    """Return whether the report counts consequences at all."""
    return bool(_themes(report, _CONSEQUENCES))


def has_strengths(report: Report) -> bool:
    """Return whether the report has anything on what went well."""
    return bool(_themes(report, _STRENGTHS) or _met(report))


def tell_consequences(story: Story, report: Report) -> None:
    """Tell what families said it did to them."""
    _opened(
        story,
        "Gezinnen vertelden ook wat het met hen deed: met hun kinderen, hun gezondheid, hun werk.",
        "Wat dit niet zegt: waardoor het komt. Dat is hier niet onderzocht.",
    )
    _counted(story, "Gevolgen die gezinnen noemden", _themes(report, _CONSEQUENCES))


def tell_strengths(story: Story, report: Report) -> None:
    """Tell what went well: positive experiences, and how often a norm was met."""
    _opened(
        story,
        "Mensen bellen een meldpunt als iets niet goed gaat. Toch vertelden gezinnen ook wat wel"
        " werkte, en werden normen ook gehaald.",
        "Wat dit niet zegt: dat de rest slecht ging. Wie tevreden is, meldt zich minder vaak.",
    )
    for bar in _themes(report, _STRENGTHS):
        words = of_families(bar.figure)
        story.paragraph(f"{bar.label[:1].upper()}{bar.label[1:]}: genoemd door {words}.")
    rows = [
        Row(cells=(label, met, known, "niet getoond" if share is None else f"{share}{NBSP}%"))
        for label, met, known, share in _met(report)
    ]
    if rows:
        columns = (
            Column(header="norm", width=FULL - 3 * _NUMBER),
            Column(header="gehaald", width=_NUMBER, numeric=True),
            Column(header="bekend bij", width=_NUMBER, numeric=True),
            Column(header="aandeel", width=_NUMBER, numeric=True),
        )
        table(story, "Normen die gehaald zijn, in aantallen gezinnen", columns, rows)


def _opened(story: Story, lead: str, limits: str) -> None:
    with story.block() as main:
        story.paragraph(lead, style=Style.LEAD)
    with story.block() as aside:
        story.paragraph(limits, style=Style.ASIDE)
    story.beside(main, aside)


def _counted(story: Story, title: str, found: tuple[Bar, ...]) -> None:
    columns = (
        Column(header="thema", width=FULL - _NUMBER),
        Column(header="gezinnen", width=_NUMBER, numeric=True),
    )
    table(story, title, columns, [Row(cells=(bar.label, bar.figure)) for bar in found])
    if all(isinstance(bar.figure, Hidden) for bar in found):
        note = "Elk hiervan is door minder dan tien gezinnen genoemd, of door niemand."
        story.paragraph(note, style=Style.NOTE)


def _themes(report: Report, group: str) -> tuple[Bar, ...]:
    return tuple(
        bar
        for each in report.about(Subject.THEMES)
        if not each.column_labels
        for row, bar in zip(each.table.spec.rows, row_bars(each), strict=True)
        if row.startswith(group)
    )


def _met(report: Report) -> tuple[tuple[str, Figure, Figure, int | None], ...]:
    """Return the norms that were met in ten families or more: label, met, known, share."""
    return tuple(
        (label, each.cell(row, NormAnswer.MET), known, each.per_cent(row, NormAnswer.MET))
        for each in report.about(Subject.NORMS)
        if NormAnswer.MET in each.table.spec.columns
        for row, label, known in _rows(each)
        if isinstance(each.cell(row, NormAnswer.MET), Rounded)
    )


def _rows(each: ReportTable) -> tuple[tuple[str, str, Figure], ...]:
    return tuple(zip(each.table.spec.rows, each.row_labels, each.table.row_totals, strict=True))
