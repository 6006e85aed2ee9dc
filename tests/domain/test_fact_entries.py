"""Facts that another program hands over: read exactly, or refused in Dutch."""

from datetime import date

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.errors import InvalidValue, NotInCatalogue
from confidant_app.domain.fact_entries import read_facts
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.terms import Amount, Unit
from confidant_app.domain.vocabulary import Measure, Role


def test_nothing_given_is_everything_unknown(catalogues):
    assert read_facts({}, catalogues) == CaseFacts()


def test_everything_given_is_read(catalogues):
    facts = read_facts(
        {
            "role": "youth",
            "authority": "no",
            "measure": "guardianship",
            "children": [{"birth_year": 2012}, {"age": 13}, {"youngest": 12, "oldest": 15}, {}],
            "events": {
                "uitspraak": "2026-02-14",
                "gedraging": {"earliest": "2026-01-01", "latest": "2026-01-31"},
                "ingebrekestelling": {"earliest": "2026-01-01"},
            },
            "answers": {"skj_geregistreerd": "yes"},
            "amounts": {"KLACHT_GI indienen": {"amount": 1, "unit": "year"}},
        },
        catalogues,
    )
    assert (facts.role, facts.authority) == (Role.YOUTH, Answer.NO)
    assert facts.measure is Measure.GUARDIANSHIP
    assert facts.children == (
        ChildAge(birth_year=2012),
        ChildAge(youngest=13, oldest=13),
        ChildAge(youngest=12, oldest=15),
        ChildAge(),
    )
    assert facts.events == {
        "uitspraak": exactly(date(2026, 2, 14)),
        "gedraging": between(date(2026, 1, 1), date(2026, 1, 31)),
        "ingebrekestelling": between(date(2026, 1, 1), None),
    }
    assert facts.answers == {"skj_geregistreerd": Answer.YES}
    assert facts.amounts == {("KLACHT_GI", "indienen"): Amount(number=1, unit=Unit.YEAR)}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "hier hoort een tabel te staan"),
        ({"rol": "youth"}, "rol is hier niet bekend"),
        ({"role": "tante"}, "role kent de waarde 'tante' niet"),
        ({"events": {"uitspraak": "14-02-2026"}}, "uitspraak: een dag schrijf je als 2026-03-20"),
        (
            {"events": {"uitspraak": "2026-02-30"}},
            "uitspraak: 2026-02-30 staat niet op de kalender",
        ),
        ({"events": {"uitspraak": "2026-W08-6"}}, "een dag schrijf je als 2026-03-20"),
        ({"events": {"uitspraak": "20260214"}}, "een dag schrijf je als 2026-03-20"),
        ({"events": {"uitspraak": "0000-01-01"}}, "0000-01-01 staat niet op de kalender"),
        ({"events": {"uitspraak": "9999-12-31"}}, "het jaar van deze datum is niet mogelijk"),
        ({"events": {"uitspraak": 20260214}}, "uitspraak moet een tekst zijn"),
        (
            {"events": {"uitspraak": {"earliest": "2026-02-14", "latest": "2026-02-13"}}},
            "de laatste mogelijke dag ligt voor de eerste",
        ),
        ({"children": [{"birth_year": 20012}]}, "birth_year is geen mogelijk jaar"),
        ({"events": {"uitspraak": "1026-02-14"}}, "het jaar van deze datum is niet mogelijk"),
        ({"events": {"uitspraak": {"latest": "2026-02-14"}}}, "earliest ontbreekt"),
        ({"events": {"feest": "2026-02-14"}}, "de gebeurtenis feest bestaat niet"),
        ({"answers": {"leuk": "yes"}}, "de vraag leuk bestaat niet"),
        ({"children": [{"age": -1}]}, "de leeftijd van een kind klopt niet"),
        ({"children": [{"youngest": 5, "oldest": 4}]}, "de leeftijd van een kind klopt niet"),
        (
            {"amounts": {"KLACHT_GI indienen": {"amount": 0, "unit": "year"}}},
            "amount telt van 1 tot 1000",
        ),
        (
            {"amounts": {"KLACHT_GI indienen": {"amount": 1001, "unit": "day"}}},
            "amount telt van 1 tot 1000",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(catalogues, data, reason):
    with pytest.raises(InvalidValue) as caught:
        read_facts(data, catalogues)
    assert reason in str(caught.value)


def test_an_amount_for_a_term_that_is_not_there_is_refused(catalogues):
    with pytest.raises(NotInCatalogue):
        read_facts({"amounts": {"KLACHT_GI": {"amount": 1, "unit": "year"}}}, catalogues)
