"""The chapter that puts what families tell about the norms beside what the inspectorates found."""

from confidant_app.domain.charts import ShareBar, share_bars
from confidant_app.domain.figure_words import NBSP, short
from confidant_app.domain.report import PublishedFigure, Report
from confidant_app.domain.tables import Hidden
from confidant_app.pdf.drawing import measure
from confidant_app.pdf.story import Story
from confidant_app.pdf.style import FULL, Style
from confidant_app.pdf.summary import NormFigure, norm_figures
from confidant_app.pdf.tables import Column, Row, table

_NUMBER = 74.0


def tell_norms(story: Story, report: Report) -> None:
    """Tell the norms: the chart of shares, the figures with denominators, and the sources."""
    norms = norm_figures(report)
    with story.block() as main:
        words = (
            "Voor de jeugdbescherming gelden normen: wanneer het eerste contact er moet zijn,"
            " wanneer het plan klaar is. Dit hoofdstuk zet wat gezinnen vertellen naast wat de"
            " inspecties zelf schreven."
        )
        story.paragraph(words, style=Style.LEAD)
    with story.block() as aside:
        story.paragraph(
            "Wat dit niet zegt: hoe vaak een norm in alle zaken wordt gehaald. Onbekend telt hier"
            " niet als gehaald en niet als niet gehaald.",
            style=Style.ASIDE,
        )
    story.beside(main, aside)
    title = "Niet gehaald, als deel van de gezinnen van wie het bekend is"
    shares = [_share(norm) for norm in norms]
    story.figure(title, share_bars(shares, title=title, width=FULL, measure=measure))
    _figures(story, norms)
    _beside_published(story, report, norms)


def _share(norm: NormFigure) -> ShareBar:
    if norm.per_cent is None:
        return ShareBar(label=norm.label, per_cent=None, words="van te weinig bekend")
    return ShareBar(label=norm.label, per_cent=norm.per_cent, words=f"{norm.per_cent}{NBSP}%")


def _figures(story: Story, norms: tuple[NormFigure, ...]) -> None:
    columns = (
        Column(header="norm", width=FULL - 3 * _NUMBER),
        Column(header="niet gehaald", width=_NUMBER, numeric=True),
        Column(header="bekend bij", width=_NUMBER, numeric=True),
        Column(header="aandeel", width=_NUMBER, numeric=True),
    )
    rows = [Row(cells=(n.label, n.missed, n.known, _per_cent(n))) for n in norms]
    table(story, "Normen in aantallen gezinnen", columns, rows)
    story.paragraph(
        "Een aandeel staat er alleen als het van 30 gezinnen of meer bekend is. Het is berekend uit"
        " de afgeronde aantallen.",
        style=Style.NOTE,
    )


def _per_cent(norm: NormFigure) -> str:
    return "niet getoond" if norm.per_cent is None else f"{norm.per_cent}{NBSP}%"


def _beside_published(story: Story, report: Report, norms: tuple[NormFigure, ...]) -> None:
    """Tell, norm by norm, both figures: ours and the published one with its date and source."""
    rows: list[Row] = []
    sources: list[str] = []
    for norm in norms:
        for found in (each for each in report.published if each.row == norm.row):
            if found.source not in sources:
                sources.append(found.source)
            number = sources.index(found.source) + 1
            rows.append(Row(cells=(norm.label, _ours(norm), _theirs(found, number))))
    if not rows:
        return
    columns = (
        Column(header="norm", width=130),
        Column(header="wat gezinnen bij dit meldpunt vertelden", width=140),
        Column(header="wat anderen schreven", width=FULL - 270),
    )
    table(story, "Naast elkaar", columns, rows)
    for number, source in enumerate(sources, start=1):
        story.paragraph(f"Bron {number}: {source}.", style=Style.NOTE)
    story.paragraph(
        "De twee cijfers zeggen iets anders: de inspecties onderzochten zaken, het meldpunt hoorde"
        " mensen die zelf belden of schreven.",
        style=Style.NOTE,
    )


def _ours(norm: NormFigure) -> str:
    if isinstance(norm.known, Hidden):
        return "van te weinig gezinnen bekend"
    told = f"niet gehaald bij {short(norm.missed)} van de {short(norm.known)}"
    return told if norm.per_cent is None else f"{told} ({norm.per_cent}{NBSP}%)"


def _theirs(found: PublishedFigure, number: int) -> str:
    return f"{found.what} {found.who}, {found.when} (bron{NBSP}{number})."
