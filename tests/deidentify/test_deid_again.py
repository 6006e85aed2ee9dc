"""Where the same words stand again, however they are written."""

import pytest

from confidant_app.deidentify.again import places_of


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Kim en kim, Kims kast", "Kim", ["Kim", "kim", "Kims"]),
        ("bij De Ark, de  ark en DE ARK.", "de Ark", ["De Ark", "de  ark", "DE ARK"]),
        ("José, jose\u0301 en Jose", "josé", ["José", "jose\u0301", "Jose"]),
        ("Kimono en de kim", "Kim", ["kim"]),
        ("niets", "Kim", []),
        ("Kim", "...", []),
        ("😀 Kim", "kim", ["Kim"]),
    ],
)
def test_the_same_words_are_found_in_whole_words(text, phrase, found):
    assert [text[start:end] for start, end in places_of(text, phrase)] == found
