"""A filter shows, counts and exports the same cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from confidant_app.domain.cases import CaseStatus, Closing, close
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.steps import StepStatus
from confidant_app.storage import rows_cases, rows_contacts, rows_follow_ups, rows_steps
from tests.storage import samples
from tests.storage.samples import NOON

MARK = ThemeMark(code="delay")


@pytest.fixture
def cases(vault):
    """Five cases, opened a day apart; the last one opened comes first in a list."""
    made = [
        samples.a_case(
            f"2026-000{n}",
            opened=date(2026, 1, n),
            keyword=f"woord{n}",
            municipality="GM0014" if n % 2 else "outside",
            themes=(MARK,) if n == 2 else (),
        )
        for n in range(1, 6)
    ]
    made[4] = close(made[4], Closing(on=date(2026, 2, 1)))
    with vault.transaction():
        for case in made:
            rows_cases.insert(vault, case)
        rows_contacts.insert(vault, samples.a_contact(made[2], "zandbak", themes=(MARK,)), NOON)
        rows_steps.insert(vault, samples.a_step(made[3], status=StepStatus.IN_PROGRESS))
        rows_steps.insert(vault, samples.a_step(made[0], status=StepStatus.FINISHED))
    return made


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CaseQuery(), [5, 4, 3, 2, 1]),
        (CaseQuery(text="zandb"), [3]),
        (CaseQuery(text="woord4"), [4]),
        (CaseQuery(text="  "), [5, 4, 3, 2, 1]),
        (CaseQuery(text="niets"), []),
        (CaseQuery(status=frozenset({CaseStatus.CLOSED})), [5]),
        (CaseQuery(status=frozenset({CaseStatus.CLOSED, CaseStatus.NEW})), [5, 4, 3, 2, 1]),
        (CaseQuery(municipality="outside"), [4, 2]),
        (CaseQuery(theme="delay"), [3, 2]),
        (CaseQuery(opened_from=date(2026, 1, 2), opened_until=date(2026, 1, 4)), [4, 3, 2]),
        (CaseQuery(open_steps_only=True), [4]),
        (CaseQuery(theme="delay", municipality="outside", text="woord"), [2]),
    ],
)
def test_a_filter_selects_the_same_for_page_count_and_export(vault, cases, query, expected):
    lines = rows_cases.page(vault, query, 10, 0)
    assert [int(line.number[-1]) for line in lines] == expected
    assert rows_cases.count(vault, query) == len(expected)
    assert rows_cases.all_ids(vault, query) == tuple(line.id for line in lines)


def test_pages_together_are_the_whole_list(vault, cases):
    whole = rows_cases.page(vault, CaseQuery(), 10, 0)
    parts = [rows_cases.page(vault, CaseQuery(), 2, offset) for offset in (0, 2, 4, 6)]
    assert [len(part) for part in parts] == [2, 2, 1, 0]
    assert sum(parts, ()) == whole


def test_a_line_says_what_comes_next_and_when_was_the_last_contact(vault, cases):
    case = cases[0]
    with vault.transaction():
        for due, what in ((9, "later"), (3, "eerst"), (1, "gedaan")):
            follow_up = samples.a_follow_up(case, date(2026, 3, due), what=what)
            done = date(2026, 3, 2) if what == "gedaan" else None
            rows_follow_ups.insert(vault, replace(follow_up, done_on=done))
        for day in (1, 8, 5):
            at = datetime(2026, 3, day, 12, tzinfo=UTC)
            rows_contacts.insert(vault, samples.a_contact(case, at=at), NOON)
    line = rows_cases.page(vault, CaseQuery(), 10, 0)[-1]
    assert (line.id, line.number, line.keyword) == (case.id, case.number, case.keyword)
    assert (line.next_what, line.next_on) == ("eerst", date(2026, 3, 3))
    assert line.last_contact == date(2026, 3, 8)


def test_a_number_is_never_given_twice_even_after_erasure(vault, cases):
    assert rows_cases.count_in_year(vault, 2026) == 5
    with vault.transaction():
        rows_cases.delete(vault, cases[4].id)
        rows_cases.insert(vault, samples.a_case("2025-0012"))
        rows_cases.insert(vault, samples.a_case("2025-0003"))
    assert rows_cases.count_in_year(vault, 2026) == 5
    assert rows_cases.count_in_year(vault, 2025) == 12
    assert rows_cases.count_in_year(vault, 2024) == 0
    assert rows_cases.has_number(vault, "2025-0003")
    assert not rows_cases.has_number(vault, "2026-0005")


def test_a_page_of_many_cases_is_read_from_an_index(vault):
    plan = str(vault.read("EXPLAIN QUERY PLAN " + PAGE, (50, 0)))
    assert "SCAN case_file USING INDEX case_file_by_opened_entry" in plan
    assert "TEMP B-TREE" not in plan


PAGE = (
    rows_cases.page.__globals__["_LINES"]
    + "TRUE"
    + (rows_cases.page.__globals__["_LAST_OPENED_FIRST"] + " LIMIT ? OFFSET ?")
)


def test_the_last_contact_counts_on_the_day_it_was_here(vault, cases):
    at = datetime(2026, 6, 1, 23, 59, tzinfo=UTC) + timedelta(seconds=30)
    with vault.transaction():
        rows_contacts.insert(vault, samples.a_contact(cases[0], at=at), NOON)
    line = rows_cases.page(vault, CaseQuery(text="woord1"), 10, 0)[0]
    assert line.last_contact == at.astimezone().date()
