"""Read the template of a letter strictly: a sentence about the law has to say where it stands."""

import re
from collections.abc import Container, Mapping
from typing import Final

from confidant_app.domain.entries import Entry
from confidant_app.domain.letter_templates import DAY, FIELD, Field, Paragraph, Template
from confidant_app.domain.routes import Statement
from confidant_app.domain.sources import Source
from confidant_app.domain.terms import EventKind
from confidant_app.domain.vocabulary import Role

_LAW: Final = re.compile(r"\b(?:artikel|\w*wet|wetboek|\w*reglement|verordening)\b", re.IGNORECASE)
_FIELDS: Final = frozenset(Field)
_CODE: Final = re.compile(r"[A-Z0-9_]+")


def parse_template(
    data: Mapping[str, object],
    routes: Container[str],
    events: Mapping[str, EventKind],
    *,
    file: str,
) -> Template:
    """Build the template of one file.

    Raises:
        CatalogueBroken: it does not follow the schema, names what is not there, or speaks of the
            law without a source of its own.

    """
    top = Entry(data, file=file, name="de brief")
    source = top.source()
    template = Template(
        code=_code(top),
        name=top.text("name"),
        title=top.text("title"),
        to=top.text("to"),
        routes=_routes(top, routes),
        source=source,
        paragraphs=tuple(_paragraph(one, source) for one in top.entries("paragraphs", "about")),
        enclosures=_statements(top, "enclosures", source),
        hints=_statements(top, "hints", source),
        events=_events(top, events),
    )
    top.close()
    if not template.paragraphs:
        raise top.broken("een brief heeft ten minste één alinea")
    return template


def _code(top: Entry) -> str:
    code = top.text("code")
    if not _CODE.fullmatch(code):
        raise top.broken("de code van een brief heeft hoofdletters, cijfers en _")
    return code


def _routes(top: Entry, known: Container[str]) -> tuple[str, ...]:
    routes = top.texts("routes")
    for code in routes:
        if code not in known:
            raise top.broken(f"de route {code} bestaat niet")
    if not routes:
        raise top.broken("een brief hoort bij ten minste één route")
    return routes


def _paragraph(entry: Entry, source: Source) -> Paragraph:
    entry.text("about")  # what it is about, for whoever keeps the file and for what is refused
    only, not_for = entry.choices("only", Role), entry.choices("not_for", Role)
    if only and not_for:
        raise entry.broken("geef only of not_for, niet allebei")
    text, own = _sourced(entry, source)
    entry.close()
    return Paragraph(text=text, source=own, only=frozenset(only), not_for=frozenset(not_for))


def _statements(top: Entry, key: str, source: Source) -> tuple[Statement, ...]:
    found = []
    for entry in top.entries(key, "text"):
        text, own = _sourced(entry, source)
        entry.close()
        found.append(Statement(text=text, source=own))
    return tuple(found)


def _sourced(entry: Entry, source: Source) -> tuple[str, Source]:
    text = entry.text("text", lines=True).strip()
    if entry.has("source"):
        return text, entry.source()
    if _LAW.search(text):
        raise entry.broken("een zin over de wet of een reglement noemt zijn bron")
    return text, source


def _events(top: Entry, events: Mapping[str, EventKind]) -> Mapping[str, str]:
    """Return the names of the events whose days the letter asks for; other fields must exist."""
    found = {}
    for entry in (*top.entries("paragraphs", "about"), *top.entries("enclosures", "text")):
        for field in FIELD.findall(entry.text("text", lines=True)):
            code = field.removeprefix(DAY)
            if field.startswith(DAY) and code in events:
                found[code] = events[code].name
            elif field not in _FIELDS:
                raise entry.broken(f"het veld {{{field}}} bestaat niet")
        if set(FIELD.sub("", entry.text("text", lines=True))) & set("{}"):
            raise entry.broken("een accolade staat los van een veld")
    return found
