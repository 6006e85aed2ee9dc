"""The gates for words and for numbers, apart from any vault: for the shell and for judges."""

import json
from dataclasses import dataclass

from confidant_app.deidentify.finder import find_with
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import build_matcher
from confidant_app.deidentify.redaction import redact
from confidant_app.deidentify.words import few_capitals
from confidant_app.disclosure.exchange import as_json, read_request, refusal_json
from confidant_app.disclosure.release import decide
from confidant_app.domain.errors import InvalidValue, ReportRefused
from confidant_app.domain.findings import KnownName


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Note:
    """A text from outside; `id` is whatever JSON value its sender knows it by."""

    id: object
    text: str
    known: tuple[KnownName, ...]


class Deidentifier:
    """Answers notes one by one; `extra` are the names on file that count for all of them."""

    def __init__(self, extra: tuple[KnownName, ...], lists: NameLists) -> None:
        self._extra, self._lists = extra, lists
        self._known = extra
        self._matcher = build_matcher(extra, lists)

    def answer(self, note: Note) -> str:
        """Return one JSON line `{"id", "spans": [[start, end, label]], "text"}` for a note.

        It also has `"few_capitals": true` when names can not be told by their capitals, so that
        who reads the answer does not trust it.
        """
        known = (*note.known, *self._extra)
        if known != self._known:
            # Notes about one family follow each other: its names are prepared once.
            self._known, self._matcher = known, build_matcher(known, self._lists)
        findings = find_with(note.text, self._matcher, self._lists)
        spans = [[found.start, found.end, found.label.value] for found in findings]
        line = {"id": note.id, "spans": spans, "text": redact(note.text, findings)}
        if few_capitals(note.text):
            line["few_capitals"] = True
        return json.dumps(line, ensure_ascii=False)


def read_note(line: bytes) -> Note:
    """Return the note in a line of JSON: `text`, and if given `id` and `known`.

    Raises:
        InvalidValue: it is none. Names that can not be read are refused and never passed over:
            the answer would then show them.
    """
    try:
        note = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidValue(reason="is geen UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InvalidValue(reason="is geen leesbare JSON") from error
    if not isinstance(note, dict) or not isinstance(note.get("text"), str):
        raise InvalidValue(reason="heeft geen tekst")
    known = note.get("known")
    names = () if known is None else _names(known, own=True)
    return Note(id=note.get("id"), text=note["text"], known=names)


def read_names(data: bytes) -> tuple[KnownName, ...]:
    """Return the names in a file: one on each line, or a list in JSON as notes have it.

    Raises:
        InvalidValue: not in UTF-8, or a list with something else in it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue(reason="is geen UTF-8") from error
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list):
        return _names(found)
    return tuple(KnownName(text=name) for line in text.splitlines() if (name := line.strip()))


def _names(given: object, *, own: bool = False) -> tuple[KnownName, ...]:
    """Return names on file given as "name", ["name", "role"] or {"name": …, "role": …}.

    `own`: they are of the case that the note belongs to.
    """
    if not isinstance(given, list):
        raise InvalidValue(reason='heeft bij "known" geen lijst van namen')
    return tuple(_name(one, own=own) for one in given)


def _name(given: object, *, own: bool) -> KnownName:
    match given:
        case str(name) | [str(name)] | [str(name), None]:
            return KnownName(text=name, own=own)
        case [str(name), str(role)] | {"name": str(name), "role": str(role)}:
            return KnownName(text=name, role=role, own=own)
        case {"name": str(name), **rest} if rest.get("role") is None:
            return KnownName(text=name, own=own)
        case _:
            raise InvalidValue(reason='heeft bij "known" iets dat geen naam is')


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The answer as JSON text; `refusal` is set when the tables may not leave as they are."""

    text: str
    refusal: ReportRefused | None = None


def protected(text: str) -> Protected:
    """Return the protected tables for a request in JSON, or why not and what would help.

    Raises:
        InvalidValue: not in the documented form.
    """
    question = read_request(text)
    try:
        return Protected(text=as_json(decide(question)))
    except ReportRefused as refusal:
        return Protected(text=refusal_json(refusal), refusal=refusal)
