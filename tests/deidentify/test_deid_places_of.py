"""Who on file is named, and how much a replacement tells."""

import pytest

from confidant_app.deidentify.matcher import build_matcher
from confidant_app.deidentify.on_file import named
from confidant_app.deidentify.redaction import Scale, redact
from confidant_app.domain.detail import DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Certainty, Finding, KnownName, Label, Why


def test_only_who_is_on_file_is_named(lists):
    text = "Femke belde met Anne Xanter."
    known = [KnownName(text="Anne Xanter", role="moeder")]
    (found,) = named(text, build_matcher(known, lists), lists)
    assert (text[found.start : found.end], found.person) == ("Anne Xanter", "moeder")


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
