"""Letters read back as they were written, and hang on their case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from confidant_app.domain.errors import NotFound
from confidant_app.storage import rows_cases, rows_letters, rows_steps
from tests.storage import samples
from tests.storage.samples import NOON


@pytest.fixture
def case(vault):
    case = samples.a_case()
    with vault.transaction():
        rows_cases.insert(vault, case)
    return case


def test_letters_read_back_newest_first_and_lose_their_step_and_nothing_else(vault, case):
    step = samples.a_step(case)
    first, second = samples.a_letter(case, step), samples.a_letter(case, body="later")
    earlier = NOON - timedelta(days=1)
    given = replace(first, title="Bezwaar", given_out_at=NOON, written_at=earlier)
    with vault.transaction():
        rows_steps.insert(vault, step)
        for letter in (first, second):
            rows_letters.insert(vault, letter)
        rows_letters.update(vault, given)
    assert rows_letters.of_case(vault, case.id) == (second, given)
    assert rows_letters.everybody(vault) == (second, given)
    with vault.transaction():
        vault.write("DELETE FROM step")
        rows_letters.delete(vault, second.id)
    assert rows_letters.of_case(vault, case.id) == (replace(given, step=None),)


def test_a_letter_goes_with_its_case(vault, case):
    letter = samples.a_letter(case)
    with vault.transaction():
        rows_letters.insert(vault, letter)
    with vault.transaction():
        rows_cases.delete(vault, case.id)
    assert rows_letters.everybody(vault) == ()
    for attempt in (rows_letters.get, lambda *_: rows_letters.update(vault, letter)):
        with pytest.raises(NotFound), vault.transaction():
            attempt(vault, letter.id)
