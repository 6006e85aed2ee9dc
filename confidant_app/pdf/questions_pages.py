"""The second, short form: draft questions of a council, each beside the figures it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import Any, Final, cast

from pikepdf import Pdf
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from confidant_app.domain.council_questions import (
    MOST,
    QuestionGroup,
    Said,
    Topic,
    questions_of,
    questions_title,
)
from confidant_app.domain.figure_words import NBSP, grouped, long_date, of_families, period
from confidant_app.domain.letter_words import listed
from confidant_app.domain.question_catalogue import QuestionCatalogue
from confidant_app.domain.question_figures import AskedFigure
from confidant_app.domain.report import Hearing, Report
from confidant_app.pdf.flowables import Beside, FigureLine, Number, Stack, tagged_paragraph
from confidant_app.pdf.pages import Margins, Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import FULL, STEP, Style
from confidant_app.pdf.words import Strong

HEADING: Final = "Concept-vragen ex artikel 36 Reglement van Orde"
_GUTTER: Final = 2 * STEP
_MAIN: Final = 274.0
_SIDE: Final = FULL - _MAIN - _GUTTER
_WHOLE: Final = 400.0  # points; a higher topic is told in one column, which runs over pages
_ENDLESS: Final = 100_000
_SLACK: Final = 8.0  # what stands beside may be this much higher than the questions
_GAP: Final = 6.0
_MARGINS: Final = Margins(top=17 * mm, bottom=22 * mm)
_MOST_PAGES: Final = 2
_BLANK: Final = "________"
_HEARING: Final = {
    Hearing.NOT_YET_ASKED: "heeft op deze cijfers nog niet kunnen reageren",
    Hearing.ASKED: "is om een reactie gevraagd; die is er nog niet",
    Hearing.ANSWERED: "heeft gereageerd; de reactie staat in het rapport",
}


@dataclass(slots=True)
class _Sources:
    """The sources in the order in which they are first named; what a user typed stays apart."""

    known: dict[tuple[str, bool], int] = field(default_factory=dict)

    def number(self, said: Said) -> int:
        """Return the number of a source, a new one where it was not named yet."""
        return self.known.setdefault((said.source, said.typed), len(self.known) + 1)


def fitting_questions(report: Report, texts: QuestionCatalogue) -> tuple[QuestionGroup, ...]:
    """Return the questions to ask, as many as go on two pages with what others said beside them.

    Words of others may be longer than two pages; then it is the fewest that can be asked.

    Raises:
        GlyphMissing: a text holds a character that the typeface lacks.
    """
    questions = questions_of(report, texts)
    for fewer in range(1, sum(MOST.values())):
        if _pages(render_questions(report, questions, numbered=False)) <= _MOST_PAGES:
            break
        questions = questions_of(report, texts, fewer=fewer)
    return questions


def _pages(data: bytes) -> int:
    with Pdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def render_questions(
    report: Report, questions: Sequence[QuestionGroup], *, numbered: bool = True
) -> bytes:
    """Return the questions as PDF/UA-1 and PDF/A-2a in one file; equal in, equal out.

    Without questions it is one page that says so. One that is not `numbered` is for reading the
    words back: its pages do not know how many there are.

    Raises:
        GlyphMissing: a text holds a character that the typeface lacks.
    """
    span = period(report.period_from, report.period_until)

    def tell(_: Numbering) -> Story:
        story = Story()
        _head(story, report)
        if not questions:
            _nothing_yet(story, span)
            return story
        story.space(STEP)
        blanks = f"Gemeente: {_BLANK * 3}  Fractie: {_BLANK * 3}  Datum: {_BLANK * 2}"
        story.paragraph(blanks, style=Style.DENSE)
        _introduction(story, report, span)
        numbers, sources = count(1), _Sources()
        for group in questions:
            with story.inside(Tag.SECTION):
                _group(story, group, numbers, sources)
        _sources(story, questions, sources)
        return story

    title = questions_title(report)
    footer = f"{HEADING} · {span}"
    return build(tell, title=title, footer=footer, numbered=numbered, margins=_MARGINS)


def _head(story: Story, report: Report) -> None:
    addressee = "Aan het college van burgemeester en wethouders"
    story.paragraph(addressee, style=Style.KICKER)
    story.heading(HEADING, Tag.H1, "title", Style.FORM_TITLE)
    story.paragraph(
        f"Concept van {long_date(report.made_on)}. Artikel 36 is dat van Groningen; in uw gemeente"
        " kan dit een ander artikel zijn.",
        style=Style.SIDE,
    )


def _nothing_yet(story: Story, span: str) -> None:
    story.space(2 * STEP)
    story.heading("Er is nog niets te vragen", Tag.H2, "nothing", Style.GROUP)
    story.paragraph(
        "Een vraag staat hier pas als het cijfer waarop zij rust, getoond mag worden. Dat is van"
        f" {span} bij geen enkel onderwerp zo: er vertelden nog te weinig gezinnen over.",
        style=Style.DENSE,
    )


def _introduction(story: Story, report: Report, span: str) -> None:
    story.paragraph(
        Strong("De cijfers "),
        f"gaan over {span}. {_opening(report)} vertelden uit zichzelf over {report.institution}"
        f" aan {_confidants(report.confidants)} in {report.area}. Dat zegt niet hoe vaak iets bij"
        " alle gezinnen voorkomt, en of het zo ging is niet onderzocht. Eén gezin telt één"
        " keer. Aantallen zijn afgerond op vijven; onder de tien gezinnen is er geen aantal en"
        " geen vraag, onder de dertig geen percentage. De vragen gaan over wat het vaakst is"
        f" verteld; alle cijfers staan in het rapport. {report.institution}"
        f" {_HEARING[report.method.hearing]}. Naast een vraag staan de cijfers waarop zij rust en"
        " wat anderen in het openbaar zeiden. Het een weerlegt het ander niet.",
        style=Style.DENSE,
    )


def _confidants(number: int) -> str:
    noun = "vertrouwenspersoon" if number == 1 else "vertrouwenspersonen"
    return f"{number}{NBSP}onafhankelijke {noun}"


def _opening(report: Report) -> str:
    families = of_families(report.families)
    return families[0].upper() + families[1:]


def _group(story: Story, group: QuestionGroup, numbers: Iterator[int], sources: _Sources) -> None:
    story.heading(group.title, Tag.H2, group.group, Style.GROUP)
    last = len(group.topics) - 1
    for place, topic in enumerate(group.topics):
        # A group of one topic needs no second heading.
        key = f"{group.group}-{place}" if last else ""
        with story.block() as parts:
            _topic(story, topic, key, numbers, sources)
            story.space(_GAP)
            if place == last:
                _questions(story, (group.when,), numbers)
        # The question that closes a group must not stand alone on a next page.
        story.flowables += _together(parts) if place == last else parts


def _topic(story: Story, topic: Topic, key: str, numbers: Iterator[int], sources: _Sources) -> None:
    with story.block() as main:
        if key:
            story.heading(topic.title, Tag.H3, key, Style.TOPIC)
        _questions(story, (f"{topic.told} {topic.knows}", topic.does), numbers)
    with story.block() as figures:
        _figures(story, topic.figures)
    with story.block() as voices:
        if topic.elsewhere:
            titles = listed(tuple(f"“{title}”" for title in topic.elsewhere))
            story.paragraph(f"Zie ook wat anderen zeiden bij {titles}.", style=Style.BESIDE)
        for said in topic.said:
            _said(story, said, sources.number(said))
    story.flowables += _laid_out(main, figures, voices)


def _laid_out(
    main: Sequence[Flowable], figures: Sequence[Flowable], voices: Sequence[Flowable]
) -> list[Flowable]:
    """Return the questions with the figures beside them, and with as many voices as fit there."""
    room = _height(main, _MAIN)
    counts = range(len(voices) + 1)
    fitting = [n for n in counts if _height([*figures, *voices[:n]], _SIDE) <= room + _SLACK]
    last = max(fitting, default=0)
    side = [*figures, *voices[:last]]
    if max(room, _height(side, _SIDE)) > _WHOLE:
        return [*main, *figures, *voices]
    beside = Beside((Stack(main), Stack(side)), (_MAIN, _SIDE), gutter=_GUTTER)
    beside.spaceAfter = 0
    return _together([beside, *voices[last:]])


def _together(parts: Sequence[Flowable]) -> list[Flowable]:
    """Return the parts as one block, or as they are where that is too high for one."""
    return [Stack(parts)] if _height(parts, FULL) <= _WHOLE else list(parts)


def _height(parts: Sequence[Flowable], wide: float) -> float:
    nowhere = cast("Any", None)  # nothing of ours asks the canvas how high it will be
    return float(Stack(parts).wrapOn(nowhere, wide, _ENDLESS)[1])


def _questions(story: Story, questions: Sequence[str], numbers: Iterator[int]) -> None:
    with story.inside(Tag.LIST, numbered=True) as listing:
        for words in questions:
            item = listing.add(Element(Tag.ITEM))
            label, body = item.add(Element(Tag.LABEL)), item.add(Element(Tag.BODY))
            made = tagged_paragraph((words,), Style.QUESTION, body)
            made.label, made.mark = label, f"{next(numbers)}."
            story.flowables.append(made)


def _figures(story: Story, figures: Sequence[AskedFigure]) -> None:
    with story.inside(Tag.LIST):
        for figure in figures:
            with story.inside(Tag.ITEM):
                label = story.cell(figure.label, Tag.LABEL, Style.SIDE)
                with story.inside(Tag.BODY):
                    number = _number(story, _counted(figure))
                    share = None
                    if figure.per_cent is not None:
                        share = _number(story, f"{figure.per_cent}{NBSP}%")
                story.flowables.append(FigureLine(label, number, share))


def _number(story: Story, words: str) -> Number:
    return Number(words, story.here.add(Element(Tag.PARAGRAPH)))


def _counted(figure: AskedFigure) -> str:
    number = grouped(figure.count.value)
    return number if figure.of is None else f"{number} van {grouped(figure.of.value)}"


def _said(story: Story, said: Said, number: int) -> None:
    """Tell what somebody else said; words that a user typed are a quote, so they prove nothing."""
    who = f"{said.who[:1].upper()}{said.who[1:]}"
    with story.inside(Tag.QUOTE if said.typed else Tag.DIVISION):
        story.paragraph(
            f"{who}, {said.when}: {said.what} (bron{NBSP}{number}).",
            style=Style.BESIDE,
        )


def _sources(story: Story, groups: Sequence[QuestionGroup], sources: _Sources) -> None:
    laws = [
        f"{topic.title}: {topic.law}" for group in groups for topic in group.topics if topic.law
    ]
    if not laws and not sources.known:
        return
    with story.inside(Tag.SECTION):
        story.heading("Bronnen", Tag.H2, "sources", Style.GROUP)
        if laws:
            story.paragraph(f"Waar de normen staan. {'. '.join(laws)}.", style=Style.SIDE)
        for (source, typed), number in sources.known.items():
            with story.inside(Tag.QUOTE if typed else Tag.DIVISION):
                story.paragraph(f"Bron {number}: {source}.", style=Style.SIDE)
