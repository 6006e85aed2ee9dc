"""The gates apart from any vault."""

import json

import pytest

from confidant_app.domain.errors import InvalidValue
from confidant_app.services import gates


def tables(*counts: int) -> str:
    codes = [f"r{number}" for number in range(len(counts))]
    table = {"code": "t", "kind": "partition", "rows": codes, "cells": list(counts)}
    return json.dumps({"tables": [table]})


def test_a_note_comes_back_with_its_findings(lists):
    note = {"id": 7, "text": "Kwikstaartje belde op 06-12345678.", "known": ["Kwikstaartje"]}
    line = json.loads(gates.deidentified_line(note, (), lists))
    found = {note["text"][start:end]: label for start, end, label in line["spans"]}
    assert set(found) == {"Kwikstaartje", "06-12345678"}
    assert line["id"] == 7
    assert "Kwikstaartje" not in line["text"]
    assert "06-12345678" not in line["text"]


def test_names_that_hold_for_every_note_count_too(lists):
    note = {"text": "kwikstaartje belde", "known": "geen lijst"}
    line = json.loads(gates.deidentified_line(note, ("Kwikstaartje",), lists))
    assert line["id"] is None
    assert line["spans"][0][:2] == [0, 12]


def test_tables_that_may_leave_come_back_protected():
    answer = gates.protected(tables(40, 30, 3))
    released = json.loads(answer.text)
    assert (released["released"], answer.refusal) == (True, None)
    assert released["tables"][0]["cells"] == [[40], [30], ["<10"]] or released["concealed"]


def test_tables_that_may_not_leave_say_what_would_help():
    answer = gates.protected(tables(4, 3))
    assert json.loads(answer.text) == {
        "released": False,
        "reason": answer.refusal.facts["reason"],
        "leave_out": {"tables": [], "rows": []},
        "families": 3,
    }


def test_what_is_no_request_is_refused():
    with pytest.raises(InvalidValue):
        gates.protected("{")
