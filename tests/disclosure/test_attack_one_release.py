"""The attacker on one release, beside one that tries every possibility."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.attack import Attacker, Ledger
from confidant_app.disclosure.places import Place, counts
from confidant_app.disclosure.rules import protect
from confidant_app.disclosure.targets import Exposure, Risk
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.tables import TableSpec
from tests.disclosure.building import (
    ANSWERS,
    MULTIPLE,
    PARTITION,
    codes,
    crossed,
    families,
    hotlines,
    multiple,
    partition,
    tally,
)
from tests.disclosure.enumerating import extremes


def exposures(*tables):
    return Attacker(tables, Ledger()).finds([shown for shown in map(protect, tables) if shown])


def test_a_partition_whose_rounded_rows_fill_the_total_gives_its_last_row_away():
    (found,) = exposures(partition("T", (18, 18, 1)))
    assert found == Exposure(risk=Risk.SMALL, table="T", place=Place("r2"), low=0, high=1)


def test_a_partition_with_room_gives_nothing_away():
    assert exposures(partition("T", (18, 20, 1, 3))) == ()


def test_a_total_that_two_tables_share_is_known_better_than_from_either():
    loose = partition("L", (8, 8, 8, 13, 4))
    top = partition("M", (17, 12, 12))  # shown as 15, 10, 10: never more than 41
    assert exposures(loose) == exposures(top) == ()
    (found,) = exposures(loose, top)
    assert (found.table, found.place.row, found.low, found.high) == ("L", "r4", 0, 4)


def test_the_number_of_families_alone_tells_nothing():
    assert Attacker((partition("T", (40, 0)),), Ledger()).finds(()) == ()


def test_the_few_outside_a_crowded_row_are_found_where_another_table_pins_the_total():
    crowded = partition("P", (30, 3, 4))
    bottom = partition("M", (8, 8, 8, 13))  # shown as 10, 10, 10, 15: never fewer than 37
    assert exposures(crowded) == ()
    (found,) = exposures(crowded, bottom)
    assert found == Exposure(risk=Risk.REST, table="P", place=Place("r0"), low=5, high=9)


def test_columns_that_are_rows_elsewhere_give_those_away():
    regions = partition("R", (6, 30, 24))
    crossing = crossed("X", [[6, 12], [3, 20]], kind=MULTIPLE, column_totals=(6, 25), total=60)
    spec = TableSpec(
        code="X", kind=MULTIPLE, rows=codes("r", 2), columns=codes("r", 2), columns_of="R"
    )
    linked = {
        (each.table, each.place.row) for each in exposures(regions, replace(crossing, spec=spec))
    }
    spec = replace(spec, columns_of="")
    loose = {
        (each.table, each.place.row) for each in exposures(regions, replace(crossing, spec=spec))
    }
    assert ("R", "r0") in linked
    assert ("R", "r0") not in loose


def test_a_column_that_is_no_row_elsewhere_tells_nothing_about_it():
    regions = partition("R", (6, 30, 24))
    crossing = crossed("X", [[6, 12], [3, 20]], kind=MULTIPLE, column_totals=(6, 25), total=60)
    spec = replace(crossing.spec, columns=("elsewhere", "r1"), columns_of="R")
    found = exposures(regions, replace(crossing, spec=spec))
    assert {each.table for each in found} == {"X"}


def test_partitions_that_share_their_columns_must_agree():
    regions = partition("R", (20, 40))
    crossing = crossed("X", [[20, 15], [20, 5]])
    spec = replace(crossing.spec, columns=codes("r", 2), columns_of="R")
    with pytest.raises(InvalidValue, match="spreken zichzelf tegen"):
        exposures(regions, replace(crossing, spec=spec))


def grouped(parts):
    return replace(
        multiple("G", (28, 20), 60),
        spec=TableSpec(code="G", kind=MULTIPLE, rows=("one", "two"), parts_of="T", parts=parts),
    )


def test_a_row_that_is_made_of_rows_gives_those_away():
    themes = multiple("T", (22, 7, 20), 60)
    (found,) = exposures(themes, grouped((("r0", "r1"), ("r2",))))
    assert (found.table, found.place.row, found.low, found.high) == ("T", "r1", 6, 7)


def test_a_row_with_an_unknown_part_has_no_upper_bound():
    themes = multiple("T", (22, 7, 20), 60)
    assert exposures(themes, grouped((("r0", "r1", "elsewhere"), ("r2",)))) == ()


@settings(max_examples=50)
@given(hotlines(least=10, most=70))
def test_what_the_attacker_finds_always_holds_the_truth(tables):
    true = {table.spec.code: counts(table) for table in tables}
    for found in exposures(*tables):
        count = true[found.table][found.place]
        if found.risk is Risk.SMALL:
            assert found.low <= count <= found.high
        assert found.high - found.low < 5


@st.composite
def tiny(draw, code, total):
    kind = draw(st.sampled_from((PARTITION, MULTIPLE, ANSWERS)))
    rows, columns = draw(
        st.sampled_from(((2, 0), (3, 0), (2, 2)) if kind is not ANSWERS else ((2, 2), (1, 2)))
    )
    spec = TableSpec(code=code, kind=kind, rows=codes("r", rows), columns=codes("c", columns))
    return tally(spec, draw(families(spec, least=total, most=total)))


@settings(max_examples=25)
@given(st.data())
def test_the_attacker_finds_exactly_what_trying_everything_finds(data):
    total = data.draw(st.integers(10, 26))
    tables = [
        data.draw(tiny(f"T{number}", total)) for number in range(data.draw(st.integers(1, 2)))
    ]
    shown = [table for table in map(protect, tables) if table]
    assume(shown)
    tables = [table for table in tables if table.spec.code in {s.spec.code for s in shown}]
    found = {
        (each.table, *each.place): (each.low, each.high)
        for each in Attacker(tables, Ledger()).finds(shown)
        if each.risk is Risk.SMALL
    }
    for (code, row, column), (low, high) in extremes(shown).items():
        true = next(counts(table) for table in tables if table.spec.code == code)
        narrow = true[Place(row, column)] < 8 and high - low < 5
        least, most = found.get((code, row, column), (0, -1))
        assert ((code, row, column) in found) == narrow
        assert not narrow or least <= low <= high <= most
