"""Which questions a council can ask, each with the protected figures that it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from confidant_app.domain.figure_words import NBSP, grouped
from confidant_app.domain.letter_words import listed
from confidant_app.domain.question_catalogue import (
    FIELD,
    Blank,
    Group,
    QuestionCatalogue,
    TopicText,
)
from confidant_app.domain.question_figures import AskedFigure, cell_of, row_of, theme_figures
from confidant_app.domain.report import NOT_MET, Report, ReportKind, Subject
from confidant_app.domain.tables import Rounded

# More than this a council does not deal with at once, nor does it ever fit on two pages.
MOST: Final[Mapping[Group, int]] = MappingProxyType(
    {Group.NORMS: 5, Group.THEMES: 3, Group.ROUTES: 2, Group.STRENGTHS: 1}
)
_FAMILIES: Final = "gezinnen bij het meldpunt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody else said in public; `typed` if a user wrote it."""

    who: str
    when: str
    what: str
    source: str
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What families told, and what the council asks: what the college knows, and what it does.

    The first of `figures` is the one that is told. What was `said` belongs to whoever said it and
    stands in the document once; `elsewhere` are the titles of topics where more of it stands.
    """

    title: str
    told: str
    knows: str
    does: str
    law: str
    figures: tuple[AskedFigure, ...]
    said: tuple[Said, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Topics that belong together; `when` asks when the council hears of all of them."""

    group: Group
    title: str
    topics: tuple[Topic, ...]
    when: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A topic with the figures in the report that it rests on, and those beside it."""

    text: TopicText
    rests_on: tuple[AskedFigure, ...]
    outcomes: tuple[AskedFigure, ...] = ()
    themes: tuple[AskedFigure, ...] = ()

    @property
    def weight(self) -> int:
        return max(each.count.value for each in self.rests_on)


def questions_of(
    report: Report, texts: QuestionCatalogue, *, fewer: int = 0
) -> tuple[QuestionGroup, ...]:
    """Return the questions whose figures are in this report and shown, in groups; maybe none.

    Of the norms, themes and routes those with the most families are asked about, at most `MOST`,
    and `fewer` topics than that as far as no group loses its last. A theme that stands beside a
    norm or route is not asked about again.
    """
    found = {
        Group.NORMS: _most(Group.NORMS, _norms(report, texts)),
        Group.ROUTES: _most(Group.ROUTES, _routes(report, texts)),
        Group.STRENGTHS: _most(Group.STRENGTHS, _strengths(report, texts)),
        Group.METHOD: tuple(_method(report, texts)),
    }
    beside = {each for topics in found.values() for topic in topics for each in topic.themes}
    found[Group.THEMES] = tuple(_themes(report, texts, beside))
    for _ in range(fewer):
        _drop_least(found)
    said: dict[Said, str] = {}
    return tuple(
        QuestionGroup(
            group=group,
            title=texts.groups[group].title,
            topics=tuple(_topic(each, report, texts, said) for each in found[group]),
            when=_filled(texts.groups[group].when, report, {}),
        )
        for group in Group
        if found[group]
    )


def without_typed(groups: tuple[QuestionGroup, ...]) -> tuple[QuestionGroup, ...]:
    """Return the same questions with what a user typed blanked: only closed words are left.

    The verifier learns from it which words the form itself brings along.
    """
    return tuple(
        replace(group, topics=tuple(replace(t, said=_closed(t.said)) for t in group.topics))
        for group in groups
    )


def _closed(said: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple(
        replace(one, who="-", when="-", what="-", source="-") if one.typed else one for one in said
    )


def _drop_least(found: dict[Group, tuple[_Found, ...]]) -> None:
    rest = [(group, each) for group in found if len(found[group]) > 1 for each in found[group]]
    if rest:
        # Of equals the last one goes: the catalogue has the main ones first.
        group, least = min(reversed(rest), key=lambda pair: pair[1].weight)
        found[group] = tuple(each for each in found[group] if each is not least)


def _most(group: Group, found: Iterator[_Found]) -> tuple[_Found, ...]:
    """Return those with the most families, in the order in which they were found."""
    every = tuple(found)
    kept = sorted(every, key=lambda each: -each.weight)[: MOST[group]]
    return tuple(each for each in every if each in kept)


def _in(group: Group, texts: QuestionCatalogue) -> Iterator[TopicText]:
    return (each for each in texts.topics if each.group is group)


def _norms(report: Report, texts: QuestionCatalogue) -> Iterator[_Found]:
    for text in _in(Group.NORMS, texts):
        for table in report.about(Subject.NORMS):
            if NOT_MET in table.table.spec.columns:
                rests_on = cell_of(table, text.rows[0], NOT_MET)
                if rests_on:
                    themes = tuple(theme_figures(report, text.themes).values())
                    yield _Found(text, rests_on, themes=themes)


def _routes(report: Report, texts: QuestionCatalogue) -> Iterator[_Found]:
    for text in _in(Group.ROUTES, texts):
        for table in report.about(Subject.ROUTES):
            rests_on = row_of(table, text.rows[0])
            if rests_on:
                columns = table.table.spec.columns
                outcomes = tuple(each for c in columns for each in cell_of(table, text.rows[0], c))
                themes = tuple(theme_figures(report, text.themes).values())
                yield _Found(text, rests_on, outcomes, themes)


def _strengths(report: Report, texts: QuestionCatalogue) -> Iterator[_Found]:
    for text in _in(Group.STRENGTHS, texts):
        rests_on = tuple(theme_figures(report, text.rows).values())
        if rests_on:
            yield _Found(text, rests_on)


def _themes(report: Report, texts: QuestionCatalogue, beside: set[AskedFigure]) -> Iterator[_Found]:
    """Return the most named themes; those of one topic are asked about together."""
    topics = {row: text for text in _in(Group.THEMES, texts) for row in text.rows}
    shown = theme_figures(report, topics)
    left = [row for row, figure in shown.items() if figure not in beside]
    asked: dict[str, list[AskedFigure]] = {}
    for row in sorted(left, key=lambda row: -shown[row].count.value)[: MOST[Group.THEMES]]:
        asked.setdefault(topics[row].code, []).append(shown[row])
    by_code = {text.code: text for text in topics.values()}
    for code, figures in asked.items():
        yield _Found(by_code[code], tuple(figures))


def _method(report: Report, texts: QuestionCatalogue) -> Iterator[_Found]:
    if isinstance(report.families, Rounded):
        for text in _in(Group.METHOD, texts):
            yield _Found(text, (AskedFigure(label=_FAMILIES, count=report.families),))


def _topic(found: _Found, report: Report, texts: QuestionCatalogue, said: dict[Said, str]) -> Topic:
    """Return the topic; what stands at an earlier one, by `said`, is only pointed to."""
    text, figures = found.text, (*found.rests_on, *found.outcomes, *found.themes)
    belongs = tuple(dict.fromkeys(_said(report, text, figures)))
    elsewhere = dict.fromkeys(said[each] for each in belongs if each in said)
    new = tuple(each for each in belongs if each not in said)
    said.update(dict.fromkeys(new, text.title))
    return Topic(
        title=text.title,
        told=_told(found, report, texts),
        knows=_filled(text.knows, report, {}),
        does=_filled(text.does, report, {}),
        law=text.law,
        figures=figures,
        said=new,
        elsewhere=tuple(elsewhere),
    )


def _said(report: Report, text: TopicText, figures: tuple[AskedFigure, ...]) -> Iterator[Said]:
    norms = (*text.rows, *text.published) if text.group is Group.NORMS else text.published
    published: set[tuple[str, str]] = set()
    for one in report.published:
        if one.row in norms:
            published.add((one.who.casefold(), one.when))
            yield Said(who=one.who, when=one.when, what=one.what, source=one.source)
    places = {(each.at.table, each.at.row) for each in figures if each.at is not None}
    for claim in report.claims:
        # What a speaker published about this norm is said already; his words in full are in the
        # report.
        said = (claim.who.casefold(), claim.when) in published
        if not said and any((at.table, at.row) in places for at in claim.beside):
            yield Said(
                who=claim.who,
                when=claim.when,
                what=claim.said,
                source=claim.source,
                typed=claim.typed,
            )


def _told(found: _Found, report: Report, texts: QuestionCatalogue) -> str:
    first = found.rests_on[0]
    named = tuple(f"{grouped(each.count.value)} “{each.label}”" for each in found.rests_on)
    values: dict[str, str] = {
        Blank.COUNT: grouped(first.count.value),
        Blank.OF: grouped(first.of.value) if first.of else "",
        Blank.FIGURES: listed(named),
    }
    told = _filled(found.text.told, report, values)
    also = texts.groups[found.text.group].also
    if not also or not found.outcomes:
        return told
    outcomes = tuple(
        f"{each.label} ({grouped(each.count.value)}{NBSP}gezinnen)" for each in found.outcomes
    )
    return f"{told} {_filled(also, report, {Blank.OUTCOMES: listed(outcomes)})}"


def _filled(text: str, report: Report, values: Mapping[str, str]) -> str:
    known = {**values, Blank.INSTITUTION: report.institution}
    return FIELD.sub(lambda found: known[found[1]], text)


_TITLES: Final[Mapping[ReportKind, str]] = MappingProxyType(
    {
        ReportKind.OWN: "Concept-vragen ex artikel 36 Reglement van Orde",
        ReportKind.COMBINED: (
            "Concept-vragen ex artikel 36 Reglement van Orde, bij het gezamenlijk rapport"
        ),
    }
)
_FILES: Final[Mapping[ReportKind, str]] = MappingProxyType(
    {
        ReportKind.OWN: "concept-raadsvragen-jeugdbescherming",
        ReportKind.COMBINED: "concept-raadsvragen-jeugdbescherming-gezamenlijk",
    }
)


def questions_title(report: Report) -> str:
    """Return the title of the questions, one of a closed list."""
    return _TITLES[report.kind]


def questions_file_name(report: Report) -> str:
    """Return the name under which the questions are saved; it holds kind and period only."""
    return f"{_FILES[report.kind]}_{report.period_from:%Y-%m-%d}_{report.period_until:%Y-%m-%d}.pdf"
