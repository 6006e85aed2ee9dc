"""Reading a catalogue entry: everything wrong is named, nothing slips through."""

from datetime import date, datetime

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.entries import Entry
from confidant_app.domain.errors import CatalogueBroken


def entry(**data):
    return Entry(data, file="f.toml", name="X")


def test_an_entry_gives_what_it_holds():
    held = entry(a="tekst", n=3, f=True, d=date(2026, 1, 1), c="yes", t=["x", "y"], cs=["no"])
    assert held.text("a") == held.optional_text("a") == "tekst"
    assert held.optional_text("b") == ""
    assert held.number("n") == held.optional_number("n") == 3
    assert held.optional_number("b") is None
    assert held.flag("f", default=False) is True
    assert held.flag("b", default=True) is True
    assert held.day("d") == held.optional_day("d") == date(2026, 1, 1)
    assert held.optional_day("b") is None
    assert held.choice("c", Answer) is Answer.YES
    assert held.choices("cs", Answer) == (Answer.NO,)
    assert held.texts("t") == ("x", "y")
    assert held.texts("b") == ()
    held.close()


def test_a_code_is_short_and_plain_and_some_texts_have_lines():
    assert entry(a="HB_HOF").code("a") == "HB_HOF"
    assert entry(a="hoger-beroep-2").code("a") == "hoger-beroep-2"
    assert entry(a="een\n\ntwee").text("a", lines=True) == "een\n\ntwee"
    assert entry(a="art.\u00a03 “één”").text("a") == "art.\u00a03 “één”"


def test_an_entry_with_an_endless_name_is_named_in_short():
    (one,) = entry(rows=[{"code": "y" * 500}]).entries("rows")
    assert one.name == "y" * 80 + "…"


def test_the_tables_of_a_list_are_named_after_themselves():
    first, second, third = entry(rows=[{"code": "A"}, {}, {"code": 3}]).entries("rows")
    assert (first.name, second.name, third.name) == ("A", "rows 2", "rows 3")


def test_a_table_inside_an_entry_can_be_left_out():
    held = entry(t={"a": "b"}, s="c")
    assert held.table("t").names() == ("a",)
    assert held.table("u").names() == ()
    assert held.is_table("t")
    assert not held.is_table("s")


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (lambda: entry().text("a"), "a ontbreekt"),
        (lambda: entry(a=" ").text("a"), "a moet een tekst zijn"),
        (lambda: entry(a=1).text("a"), "a moet een tekst zijn"),
        (lambda: entry(a=True).number("a"), "a moet een geheel getal zijn"),
        (lambda: entry(a="1").number("a"), "a moet een geheel getal zijn"),
        (lambda: entry(a=1).flag("a", default=True), "a moet true of false zijn"),
        (lambda: entry(a="2026-01-01").day("a"), "a moet een datum zijn"),
        (lambda: entry(a=datetime(2026, 1, 1)).day("a"), "a moet een datum zijn"),  # noqa: DTZ001
        (lambda: entry(a="misschien").choice("a", Answer), "kent de waarde 'misschien' niet"),
        (lambda: entry(a="x").texts("a"), "a moet een lijst zijn"),
        (lambda: entry(a=["x", 1]).texts("a"), "a moet een lijst van teksten zijn"),
        (lambda: entry(a=["x", ""]).texts("a"), "a moet een lijst van teksten zijn"),
        (lambda: entry(a=["x", "x"]).texts("a"), "in a staat iets dubbel"),
        (lambda: entry(a=["x"]).entries("a"), "hier hoort een tabel te staan"),
        (lambda: entry(a="x" * 2001).text("a"), "a is langer dan 2000 tekens"),
        (lambda: entry(a=["x" * 2001]).texts("a"), "a is langer dan 2000 tekens"),
        (lambda: entry(a="x\ny").text("a"), "in a staat een teken dat niet te zien is"),
        (lambda: entry(a=["x\ny"]).texts("a"), "in a staat een teken dat niet te zien is"),
        (lambda: entry(a="x\u202ey").text("a"), "in a staat een teken dat niet te zien is"),
        (lambda: entry(a="x\0").text("a", lines=True), "een teken dat niet te zien is"),
        (lambda: entry(a="x y").code("a"), "a mag alleen letters, cijfers, _ en - hebben"),
        (lambda: entry(a="<b>").code("a"), "a mag alleen letters, cijfers, _ en - hebben"),
        (lambda: entry(a="é").code("a"), "a mag alleen letters, cijfers, _ en - hebben"),
        (lambda: entry(a="x" * 65).code("a"), "a mag alleen letters, cijfers, _ en - hebben"),
        (lambda: entry(a=1, b=2).close(), "a is hier niet bekend"),
        (lambda: entry(**{"a\nb" + "x" * 90: 1}).close(), f"ab{'x' * 78}… is hier niet bekend"),
        (lambda: entry().once({"A"}, "A"), "A staat er twee keer in"),
        (lambda: entry().once({("R", "s")}, ("R", "s")), "R s staat er twee keer in"),
    ],
)
def test_what_is_wrong_is_named(read, reason):
    with pytest.raises(CatalogueBroken) as caught:
        read()
    assert reason in str(caught.value)
    assert "f.toml" in str(caught.value)
