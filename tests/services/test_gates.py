"""The gates apart from any vault."""

import json

import pytest

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.findings import KnownName
from confidant_app.services import gates


def tables(*counts: int) -> str:
    codes = [f"r{number}" for number in range(len(counts))]
    table = {"code": "t", "kind": "partition", "rows": codes, "cells": list(counts)}
    return json.dumps({"tables": [table]})


def answered(lists, note, extra=()):
    gate = gates.Deidentifier(tuple(KnownName(text=name) for name in extra), lists)
    return json.loads(gate.answer(gates.read_note(json.dumps(note).encode())))


def test_a_note_comes_back_with_its_findings(lists):
    note = {"id": 7, "text": "Kwikstaartje belde op 06-12345678.", "known": ["Kwikstaartje"]}
    line = answered(lists, note)
    found = {note["text"][start:end]: label for start, end, label in line["spans"]}
    assert set(found) == {"Kwikstaartje", "06-12345678"}
    assert line["id"] == 7
    assert "Kwikstaartje" not in line["text"]
    assert "06-12345678" not in line["text"]
    assert "few_capitals" not in line


def test_names_that_hold_for_every_note_count_too_and_capitals_are_missed(lists):
    line = answered(lists, {"text": "kwikstaartje belde"}, extra=["Kwikstaartje"])
    assert line["id"] is None
    assert line["spans"][0][:2] == [0, 12]
    assert line["few_capitals"] is True


def test_a_role_stands_where_the_name_was(lists):
    roles = [["Kwikstaartje", "moeder"], {"name": "Grutto", "role": "vader"}, {"name": "Putter"}]
    note = {"text": "Kwikstaartje belde Grutto en Putter.", "known": [*roles, ["Kievit", None]]}
    assert answered(lists, note)["text"] == "[moeder] belde [vader] en [naam]."


def test_the_names_of_one_note_do_not_count_for_the_next(lists):
    gate = gates.Deidentifier((), lists)
    texts = [
        json.loads(gate.answer(gates.Note(id=None, text="de vink vloog", known=known)))["text"]
        for known in ((KnownName(text="Vink", role="kind"),), ())
    ]
    assert texts == ["de [kind] vloog", "de vink vloog"]


@pytest.mark.parametrize("known", ["Kwikstaartje", {"name": "x"}, [3], [[]], [["a", 3]], [None]])
def test_names_that_can_not_be_read_are_refused_rather_than_shown(known):
    with pytest.raises(InvalidValue, match="known"):
        gates.read_note(json.dumps({"text": "Kwikstaartje belde", "known": known}).encode())


def test_a_file_of_names_has_lines_or_a_list():
    grutto, putter = KnownName(text="Grutto"), KnownName(text="Putter", role="kind")
    assert gates.read_names(b"\xef\xbb\xbf\n Grutto \r\n") == (grutto,)
    assert gates.read_names(b'["Grutto", ["Putter", "kind"]]') == (grutto, putter)
    assert gates.read_names(b"12") == (KnownName(text="12"),)
    with pytest.raises(InvalidValue):
        gates.read_names(b"Ren\xe9")


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


def test_a_note_with_many_names_on_file_knows_them_as_well_as_one_with_few(lists):
    """The loose rules are for the people of the note's own case, and these are."""
    many = [f"Xq{a}z{b}o Vv{b}w{a}u" for a in "bcdfghkl" for b in "npqrstvwz"]
    known = [["Hinke Storma", "dochter"], *many]
    line = answered(lists, {"text": "Toen belde Storm weer.", "known": known})
    assert line["text"] == "Toen belde [dochter] weer."
