"""The catalogue as it ships, entry by entry, and what happens when it is broken."""

import copy
import re
import tomllib
from datetime import date

import pytest

from confidant_app.domain.catalogue import assemble, find_route, find_term
from confidant_app.domain.errors import CatalogueBroken, NotInCatalogue
from confidant_app.domain.routes import GROUP_LABELS, next_after
from confidant_app.domain.sources import GRADE_LABELS
from confidant_app.domain.step_words import OUTCOME_LABELS, STATUS_LABELS
from confidant_app.domain.steps import Outcome, StepStatus
from confidant_app.domain.terms import BOUND_LABELS, KIND_LABELS, Bound, TermKind
from confidant_app.resources import RESOURCES

SEED = [
    "KLACHT_GI,indienen",
    "KLACHT_GI,oordeel",
    "KLACHT_GI,reactie-bestuur",
    "KLACHT_VT,reactie-bestuur",
    "KLACHT_GESLOTEN,beslissing",
    "KLACHT_RVDK,indienen",
    "KLACHT_RVDK,beslissing",
    "KLACHT_GEM,indienen",
    "KLACHT_GEM,bericht-niet-behandelen",
    "KLACHT_GEM,afhandeling",
    "NAT_OMB,indienen",
    "NAT_OMB,indienen-zonder-klacht-vooraf",
    "KINDEROMB,indienen",
    "GEM_OMB,terugkomen-zonder-antwoord",
    "SKJ,indienen",
    "SKJ,herstel-klacht",
    "SKJ,bericht-voortgang",
    "SKJ_BEROEP,indienen",
    "SA_264,verzoek-kinderrechter",
    "SA_265,beslissing-gi",
    "SA_265,kinderrechter-na-beslissing",
    "SA_265,kinderrechter-na-fictieve-weigering",
    "SA_265,kinderrechter-na-te-late-beslissing",
    "UHP_265D,beslissing-gi",
    "UHP_265D,kinderrechter-na-beslissing",
    "CONTACT_265F,verzoek-kinderrechter",
    "SPOED_2WK,horen-belanghebbenden",
    "HB_HOF,hoger-beroep",
    "VOTS,duur",
    "OTS,duur",
    "MUHP,duur",
    "MUHP,niet-uitgevoerd-vervalt",
    "RVDK_TOETS,melding-niet-verlenging",
    "RVDK_TOETS,melding-beeindiging-uhp",
    "BEZWAAR_GEM,bezwaarschrift",
    "BEZWAAR_GEM,beslissing",
    "BEROEP_RB,beroepschrift",
    "AANVRAAG_GEM,besluit",
    "NIET_TIJDIG,na-ingebrekestelling",
    "DOSSIER,antwoord",
    "AVG_RB_35,verzoekschrift",
    "VT_ONDERZOEK,start-onderzoek",
    "VT_ONDERZOEK,uitkomst",
    "NORM_CONTACT,eerste-contact",
    "NORM_PVA,plan-vastgesteld",
    "NORM_PVA_HERZ,plan-herzien",
]


@pytest.fixture
def files():
    return {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (RESOURCES / "catalogue").glob("*.toml")
    }


@pytest.mark.parametrize("code", SEED)
def test_every_term_of_the_seed_is_found_by_its_codes(catalogues, code):
    route, step = code.split(",")
    assert find_term(catalogues, route, step).route == route
    assert find_term(catalogues, route.lower(), step.replace("-", " ").upper()).step == step


def test_every_entry_says_where_it_was_read_and_when(catalogues):
    sources = [term.source for term in catalogues.terms.values()]
    sources += [norm.source for norm in catalogues.norms.values()]
    for route in catalogues.routes.values():
        sources.append(route.source)
        told = (*route.conditions, *route.cannot, *route.warnings)
        sources += [one.source for one in told]
        assert all(one.text.endswith((".", "?")) for one in told), route.code
        assert route.summary.endswith("."), route.code
    assert len(sources) > 250
    assert all(date(2026, 1, 1) <= one.checked_on <= date(2027, 12, 31) for one in sources)


def test_no_route_speaks_of_a_file_without_saying_whose(catalogues):
    for route in catalogues.routes.values():
        more = (*route.conditions, *route.cannot, *route.warnings)
        for text in (route.name, route.summary, *(one.text for one in more)):
            assert re.search(r"\bhet dossier\b(?! (?:van|over) )", text) is None, route.code


