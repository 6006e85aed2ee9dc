"""The chapter on how the report was made, what is not known, and what was kept inside."""

from collections import Counter
from typing import Final

from confidant_app.domain.figure_words import NBSP
from confidant_app.domain.report import Hearing, Report, ReportKind, WhyHidden
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import FULL, Style
from confidant_app.pdf.tables import Column, Row, table

# A reader who may know that everybody is in one row knows that row: so both reasons for which a
# row or a table is left out are one here. The owner of the figures sees them apart.
_TOO_TELLING: Final = "zou samen met de andere cijfers te veel verraden"
_WHY: Final = {
    WhyHidden.TOO_FEW: "te weinig gezinnen",
    WhyHidden.ALL_IN_ONE_CELL: _TOO_TELLING,
    WhyHidden.COULD_BE_DERIVED: _TOO_TELLING,
}


def tell_method(story: Story, report: Report) -> None:
    """Tell what this report is and is not, section by section."""
    with story.block() as main:
        story.paragraph(
            "Dit rapport laat zien wat gezinnen zelf vertellen. Het zegt niet hoe vaak iets in alle"
            " gezinnen met jeugdbescherming voorkomt.",
            style=Style.LEAD,
        )
    with story.block() as aside:
        story.paragraph(
            "Lees de aantallen als: zo veel gezinnen brachten dit uit zichzelf naar voren.",
            style=Style.ASIDE,
        )
    story.beside(main, aside)
    _who_takes_part(story, report)
    _what_was_asked(story)
    _protection(story, report)
    _hidden(story, report)
    _hearing(story, report)


def _who_takes_part(story: Story, report: Report) -> None:
    story.heading("Wie er meedoen", Tag.H3, "method-who")
    story.items(
        (
            "Mensen melden zich zelf. Wie tevreden is, doet dat minder vaak. De cijfers gaan dus"
            " over de melders, niet over iedereen.",
        ),
        ("Eén gezin telt één keer, ook als meer mensen uit dat gezin contact zochten.",),
        ("Alleen gezinnen die toestemming gaven voor gebruik in cijfers tellen mee.",),
        (_confidants(report),),
    )


def _confidants(report: Report) -> str:
    count = report.confidants
    noun = "vertrouwenspersoon" if count == 1 else "vertrouwenspersonen"
    told = f"Het rapport komt van {count}{NBSP}onafhankelijke {noun}."
    missing = report.method.missing_confidants
    if missing:
        others = "één andere" if missing == 1 else f"{missing}{NBSP}anderen"
        told += f" Van {others} kwamen voor deze periode geen cijfers."
    if report.kind is ReportKind.COMBINED:
        told += " Zij stuurden alleen aantallen in, geen gegevens over een zaak."
    return told


def _what_was_asked(story: Story) -> None:
    story.heading("Wat is opgeschreven, en wat niet is onderzocht", Tag.H3, "method-what")
    story.items(
        (
            "De vertrouwenspersonen schrijven op wat mensen vertellen en welke stukken zij laten"
            " zien. Zij onderzoeken niet of het zo is gegaan.",
        ),
        (
            "Of iets een vraag, een probleem of een klacht is, bepaalt de melder met eigen woorden."
            " Het hoeft dus geen officiële klacht te zijn.",
        ),
        (
            "Bij een norm telt alleen mee wat bekend is: uit een stuk, of omdat de melder het zeker"
            " weet. Onbekend telt nergens mee.",
        ),
    )


def _protection(story: Story, report: Report) -> None:
    story.heading("Hoe de mensen achter de cijfers zijn beschermd", Tag.H3, "method-safe")
    rules = [
        (
            f"Bij minder dan tien gezinnen staat er <{NBSP}10. Ook nul is minder dan tien: een"
            " verborgen getal zegt niet dat er iemand is.",
        ),
        (
            "De andere aantallen zijn afgerond op vijven. Elk totaal is apart geteld en afgerond;"
            " daarom telt een kolom niet altijd precies op.",
        ),
        (
            f"Een percentage staat er alleen bij 30{NBSP}gezinnen of meer, en is uit afgeronde"
            " aantallen berekend.",
        ),
        (
            "Een rekenprogramma heeft geprobeerd om uit alle tabellen samen, ook die van eerdere"
            " rapporten, de verborgen getallen af te leiden. Het rapport ging pas uit toen dat niet"
            " lukte.",
        ),
    ]
    if report.quotes:
        rules.append(
            (
                "Citaten staan er alleen met toestemming. Weggehaald is wat naar een persoon kan"
                " wijzen; over elk zo’n woord besliste een mens.",
            )
        )
    story.items(*rules)


def _hidden(story: Story, report: Report) -> None:
    story.heading("Wat verborgen is, en waarom", Tag.H3, "method-hidden")
    if not report.hidden:
        story.paragraph("In dit rapport is geen enkel cijfer verborgen.")
        return
    titles = {each.table.spec.code: each.title for each in report.tables}
    columns = (
        Column(header="tabel", width=200),
        Column(header="verborgen cijfers", width=90, numeric=True),
        Column(header="waarom", width=FULL - 290),
    )
    counts: Counter[tuple[str, str]] = Counter()
    for note in report.hidden:
        counts[titles.get(note.table, note.table), _WHY[note.why]] += note.count
    rows = [Row(cells=(title, str(count), why)) for (title, why), count in counts.items()]
    table(story, "Verborgen cijfers per tabel", columns, rows)


def _hearing(story: Story, report: Report) -> None:
    story.heading("Hoor en wederhoor", Tag.H3, "method-hearing")
    match report.method.hearing:
        case Hearing.NOT_YET_ASKED:
            words = f"{report.institution} heeft op dit rapport nog niet kunnen reageren."
        case Hearing.ASKED:
            words = f"{report.institution} is om een reactie gevraagd. Die is er nog niet."
        case Hearing.ANSWERED:
            words = f"{report.institution} heeft op dit rapport gereageerd:"
    story.paragraph(words)
    if report.method.answer:
        with story.inside(Tag.QUOTE):
            story.paragraph(f"“{report.method.answer}”", style=Style.QUOTE)
