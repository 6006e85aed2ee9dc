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


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"role": "koning"}', "[]"])
def test_facts_that_cannot_be_read_are_refused(shell, tmp_path, text):
    (tmp_path / "feiten.json").write_text(text, encoding="utf-8")
    told = shell("routes", "--facts", "feiten.json", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
