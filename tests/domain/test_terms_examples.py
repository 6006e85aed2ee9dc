"""The worked examples: what a lawyer counted by hand, the engine must count too."""

from datetime import date

import pytest

from confidant_app.domain.catalogue import find_term
from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline, counted_as_data, deadline
from confidant_app.domain.derivation import sentence
from confidant_app.domain.terms import Amount, Unit
from tests.domain.worked_examples import EXAMPLES


@pytest.mark.parametrize(("route", "step", "event", "counted", "last"), EXAMPLES)
def test_the_worked_examples_come_out(catalogues, route, step, event, counted, last):
    term = find_term(catalogues, route, step)
    found = deadline(term, exactly(date.fromisoformat(event)), catalogues.holidays)
    assert isinstance(found, Deadline)
    lines = {line.rule.value: line.on.isoformat() for line in found.derivation}
    assert lines["event"] == event
    assert lines["count"] == counted
    assert lines["result"] == last
    assert found.on.isoformat() == last
    assert found.on == found.latest


def test_the_derivation_reads_as_a_line_of_reasoning(catalogues):
    term = find_term(catalogues, "HB_HOF", "hoger beroep")
    found = deadline(term, exactly(date(2026, 2, 14)), catalogues.holidays)
    assert sentence(found.derivation[:4]) == (
        "uitspraak za 14-02-2026 → + 3 maanden = do 14-05-2026 → Hemelvaartsdag"
        " → vr 15-05-2026, art. 1 Algemene termijnenwet"
    )


def test_a_day_that_may_be_a_holiday_is_named_and_does_not_move_the_deadline(catalogues):
    term = find_term(catalogues, "HB_HOF", "hoger-beroep")
    found = deadline(term, exactly(date(2026, 2, 14)), catalogues.holidays)
    doubt = found.derivation[-2]
    assert (doubt.rule.value, doubt.on) == ("possible_holiday", found.on)
    assert "vrijdag na Hemelvaartsdag" in sentence([doubt])


def test_a_late_decision_of_the_institution_leaves_one_day_less(catalogues):
    sent = exactly(date(2026, 1, 5))
    usual = find_term(catalogues, "SA_265", "kinderrechter na beslissing")
    late = find_term(catalogues, "SA_265", "kinderrechter na te late beslissing")
    assert deadline(usual, sent, catalogues.holidays).on == date(2026, 1, 19)
    counted = deadline(late, sent, catalogues.holidays)
    assert [line.on for line in counted.derivation if line.rule == "count"] == [date(2026, 1, 18)]
    # The eighteenth is a Sunday, so that the law gives the day back.
    assert counted.on == date(2026, 1, 19)
    assert deadline(late, exactly(date(2026, 1, 6)), catalogues.holidays).on == date(2026, 1, 19)


def test_a_report_counted_back_from_the_end_does_not_move(catalogues):
    term = find_term(catalogues, "RVDK_TOETS", "melding niet-verlenging")
    found = deadline(term, exactly(date(2026, 7, 10)), catalogues.holidays)
    assert found.on == date(2026, 5, 10)
    assert "teruggetelde termijn schuift niet" in sentence(found.derivation)


def test_a_measure_of_a_year_holds_until_the_day_before_its_anniversary(catalogues):
    term = find_term(catalogues, "OTS", "duur")
    event = exactly(date(2026, 2, 14))
    assert deadline(term, event, catalogues.holidays).on == date(2027, 2, 13)
    extended = deadline(term, event, catalogues.holidays, extensions=["verlenging"])
    assert extended.on == date(2028, 2, 13)
    assert "verlengd met 1 jaar = zo 13-02-2028" in sentence(extended.derivation)


@pytest.mark.parametrize(
    ("extensions", "last"),
    [
        ((), date(2026, 2, 16)),
        (("adviescommissie",), date(2026, 3, 16)),
        (("verdaging",), date(2026, 3, 16)),
        (("adviescommissie", "verdaging"), date(2026, 4, 13)),
    ],
)
def test_a_complaint_to_the_municipality_can_take_longer(catalogues, extensions, last):
    term = find_term(catalogues, "KLACHT_GEM", "afhandeling")
    found = deadline(term, exactly(date(2026, 1, 5)), catalogues.holidays, extensions=extensions)
    assert found.on == last


def test_two_months_more_are_three_months_in_one_count(catalogues):
    term = find_term(catalogues, "DOSSIER", "antwoord")
    found = deadline(term, exactly(date(2026, 1, 31)), catalogues.holidays, extensions=["verlengd"])
    assert [line.on for line in found.derivation[1:3]] == [date(2026, 2, 28), date(2026, 4, 30)]


def test_own_rules_fill_in_only_what_the_law_leaves_open(catalogues):
    event, year = exactly(date(2026, 1, 5)), Amount(number=1, unit=Unit.YEAR)
    own = find_term(catalogues, "KLACHT_GI", "indienen")
    assert deadline(own, event, catalogues.holidays, amount=year).on == date(2027, 1, 5)
    board = find_term(catalogues, "KLACHT_GI", "reactie bestuur")
    assert deadline(board, event, catalogues.holidays, amount=year).on == date(2026, 2, 5)


def test_the_data_for_a_program_holds_dates_and_sources(catalogues):
    term = find_term(catalogues, "sa_264", "Verzoek kinderrechter")
    data = counted_as_data(deadline(term, exactly(date(2026, 3, 20)), catalogues.holidays))
    assert data["route"] == "SA_264"
    assert data["step"] == "verzoek-kinderrechter"
    assert data["kind"] == "fatal"
    assert data["event"] == "2026-03-20"
    assert data["deadline"] == data["latest"] == "2026-04-07"
    assert data["warn"] == ["2026-03-20", "2026-03-31", "2026-04-04", "2026-04-06"]
    assert [line["rule"] for line in data["derivation"]] == [
        "event",
        "count",
        "holiday",
        "weekend",
        "weekend",
        "holiday",
        "atw_1",
        "result",
    ]
    assert data["derivation"][1] == {
        "rule": "count",
        "date": "2026-04-03",
        "source": "art. 1:264 lid 3 Burgerlijk Wetboek",
        "text": "+ 2 weken = vr 03-04-2026",
    }
