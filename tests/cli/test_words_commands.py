"""`deidentify` and `protect`: two of the gates, for a shell."""

import json

import pytest

NOTE = {"id": "n1", "text": "Kwikstaartje belde op 06-12345678.", "known": ["Kwikstaartje"]}


def test_each_note_gets_a_line_with_its_findings(shell, tmp_path):
    (tmp_path / "namen.txt").write_text("\nGrutto\n", encoding="utf-8")
    other = {"id": "n2", "text": "Grutto zweeg."}
    typed = f"{json.dumps(NOTE)}\r\n\n{json.dumps(other)}"
    told = shell("deidentify", "--known", "namen.txt", typed=typed)
    first, second = (json.loads(line) for line in told.out.splitlines())
    assert told.status == 0
    assert {NOTE["text"][s:e] for s, e, _ in first["spans"]} == {"Kwikstaartje", "06-12345678"}
    assert (first["id"], second["id"]) == ("n1", "n2")
    assert second["spans"][0][:2] == [0, 6]


def test_every_line_end_that_json_allows_inside_a_text_is_text(shell):
    note = {"text": "een\u2028twee\x85drie\x0bvier"}
    told = shell("deidentify", typed=json.dumps(note, ensure_ascii=False).replace("\\u000b", " "))
    assert told.status == 0
    assert json.loads(told.out)["text"].startswith("een\u2028twee")


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"text": 3}', "[" * 100_000])
def test_a_line_that_is_no_note_is_named_by_its_number(shell, line):
    told = shell("deidentify", typed=f"{json.dumps(NOTE)}\n{line}\n")
    assert told.status == 1
    assert "regel 2" in told.err
    assert len(told.out.splitlines()) == 1


def test_a_file_of_names_that_can_not_be_read_is_refused(shell, tmp_path):
    (tmp_path / "namen.txt").write_bytes(b"Ren\xe9")
    told = shell("deidentify", "--known", "namen.txt", typed=json.dumps(NOTE))
    assert (told.status, told.out) == (1, "")
    assert "het bestand met namen is geen UTF-8" in told.err


def test_half_a_surrogate_pair_comes_back_as_it_came(shell):
    told = shell("deidentify", typed='{"text": "\\ud83d zweeg"}')
    assert told.data["text"] == "\ud83d zweeg"


def tables(*counts: int) -> str:
    codes = [f"r{number}" for number in range(len(counts))]
    table = {"code": "t", "kind": "partition", "rows": codes, "cells": list(counts)}
    return json.dumps({"tables": [table]})


def test_tables_come_back_protected_or_with_what_would_help(shell):
    told = shell("protect", typed=tables(40, 30, 25))
    assert (told.status, told.data["released"]) == (0, True)
    told = shell("protect", typed=tables(3, 4))
    assert (told.status, told.data["released"], told.data["families"]) == (1, False, 3)
    assert told.err.startswith("confidant: Dit rapport kan nog niet weg")
    assert shell("protect", typed="geen json").status == 1
