"""What an edition of the rules says about itself, and which one may follow which."""

from datetime import date

import pytest

from confidant_app.domain.editions import Imprint, demand_newer, parse_imprint
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.rule_errors import RulesFromTheFuture, RulesNotNewer

DATA = {"version": date(2026, 12, 1), "made_by": "Proef", "changed": "Iets kleins."}
TODAY = date(2026, 12, 20)


def of(version):
    return Imprint(version=version, made_by="Proef", changed="Iets kleins.")


def test_an_imprint_says_of_which_day_it_is_by_whom_and_what_changed():
    assert parse_imprint(DATA) == of(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": "morgen"}, "version moet een datum zijn"),
        ({"version": date(26, 12, 1)}, "het jaar 26 is niet mogelijk"),
        ({"changed": "  "}, "changed moet een tekst zijn"),
        ({"changed": "twee\nregels"}, "changed moet één regel zijn"),
        ({"made_by": "x" * 301}, "made_by moet één regel zijn van hooguit 300 tekens"),
        ({"more": 1}, "more is hier niet bekend"),
    ],
)
def test_a_broken_imprint_is_refused_with_its_reason(change, reason):
    with pytest.raises(CatalogueBroken) as caught:
        parse_imprint({**DATA, **change})
    assert reason in str(caught.value)
    assert "edition.toml" in str(caught.value)


def test_only_a_newer_day_that_has_come_may_follow():
    now = of(date(2026, 12, 1))
    demand_newer(of(TODAY), now, TODAY)
    for day in (date(2026, 12, 1), date(2026, 11, 30)):
        with pytest.raises(RulesNotNewer, match="Nu gelden al de regels van di 01-12-2026"):
            demand_newer(of(day), now, TODAY)
    with pytest.raises(RulesFromTheFuture, match="van ma 21-12-2026, en die dag moet nog komen"):
        demand_newer(of(date(2026, 12, 21)), now, TODAY)
