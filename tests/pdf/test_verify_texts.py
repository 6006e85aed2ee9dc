"""Gate 3 for text files: the same eyes as for a PDF."""

import pytest

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.verify import Hit
from confidant_app.pdf.verify_texts import verify_texts

KNOWN = Identifiers(
    names=(("Oosterbroek", False), ("Dijkhuizen", False)),
    phones=("06-12345678",),
    emails=("w@voorbeeld.nl",),
)


def test_a_number_on_file_is_found_with_its_file():
    verdict = verify_texts({"a.csv": b"x", "b.csv": b"tel,06 12 34 56 78\r\n"}, KNOWN)
    assert verdict.hard == (Hit(what="06-12345678", where="b.csv"),)


def test_a_word_of_a_closed_list_that_is_a_name_is_for_a_person_to_judge():
    verdict = verify_texts({"a.csv": b"gebied,Oosterbroek\r\n"}, KNOWN)
    assert (verdict.hard, [hit.what for hit in verdict.soft]) == ((), ["Oosterbroek"])


def test_words_that_run_together_into_a_name_by_chance_are_none():
    verdict = verify_texts({"a.csv": b"dijk,huizen\r\n"}, KNOWN)
    assert verdict.hard == ()


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(FileUnreadable):
        verify_texts({"a.csv": b"\xff\xfe"}, KNOWN)
