"""What reporters come with: the eleven questions of practice, and the routes that fit first."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.concerns import chosen, fitting, parse_concerns
from confidant_app.domain.dates import exactly
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.possibilities import RouteStatus, evaluate_all
from confidant_app.domain.vocabulary import Measure, Role

TODAY = date(2026, 6, 1)
YESTERDAY = exactly(TODAY - timedelta(days=1))
PLACED = Measure.SUPERVISION_ORDER_WITH_PLACEMENT
PARENT: Mapping[str, object] = {"role": Role.PARENT_WITH_AUTHORITY, "measure": PLACED}
CHILD = {"role": Role.YOUTH, "measure": PLACED, "children": (ChildAge(youngest=14, oldest=14),)}

# What a confidant hears, what is then known of the case, and the routes in the order in which
# the decision aid of practice names them.
QUESTIONS = [
    (
        "komt_met_niet_gehoord",
        PARENT,
        {"skj_geregistreerd": "yes"},
        {"dag_gedraging_skj": YESTERDAY},
        ["GESPREK", "KLACHT_GI", "DOSSIER", "DOSSIER_VERKL", "SKJ"],
    ),
    (
        "komt_met_aanwijzing",
        PARENT,
        {"gewijzigde_omstandigheden": "yes"},
        {"verzending_aanwijzing": YESTERDAY},
        ["SA_264", "SA_265"],
    ),
    (
        "komt_met_contact",
        PARENT,
        {"gewijzigde_omstandigheden": "yes"},
        {"verzending_contactbeperking": YESTERDAY},
        ["CONTACT_265F", "OMGANG_265G", "GESCHIL_262B"],
    ),
    (
        "komt_met_naar_huis",
        PARENT,
        {
            "gewijzigde_omstandigheden": "yes",
            "uitspraak_zonder_hoger_beroep": "no",
            "afschrift_gekregen": "yes",
        },
        {"uitspraak": YESTERDAY},
        ["UHP_265D", "HB_HOF"],
    ),
    ("komt_met_plan", PARENT, {}, {}, ["GESCHIL_262B", "KLACHT_GI"]),
    ("komt_met_jeugdbeschermer", PARENT, {}, {}, ["KLACHT_GI", "VERVANG_GI_259", "LMZ_IGJ"]),
    (
        "komt_met_spoed",
        PARENT,
        {"zitting_gepland": "yes"},
        {"beschikking_zonder_verhoor": YESTERDAY},
        ["RECHTSBIJSTAND", "SPOED_2WK", "VERWEER_ZITTING"],
    ),
    (
        "komt_met_geen_hulp",
        PARENT,
        {"gedraging_gemeente": "yes"},
        {"bekendmaking_besluit": YESTERDAY, "dag_gedraging_gemeente": YESTERDAY},
        ["KLACHT_GEM", "BEZWAAR_GEM", "GESCHIL_262B"],
    ),
    (
        "komt_met_klacht_zonder_gevolg",
        PARENT,
        {"onder_de_rechter": "no"},
        {"einde_klachtbehandeling": YESTERDAY},
        ["KINDEROMB", "LMZ_IGJ"],
    ),
    (
        "komt_met_kind_zelf",
        CHILD,
        {"eerst_geklaagd": "yes", "onder_de_rechter": "no", "gezag_geschil": "yes"},
        {"einde_klachtbehandeling": YESTERDAY},
        ["JEUGDSTEM", "KINDEROMB", "INFORMEEL", "BIJZ_CUR_250", "RECHTSBIJSTAND"],
    ),
    ("komt_met_werk", {"role": Role.EMPLOYEE}, {}, {}, ["KLOKKENLUIDER", "LMZ_IGJ"]),
]


def test_there_is_a_concern_for_each_question_of_practice(catalogues):
    assert list(catalogues.concerns) == [question[0] for question in QUESTIONS]


@pytest.mark.parametrize(("code", "known", "answers", "events", "routes"), QUESTIONS)
def test_each_question_leads_to_the_routes_that_practice_names_first(
    catalogues, code, known, answers, events, routes
):
    given = {name: Answer(word) for name, word in answers.items()}
    facts = CaseFacts(**known, answers=given, events=events)
    came_with = chosen(catalogues.concerns, {code: Answer.YES})
    assert fitting(came_with) == tuple(routes)
    states = evaluate_all(
        catalogues.routes.values(), facts, catalogues.holidays, TODAY, first=fitting(came_with)
    )
    by_code = {state.route.code: state for state in states}
    possible = {RouteStatus.CLOSING, RouteStatus.OPEN}
    assert {by_code[one].status for one in routes} <= possible, [
        (one, by_code[one].reason) for one in routes
    ]
    open_ones = [s.route.code for s in states if s.status is RouteStatus.OPEN]
    named = [one for one in routes if by_code[one].status is RouteStatus.OPEN]
    assert open_ones[: len(named)] == named
    before = states[: states.index(by_code[named[0]])]
    assert all(state.may_run_out for state in before), "only what has a last day"


def test_what_ends_soon_stays_before_what_fits(catalogues):
    sent = exactly(TODAY - timedelta(days=10))
    facts = CaseFacts(**PARENT, events={"verzending_aanwijzing": sent})
    states = evaluate_all(
        catalogues.routes.values(), facts, catalogues.holidays, TODAY, first=("LMZ_IGJ",)
    )
    assert [s.route.code for s in states[:2]] == ["SA_264", "LMZ_IGJ"]


def test_more_than_one_concern_names_each_route_once(catalogues):
    both = {"komt_met_plan": Answer.YES, "komt_met_jeugdbeschermer": Answer.YES, "weg": Answer.YES}
    assert fitting(chosen(catalogues.concerns, both)) == (
        "GESCHIL_262B",
        "KLACHT_GI",
        "VERVANG_GI_259",
        "LMZ_IGJ",
    )
    assert chosen(catalogues.concerns, {"komt_met_plan": Answer.NO}) == ()


A_CONCERN = {
    "code": "komt_met",
    "text": "Ik wil iets.",
    "routes": ["SKJ"],
    "warning": "Let op.",
    "source": "wet",
    "checked_on": date(2026, 1, 1),
    "certainty": "page",
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"routes": ["WEG"]}, "de weg WEG bestaat niet"),
        ({"routes": []}, "routes ontbreekt"),
        ({"code": "gedraging_vt"}, "gedraging_vt staat er twee keer in"),
        ({"source": ""}, "source moet een tekst zijn"),
        ({"kleur": "rood"}, "kleur is hier niet bekend"),
    ],
)
def test_a_broken_concern_is_refused_with_its_reason(catalogues, change, reason):
    with pytest.raises(CatalogueBroken, match=reason):
        parse_concerns(
            {"concerns": [{**A_CONCERN, **change}]}, catalogues.routes, catalogues.questions
        )


def test_a_concern_stands_there_once(catalogues):
    with pytest.raises(CatalogueBroken, match="komt_met staat er twee keer in"):
        parse_concerns(
            {"concerns": [A_CONCERN, A_CONCERN]}, catalogues.routes, catalogues.questions
        )
