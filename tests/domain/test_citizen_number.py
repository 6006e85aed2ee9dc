"""Nine digits that pass the test of eleven are pointed out; a telephone number is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.citizen_number import may_hold_citizen_number

INVENTED = "111222333"  # passes the test, and is known to be nobody's


@pytest.mark.parametrize("text", [INVENTED, f"nr. {INVENTED}.", "1112.22.333", "111 222 333"])
def test_nine_digits_that_add_up_are_seen_however_they_are_written(text):
    assert may_hold_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "06-12345678",
        "0592-111222",
        f"{INVENTED}0",
        f"1-{INVENTED}",
        "0" * 9,
        "C/18/123456",
    ],
)
def test_other_numbers_are_not(text):
    assert not may_hold_citizen_number(text)


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert may_hold_citizen_number(text) in {True, False}