def test_fatal_terms_bind_the_reporter_and_say_what_is_left_when_missed(catalogues):
    for term in catalogues.terms.values():
        if term.kind in {TermKind.FATAL, TermKind.SOFT}:
            assert term.bound is Bound.REPORTER
            assert term.late or term.start == "open", term


@pytest.mark.parametrize("code", ["KLACHT_GI", "HB_HOF", "SA_264", "SKJ", "KINDEROMB"])
def test_the_main_routes_are_told_in_full(catalogues, code):
    route = find_route(catalogues, code.lower())
    for part in ("steps", "entry", "documents", "outcomes", "conditions", "cannot", "warnings"):
        assert getattr(route, part), part
    assert route.next


def test_what_comes_next_depends_on_the_outcome(catalogues):
    complaint = find_route(catalogues, "KLACHT_GI")
    upheld = [one.routes for one in next_after(complaint, Outcome.UPHELD)]
    dismissed = [one.routes for one in next_after(complaint, Outcome.DISMISSED)]
    assert upheld == [("KINDEROMB", "LMZ_IGJ"), ("SKJ",)]
    assert dismissed == [("KINDEROMB", "LMZ_IGJ"), ("SKJ",)]
    decided = next_after(find_route(catalogues, "SKJ"), Outcome.DISMISSED)
    assert decided[0].routes == ("SKJ_BEROEP",)


def test_a_code_that_is_not_there_is_named(catalogues):
    with pytest.raises(NotInCatalogue, match="SA_264 verzoek"):
        find_term(catalogues, "SA_264", "verzoek")
    with pytest.raises(NotInCatalogue, match="NERGENS"):
        find_route(catalogues, "NERGENS")


def test_every_closed_list_has_a_dutch_word_for_each_member():
    for labels in (GROUP_LABELS, GRADE_LABELS, OUTCOME_LABELS, STATUS_LABELS):
        members = type(next(iter(labels)))
        assert set(labels) == set(members)
    assert (set(KIND_LABELS), set(BOUND_LABELS)) == (set(TermKind), set(Bound))
    assert len(set(OUTCOME_LABELS.values())) == len(Outcome)
    assert len(set(STATUS_LABELS.values())) == len(StepStatus)


def route(files, code):
    return next(
        entry
        for name, data in files.items()
        if name.startswith("routes")
        for entry in data["routes"]
        if entry["code"] == code
    )


def term(files, name, step):
    return next(
        one for one in files["terms.toml"]["terms"] if (one["route"], one["step"]) == (name, step)
    )


def _own(files):
    return term(files, "KLACHT_GI", "indienen")


def _suing(files):
    return term(files, "SA_264", "verzoek-kinderrechter")


