"""Invented, hand-written notes: what the finder reaches, against what was asked of it.

The kept notes judge it unseen: a test that fails on them shows counts, never a word.
"""

import pytest

from confidant_app.domain.findings import Label
from tests.deidentify.figures import ASKED, ASKED_IN_LOWER_CASE, REACHED, eased, figures
from tests.deidentify.notes import DEV, KEPT, lowered, read_notes
from tests.deidentify.scoring import score

FILES = [path for path in (DEV, KEPT) if path.exists()]
LABELS = frozenset(label.value for label in Label)
TOGETHER = 300
BEFORE_THE_KEPT = 60


def named(value):
    return getattr(value, "name", None)


@pytest.fixture(scope="module", params=FILES, ids=named)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def judged(path, lists):
    """The figures as written and in lower case, and nothing that a failing test could show."""
    notes = read_notes(path)
    sets = (notes, [lowered(note) for note in notes])
    if path != KEPT:
        return [figures(score(some, lists)) for some in sets]
    failed = ""
    try:
        return [figures(score(some, lists)) for some in sets]
    except Exception as error:  # noqa: BLE001 - whatever it is, its words stay here
        failed = type(error).__name__
    # Out here, or the error with the words of the note in it would be shown as the cause.
    return pytest.fail(f"{failed} on a kept note", pytrace=False)


def test_the_sets_are_large_and_share_no_text():
    texts = [note.text for path in FILES for note in read_notes(path)]
    different, many = len(set(texts)), len(texts)
    assert different == many
    assert many >= (TOGETHER if KEPT.exists() else BEFORE_THE_KEPT)


def test_every_span_holds_words_and_a_label_and_none_lies_over_another(path):
    faulty = [number for number, note in enumerate(read_notes(path), start=1) if is_faulty(note)]
    assert faulty == [], "the numbers of the lines"


def is_faulty(note):
    at = 0
    for start, end, label in note.spans:
        words = note.text[start:end]
        if not at <= start < end <= len(note.text) or words.strip() != words:
            return True
        if label not in LABELS:
            return True
        at = end
    return False


@pytest.mark.parametrize("asked", [one for one in ASKED if one.bound()], ids=named)
def test_as_written_the_finder_keeps_what_it_reached(judged, asked, path):
    to_keep = eased(asked, path)
    reached = asked.shown(getattr(judged[0], asked.name))
    assert to_keep.holds(judged[0]), f"{asked.title}: {reached}, to keep {to_keep.bound()}"


def test_only_what_falls_short_is_eased(judged, path):
    eased_here = [one for one in ASKED if one.name in REACHED.get(path.name, {})]
    assert [one.name for one in eased_here if one.holds(judged[0])] == []


@pytest.mark.parametrize("asked", ASKED_IN_LOWER_CASE, ids=named)
def test_without_capitals_less_is_caught_and_the_reader_is_always_told(judged, asked):
    reached = asked.shown(getattr(judged[1], asked.name))
    assert asked.holds(judged[1]), f"{asked.title}: {reached}, asked {asked.bound()}"
