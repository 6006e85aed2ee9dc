"""The recovery code survives how people type, and finds what they mistype."""

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.crypto.recovery_codes import ALPHABET, RecoveryCode
from confidant_app.domain.errors import RecoveryCodeMistyped
from confidant_app.domain.vault_errors import RecoveryCodeLength, RecoveryGroupMistyped

codes = st.text(ALPHABET, min_size=26, max_size=26).map(RecoveryCode)
CODE = RecoveryCode("0123456789ABCDEFGHJKMNPQRS")


def mistyped(text: str) -> bool:
    try:
        RecoveryCode.parse(text)
    except RecoveryCodeMistyped:
        return True
    return False


def test_a_new_code_is_printed_in_seven_groups_of_four_clear_characters():
    text = RecoveryCode.new().text
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", text)


def test_a_code_holds_at_least_128_bits_and_is_never_drawn_twice():
    assert 32 ** len(RecoveryCode.new().secret) >= 2**128
    assert len({RecoveryCode.new().secret for _ in range(200)}) == 200


def test_a_code_does_not_show_itself_in_a_log():
    assert CODE.secret not in repr(CODE)


def test_the_spelling_never_changes():
    assert CODE.text == "0123-4567-89AB-CDEF-GHJK-MNPQ-RS10"


@given(codes)
def test_a_code_reads_back(code):
    assert RecoveryCode.parse(code.text) == code


@pytest.mark.parametrize(
    "typed",
    [
        CODE.text.lower(),
        CODE.text.replace("-", ""),
        CODE.text.replace("-", " – "),
        "  " + CODE.text.replace("-", "\n") + "\t",
        CODE.text.replace("0", "O").replace("1", "l"),
        CODE.text.replace("0", "o").replace("1", "I"),
        "-".join(CODE.text),
    ],
)
def test_case_spaces_dashes_and_lookalikes_do_not_matter(typed):
    assert RecoveryCode.parse(typed) == CODE


@pytest.mark.parametrize("code", [CODE, RecoveryCode("0" * 26), RecoveryCode("Z" * 26)])
def test_every_single_wrong_character_is_found(code):
    typed = code.text.replace("-", "")
    for place, right in enumerate(typed):
        for wrong in ALPHABET.replace(right, "") + "U*":
            assert mistyped(typed[:place] + wrong + typed[place + 1 :])


@settings(max_examples=25)  # of 378 pairs each
@given(codes)
def test_any_two_characters_that_changed_places_are_found(code):
    typed = code.text.replace("-", "")
    for one, other in combinations(range(len(typed)), 2):
        swapped = list(typed)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert typed[one] == typed[other] or mistyped("".join(swapped))


@given(codes, st.data())
def test_any_two_wrong_characters_are_found(code, data):
    typed = list(code.text.replace("-", ""))
    for place in data.draw(st.lists(st.integers(0, 27), min_size=2, max_size=2, unique=True)):
        typed[place] = data.draw(st.sampled_from(ALPHABET.replace(typed[place], "")))
    assert mistyped("".join(typed))


@pytest.mark.parametrize("typed", ["", "0123", CODE.text + "0", CODE.text[:-1], "é" * 28, "🦔"])
def test_another_length_or_alphabet_is_found(typed):
    assert mistyped(typed)


@pytest.mark.parametrize("secret", ["", "0" * 25, "0" * 27, "o" * 26, "U" * 26])
def test_a_code_that_is_none_cannot_be_built(secret):
    with pytest.raises(ValueError, match="26 characters"):
        RecoveryCode(secret)


def told(text: str) -> RecoveryCodeMistyped:
    with pytest.raises(RecoveryCodeMistyped) as error:
        RecoveryCode.parse(text)
    return error.value


@given(codes, st.integers(0, 27), st.data())
def test_a_single_wrong_character_is_told_with_its_group(code, place, data):
    typed = code.text.replace("-", "")
    wrong = data.draw(st.sampled_from(ALPHABET.replace(typed[place], "")))
    error = told(typed[:place] + wrong + typed[place + 1 :])
    assert error.facts == {"group": place // 4 + 1}
    assert f"groep {place // 4 + 1}" in str(error)


@pytest.mark.parametrize("strange", ["U", "é", "*", "🦔"])
@pytest.mark.parametrize("group", range(1, 8))
def test_a_character_that_no_code_has_is_told_with_its_group(strange, group):
    groups = CODE.text.split("-")
    groups[group - 1] = groups[group - 1][:2] + strange + groups[group - 1][3:]
    assert told("-".join(groups)).facts == {"group": group}


@pytest.mark.parametrize("between", ["-", " ", " – "])
def test_a_group_that_is_too_short_or_too_long_is_named(between):
    for group in range(7):
        for wrong in ("ABC", "ABCDE", "A"):
            groups = CODE.text.split("-")
            groups[group] = wrong
            assert told(between.join(groups)).facts == {"group": group + 1}


def test_a_length_that_shows_no_group_is_told_as_a_number():
    groups = CODE.text.split("-")
    for typed, size in (
        ("", 0),
        (CODE.text.replace("-", "")[:-1], 27),
        ("-".join(groups[:5]), 20),
        ("-".join((*groups, "ABCD")), 32),
        ("-".join((groups[0][:3], groups[1][:3], *groups[2:])), 26),
    ):
        error = told(typed)
        assert isinstance(error, RecoveryCodeLength)
        assert error.facts == {"typed": size}
        assert f"{size} tekens" in str(error)


def test_two_that_changed_places_are_no_single_error_so_no_group_is_named():
    error = told("1023" + CODE.text[4:])
    assert not isinstance(error, RecoveryGroupMistyped | RecoveryCodeLength)
    assert "groep voor groep" in str(error)
