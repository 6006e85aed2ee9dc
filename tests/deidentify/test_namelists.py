"""The lists that ship are whole, folded and quickly read."""

import time

import pytest

from confidant_app.deidentify.folding import fold
from confidant_app.deidentify.lists import Lexicon, place_at
from confidant_app.resources import RESOURCES
from confidant_app.services.namelists import load_lists

FOLDER = RESOURCES / "names"


def test_loading_takes_a_moment():
    started = time.process_time()
    lists = load_lists()
    assert time.process_time() - started < 1.0
    assert "sanne" in lists.first_names
    assert "veldkamp" in lists.surnames
    assert "school" in lists.vocabulary


def test_a_missing_list_is_an_error(tmp_path):
    with pytest.raises(KeyError):
        load_lists(tmp_path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_is_folded_and_the_source_is_told(path):
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(("#", "= ")):
            assert line == fold(line).low
    assert path.name in (FOLDER / "SOURCES.md").read_text("utf-8")


def test_compounds_of_listed_words_are_dutch(lists):
    lexicon = Lexicon(lists)
    assert lexicon.knows("jeugdbeschermingstafel")
    assert lexicon.knows("jongerenavond")
    assert not lexicon.knows("xanterveen")
    assert not lexicon.knows("femke")


def test_places_of_several_words_are_one_place(lists):
    assert place_at(lists, ["ter", "apel", "ligt"], 0) == 2
    assert place_at(lists, ["ter", "zake"], 0) == 0
