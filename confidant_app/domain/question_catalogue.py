"""The words in which a council may ask about the figures of a hotline, as a closed list."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.entries import Entry

QUESTIONS_FILE: Final = "questions.toml"
FIELD: Final = re.compile(r"\{([^{}]*)\}")
_LONGEST: Final = 300  # characters: the whole form is two pages


class Group(StrEnum):
    """What questions are about, in the order in which they are asked."""

    NORMS = "norms"
    THEMES = "themes"
    ROUTES = "routes"
    STRENGTHS = "strengths"
    METHOD = "method"


class Blank(StrEnum):
    """What a text leaves open; see the head of the file for what each stands for."""

    COUNT = "count"
    OF = "of"
    FIGURES = "figures"
    OUTCOMES = "outcomes"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupText:
    """What a group of questions is called, and the question that closes it.

    `also` follows on what was told where outcomes are shown.
    """

    group: Group
    title: str
    when: str
    told: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicText:
    """One thing to ask about: the rows it rests on, what was told, and two questions.

    `themes` are put beside it; `published` are the norms whose published figures belong here.
    `law` is what the norm itself rests on, empty where nobody has read that.
    """

    code: str
    group: Group
    title: str
    told: str
    knows: str
    does: str
    rows: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCatalogue:
    """All questions that can be asked, in the order of the document."""

    groups: Mapping[Group, GroupText]
    topics: tuple[TopicText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCodes:
    """The codes of the other catalogues that questions are about; the norms with their law."""

    laws: Mapping[str, str]
    themes: Set[str]
    routes: Set[str]

    def of(self, group: Group) -> Set[str]:
        """Return the codes that a topic of this group can rest on."""
        match group:
            case Group.NORMS:
                return self.laws.keys()
            case Group.ROUTES:
                return self.routes
            case _:
                return self.themes


def texts_of(text: GroupText | TopicText) -> str:
    """Return every text that such an entry can print, after each other."""
    if isinstance(text, GroupText):
        return " ".join((text.title, text.when, text.told, text.also))
    return " ".join((text.title, text.told, text.knows, text.does, text.law))


# What a topic tells must hold these, besides them only the name of the institution.
_TOLD: Final[Mapping[Group, frozenset[str]]] = MappingProxyType(
    {
        Group.NORMS: frozenset({Blank.COUNT, Blank.OF}),
        Group.THEMES: frozenset({Blank.FIGURES, Blank.OF}),
        Group.ROUTES: frozenset({Blank.COUNT, Blank.OF}),
        Group.STRENGTHS: frozenset({Blank.COUNT, Blank.OF}),
        Group.METHOD: frozenset({Blank.COUNT}),
    }
)
_NO_QUESTIONS: Final = QuestionCatalogue(groups=MappingProxyType({}), topics=())


def parse_questions(
    data: Mapping[str, object] | None, codes: QuestionCodes, *, file: str = QUESTIONS_FILE
) -> QuestionCatalogue:
    """Build the questions; an edition from before there were any has no file and asks nothing.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, rests on a code that does not
            exist, or tells something without its numbers.
    """
    if data is None:
        return _NO_QUESTIONS
    top = Entry(data, file=file, name="het hele bestand")
    groups: dict[Group, GroupText] = {}
    for entry in top.entries("groups"):
        group = _group(entry)
        entry.once(groups, group.group)
        groups[group.group] = group
    topics: dict[str, TopicText] = {}
    taken: set[tuple[str, str]] = set()
    for entry in top.entries("topics"):
        topic = _topic(entry, groups, codes)
        entry.once(topics, topic.code)
        for row in topic.rows:
            entry.once(taken, (topic.group, row))
            taken.add((topic.group, row))
        topics[topic.code] = topic
    top.close()
    return QuestionCatalogue(groups=MappingProxyType(groups), topics=tuple(topics.values()))


def _group(entry: Entry) -> GroupText:
    group = entry.choice("code", Group)
    text = GroupText(
        group=group,
        title=_text(entry, "title"),
        when=_text(entry, "when"),
        told=_text(entry, "told", _TOLD[group]) if entry.has("told") else "",
        also=_text(entry, "also", frozenset({Blank.OUTCOMES})) if entry.has("also") else "",
    )
    if text.also and group is not Group.ROUTES:
        raise entry.broken("alleen een weg heeft uitkomsten (also)")
    entry.close()
    return text


def _topic(entry: Entry, groups: Mapping[Group, GroupText], codes: QuestionCodes) -> TopicText:
    group = entry.choice("group", Group)
    if group not in groups:
        raise entry.broken(f"de groep {group} ontbreekt")
    told = groups[group].told
    if entry.has("told") or not told:
        told = _text(entry, "told", _TOLD[group])
    rows = _codes(entry, "rows", codes.of(group))
    _check_rows(entry, group, rows)
    topic = TopicText(
        code=entry.code("code"),
        group=group,
        title=_text(entry, "title"),
        told=told,
        knows=_text(entry, "knows"),
        does=_text(entry, "does"),
        rows=rows,
        themes=_codes(entry, "themes", codes.themes),
        published=_codes(entry, "published", codes.laws.keys()),
        law=codes.laws[rows[0]] if group is Group.NORMS else "",
    )
    entry.close()
    return topic


def _check_rows(entry: Entry, group: Group, rows: tuple[str, ...]) -> None:
    if group is Group.METHOD:
        if rows:
            raise entry.broken("een vraag over de methode rust op het aantal gezinnen, zonder rows")
    elif not rows:
        raise entry.broken("rows ontbreekt: een vraag rust op een cijfer")
    elif group is not Group.THEMES and len(rows) > 1:
        raise entry.broken("alleen een vraag over thema’s heeft meer dan één rij")


def _codes(entry: Entry, key: str, known: Set[str]) -> tuple[str, ...]:
    codes = entry.texts(key)
    for code in codes:
        if code not in known:
            raise entry.broken(f"{code} in {key} bestaat niet")
    return codes


def _text(entry: Entry, key: str, needed: frozenset[str] = frozenset()) -> str:
    """Return a text with the fields that it needs, and no other than the institution."""
    text = entry.text(key).strip()
    if len(text) > _LONGEST:
        raise entry.broken(f"{key} is langer dan {_LONGEST} tekens")
    found = FIELD.findall(text)
    for name in found:
        if name not in needed | {Blank.INSTITUTION}:
            raise entry.broken(f"het veld {{{name}}} kan niet in {key} staan")
    for name in sorted(needed):
        if name not in found:
            raise entry.broken(f"in {key} ontbreekt het veld {{{name}}}")
    if set(FIELD.sub("", text)) & set("{}"):
        raise entry.broken("een accolade staat los van een veld")
    return text
