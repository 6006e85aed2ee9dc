"""`confidant deidentify` and `confidant protect`."""

import json

NOTE = {"id": "n1", "text": "Moeder Anna Bakker belde op 06-12345678.", "known": ["Anna Bakker"]}
TABLE = {
    "code": "T",
    "kind": "partition",
    "rows": ["a", "b"],
    "cells": [[60], [40]],
}


def test_one_line_out_for_each_note_in(shell):
    said = shell("deidentify", given=json.dumps(NOTE) + "\n\n" + json.dumps(NOTE) + "\n")
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert said.status == 0
    assert [line["id"] for line in lines] == ["n1", "n1"]
    for line in lines:
        assert "Bakker" not in line["text"]
        assert {label for _, _, label in line["spans"]} == {"PERSON", "PHONE"}


def test_names_from_a_file_count_for_every_note(shell, tmp_path):
    known = tmp_path / "namen.txt"
    known.write_text("Kwikstaart\n", encoding="utf-8")
    note = {"id": 1, "text": "Gesproken met kwikstaart over de brief."}
    said = shell("deidentify", "--known", known, given=json.dumps(note))
    assert "kwikstaart" not in json.loads(said.out)["text"]


def test_a_line_that_is_no_note_is_named(shell):
    said = shell("deidentify", given=json.dumps(NOTE) + "\ngeen json\n")
    assert said.status == 1
    assert "regel 2" in said.one_line_of_complaint()
    assert shell("deidentify", given='{"id": 3}').status == 1


def test_safe_tables_come_back_protected(shell):
    said = shell("protect", given=json.dumps({"tables": [TABLE]}))
    found = json.loads(said.out)
    assert said.status == 0
    assert found["released"] is True
    assert found["tables"][0]["cells"] == [[60], [40]]


def test_too_few_families_are_refused_with_what_would_help(shell):
    small = {**TABLE, "cells": [[3], [2]]}
    said = shell("protect", given=json.dumps({"tables": [small]}))
    found = json.loads(said.out)
    assert said.status == 1
    assert found["released"] is False
    assert found["families"] == 5
    said.one_line_of_complaint()


def test_nonsense_is_refused(shell):
    assert shell("protect", given="geen json").status == 1
