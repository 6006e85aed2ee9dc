"""A report in, the bytes of a tagged PDF out."""

from collections.abc import Callable
from dataclasses import dataclass

from confidant_app.domain.figure_words import period
from confidant_app.domain.report import Report, Subject, title
from confidant_app.pdf.appendix import tell_glossary, tell_tables
from confidant_app.pdf.balance_chapters import (
    has_consequences,
    has_strengths,
    tell_consequences,
    tell_strengths,
)
from confidant_app.pdf.chapters import tell_routes, tell_themes, tell_who
from confidant_app.pdf.cover import Heading, tell_cover
from confidant_app.pdf.method_chapter import tell_method
from confidant_app.pdf.norm_chapter import tell_norms
from confidant_app.pdf.pages import Numbering, build
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Tag
from confidant_app.pdf.voices import tell_claims, tell_quotes, tell_recommendations


@dataclass(frozen=True, slots=True)
class _Chapter:
    heading: Heading
    tell: Callable[[Story, Report], None]

    @property
    def own_page(self) -> bool:
        return self.heading.key in ("method", "tables")


def render(report: Report, *, numbered: bool = True) -> bytes:
    """Return a report as PDF/UA-1 and PDF/A-2a in one file; equal reports give equal bytes.

    One that is not `numbered` has no page numbers in its table of contents: it is for reading
    the words back, not for a reader.

    Raises:
        GlyphMissing: a text holds a character that the typeface lacks.
    """
    chapters = _chapters(report)

    def tell(at: Numbering) -> Story:
        story = Story()
        tell_cover(story, report, [each.heading for each in chapters], at)
        for chapter in chapters:
            if chapter.own_page:
                story.new_page()
            else:
                story.new_chapter()
            with story.inside(Tag.SECTION):
                story.heading(chapter.heading.title, Tag.H2, chapter.heading.key)
                chapter.tell(story, report)
        return story

    span = period(report.period_from, report.period_until)
    footer = f"{title(report)} · {span}"
    return build(tell, title=title(report), footer=footer, numbered=numbered)


def _chapters(report: Report) -> tuple[_Chapter, ...]:
    """Return the chapters that this report has something to tell in."""
    who = any(report.about(each) for each in (Subject.REPORTERS, Subject.MEASURES, Subject.REGIONS))
    wanted = (
        (True, "method", "Hoe dit rapport is gemaakt", tell_method),
        (who, "who", "De melders in cijfers", tell_who),
        (bool(report.about(Subject.THEMES)), "themes", "Waarover het ging", tell_themes),
        (bool(report.about(Subject.NORMS)), "norms", "Normen: beloofd en gehaald", tell_norms),
        (bool(report.about(Subject.ROUTES)), "routes", "Routes en uitkomsten", tell_routes),
        (has_consequences(report), "consequences", "Gevolgen voor gezinnen", tell_consequences),
        (has_strengths(report), "strengths", "Wat goed gaat", tell_strengths),
        (bool(report.quotes), "quotes", "In hun eigen woorden", tell_quotes),
        (
            bool(report.claims),
            "claims",
            "Uitspraken naast ervaring",
            tell_claims,
        ),
        (
            bool(report.recommendations),
            "recommendations",
            "Aanbevelingen",
            tell_recommendations,
        ),
        (bool(report.tables), "tables", "Bijlage: alle tabellen", tell_tables),
        (True, "glossary", "Bijlage: begrippen", tell_glossary),
    )
    return tuple(_Chapter(Heading(key, words), tell) for there, key, words, tell in wanted if there)
