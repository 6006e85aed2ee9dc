"""The templates of letters: what is wrong is refused by file, entry and reason."""

import copy
from datetime import date

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.letter_entries import parse_template
from confidant_app.domain.terms import EventKind
from confidant_app.domain.vocabulary import Role

SOURCE = {"source": "art. 1", "checked_on": date(2026, 11, 22), "certainty": "law_recent"}
EVENTS = {"sent": EventKind(code="sent", name="verzending", question="Wanneer?")}
GOOD = {
    "code": "A_1",
    "name": "brief",
    "title": "Brief",
    "to": "de rechter",
    "routes": ["R"],
    **SOURCE,
    "paragraphs": [
        {"about": "wie", "text": " {opening} "},
        {"about": "wet", "text": "Artikel 3, op {day:sent}.", "only": ["youth"], **SOURCE},
    ],
    "enclosures": [{"text": "de brief"}],
    "hints": [{"text": "Bel eerst."}],
}


def parse(data):
    return parse_template(data, {"R"}, EVENTS, file="brief.toml")


def changed(change):
    data = copy.deepcopy(GOOD)
    change(data)
    return data


def test_a_template_that_is_in_order_is_read_whole():
    found = parse(GOOD)
    assert (found.code, found.routes, found.events) == ("A_1", ("R",), {"sent": "verzending"})
    assert [part.text for part in found.paragraphs] == ["{opening}", "Artikel 3, op {day:sent}."]
    assert found.paragraphs[1].only == {Role.YOUTH}
    assert [one.text for one in (*found.enclosures, *found.hints)] == ["de brief", "Bel eerst."]


def without_a_source(data):
    for key in SOURCE:
        del data["paragraphs"][1][key]


@pytest.mark.parametrize(
    ("change", "entry", "reason"),
    [
        (lambda d: d.pop("to"), "de brief", "to ontbreekt"),
        (lambda d: d.pop("checked_on"), "de brief", "checked_on ontbreekt"),
        (lambda d: d.update(extra=1), "de brief", "extra is hier niet bekend"),
        (lambda d: d.update(code="a"), "de brief", "hoofdletters"),
        (lambda d: d.update(routes=["Z"]), "de brief", "de route Z bestaat niet"),
        (lambda d: d.update(routes=[]), "de brief", "ten minste één route"),
        (lambda d: d.update(paragraphs=[]), "de brief", "ten minste één alinea"),
        (without_a_source, "wet", "noemt zijn bron"),
        (lambda d: d["hints"][0].update(text="De Jeugdwet zegt het."), "De Jeugdwet", "zijn bron"),
        (lambda d: d["paragraphs"][0].update(text="{nobody}"), "wie", "{nobody} bestaat niet"),
        (lambda d: d["paragraphs"][0].update(text="{day:lost}"), "wie", "{day:lost} bestaat"),
        (lambda d: d["paragraphs"][0].update(text="{name"), "wie", "accolade"),
        (lambda d: d["paragraphs"][0].pop("about"), "paragraphs 1", "about ontbreekt"),
        (lambda d: d["paragraphs"][0].update(only=["pope"]), "wie", "pope"),
        (lambda d: d["paragraphs"][1].update(not_for=["guardian"]), "wet", "niet allebei"),
        (lambda d: d["paragraphs"][0].update(extra=1), "wie", "extra is hier niet bekend"),
        (lambda d: d["enclosures"][0].update(extra=1), "de brief", "extra is hier niet bekend"),
    ],
)
def test_what_is_wrong_is_named_by_file_entry_and_reason(change, entry, reason):
    with pytest.raises(CatalogueBroken) as caught:
        parse(changed(change))
    assert caught.value.facts["file"] == "brief.toml"
    assert str(caught.value.facts["entry"]).startswith(entry)
    assert reason in str(caught.value.facts["reason"])
