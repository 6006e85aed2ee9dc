"""What a letter begins as: a template, filled with what is known; what is missing stays visible."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate
from confidant_app.domain.figure_words import NBSP, long_date
from confidant_app.domain.letter_words import listed, opening
from confidant_app.domain.routes import Statement
from confidant_app.domain.sources import Source
from confidant_app.domain.vocabulary import Role

FIELD: Final = re.compile(r"\{([^{}]*)\}")
DAY: Final = "day:"
OPEN_PLACE: Final = r"\[vul in: ([^\[\]\n]+)\]"
_ME: Final = "mij"


class Field(StrEnum):
    """What a template may ask for; besides these `day:` with the code of an event."""

    NAME = "name"
    OPENING = "opening"
    CHILD = "child"
    INSTITUTION = "institution"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A part of a letter: for everybody, `only` for some roles, or for all but those in `not_for`.

    `source` is what a sentence about the law rests on; it is not printed.
    """

    text: str
    source: Source
    only: frozenset[Role] = frozenset()
    not_for: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One kind of letter: for which routes, to whom, its parts, and what has to go with it.

    `hints` are for the confidant and not in the letter. `events` are the names of the events
    whose days are asked for, by code.
    """

    code: str
    name: str
    title: str
    to: str
    routes: tuple[str, ...]
    source: Source
    paragraphs: tuple[Paragraph, ...]
    enclosures: tuple[Statement, ...] = ()
    hints: tuple[Statement, ...] = ()
    events: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What is known of who writes and about whom; every text may be empty.

    `children` has an entry for each child, empty where the name is not on file. `institution` is
    the certified one, `organisation` the only one of any kind that the family deals with.
    """

    role: Role = Role.UNKNOWN
    name: str = ""
    children: tuple[str, ...] = ()
    institution: str = ""
    organisation: str = ""
    municipality: str = ""
    days: Mapping[str, EventDate] = field(default_factory=lambda: MappingProxyType({}))


def fill(template: Template, facts: LetterFacts) -> str:
    """Return the text with what is known; `missing` tells what then still stands in brackets."""
    parts = [part.text for part in template.paragraphs if _is_for(part, facts.role)]
    if template.enclosures:
        parts.append("\n".join(["Bijlagen:", *(f"- {one.text}" for one in template.enclosures)]))
    values = _values(template, facts)
    return "\n\n".join(FIELD.sub(lambda found: values[found[1]], part) for part in parts)


def missing(body: str) -> tuple[str, ...]:
    """Return what still has to be filled in, each once, in the order of the letter."""
    return tuple(dict.fromkeys(found[1] for found in re.finditer(OPEN_PLACE, body)))


def _is_for(part: Paragraph, role: Role) -> bool:
    return role not in part.not_for and (not part.only or role in part.only)


def _values(template: Template, facts: LetterFacts) -> Mapping[str, str]:
    name = facts.name or _ask("naam")
    child = _ME if facts.role is Role.YOUTH else _children(facts.children)
    values: dict[str, str] = {
        Field.NAME: name,
        Field.CHILD: child,
        Field.OPENING: opening(facts.role, name, child),
        Field.INSTITUTION: facts.institution or _ask("naam van de organisatie"),
        Field.ORGANISATION: facts.organisation or _ask("naam van de organisatie"),
        Field.MUNICIPALITY: facts.municipality or _ask("naam van de gemeente"),
    }
    for code, called in template.events.items():
        values[f"{DAY}{code}"] = _day(facts.days.get(code, UNKNOWN_DATE), called)
    return values


def _children(names: tuple[str, ...]) -> str:
    if len(names) <= 1:
        return "".join(names) or _ask("naam van het kind")
    called = (name or _ask(f"naam van kind {n}") for n, name in enumerate(names, start=1))
    return listed(tuple(called))


def _day(on: EventDate, called: str) -> str:
    """Return a day that is certain; one that is not must be looked up before it is written."""
    if on.earliest is None:
        return _ask(f"datum van {called}")
    if on.certainty is Certainty.EXACT:
        return _written(on.earliest)
    return _ask(f"datum van {called}, rond {_written(on.earliest)}")


def _written(on: date) -> str:
    # Editors of plain text turn the spaces of `long_date` into ordinary ones anyway.
    return long_date(on).replace(NBSP, " ")


def _ask(what: str) -> str:
    return f"[vul in: {what}]"