BREAKAGES = [
    (lambda f: f.pop("norms.toml"), "norms.toml", "het bestand ontbreekt"),
    (lambda f: f.update({"extra.toml": {}}), "extra.toml", "dit bestand hoort er niet bij"),
    (lambda f: _own(f).pop("source"), "indienen", "source ontbreekt"),
    (lambda f: _own(f).pop("question"), "indienen", "geef een aantal, of een vraag"),
    (lambda f: _suing(f).update(question="?"), "verzoek", "geef een aantal, of een vraag"),
    (lambda f: _suing(f).update(amount=0), "verzoek", "amount moet ten minste 1 zijn"),
    (lambda f: _suing(f).update(amount=1001), "verzoek", "amount is hooguit 1000"),
    (
        lambda f: _suing(f).update(within="zitting"),
        "verzoek",
        "within en otherwise horen bij elkaar",
    ),
    (
        lambda f: _suing(f).update(within="zitting", otherwise="Te laat."),
        "verzoek",
        "de termijn SA_264 zitting bestaat niet",
    ),
    (lambda f: _suing(f).pop("unit"), "verzoek", "unit ontbreekt"),
    (lambda f: _suing(f).update(start="open"), "verzoek", "een open termijn heeft geen aantal"),
    (lambda f: _suing(f).update(step="Verzoek"), "Verzoek", "kleine letters en streepjes"),
    (lambda f: _suing(f).update(event="niets"), "verzoek", "de gebeurtenis niets bestaat niet"),
    (lambda f: _suing(f).update(kind="streng"), "verzoek", "kent de waarde 'streng' niet"),
    (lambda f: _suing(f).update(extra=1), "verzoek", "extra is hier niet bekend"),
    (lambda f: _suing(f).update(route="X"), "verzoek", "X moet een route zijn"),
    (lambda f: f["terms.toml"]["terms"].append(_own(f)), "indienen", "staat er twee keer in"),
    (
        lambda f: f["terms.toml"]["subjects"].append({"code": "SKJ", "name": "x"}),
        "terms.toml",
        "SKJ moet een route zijn, of een onderwerp",
    ),
    (
        lambda f: term(f, "OTS", "duur").update(route="X"),
        "duur",
        "X moet een route zijn, of een onderwerp",
    ),
    (
        lambda f: term(f, "OTS", "duur")["extensions"][0].pop("amount"),
        "verlenging",
        "amount ontbreekt",
    ),
    (
        lambda f: term(f, "OTS", "duur")["extensions"][0].update(kind="stated"),
        "verlenging",
        "geef een aantal, behalve",
    ),
    (
        lambda f: term(f, "OTS", "duur").update(
            extensions=term(f, "OTS", "duur")["extensions"] * 2
        ),
        "verlenging",
        "staat er twee keer in",
    ),
    (
        lambda f: f["facts.toml"]["events"].append(f["facts.toml"]["events"][0]),
        "gedraging",
        "staat er twee keer in",
    ),
    (
        lambda f: f["facts.toml"]["questions"].append(f["facts.toml"]["questions"][0]),
        "schriftelijke_aanwijzing",
        "staat er twee keer in",
    ),
    (lambda f: route(f, "SKJ").update(code="SA_264"), "SA_264", "de stap"),
    (lambda f: route(f, "IJENV").update(code="LMZ_IGJ"), "LMZ_IGJ", "staat er twee keer in"),
    (lambda f: route(f, "POL_TK").update(code="IJENV"), "IJENV", "staat er twee keer in"),
    (lambda f: route(f, "SKJ").update(who=["youth"]), "SKJ", "geef who, of anyone = true"),
    (lambda f: route(f, "SKJ").pop("anyone"), "SKJ", "geef who, of anyone = true"),
    (lambda f: route(f, "SKJ").update(requires=["wat"]), "SKJ", "de vraag wat bestaat niet"),
    (
        lambda f: route(f, "SKJ").update(requires=["onder_de_rechter"]),
        "SKJ",
        "zegt niet waarom het niet kan",
    ),
    (lambda f: route(f, "SKJ").update(entry=["ergens"]), "SKJ", "de stap ergens bestaat niet"),
    (lambda f: route(f, "SKJ")["steps"].pop(1), "SKJ", "heeft een termijn maar staat niet"),
    (
        lambda f: route(f, "SKJ")["steps"].append({"code": "beslissing"}),
        "SKJ",
        "een stap staat er twee keer in",
    ),
    (
        lambda f: route(f, "SKJ")["steps"].append({"code": "De-zitting"}),
        "De-zitting",
        "kleine letters en streepjes",
    ),
    (
        lambda f: route(f, "SKJ_BEROEP").update(next=[{"routes": ["SKJ"], "text": "terug"}]),
        "SKJ_BEROEP",
        "lopen in een kring: ",
    ),
    (
        lambda f: route(f, "SKJ")["next"].append({"routes": ["WEG"], "text": "weg"}),
        "SKJ",
        "de vervolgroute WEG bestaat niet",
    ),
    (
        lambda f: f["norms.toml"]["norms"][0].update(term="SA_264 niets"),
        "N_CONTACT",
        "de termijn SA_264 niets bestaat niet",
    ),
]


@pytest.mark.parametrize(("breakage", "entry", "reason"), BREAKAGES)
def test_a_broken_catalogue_is_refused_with_file_entry_and_reason(files, breakage, entry, reason):
    broken = copy.deepcopy(files)
    breakage(broken)
    with pytest.raises(CatalogueBroken) as caught:
        assemble(broken, edition="x")
    assert reason in str(caught.value)
    assert entry in str(caught.value)
