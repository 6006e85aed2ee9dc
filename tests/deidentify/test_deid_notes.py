"""Invented, hand-written notes: how much is caught, and how much is marked for nothing."""

from pathlib import Path

import pytest

from tests.deidentify.evaluate import direct, main, read_notes, score, table

NOTES = Path(__file__).parent / "notes-dev.jsonl"


@pytest.fixture(scope="module")
def total(lists):
    return score(read_notes(NOTES), lists)


def test_the_set_is_large_and_every_span_holds_words():
    notes = read_notes(NOTES)
    assert len(notes) >= 60
    assert len({note.text for note in notes}) == len(notes)
    for note in notes:
        at = 0
        for start, end, _ in note.spans:
            assert at <= start < end <= len(note.text)
            assert note.text[start:end].strip() == note.text[start:end]
            at = end


def test_people_are_caught(total):
    missed = [miss for miss in total.misses if miss[1] in ("PERSON", "PROFESSIONAL")]
    assert len(missed) <= 2


def test_all_numbers_with_a_check_and_all_addresses_are_caught(total):
    certain = ("BSN", "IBAN", "PHONE", "EMAIL", "URL", "POSTCODE", "STREET", "PLATE")
    assert [miss for miss in total.misses if miss[1] in certain] == []


def test_few_notes_leak(total):
    assert len(total.leaking) <= 1
    assert len(total.leaking_wider) <= 2


def test_little_is_marked_for_nothing(total):
    assert direct(total.right) >= 0.92 * direct(total.found)
    assert direct(total.found) - direct(total.right) <= 0.5 * total.notes
    assert total.found["QUASI"] <= 0.3 * total.notes


def test_without_capitals_less_is_caught_and_the_reader_is_always_told(lists):
    total = score(read_notes(NOTES, lower=True), lists)
    assert total.warned == total.notes
    assert len(total.leaking) <= 10


def test_the_table_ends_with_the_notes_that_leak(total, capsys):
    assert any("leaked direct identifier" in line for line in table(total))
    main([str(NOTES), "--misses"])
    printed = capsys.readouterr().out
    assert "all but hints" in printed
    assert "kB/s" in printed
