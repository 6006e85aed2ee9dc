"""Where words stand again, who is named, and in which province a place lies."""

import pytest

from confidant_app.deidentify.again import places_of
from confidant_app.deidentify.matcher import build_matcher
from confidant_app.deidentify.on_file import named
from confidant_app.deidentify.provinces import parse_provinces, province_of
from confidant_app.deidentify.redaction import Scale, redact
from confidant_app.domain.detail import DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label, Why


def test_the_same_words_are_found_however_they_are_written():
    text = "Anne was er. Ánnes fiets, niet Annemiek. ANNE ook."
    assert [text[a:b] for a, b in places_of(text, "anne")] == ["Anne", "Ánnes", "ANNE"]
    assert list(places_of(text, " ")) == []


def test_only_who_is_on_file_is_named(lists):
    text = "Femke belde met Anne Xanter."
    known = [KnownName(text="Anne Xanter", role="moeder")]
    (found,) = named(text, build_matcher(known, lists), lists)
    assert (text[found.start : found.end], found.person) == ("Anne Xanter", "moeder")


def test_a_place_lies_in_the_province_above_it():
    provinces = parse_provinces("# remark\n= Drenthe\nassen\n\n= Groningen\nter apel\n")
    assert province_of("Assen", provinces) == "Drenthe"
    assert province_of("Ter Apel", provinces) == "Groningen"
    assert not province_of("Xanter", provinces)


@pytest.mark.parametrize(
    ("text", "label", "out"),
    [
        ("assen", Label.PLACE, "[plaats in Drenthe]"),
        ("xanter", Label.PLACE, "[plaats]"),
        ("3 mei 2024", Label.DATE, "[datum: 2e kwartaal 2024]"),
    ],
)
def test_a_coarse_scale_tells_province_and_quarter(text, label, out):
    detail = Detail(dates=DateDetail.QUARTER, places=PlaceDetail.REGION)
    scale = Scale(detail=detail, provinces={"assen": "Drenthe"})
    found = Finding(
        start=0, end=len(text), label=label, why=Why.CUE, certainty=Certainty.SURE, person=None
    )
    assert redact(text, [found], scale) == out
