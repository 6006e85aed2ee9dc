"""What has happened lies behind us; what is planned may lie ahead."""

from datetime import date, timedelta

import pytest

from confidant_app.domain.dates import UNKNOWN_DATE, between, exactly
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.term_entries import parse_facts
from confidant_app.domain.terms import StartRule

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    "on", [exactly(TODAY), between(TODAY, TOMORROW), between(TODAY, None), UNKNOWN_DATE]
)
def test_what_may_have_happened_is_accepted(on):
    demand_possible(on, TODAY)


@pytest.mark.parametrize("on", [exactly(TOMORROW), between(TOMORROW, None)])
def test_what_has_yet_to_come_is_refused_unless_it_is_planned(on):
    with pytest.raises(InvalidValue, match="de dag di 24-11-2026 moet nog komen"):
        demand_possible(on, TODAY)
    demand_possible(on, TODAY, planned=True)


def test_the_catalogue_says_which_events_are_planned_and_each_that_is_counted_back_from_is(
    catalogues,
):
    back = {t.event.code for t in catalogues.terms.values() if t.start is StartRule.BEFORE}
    assert back
    assert back <= catalogues.planned
    assert catalogues.planned == {
        "einde_beslistermijn_gi",
        "einde_bezwaartermijn",
        "einde_maatregel",
        "voorgenomen_einde_uhp",
    }


def test_rules_can_call_another_event_planned_without_a_new_program():
    one = {"code": "zitting", "name": "zitting", "question": "Wanneer?", "planned": True}
    events = parse_facts({"events": [one, {**one, "code": "x", "planned": False}]}).events
    assert [kind.planned for kind in events.values()] == [True, False]
