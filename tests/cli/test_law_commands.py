"""`confidant term` and `confidant routes`."""

import json

import pytest


def test_a_term_with_its_derivation_as_json(shell):
    said = shell("term", "SA_264", "verzoek-kinderrechter", "--on", "2026-03-20", "--json")
    found = json.loads(said.out)
    assert said.status == 0
    assert (found["route"], found["step"]) == ("SA_264", "verzoek-kinderrechter")
    assert found["deadline"] == "2026-04-07"
    assert found["derivation"][-1]["date"] == "2026-04-07"
    assert {"rule", "date", "source"} <= set(found["derivation"][0])
    assert found["warn"]


def test_a_term_in_words_says_to_count_again(shell):
    said = shell("term", "sa_264", "verzoek kinderrechter", "--on", "2026-03-20")
    assert "di 07-04-2026" in said.out
    assert "geen juridisch advies" in said.out


def test_a_term_that_only_own_rules_know_stays_a_question(shell):
    said = shell("term", "KLACHT_GI", "oordeel", "--on", "2026-03-20", "--json")
    found = json.loads(said.out)
    assert found["deadline"] is None
    assert found["question"].endswith("?")
    assert "?" in shell("term", "KLACHT_GI", "oordeel", "--on", "2026-03-20").out


def test_an_unknown_route_is_refused_in_one_line(shell):
    said = shell("term", "NIETS", "nergens", "--on", "2026-03-20")
    assert said.status == 1
    assert "NIETS nergens" in said.one_line_of_complaint()


@pytest.mark.parametrize("words", [["term"], ["term", "SA_264"], [], ["onzin"]])
def test_wrong_use_is_status_two(shell, words):
    assert shell(*words).status == 2


def test_a_day_that_is_no_day_is_wrong_use(shell):
    said = shell("term", "SA_264", "verzoek-kinderrechter", "--on", "20-03-2026")
    assert said.status == 2
    assert "2026-03-20" in said.err


def test_routes_for_given_facts(shell, tmp_path):
    facts = tmp_path / "feiten.json"
    facts.write_text(
        json.dumps(
            {
                "role": "parent_with_authority",
                "measure": "supervision_order",
                "events": {"verzending_aanwijzing": "2026-11-09"},
            }
        ),
        encoding="utf-8",
    )
    said = shell("routes", "--facts", facts, "--on", "2026-11-16", "--json")
    states = {state["route"]: state for state in json.loads(said.out)}
    assert said.status == 0
    assert len(states) >= 50
    assert states["SA_264"]["status"] == "closing"
    assert states["SA_264"]["deadline"] == "2026-11-23"
    in_words = shell("routes", "--facts", facts, "--on", "2026-11-16").out
    assert "SA_264" in in_words
    assert "7 dagen" in in_words


@pytest.mark.parametrize("text", ["geen json", '{"onbekend": 1}', "[]"])
def test_facts_that_cannot_be_read_are_refused(shell, tmp_path, text):
    facts = tmp_path / "feiten.json"
    facts.write_text(text, encoding="utf-8")
    said = shell("routes", "--facts", facts)
    assert said.status == 1
    said.one_line_of_complaint()
