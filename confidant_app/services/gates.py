"""The gates for words and for numbers, apart from any vault: for the shell and for judges."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.redaction import redact
from confidant_app.disclosure.exchange import as_json, read_request, refusal_json
from confidant_app.disclosure.release import decide
from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.findings import KnownName


def deidentified_line(note: Mapping[str, object], extra: tuple[str, ...], lists: NameLists) -> str:
    """Return one JSON line `{"id", "spans": [[start, end, label]], "text"}` for a note.

    `note` has `text`, and may have `id` and `known` (the names on file); `extra` are names
    that count for every note.
    """
    text = str(note["text"])
    own = note.get("known")
    names = (*(str(name) for name in own), *extra) if isinstance(own, list) else extra
    findings = find(text, tuple(KnownName(text=name) for name in names), lists)
    spans = [[found.start, found.end, found.label.value] for found in findings]
    line = {"id": note.get("id"), "spans": spans, "text": redact(text, findings)}
    return json.dumps(line, ensure_ascii=False)


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
