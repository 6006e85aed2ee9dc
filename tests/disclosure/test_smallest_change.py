"""The search for what to leave out, against readers of a simple mind."""

from confidant_app.disclosure.changes import LeftOut, smallest_change
from confidant_app.disclosure.places import Place
from confidant_app.disclosure.rules import protect
from confidant_app.disclosure.targets import Exposure, Risk
from tests.disclosure.building import multiple

SHOWN = [protect(multiple(code, (20, 25, 3), 60)) for code in "TU"]


def told(table, row="r0"):
    return Exposure(risk=Risk.SMALL, table=table, place=Place(row), low=0, high=1)


def rows(*places):
    return LeftOut(rows=frozenset(places))


def change(finds, start=None):
    """Search for what keeps a reader from finding anything, who `finds` by what is left out."""

    def trial(leave, among):
        gone = leave.tables | leave.rows | {(t, f"r{n}") for t in leave.tables for n in range(4)}
        return [each for each in finds(gone) if among is None or each in among]

    start = start or LeftOut()
    return smallest_change(start, SHOWN, trial(start, None), trial)


def test_the_row_that_tells_is_left_out_first():
    assert change(lambda gone: [] if ("T", "r1") in gone else [told("T", "r1")]) == rows(
        ("T", "r1")
    )


def test_else_the_cheapest_row_that_will_do():
    found = change(lambda gone: [] if ("T", "r1") in gone else [told("T", "r2")])
    assert found == rows(("T", "r1"))


def test_else_the_row_that_helps_most_and_then_another():
    def finds(gone):
        if {("T", "r0"), ("T", "r1")} <= gone:
            return []
        return [told("T", "r2")] if ("T", "r1") in gone else [told("T", "r2"), told("T", "r3")]

    assert change(finds) == rows(("T", "r0"), ("T", "r1"))


def test_else_the_table_for_rows_that_show_nothing_are_no_help():
    found = change(lambda gone: [] if ("T", "r2") in gone else [told("T", "r2")])
    assert found == LeftOut(tables=frozenset({"T"}))


def test_when_the_table_that_tells_is_gone_another_goes():
    found = change(lambda gone: [] if "U" in gone else [told("T")])
    assert found == LeftOut(tables=frozenset({"U"}))


def test_when_the_number_of_families_alone_tells_too_much_nothing_is_left():
    assert change(lambda gone: [told("T")]) == LeftOut(tables=frozenset("TU"))


def test_what_turned_out_not_to_be_needed_is_put_back():
    def finds(gone):
        """Leaving out T first looks best, but then U is found to be at the root of it all."""
        if ("U", "r0") in gone:
            return []
        return [told("U")] if gone else [told("T"), told("T", "r1")]

    assert change(finds) == rows(("U", "r0"))


def test_what_was_left_out_before_stays_left_out():
    before = rows(("T", "r1"))
    found = change(lambda gone: [] if ("T", "r0") in gone else [told("T")], before)
    assert found == rows(("T", "r0"), ("T", "r1"))
