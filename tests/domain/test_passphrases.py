"""What is said about a passphrase, in Dutch."""

import pytest
from zxcvbn import zxcvbn

from confidant_app.domain.passphrases import hint


@pytest.mark.parametrize("score", range(5))
def test_every_score_has_its_own_words(score):
    others = {hint(other, "") for other in range(5) if other != score}
    assert hint(score, "") not in others


@pytest.mark.parametrize(
    "typed", ["qwertyuiop", "zxcv", "aaaa", "abcabcabc", "abcdef", "1984", "12-04-1984", "password"]
)
def test_a_warning_is_never_shown_in_english(typed):
    warning = zxcvbn(typed)["feedback"]["warning"]
    said = hint(0, warning)
    assert warning
    assert warning not in said
    assert len(said) > len(hint(0, ""))


def test_an_unknown_warning_is_left_out():
    assert hint(2, "Something new in English.") == hint(2, "")
