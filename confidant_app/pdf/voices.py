"""The chapters with words: quotes of reporters, and public statements beside their experience."""

from collections.abc import Sequence
from typing import Final

from confidant_app.domain.figure_words import of_families
from confidant_app.domain.report import Addressee, Claim, FigureAt, Report
from confidant_app.domain.tables import Figure, Rounded
from confidant_app.pdf.flowables import Beside, Stack
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.style import FULL, GUTTER, Style

_SAID: Final = 0.54 * FULL
_FIGURES: Final = FULL - _SAID - GUTTER
_BETWEEN: Final = 2.0
_MOST_BESIDE: Final = 10
_LONGEST_BESIDE: Final = 1500  # characters; more runs over the page
_NO_FIGURE: Final = "Hierover telt het meldpunt niets."


def tell_quotes(story: Story, report: Report) -> None:
    """Tell the approved quotes, theme by theme in the order in which the themes first occur."""
    story.paragraph(
        "Deze woorden komen van melders die toestemming gaven. Wat naar een persoon kan wijzen, is"
        " weggelaten of algemener gemaakt. Over elk zo’n woord besliste een mens.",
        style=Style.LEAD,
    )
    for place, theme in enumerate(dict.fromkeys(each.theme for each in report.quotes)):
        story.heading(theme, Tag.H3, f"quotes-{place}")
        for each in report.quotes:
            if each.theme == theme:
                with story.inside(Tag.QUOTE):
                    story.paragraph(f"“{each.words}”", style=Style.QUOTE)


def tell_claims(story: Story, report: Report) -> None:
    """Tell each public statement with its source, and the figures of this report beside it.

    One that a user typed is tagged as a quote: the verifier trusts none of its words.
    """
    story.paragraph(
        "Ook anderen vertelden in het openbaar hoe het gaat. Hieronder staat wat zij zeiden, in het"
        " kort, met daarnaast wat gezinnen bij dit meldpunt vertelden. Het een weerlegt het ander"
        " niet: ze staan naast elkaar.",
        style=Style.LEAD,
    )
    speakers = dict.fromkeys((claim.who, claim.when) for claim in report.claims)
    for place, (who, when) in enumerate(speakers, start=1):
        theirs = [claim for claim in report.claims if (claim.who, claim.when) == (who, when)]
        typed = any(claim.typed for claim in theirs)
        # A heading stands in the outline too: the words of a user get there in no quote.
        with story.inside(Tag.QUOTE if typed else Tag.DIVISION):
            story.heading(f"{who[:1].upper()}{who[1:]}, {when}", Tag.H3, f"claim-{place}")
            for claim in theirs:
                _told(story, report, claim)


def _told(story: Story, report: Report, claim: Claim) -> None:
    """Tell one statement with its source, the figures in this report next to it."""
    with story.block() as said:
        story.paragraph(claim.said)
        story.paragraph(f"Bron: {claim.source}.", style=Style.NOTE)
    with story.block() as figures:
        story.paragraph("In dit rapport", style=Style.CAPTION)
        for words in _told_beside(report, claim.beside) or (_NO_FIGURE,):
            story.paragraph(words, style=Style.CELL)
            story.space(_BETWEEN)
    if len(claim.said) + len(claim.source) > _LONGEST_BESIDE:
        story.flowables += [*said, *figures]
    else:
        blocks = (Stack(said), Stack(figures, rule=True))
        story.flowables.append(Beside(blocks, (_SAID, _FIGURES), gutter=GUTTER))


def tell_recommendations(story: Story, report: Report) -> None:
    """Tell what the hotline recommends, by whom it is for, each with the figures it rests on."""
    story.paragraph(
        "Wat het meldpunt aanbeveelt, rust op wat gezinnen vertelden. Bij elke aanbeveling staat"
        " welk cijfer dat is.",
        style=Style.LEAD,
    )
    names = {
        Addressee.INSTITUTION: f"Aan {report.institution}",
        Addressee.MUNICIPALITIES: "Aan de gemeenten",
        Addressee.COUNCIL: "Aan gemeenteraden en Provinciale Staten",
        Addressee.STATE: "Aan het Rijk",
    }
    for to in Addressee:
        theirs = [each for each in report.recommendations if each.to is to]
        if theirs:
            story.heading(names[to], Tag.H3, f"recommend-{to}")
        for each in theirs:
            with story.block() as said:
                story.paragraph(each.text)
            with story.block() as figures:
                story.paragraph("Rust op", style=Style.CAPTION)
                for words in _told_beside(report, each.rests_on):
                    story.paragraph(words, style=Style.CELL)
                    story.space(_BETWEEN)
            blocks = (Stack(said), Stack(figures, rule=True))
            story.flowables.append(Beside(blocks, (_SAID, _FIGURES), gutter=GUTTER))


def _told_beside(report: Report, beside: Sequence[FigureAt]) -> tuple[str, ...]:
    """Return the sentences for the figures that are shown, and one for all that are hidden."""
    found = [told for at in beside for told in _figure(report, at)]
    shown = [words for words, figure in found if isinstance(figure, Rounded)]
    hidden = len(found) - len(shown)
    if len(shown) > _MOST_BESIDE:
        more = len(shown) - _MOST_BESIDE
        shown[_MOST_BESIDE:] = [f"En nog {more} andere cijfers; zie de bijlage."]
    if hidden and shown:
        figures = "één ander cijfer" if hidden == 1 else f"{hidden} andere cijfers"
        shown.append(f"Bij {figures} hierover gaat het om minder dan tien gezinnen, ook nul.")
    elif hidden:
        shown.append("Hierover vertelden minder dan tien gezinnen iets; ook nul is mogelijk.")
    return tuple(shown)


def _figure(report: Report, at: FigureAt) -> tuple[tuple[str, Figure], ...]:
    """Return the sentence for one figure; none if this report has no such table or row."""
    for each in report.tables:
        spec = each.table.spec
        if spec.code != at.table or at.row not in spec.rows:
            continue
        label = each.row_labels[spec.rows.index(at.row)]
        if at.column not in spec.columns:
            figure = each.table.row_totals[spec.rows.index(at.row)]
            return ((f"{label}: {of_families(figure)}.", figure),)
        column = each.column_labels[spec.columns.index(at.column)]
        figure = each.cell(at.row, at.column)
        return ((f"{label}, {column}: {of_families(figure)}.", figure),)
    return ()
