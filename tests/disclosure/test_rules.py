"""The rules for one table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.places import Place, counts, figures
from confidant_app.disclosure.rules import bounds, full_places, protect, protect_count
from confidant_app.domain.tables import Hidden, Rounded
from tests.disclosure.building import (
    ANSWERS,
    MULTIPLE,
    PARTITION,
    crossed,
    families,
    multiple,
    partition,
    specs,
    tally,
)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, Hidden()),
        (1, Hidden()),
        (7, Hidden()),
        (8, Rounded(10)),
        (9, Rounded(10)),
        (12, Rounded(10)),
        (13, Rounded(15)),
        (17, Rounded(15)),
        (18, Rounded(20)),
        (140, Rounded(140)),
    ],
)
def test_below_eight_is_hidden_and_the_rest_goes_to_the_nearest_five(count, shown):
    assert protect_count(count) == shown


@given(st.integers(0, 10_000))
def test_a_reader_can_tell_no_more_of_a_count_than_its_bounds(count):
    low, high = bounds(protect_count(count))
    assert low <= count <= high
    assert {protect_count(n) for n in range(low, high + 1)} == {protect_count(count)}
    assert protect_count(high + 1) != protect_count(count)
    assert low == 0 or protect_count(low - 1) != protect_count(count)


def test_a_table_keeps_its_shape_and_its_margins_are_rounded_by_themselves():
    shown = protect(crossed("T", [[9, 8, 8], [6, 11, 14]]))
    assert shown.cells == (
        (Rounded(10), Rounded(10), Rounded(10)),
        (Hidden(), Rounded(10), Rounded(15)),
    )
    assert shown.row_totals == (Rounded(25), Rounded(30))
    assert shown.column_totals == (Rounded(15), Rounded(20), Rounded(20))
    assert shown.total == Rounded(55)
    assert shown.left_out == ()


def test_a_theme_that_everybody_has_is_left_out():
    shown = protect(multiple("T", (40, 20, 3), 42))
    assert shown.spec.rows == ("r1", "r2")
    assert shown.cells == ((Rounded(20),), (Hidden(),))
    assert shown.left_out == ("r0",)


def test_a_theme_that_all_but_a_few_have_is_shown_where_the_rounding_says_so():
    assert protect(multiple("T", (37, 20), 43)).left_out == ()


def test_a_partition_with_everybody_in_one_row_is_not_shown():
    assert protect(partition("T", (41, 1, 0))) is None


def test_a_crossed_table_with_everybody_in_one_column_is_not_shown():
    assert protect(crossed("T", [[20, 1], [20, 0]])) is None


def test_a_row_with_everybody_in_one_column_is_left_out():
    shown = protect(crossed("T", [[21, 1], [20, 32]]))
    assert shown.spec.rows == ("r1",)
    assert shown.left_out == ("r0",)


def test_a_column_with_everybody_in_one_row_costs_that_row():
    table = crossed("T", [[23, 30], [2, 12]])
    assert full_places(table) == {Place("r0", "c0")}
    assert protect(table).left_out == ("r0",)


def test_an_answer_that_all_who_answered_gave_is_left_out_but_a_column_of_answers_is_no_group():
    table = crossed(
        "T", [[13, 1], [20, 20], [0, 11]], kind=ANSWERS, column_totals=(22, 21), total=60
    )
    assert protect(table).left_out == ("r0", "r2")
    only = crossed("T", [[12, 17], [2, 11]], kind=ANSWERS, column_totals=(12, 20), total=60)
    assert protect(only).left_out == ()


def test_that_a_norm_is_known_for_everybody_says_nothing_about_them():
    table = crossed("T", [[20, 20]], kind=ANSWERS, column_totals=(20, 20), total=40)
    assert protect(table).left_out == ()


def test_the_only_row_or_column_is_everybody_by_definition():
    assert protect(partition("T", (40,))).left_out == ()
    assert protect(crossed("T", [[20], [20]])).left_out == ()
    assert protect(crossed("T", [[20, 20]])).left_out == ()
    assert protect(crossed("T", [[20, 0]])) is None


def test_a_table_without_a_row_left_is_not_shown():
    assert protect(multiple("T", (40, 41), 41)) is None
    assert protect(partition("T", (20, 20)), frozenset({"r0", "r1"})) is None


def test_rows_can_be_left_out_and_take_their_parts_along():
    table = crossed("T", [[20, 20], [15, 30]], kind=MULTIPLE, column_totals=(30, 40), total=80)
    assert protect(table, frozenset({"r0"})).spec.rows == ("r1",)


@settings(max_examples=60)
@given(st.data())
def test_nothing_below_ten_is_ever_shown_and_every_figure_is_that_of_its_own_count(data):
    spec = data.draw(specs())
    table = tally(spec, data.draw(families(spec)))
    shown = protect(table)
    if shown is not None:
        true = counts(table)
        for place, figure in figures(shown).items():
            assert figure == protect_count(true[place])
            assert isinstance(figure, Hidden) or figure.value >= 10
        assert set(shown.left_out) | set(shown.spec.rows) == set(spec.rows)


@settings(max_examples=60)
@given(st.data())
def test_one_family_more_moves_no_figure_by_more_than_five(data):
    spec = data.draw(specs())
    some = data.draw(families(spec, most=40))
    one = data.draw(families(spec, least=1, most=1))
    before, after = counts(tally(spec, some)), counts(tally(spec, some + one))
    for place, count in before.items():
        then, now = protect_count(count), protect_count(after[place])
        if isinstance(then, Rounded) and isinstance(now, Rounded):
            assert now.value - then.value in (0, 5)
        else:
            assert isinstance(then, Hidden)
            assert now in (Hidden(), Rounded(10))


@settings(max_examples=60)
@given(st.data())
def test_no_row_or_group_is_ever_shown_as_everybody(data):
    spec = data.draw(specs())
    table = tally(spec, data.draw(families(spec)))
    shown = protect(table)
    if shown is None:
        return
    if spec.kind is PARTITION and len(spec.rows) == 1 and not spec.columns:
        return
    for row, total in zip(shown.cells, shown.row_totals, strict=True):
        whole = total if spec.columns else shown.total
        assert all(cell != whole or isinstance(cell, Hidden) for cell in row)
