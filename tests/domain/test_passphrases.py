"""What is said about a passphrase, in Dutch."""

import ast
import inspect

import pytest
from zxcvbn import feedback, zxcvbn

from confidant_app.domain.passphrases import hint, word_score


def sentences():
    """Return everything that zxcvbn can say, read from its own source."""
    tree = ast.parse(inspect.getsource(feedback))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "_"
    ]


@pytest.mark.parametrize("score", range(5))
def test_every_score_has_its_own_words(score):
    others = {hint(other, "") for other in range(5) if other != score}
    assert hint(score, "") not in others


@pytest.mark.parametrize("said", sentences())
def test_everything_that_zxcvbn_can_say_has_dutch_words(said):
    bare = hint(0, "")
    as_warning, as_suggestion = hint(0, said), hint(0, "", ["", said])
    assert (as_warning == bare) != (as_suggestion == bare)
    assert said not in as_warning + as_suggestion


def test_the_list_of_what_zxcvbn_can_say_is_not_empty():
    assert len(sentences()) == 27
    assert "Avoid sequences." in sentences()


@pytest.mark.parametrize(
    "typed", ["qwertyuiop", "zxcv", "aaaa", "abcabcabc", "abcdef", "1984", "12-04-1984", "password"]
)
def test_a_warning_is_never_shown_in_english(typed):
    found = zxcvbn(typed)["feedback"]
    said = hint(0, found["warning"], found["suggestions"])
    assert found["warning"]
    assert not any(text in said for text in (found["warning"], *found["suggestions"]))
    assert len(said) > len(hint(0, ""))


def test_the_suggestion_about_what_was_typed_is_told_and_the_general_one_is_not():
    found = zxcvbn("P@ssword")["feedback"]["suggestions"]
    assert hint(1, "", found) == hint(1, "") + " Een @ in plaats van een a helpt bijna niet."


def test_unknown_english_is_left_out():
    assert hint(2, "Something new in English.", ["a", "b"]) == hint(2, "")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", 0),
        ("jeugd", 1),
        ("Jéugd", 1),
        ("jeugdbescherming", 2),
        ("jeugd-bescherming", 2),
        ("jeugd bescherming turf", 4),
        ("xkqz", 1),
        ("xkqzwvbn", 3),
        ("xkqzwvbnpl", 4),
    ],
)
def test_known_words_count_as_words_and_the_rest_as_characters(text, score):
    assert word_score(text, {"jeugd", "bescherming", "turf"}) == score


def test_the_cheapest_way_to_cut_a_text_counts():
    assert word_score("abcdefghij", {"abcde", "fghij", "abcdefgh"}) == 1
    assert word_score("abcdefghij", {"cdef"}) == 3
