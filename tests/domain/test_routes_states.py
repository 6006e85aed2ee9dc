"""What a family can still do, told apart case by case."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.catalogue import find_route
from confidant_app.domain.dates import between
from confidant_app.domain.eligibility import possible_roles
from confidant_app.domain.facts import CaseFacts, ChildAge, is_of_age
from confidant_app.domain.possibilities import (
    RouteStatus,
    evaluate,
    evaluate_all,
    state_as_data,
)
from confidant_app.domain.terms import Amount, Unit
from confidant_app.domain.vocabulary import Measure, Role
from tests.domain.parent_routes import PARENT, TODAY, state, with_event


@pytest.mark.parametrize(
    ("sent", "status", "left"),
    [
        (date(2026, 5, 31), RouteStatus.OPEN, 14),
        (date(2026, 5, 25), RouteStatus.CLOSING, 7),
        (date(2026, 5, 18), RouteStatus.CLOSING, 0),
        (date(2026, 5, 15), RouteStatus.CLOSED, -3),
    ],
)
def test_an_instruction_can_be_attacked_for_two_weeks(catalogues, sent, status, left):
    found = state(catalogues, "SA_264", with_event("verzending_aanwijzing", sent))
    assert (found.status, found.days_left) == (status, left)
    assert found.deadline is not None
    assert found.question is None


def test_the_reason_says_how_long_and_what_is_left_when_it_is_over(catalogues):
    open_now = state(catalogues, "SA_264", with_event("verzending_aanwijzing", TODAY))
    assert open_now.reason == "Nog 14 dagen: de laatste dag is ma 15-06-2026."
    last_day = state(catalogues, "SA_264", with_event("verzending_aanwijzing", date(2026, 5, 18)))
    assert last_day.reason == "Vandaag, ma 01-06-2026, is de laatste dag."
    tomorrow = state(catalogues, "SA_264", with_event("verzending_aanwijzing", date(2026, 5, 19)))
    assert tomorrow.reason.startswith("Nog 1 dag:")
    over = state(catalogues, "SA_264", with_event("verzending_aanwijzing", date(2026, 5, 1)))
    assert over.reason.startswith("De termijn is voorbij sinds vr 15-05-2026. Was het echt")


def test_a_rough_day_closes_a_route_only_when_even_its_last_day_is_over(catalogues):
    early, late = date(2026, 5, 1), date(2026, 5, 25)
    rough = state(catalogues, "SA_264", with_event("verzending_aanwijzing", between(early, late)))
    assert rough.status is RouteStatus.UNKNOWN
    assert rough.question.code == "verzending_aanwijzing"
    endless = with_event("verzending_aanwijzing", between(early, None))
    assert state(catalogues, "SA_264", endless).status is RouteStatus.UNKNOWN
    over = with_event("verzending_aanwijzing", between(early, date(2026, 5, 4)))
    assert state(catalogues, "SA_264", over).status is RouteStatus.CLOSED
    running = with_event("verzending_aanwijzing", between(date(2026, 5, 26), TODAY))
    found = state(catalogues, "SA_264", running)
    assert found.status is RouteStatus.OPEN
    assert found.reason.endswith("De begindatum is niet precies bekend.")


def test_an_instruction_without_a_day_asks_for_the_day(catalogues):
    facts = replace(PARENT, answers={"schriftelijke_aanwijzing": Answer.YES})
    found = state(catalogues, "SA_264", facts)
    assert found.status is RouteStatus.UNKNOWN
    assert found.question.code == "verzending_aanwijzing"
    assert found.question.text in found.reason


def test_a_no_beside_a_known_day_is_asked_again(catalogues):
    facts = with_event("verzending_aanwijzing", TODAY, schriftelijke_aanwijzing="no")
    found = state(catalogues, "SA_264", facts)
    assert (found.status, found.question.code) == (RouteStatus.UNKNOWN, "schriftelijke_aanwijzing")
    assert found.days_left == 14


def test_no_instruction_means_not_for_you(catalogues):
    facts = replace(PARENT, answers={"schriftelijke_aanwijzing": Answer.NO})
    found = state(catalogues, "SA_264", facts)
    assert found.status is RouteStatus.NOT_FOR_YOU
    assert found.reason == "Er is geen schriftelijke aanwijzing."


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        (
            {"role": Role.GRANDPARENT},
            RouteStatus.NOT_FOR_YOU,
            "Dit kan wel: jeugdige, ouder met gezag, voogd, gezag samen met een ouder. Voor hen "
            "loopt een termijn tot ma 15-06-2026",
        ),
        ({"role": Role.UNKNOWN, "authority": Answer.UNKNOWN}, RouteStatus.UNKNOWN, "gezag"),
        ({"authority": Answer.NO}, RouteStatus.UNKNOWN, "gezag"),
        (
            {"measure": Measure.VOLUNTARY},
            RouteStatus.UNKNOWN,
            "Nog 14 dagen, als deze weg openstaat.",
        ),
        ({"measure": Measure.UNKNOWN}, RouteStatus.UNKNOWN, "Welke maatregel"),
        ({"role": Role.YOUTH}, RouteStatus.UNKNOWN, "Hoe oud"),
        (
            {"role": Role.YOUTH, "children": (ChildAge(birth_year=2018),)},
            RouteStatus.NOT_FOR_YOU,
            "vanaf 12 jaar",
        ),
        (
            {"role": Role.YOUTH, "children": (ChildAge(birth_year=2014),)},
            RouteStatus.UNKNOWN,
            "Hoe oud",
        ),
        (
            {"role": Role.YOUTH, "children": (ChildAge(birth_year=2013),)},
            RouteStatus.OPEN,
            "Nog 14 dagen",
        ),
    ],
)
def test_who_and_when_decide_whose_route_it_is(catalogues, facts, status, words):
    given = replace(with_event("verzending_aanwijzing", TODAY), **facts)
    found = state(catalogues, "SA_264", given)
    assert (found.status, words in found.reason) == (status, True), found.reason


def test_a_complaint_is_open_and_asks_for_the_institutions_own_term(catalogues):
    found = state(catalogues, "KLACHT_GI", PARENT)
    assert found.status is RouteStatus.OPEN
    assert found.question.code == "KLACHT_GI indienen"
    assert "De wet noemt geen termijn" in found.reason


def test_the_own_term_once_filled_in_is_counted(catalogues):
    filled = {("KLACHT_GI", "indienen"): Amount(number=1, unit=Unit.YEAR)}
    facts = replace(with_event("gedraging", date(2025, 7, 1)), amounts=filled)
    found = state(catalogues, "KLACHT_GI", facts)
    assert (found.status, found.days_left) == (RouteStatus.CLOSING, 30)
    old = state(
        catalogues,
        "KLACHT_GI",
        replace(with_event("gedraging", date(2025, 5, 1)), amounts=filled),
    )
    assert (old.status, old.deadline) == (RouteStatus.OPEN, None), "it need not act, but may"
    assert old.reason.startswith("De termijn is voorbij sinds vr 01-05-2026. De instantie hoeft")


def test_an_appeal_needs_to_know_whether_a_copy_was_sent(catalogues):
    ruled = date(2026, 4, 1)
    usual = {"uitspraak_zonder_hoger_beroep": "no"}
    asked = state(catalogues, "HB_HOF", with_event("uitspraak", ruled, **usual))
    assert (asked.status, asked.question.code) == (RouteStatus.UNKNOWN, "afschrift_gekregen")
    assert asked.deadline.on == date(2026, 7, 1)
    got = with_event("uitspraak", ruled, afschrift_gekregen="yes", **usual)
    assert state(catalogues, "HB_HOF", got).status is RouteStatus.OPEN
    other = with_event("uitspraak", ruled, afschrift_gekregen="no", **usual)
    assert state(catalogues, "HB_HOF", other).question.code == "kennisneming_uitspraak"


def test_an_old_ruling_is_closed_only_for_who_got_a_copy(catalogues):
    usual = {"uitspraak_zonder_hoger_beroep": "no"}
    old = date(2025, 12, 1)
    unsure = state(catalogues, "HB_HOF", with_event("uitspraak", old, **usual))
    assert unsure.status is RouteStatus.UNKNOWN
    sure = with_event("uitspraak", old, afschrift_gekregen="yes", **usual)
    assert state(catalogues, "HB_HOF", sure).status is RouteStatus.CLOSED


def test_some_rulings_cannot_be_appealed(catalogues):
    facts = with_event("uitspraak", TODAY, uitspraak_zonder_hoger_beroep="yes")
    found = state(catalogues, "HB_HOF", facts)
    assert found.status is RouteStatus.NOT_FOR_YOU
    assert found.reason.startswith("Tegen deze uitspraak staat meestal geen hoger beroep open.")


def test_an_ombudsman_wants_a_complaint_first_unless_that_cannot_be_asked(catalogues):
    never = replace(
        PARENT,
        answers=dict.fromkeys(
            ("eerst_geklaagd", "klagen_onredelijk", "onder_de_rechter"), Answer.NO
        ),
    )
    found = state(catalogues, "KINDEROMB", never)
    assert found.status is RouteStatus.NOT_FOR_YOU
    assert "Klaag eerst" in found.reason or "Klaag dan eerst" in found.reason
    free = with_event(
        "gedraging",
        date(2026, 5, 1),
        eerst_geklaagd="no",
        klagen_onredelijk="yes",
        onder_de_rechter="no",
    )
    assert state(catalogues, "KINDEROMB", free).status is RouteStatus.OPEN


def test_a_complaint_that_ended_today_still_leaves_a_year_for_the_ombudsman(catalogues):
    facts = with_event("einde_klachtbehandeling", TODAY, onder_de_rechter="no")
    assert state(catalogues, "KINDEROMB", facts).days_left == 365


def test_a_term_that_runs_without_end_keeps_a_route_open(catalogues):
    route = find_route(catalogues, "SA_265")
    open_ended = replace(route, entry=("kinderrechter-na-fictieve-weigering",))
    facts = with_event(
        "einde_beslistermijn_gi",
        date(2026, 1, 1),
        schriftelijke_aanwijzing="yes",
        gewijzigde_omstandigheden="yes",
    )
    found = evaluate(open_ended, facts, catalogues.holidays, TODAY)
    assert (found.status, found.deadline) == (RouteStatus.OPEN, None)


def test_what_ends_first_comes_first(catalogues):
    facts = with_event("verzending_aanwijzing", date(2026, 5, 20))
    states = evaluate_all(catalogues.routes.values(), facts, catalogues.holidays, TODAY)
    assert len(states) == len(catalogues.routes)
    assert states[0].route.code == "SA_264"
    order = [RouteStatus.CLOSING, RouteStatus.OPEN, RouteStatus.UNKNOWN, RouteStatus.NOT_FOR_YOU]
    assert list(dict.fromkeys(one.status for one in states)) == order


def test_the_state_is_ready_for_a_program(catalogues):
    data = state_as_data(state(catalogues, "SA_264", with_event("verzending_aanwijzing", TODAY)))
    assert data == {
        "route": "SA_264",
        "name": "schriftelijke aanwijzing laten vervallen",
        "status": "open",
        "reason": "Nog 14 dagen: de laatste dag is ma 15-06-2026.",
        "deadline": "2026-06-15",
        "days_left": 14,
        "question": None,
    }
    asked = state_as_data(state(catalogues, "SA_264", CaseFacts()))
    assert (asked["deadline"], asked["question"]["code"]) == (None, "role")


@pytest.mark.parametrize(
    ("role", "authority", "possible"),
    [
        (Role.YOUTH, Answer.UNKNOWN, {Role.YOUTH}),
        (Role.GUARDIAN, Answer.NO, {Role.GUARDIAN, Role.PARENT_WITHOUT_AUTHORITY}),
        (
            Role.PARENT_WITHOUT_AUTHORITY,
            Answer.YES,
            {
                Role.PARENT_WITHOUT_AUTHORITY,
                Role.PARENT_WITH_AUTHORITY,
                Role.GUARDIAN,
                Role.SHARED_AUTHORITY,
            },
        ),
    ],
)
def test_a_contradiction_leaves_both_sides_possible(role, authority, possible):
    assert possible_roles(CaseFacts(role=role, authority=authority)) == possible


def test_an_unknown_role_is_narrowed_by_authority():
    everyone = set(Role) - {Role.UNKNOWN}
    assert possible_roles(CaseFacts()) == everyone
    assert Role.PARENT_WITHOUT_AUTHORITY not in possible_roles(CaseFacts(authority=Answer.YES))
    assert Role.GUARDIAN not in possible_roles(CaseFacts(authority=Answer.NO))


def test_a_birth_year_leaves_two_ages_possible():
    born = ChildAge(birth_year=2014)
    assert is_of_age(born, 11, TODAY) is Answer.YES
    assert is_of_age(born, 12, TODAY) is Answer.UNKNOWN
    assert is_of_age(born, 13, TODAY) is Answer.NO
    assert is_of_age(ChildAge(), 12, TODAY) is Answer.UNKNOWN
    assert is_of_age(ChildAge(youngest=12, oldest=15), 12, TODAY) is Answer.YES


def test_facts_start_out_unknown():
    assert CaseFacts().events == MappingProxyType({})
    assert CaseFacts().measure is Measure.UNKNOWN
