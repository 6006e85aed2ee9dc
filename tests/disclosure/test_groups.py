"""The groups of families that coverages tell apart."""

from datetime import date

import pytest

from confidant_app.disclosure.groups import Group, groups, half_years
from confidant_app.domain.releases import Coverage

SPRING = (date(2026, 1, 1), date(2026, 6, 30))
AUTUMN = (date(2026, 7, 1), date(2026, 12, 31))


def over(start, end, *sources):
    return Coverage(start=start, end=end, sources=frozenset(sources))


@pytest.mark.parametrize(
    ("coverages", "expected"),
    [
        ([over(*SPRING, "a")], [Group((0,), ("2026-1",))]),
        (
            [over(*SPRING, "a"), over(*SPRING, "a", "b")],
            [Group((0, 1), ("2026-1",)), Group((1,), ("2026-1",))],
        ),
        (
            [over(*SPRING, "a"), over(SPRING[0], AUTUMN[1], "a")],
            [Group((0, 1), ("2026-1",)), Group((1,), ("2026-2",))],
        ),
        (
            [over(*SPRING, "a", "b"), over(SPRING[0], AUTUMN[1], "b", "c")],
            [
                Group((0,), ("2026-1",)),
                Group((0, 1), ("2026-1",)),
                Group((1,), ("2026-1", "2026-2")),
            ],
        ),
        ([Coverage(), Coverage()], [Group((0, 1), ("",))]),
        (
            [over(*SPRING, "a"), Coverage()],
            [Group((0, 1), ("2026-1",)), Group((1,), ("", "2026-1"))],
        ),
    ],
)
def test_families_are_told_apart_by_the_releases_that_count_them(coverages, expected):
    assert list(groups(coverages)) == expected


def test_a_period_without_end_has_no_half_years():
    assert half_years(date.min, date.max) == ()
    assert half_years(date(2025, 8, 11), date(2026, 3, 1)) == ("2025-2", "2026-1")
