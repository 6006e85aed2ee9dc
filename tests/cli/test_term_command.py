"""`confidant term`: the worked examples, every option, and what cannot be."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confidant_app.cli import clock
from tests.domain.worked_examples import EXAMPLES

ROOT = Path(__file__).parents[2]
KEYS = {"route", "step", "kind", "event", "deadline", "warn", "derivation"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))


def check(found, route, step, event, counted, last):
    assert set(found) >= KEYS
    assert (found["route"], found["step"], found["event"]) == (route, step, event)
    assert found["deadline"] == last
    assert found["warn"] == sorted(found["warn"])
    lines = found["derivation"]
    assert all({"rule", "date", "source"} <= set(line) for line in lines)
    days = {line["rule"]: line["date"] for line in lines}
    assert (days["event"], days["count"], days["result"]) == (event, counted, last)
    assert any(line["source"] for line in lines)


@pytest.mark.parametrize(("route", "step", "event", "counted", "last"), EXAMPLES)
def test_the_worked_examples_come_out_of_the_command(shell, route, step, event, counted, last):
    told = shell("term", route, step, "--on", event, "--json")
    assert told.status == 0
    check(told.data, route, step, event, counted, last)


@pytest.mark.parametrize("example", [EXAMPLES[1], EXAMPLES[8]], ids=lambda e: e[2])
def test_the_program_itself_says_the_same(example, tmp_path):
    asked = ["term", *example[:2], "--on", example[2], "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "confidant_app", *asked],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    check(json.loads(done.stdout), *example)


def test_a_day_that_has_yet_to_come_is_counted_from_with_a_warning(shell):
    told = shell("term", "SA_264", "verzoek-kinderrechter", "--on", "2026-11-24", "--json")
    assert (told.status, told.data["deadline"]) == (0, "2026-12-08")
    assert "deze dag moet nog komen" in told.err
    told = shell("term", "SA_264", "verzoek-kinderrechter", "--on", "2026-11-23", "--json")
    assert told.err == ""


def test_a_rough_day_gives_the_first_and_the_last_deadline(shell):
    asked = ("term", "SA_264", "verzoek-kinderrechter", "--on", "2026-03-02", "--json")
    told = shell(*asked, "--until", "2026-03-09").data
    assert (told["deadline"], told["latest"]) == ("2026-03-16", "2026-03-23")
    assert told["date_certainty"] == "circa"
    assert told["derivation"][0]["rule"] == "event_circa"
    told = shell(*asked, "--circa").data
    assert (told["deadline"], told["latest"]) == ("2026-03-16", None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("6 weken", "2026-05-01"),
        ("1 jaar", "2027-03-20"),
        ("10 Werkdagen", "2026-04-07"),
        ("  90   dagen ", "2026-06-18"),
        ("1 maand", "2026-04-20"),
    ],
)
def test_a_term_of_the_own_rules_can_be_filled_in(shell, text, last):
    asked = ("term", "KLACHT_GI", "oordeel", "--on", "2026-03-20")
    assert shell(*asked, "--amount", text, "--json").data["deadline"] == last


def test_a_term_without_an_amount_gives_its_question_and_every_key(shell):
    told = shell("term", "KLACHT_GI", "oordeel", "--on", "2026-03-20", "--json")
    assert told.status == 0
    assert set(told.data) >= KEYS | {"question"}
    assert (told.data["event"], told.data["deadline"]) == ("2026-03-20", None)
    assert (told.data["warn"], told.data["derivation"]) == ([], [])


def test_extensions_are_counted_on(shell):
    asked = ("term", "KLACHT_GEM", "afhandeling", "--on", "2026-01-05", "--json")
    both = ("--extension", "adviescommissie", "--extension", "verdaging")
    assert shell(*asked, *both).data["deadline"] == "2026-04-13"
    stated = ("--extension", "instemming", "--stated", "2026-06-01")
    assert shell(*asked, *stated).data["deadline"] == "2026-06-01"
    told = shell(*asked, "--extension", "instemming").data
    assert told["question"].startswith("Welke nieuwe laatste dag")


FIXED = ("SA_264", "verzoek-kinderrechter", "--on", "2026-03-20")
OWN = ("KLACHT_GI", "oordeel", "--on", "2026-03-20")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((*FIXED, "--extension", "zomaar"), "zomaar staat niet in de catalogus"),
        ((*FIXED, "--amount", "6 weken"), "deze termijn staat vast"),
        ((*FIXED, "--stated", "2026-06-01"), "--stated gaat samen met een verlenging"),
        ((*FIXED, "--until", "2026-03-19"), "de laatste mogelijke dag ligt voor de eerste"),
        ((*OWN, "--amount", "zes weken"), 'schrijf --amount als "6 weken"'),
        ((*OWN, "--amount", "6 kwartalen"), 'schrijf --amount als "6 weken"'),
        ((*OWN, "--amount", "0 weken"), 'schrijf --amount als "6 weken"'),
        ((*OWN, "--amount", "1001 jaar"), 'schrijf --amount als "6 weken"'),
        ((*OWN, "--amount", "٦ weken"), 'schrijf --amount als "6 weken"'),
        (
            (*OWN, "--extension", "gemotiveerd", "--stated", "2026-03-20"),
            "de nieuwe laatste dag ligt niet na de gebeurtenis",
        ),
        (
            (*OWN, "--extension", "gemotiveerd", "--extension", "gemotiveerd"),
            "een verlenging staat er twee keer",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused_by_name(shell, asked, said):
    told = shell("term", *asked, "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert said in told.err


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-30", "2026-02-30 staat niet op de kalender"),
        ("2025-02-29", "2025-02-29 staat niet op de kalender"),
        ("31-06", "een dag schrijf je als 2026-03-20"),
        ("31-06-2026", "een dag schrijf je als 2026-03-20"),
        ("20260320", "een dag schrijf je als 2026-03-20"),
        ("2026-W12-5", "een dag schrijf je als 2026-03-20"),
        ("2026-3-20", "een dag schrijf je als 2026-03-20"),
        ("２０２６-03-20", "een dag schrijf je als 2026-03-20"),
        ("gisteren", "een dag schrijf je als 2026-03-20"),
        ("", "een dag schrijf je als 2026-03-20"),
        ("0000-01-01", "0000-01-01 staat niet op de kalender"),
        ("0001-01-01", "het jaar van deze datum is niet mogelijk"),
        ("1899-12-31", "het jaar van deze datum is niet mogelijk"),
        ("9999-12-31", "het jaar van deze datum is niet mogelijk"),
    ],
)
def test_a_day_that_cannot_be_is_wrong_use(shell, day, said):
    told = shell("term", "SKJ", "indienen", "--on", day, "--json")
    assert (told.status, told.out) == (2, "")
    assert told.err.endswith(f"confidant term: --on: {said}\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("term", "SA_264"), "dit ontbreekt: STAP, --on"),
        ((*("term", *FIXED), "--dans"), "dit hoort er niet bij: --dans"),
        (("term", *FIXED, "--until"), "--until: hierna hoort één waarde"),
        (("dans",), "deze keuze is er niet: 'dans'"),
    ],
)
def test_wrong_use_is_told_in_dutch(shell, asked, said):
    told = shell(*asked)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("gebruik: confidant")
    assert said in told.err


def test_help_is_in_dutch(shell):
    told = shell("term", "--help")
    assert told.status == 0
    assert told.out.startswith("gebruik: confidant term")
    assert "opties:" in told.out
    assert "show this" not in told.out
