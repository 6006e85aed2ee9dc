"""Count tables: what no set of families can have is refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.tables import MOST_FAMILIES, check
from tests.disclosure.building import (
    ANSWERS,
    MULTIPLE,
    crossed,
    families,
    multiple,
    partition,
    specs,
    tally,
)

ONE = partition("P", (20, 3))
CROSSED = crossed("X", [[20, 9], [8, 5]])


@settings(max_examples=60)
@given(st.data())
def test_tables_that_were_counted_are_in_order(data):
    spec = data.draw(specs())
    check(tally(spec, data.draw(families(spec))))


@pytest.mark.parametrize(
    "table",
    [
        replace(ONE, spec=replace(ONE.spec, rows=("a", "a"))),
        replace(ONE, spec=replace(ONE.spec, rows=("a", ""))),
        replace(ONE, spec=replace(ONE.spec, parts=(("a",),))),
        replace(ONE, spec=replace(ONE.spec, rows=()), cells=(), row_totals=()),
        replace(CROSSED, spec=replace(CROSSED.spec, columns=("c", "c"))),
        replace(ONE, cells=((20,),)),
        replace(ONE, cells=((20, 0), (3, 0))),
        replace(ONE, row_totals=(20,)),
        replace(ONE, column_totals=(20, 3)),
        replace(ONE, cells=((24,), (-1,)), row_totals=(24, -1)),
        replace(ONE, total=MOST_FAMILIES + 1),
        replace(ONE, row_totals=(20, 4)),
        replace(ONE, total=24),
        replace(ONE, column_totals=(24,)),
        replace(CROSSED, column_totals=(28, 15)),
        multiple("T", (20, 41), 40),
        replace(multiple("T", (20, 30), 40), column_totals=(30,)),
        crossed("A", [[9, 9]], kind=ANSWERS, column_totals=(8, 9), total=40),
        crossed("A", [[9, 9]], kind=ANSWERS, column_totals=(10, 9), total=40),
        crossed("A", [[30, 5], [30, 5]], kind=ANSWERS, column_totals=(41, 5), total=40),
        crossed("M", [[20, 5], [5, 20]], kind=MULTIPLE, column_totals=(22, 22), total=40),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_by_name(table):
    with pytest.raises(InvalidValue, match=f"de tabel '{table.spec.code}'"):
        check(table)


def test_answers_may_differ_from_row_to_row():
    check(crossed("A", [[20, 5], [5, 20]], kind=ANSWERS, column_totals=(22, 22), total=40))
