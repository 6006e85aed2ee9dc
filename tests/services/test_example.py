"""The invented hotline, moved to end about today."""

from datetime import datetime, timedelta

import pytest

from confidant_app.domain.lists import CaseQuery
from confidant_app.services import casework, checking, example, today, watching
from confidant_app.storage import rows_whole
from tests.services.desk import NOW


@pytest.fixture(scope="module")
def ready():
    return example.prepare()


def test_both_parts_are_there(ready):
    assert len(ready.cases) == sum(len(example.part(name)) for name in example.PARTS) == 120


@pytest.mark.parametrize("days", [0, 500, -300])
def test_it_opens_about_today_with_one_row_of_numbers(ready, tmp_path, catalogues, days):
    at: datetime = NOW + timedelta(days=days)
    with example.open_example(tmp_path / "weg" / "voorbeeld", ready, at) as vault:
        cases = [whole.case for whole in rows_whole.whole_cases(vault)]
        assert casework.count(vault, CaseQuery()) == len({case.number for case in cases}) == 120
        assert {case.number[:4] == str(case.opened.year) for case in cases} == {True}
        newest = max(contact.at for w in rows_whole.whole_cases(vault) for contact in w.contacts)
        assert abs(newest - at) < timedelta(days=30)
        terms = watching.all_watched(vault, catalogues)
        seen = today.overview(vault, terms, at.date())
        assert seen.agenda.now
        assert seen.agenda.this_week
        assert terms


def test_an_older_example_makes_room(ready, tmp_path):
    for _ in range(2):
        vault = example.open_example(tmp_path, ready, NOW)
        assert checking.problems(vault, NOW) == ()
        vault.close()
    assert [path.name for path in tmp_path.iterdir()] == ["Voorbeeld.confidant"]


def test_a_new_case_gets_the_number_after_the_last(ready, tmp_path):
    with example.open_example(tmp_path, ready, NOW) as vault:
        taken = {w.case.number for w in rows_whole.whole_cases(vault)}
        year = NOW.year
        expected = max(int(n[5:]) for n in taken if n.startswith(str(year))) + 1
        assert casework.open_case(vault, NOW, NOW.date()).number == f"{year}-{expected:04d}"
