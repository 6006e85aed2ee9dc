"""Commands that open a vault count by the rules in force for that vault."""

from datetime import date

import pytest

from confidant_app.cli.opening import rules_of
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.services import new_rules, rules
from tests.services.editions import NOW, OWN, TODAY, edited, in_one, own_of


@pytest.fixture
def vault(make):
    return make("Ans")


@pytest.fixture
def broken(tmp_path, monkeypatch):
    found = own_of(tmp_path, {**OWN, "terms.toml": b"[[terms]\n"})
    monkeypatch.setattr(rules, "own", lambda: found)


def test_rules_from_a_file_and_extra_days_count_in_the_shell_too(vault, tmp_path, capsys):
    standing = rules.enter(vault, rules.own(), NOW)
    path = in_one(tmp_path / "nieuw.confidant-rules", edited())
    standing = new_rules.adopt(vault, new_rules.propose_files(vault, standing, [path], TODAY), NOW)
    day = ExtraDay(on=date(2027, 5, 7), name="brugdag", source="Staatscourant")
    new_rules.adopt(vault, new_rules.propose_day(vault, standing, day, TODAY), NOW)
    found = rules_of(vault)
    assert found.imprint.version == date(2026, 12, 20)
    assert found.holidays.name(day.on) == "brugdag"
    assert capsys.readouterr().err == ""


def test_with_broken_rules_the_last_good_ones_are_used_and_it_says_so(vault, request, capsys):
    rules_of(vault)  # any command that counts keeps them
    request.getfixturevalue("broken")
    assert rules_of(vault).imprint.version == date(2026, 12, 1)
    told = capsys.readouterr().err
    assert "De catalogus terms.toml is niet in orde" in told
    assert "de laatste goede regels, van di 01-12-2026" in told


def test_without_good_rules_a_command_is_refused_by_name(shell, home, secret, broken):
    out = shell("erase", home, "2026-0001", "--yes", *secret)
    assert out.status == 1
    assert "De regels van het programma zijn beschadigd (terms.toml" in out.err
