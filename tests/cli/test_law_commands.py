"""`term` and `routes`: the law, for a shell."""

import json

import pytest

PERIOD = ("--on", "2026-03-20")


def test_one_term_with_its_derivation(shell):
    told = shell("term", "SA_264", "verzoek-kinderrechter", *PERIOD, "--json")
    assert told.status == 0
    found = told.data
    assert (found["route"], found["step"]) == ("SA_264", "verzoek-kinderrechter")
    assert (found["kind"], found["event"]) == ("fatal", "2026-03-20")
    assert found["deadline"] == "2026-04-07"
    assert found["warn"] == sorted(found["warn"])
    assert all(day <= "2026-04-07" for day in found["warn"])
    assert {"rule", "date", "source"} <= set(found["derivation"][0])
    assert found["derivation"][0]["date"] == "2026-03-20"
    assert found["derivation"][-1]["date"] == "2026-04-07"


def test_a_term_in_words(shell):
    told = shell("term", "sa_264", "verzoek kinderrechter", *PERIOD)
    assert "di 07-04-2026" in told.out
    assert told.out.endswith("geen juridisch advies.\n")


def test_a_term_that_only_their_own_rules_know_asks(shell):
    told = shell("term", "KLACHT_GI", "oordeel", *PERIOD, "--json")
    assert told.data["deadline"] is None
    assert told.data["question"]
    assert told.data["question"] in shell("term", "KLACHT_GI", "oordeel", *PERIOD).out


def test_an_open_term_has_no_end(shell):
    told = shell("term", "BEZWAAR_GEM", "beslissing", *PERIOD)
    assert told.status in (0, 1)


def test_an_unknown_term_is_refused(shell):
    told = shell("term", "SA_264", "dansen", *PERIOD)
    assert told.status == 1
    assert told.err == (
        "confidant: SA_264 dansen staat niet in de catalogus. Er is niets veranderd. "
        "Kijk of de code goed is geschreven.\n"
    )


def test_the_state_of_every_route(shell, tmp_path):
    facts = {
        "role": "parent_with_authority",
        "measure": "supervision_order",
        "events": {"verzending_aanwijzing": "2026-03-20"},
    }
    (tmp_path / "feiten.json").write_text(json.dumps(facts), encoding="utf-8")
    told = shell("routes", "--facts", "feiten.json", "--on", "2026-03-25", "--json")
    states = {state["route"]: state for state in told.data}
    assert len(states) == len(told.data) > 50
    assert states["SA_264"]["deadline"] == "2026-04-07"
    assert states["SA_264"]["days_left"] == 13
    in_words = shell("routes", "--facts", "feiten.json", "--on", "2026-03-25").out
    assert "(13 dagen)" in in_words
    assert in_words.endswith("geen juridisch advies.\n")
    assert shell("routes", "--facts", "feiten.json", "--json").status == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "geen leesbare JSON"),
        ("[" * 100_000, "geen leesbare JSON"),
        ('{"role": "koning"}', "role kent de waarde 'koning' niet"),
        ("[]", "hier hoort een tabel te staan"),
        ('{"role": "youth", "role": "other"}', "staat iets twee keer"),
        ('{"events": {"uitspraak": "2026-02-30"}}', "2026-02-30 staat niet op de kalender"),
        ('{"events": {"uitspraak": "31-06"}}', "uitspraak: een dag schrijf je als 2026-03-20"),
        ('{"events": {"uitspraak": "9999-12-31"}}', "het jaar van deze datum is niet mogelijk"),
        ('{"events": {"uitspraak": null}}', "uitspraak moet een tekst zijn"),
        (
            '{"amounts": {"KLACHT_GI indienen": {"amount": 9999999999, "unit": "year"}}}',
            "amount telt van 1 tot 1000",
        ),
    ],
)
def test_facts_that_cannot_be_are_refused_by_name(shell, tmp_path, text, said):
    (tmp_path / "feiten.json").write_text(text, encoding="utf-8")
    told = shell("routes", "--facts", "feiten.json", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert said in told.err


def test_a_file_of_facts_that_is_not_there_is_named(shell):
    told = shell("routes", "--facts", "feiten.json", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("confidant: Dit bestand is er niet.")


def test_an_event_that_has_yet_to_come_is_refused_by_name(shell, tmp_path):
    facts = {"events": {"uitspraak": "2026-03-26"}}
    (tmp_path / "feiten.json").write_text(json.dumps(facts), encoding="utf-8")
    asked = ("routes", "--facts", "feiten.json", "--json", "--on")
    told = shell(*asked, "2026-03-25")
    assert (told.status, told.out) == (1, "")
    assert "events: uitspraak: de dag do 26-03-2026 moet nog komen" in told.err
    assert shell(*asked, "2026-03-26").status == 0


def test_a_day_that_is_set_beforehand_may_lie_ahead(shell, tmp_path):
    facts = {"events": {"einde_maatregel": "2027-03-26"}}
    (tmp_path / "feiten.json").write_text(json.dumps(facts), encoding="utf-8")
    assert shell("routes", "--facts", "feiten.json", "--on", "2026-03-25", "--json").status == 0
