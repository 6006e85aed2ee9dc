"""Dates in Dutch spellings; other numbers with a point, a stroke or a unit stay."""

import pytest

from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Het was [14-02-2016|DATE] en [11/6/24|DATE] en [2025-10-02|DATE] en [17.04.2025|DATE].",
        "Het was [6/10|DATE], [1-9|DATE] en [ma 13-10|DATE].",
        "Het was [3 sept.|DATE] en [2 feb|DATE] en [1 oktober|DATE] en [8 jan. 2024|DATE].",
        "Het was [16 jan '24|DATE] en [6 juni jl.|DATE] en [21 augustus 2025|DATE].",
        "Het was [4 op 5 juli|DATE] en [do 3 juli|DATE] en [12e april|DATE].",
        "Het was [begin maart|DATE], [eind mei 2024|DATE] en [half juni|DATE].",
        "Het was [drie september|DATE] en [eenentwintigste mei|DATE] volgens haar.",
        "Het was mei 2025 en in juni weer: een maand is nog geen dag.",
        "Zij is geboren in [2014|DATE] en hij later.",
        "Het was op [3.4|DATE] en dd [5.6|DATE] al klaar.",
        "Het besluit van [2 feb|DATE]\nlag er.",
        "Gezien op [2 feb|DATE].",
        "In 2014 was er niets, een mei zei men.",
        "Het duurt 24/7 en 1/2 uur en 3-4 keer en 45-3 of 3-45.",
        "Om 10.12 en om 3/4 en versie 1-2 en 10.12 uur en cijfer 7.5 ook.",
        "Zij heeft het 2/3 keer gezegd; dat is 1/2.",
    ],
)
def test_dates(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence
