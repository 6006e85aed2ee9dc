"""Whether a release may leave, and what would help when it may not."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings

from confidant_app.disclosure.attack import Attacker, Ledger
from confidant_app.disclosure.changes import LeftOut
from confidant_app.disclosure.release import (
    Concealed,
    Question,
    decide,
    suggestion,
)
from confidant_app.disclosure.rules import protect
from confidant_app.domain.errors import InvalidValue, ReportRefused
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.report import HiddenNote, WhyHidden
from confidant_app.domain.tables import Rounded
from tests.disclosure.building import crossed, hotlines, multiple, partition

UNSAFE = partition("P", (18, 18, 1))  # shown as 20, 20 and a total of 35


def refusal(question, labels=None):
    with pytest.raises(ReportRefused) as caught:
        decide(question, labels or {})
    return caught.value


def test_a_safe_release_says_what_it_hides_and_why():
    tables = (
        multiple("T", (40, 20, 3), 42),
        partition("Q", (41, 1)),
        crossed("X", [[20, 25], [5, 30]]),
    )
    release = decide(Question(tables=tables[:2]))
    assert [table.spec.code for table in release.tables] == ["T"]
    assert release.concealed == (
        Concealed(table="T", row="r0", why=WhyHidden.ALL_IN_ONE_CELL),
        Concealed(table="T", row="r2", why=WhyHidden.TOO_FEW),
        Concealed(table="Q", why=WhyHidden.ALL_IN_ONE_CELL, figures=3),
    )
    assert release.notes() == (
        HiddenNote(table="T", count=1, why=WhyHidden.ALL_IN_ONE_CELL),
        HiddenNote(table="T", count=1, why=WhyHidden.TOO_FEW),
        HiddenNote(table="Q", count=3, why=WhyHidden.ALL_IN_ONE_CELL),
    )
    crossing = decide(Question(tables=tables[2:]))
    assert crossing.concealed == (
        Concealed(table="X", row="r1", column="c0", why=WhyHidden.TOO_FEW),
    )


def test_fewer_than_ten_families_cannot_be_reported():
    error = refusal(Question(tables=(multiple("T", (3,), 7),)))
    assert "maar 7 gezinnen" in str(error)
    assert suggestion(error).families == 3


def test_one_family_is_one_family():
    only = refusal(Question(tables=(multiple("T", (1,), 1),)))
    assert "er is maar 1 gezin," in str(only)
    new = refusal(Question(tables=(multiple("T", (20,), 60),), newcomers=1))
    assert "er is maar 1 nieuw gezin sinds de vorige keer," in str(new)


def test_fewer_than_ten_newcomers_must_wait():
    table = multiple("T", (20,), 60)
    error = refusal(Question(tables=(table,), newcomers=4))
    assert "4 nieuwe gezinnen sinds de vorige keer" in str(error)
    assert suggestion(error).families == 6
    assert decide(Question(tables=(table,), newcomers=10)).tables


def test_a_refusal_names_the_row_to_leave_out_and_that_row_is_enough():
    question = Question(tables=(UNSAFE, multiple("T", (20,), 37)))
    error = refusal(question, {("P", ""): "Waar", ("P", "r0"): "stad"})
    assert "de regel 'stad' in de tabel 'Waar'" in str(error)
    change = suggestion(error).leave_out
    assert change == LeftOut(rows=frozenset({("P", "r0")}))
    release = decide(replace(question, leave_out=change))
    assert release.tables[0].left_out == ("r0",)
    left = [c for c in release.concealed if c.why is WhyHidden.COULD_BE_DERIVED]
    assert left == [Concealed(table="P", row="r0", why=WhyHidden.COULD_BE_DERIVED)]


def test_a_table_that_was_chosen_to_be_left_out_says_so():
    question = Question(
        tables=(UNSAFE, multiple("T", (20,), 37)), leave_out=LeftOut(tables=frozenset({"P"}))
    )
    release = decide(question)
    assert Concealed(table="P", why=WhyHidden.COULD_BE_DERIVED, figures=4) in release.concealed


def test_two_tables_that_tell_too_much_each_lose_a_row():
    question = Question(tables=(UNSAFE, replace(UNSAFE, spec=replace(UNSAFE.spec, code="Q"))))
    change = suggestion(refusal(question)).leave_out
    assert change == LeftOut(rows=frozenset({("P", "r0"), ("Q", "r0")}))


def test_a_total_that_another_table_pins_costs_the_cheapest_table_or_row():
    question = Question(tables=(partition("L", (8, 8, 8, 13, 4)), partition("M", (17, 12, 12))))
    change = suggestion(refusal(question)).leave_out
    assert change == LeftOut(rows=frozenset({("L", "r0")}))


def test_earlier_releases_can_cost_a_row():
    day, both = date(2026, 1, 1), frozenset({"a", "b"})
    earlier = tuple(
        EarlierRelease(
            made_on=day,
            coverage=Coverage(start=day, end=day, sources=frozenset({source})),
            tables=(protect(multiple("T", counts, 40)),),
        )
        for source, counts in (("a", (6, 20)), ("b", (7, 20)))
    )
    question = Question(
        tables=(multiple("T", (13, 40), 80),),
        earlier=(*earlier, replace(earlier[0], tables=())),
        coverage=Coverage(start=day, end=day, sources=both),
    )
    change = suggestion(refusal(question)).leave_out
    assert change == LeftOut(rows=frozenset({("T", "r0")}))
    assert decide(replace(question, leave_out=change)).tables


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ((), "geen enkele tabel"),
        ((multiple("T", (20,), 40), multiple("T", (20,), 40)), "twee keer"),
        ((multiple("T", (20,), 40), multiple("U", (20,), 41)), "niet dezelfde gezinnen"),
        ((multiple("T", (50,), 40),), "totalen die niet bij de getallen passen"),
    ],
)
def test_tables_that_cannot_belong_together_are_refused(tables, reason):
    with pytest.raises(InvalidValue, match=reason):
        decide(Question(tables=tables))


@pytest.mark.parametrize(("families", "share"), [(40, 0.60), (140, 0.95)])
def test_a_list_of_ten_themes_is_mostly_shown_and_nothing_but_what_is_small_is_hidden(
    families, share
):
    shown = asked = 0
    for seed in range(100):
        random = Random(seed)  # noqa: S311 - invented families
        weights = [random.uniform(0.05, 0.5) for _ in range(10)]
        counts = [sum(random.random() < w for _ in range(families)) for w in weights]
        release = decide(Question(tables=(multiple("T", tuple(counts), families),)))
        visible = sum(isinstance(figure, Rounded) for (figure,) in release.tables[0].cells)
        assert visible == sum(count >= 8 for count in counts)
        shown += visible
        asked += len(counts)
    assert shown >= share * asked


@settings(max_examples=40)
@given(hotlines(least=0, most=70))
def test_every_refusal_names_a_change_that_works_and_without_which_it_does_not(tables):
    question = Question(tables=tables)
    try:
        release = decide(question)
    except ReportRefused as refused:
        change = suggestion(refused)
        if change.families:
            assert tables[0].total + change.families == 10
            return
        release = decide(replace(question, leave_out=change.leave_out))
        for row in change.leave_out.rows:
            less = replace(change.leave_out, rows=change.leave_out.rows - {row})
            refusal(replace(question, leave_out=less))
        for table in change.leave_out.tables:
            less = replace(change.leave_out, tables=change.leave_out.tables - {table})
            refusal(replace(question, leave_out=less))
    true = [t for t in tables if t.spec.code in {s.spec.code for s in release.tables}]
    assert not true or Attacker(true, Ledger()).finds(release.tables) == ()
