"""The terms of a step: extensions, decisions that came late, measures, and days of the case."""

from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.dates import between, exactly
from confidant_app.domain.deadlines import TermUnknown
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.facts import CaseFacts
from confidant_app.domain.possibilities import evaluate
from confidant_app.domain.steps import (
    Event,
    GivenExtension,
    StepStatus,
)
from confidant_app.domain.terms import TermKind
from confidant_app.domain.watching import (
    carried,
    demand_nothing_fatal,
    facts_of,
    given_extensions,
    terms_of,
    watched,
)
from tests.domain.running_steps import RULING, WHOLE, deadlines, step


def test_an_extension_that_was_announced_is_counted_on(catalogues):
    received = step(
        "KLACHT_GEM", StepStatus.IN_PROGRESS, ontvangst_klacht=exactly(date(2026, 1, 5))
    )
    assert deadlines(received, catalogues)["afhandeling"] == date(2026, 2, 16)
    longer = replace(
        received,
        extensions=(
            GivenExtension(step="afhandeling", code="adviescommissie"),
            GivenExtension(step="afhandeling", code="verdaging"),
        ),
    )
    assert deadlines(longer, catalogues)["afhandeling"] == date(2026, 4, 13)
    stated = GivenExtension(step="afhandeling", code="instemming", stated=date(2026, 6, 1))
    agreed = replace(received, extensions=(*longer.extensions, stated))
    assert deadlines(agreed, catalogues)["afhandeling"] == date(2026, 6, 1)


def test_an_extension_without_its_day_is_asked_for(catalogues):
    given = GivenExtension(step="oordeel", code="gemotiveerd")
    filed = exactly(date(2026, 10, 1))
    waiting = step("KLACHT_GI", StepStatus.FILED_BY_REPORTER, indiening_klacht=filed)
    route = catalogues.routes["KLACHT_GI"]
    terms = terms_of(replace(waiting, extensions=(given,)), route, catalogues)
    (asked,) = [t.counted for t in terms if t.term.step == "oordeel"]
    assert asked.question.startswith("Welke nieuwe laatste dag")


def test_an_extension_that_the_catalogue_lost_does_not_make_a_term_longer(catalogues):
    received = step(
        "KLACHT_GEM", StepStatus.IN_PROGRESS, ontvangst_klacht=exactly(date(2026, 1, 5))
    )
    lost = replace(received, extensions=(GivenExtension(step="afhandeling", code="weg"),))
    term = catalogues.terms["KLACHT_GEM", "afhandeling"]
    assert given_extensions(lost, term) == ()
    assert deadlines(lost, catalogues) == deadlines(received, catalogues)


def test_a_measure_is_followed_until_its_last_day(catalogues):
    order = step("OTS", StepStatus.IN_PROGRESS, beschikking_ots=exactly(date(2026, 3, 2)))
    (found,) = watched(order, "2026-0001", catalogues)
    assert (found.route_name, found.kind) == ("ondertoezichtstelling", TermKind.DURATION)
    assert found.deadline == date(2027, 3, 1)


def test_what_can_be_followed_is_a_route_or_has_terms_and_is_no_norm(catalogues):
    assert set(catalogues.subjects) == {
        "VOTS",
        "OTS",
        "MUHP",
        "RVDK_TOETS",
        "AANVRAAG_GEM",
        "VT_ONDERZOEK",
    }
    for code, route in catalogues.subjects.items():
        assert catalogues.followed(code) is route
        assert {s.term.route for s in route.steps} == {code}
    assert catalogues.followed("SKJ") is catalogues.routes["SKJ"]
    assert catalogues.followed("NORM_PVA") is None


def test_a_day_asked_of_the_case_counts_like_one_of_a_step(catalogues):
    sent = Event(code="verzending_aanwijzing", on=exactly(date(2026, 11, 2)))
    later = step("SA_264", verzending_aanwijzing=exactly(date(2026, 11, 9)))
    asked = replace(WHOLE, events=(sent,))
    assert facts_of(asked, {}).events == {sent.code: sent.on}
    newest = facts_of(replace(asked, steps=(later,)), {}).events
    assert newest == {sent.code: exactly(date(2026, 11, 9))}


def test_a_step_begins_with_the_day_that_its_deadline_was_counted_from(catalogues):
    sent = between(date(2026, 11, 2), date(2026, 11, 4))
    facts = CaseFacts(events={"verzending_aanwijzing": sent})
    state = evaluate(catalogues.routes["SA_264"], facts, catalogues.holidays, date(2026, 11, 5))
    assert carried(state, facts) == (Event(code="verzending_aanwijzing", on=sent),)
    nothing = evaluate(catalogues.routes["LMZ_IGJ"], facts, catalogues.holidays, date(2026, 11, 5))
    assert carried(nothing, facts) == ()


def test_a_decision_after_its_own_term_is_not_counted_from_as_if_it_was_in_time(catalogues):
    asked = {"ontvangst_verzoek_gi": exactly(date(2026, 11, 2))}
    route = catalogues.routes["UHP_265D"]

    def terms(**events):
        taken = step("UHP_265D", StepStatus.IN_PROGRESS, **asked, **events)
        return {t.term.step: t.counted for t in terms_of(taken, route, catalogues)}

    in_time = terms(verzending_beslissing_gi=exactly(date(2026, 11, 16)))
    assert in_time["kinderrechter-na-beslissing"].on == date(2026, 11, 30)
    late = terms(verzending_beslissing_gi=exactly(date(2026, 11, 17)))
    found = late["kinderrechter-na-beslissing"]
    assert isinstance(found, TermUnknown)
    assert "een dag korter" in found.question
    right = terms(verzending_late_beslissing=exactly(date(2026, 11, 24)))
    assert right["kinderrechter-na-te-late-beslissing"].on == date(2026, 12, 7)
    alone = step("UHP_265D", verzending_beslissing_gi=exactly(date(2026, 11, 24)))
    (counted, *_) = [t.counted for t in terms_of(alone, route, catalogues) if t.term.within]
    assert counted.on == date(2026, 12, 8), "without the day of the request nobody knows better"


def test_two_days_of_one_event_are_known_to_be_two(catalogues):
    first, second = exactly(date(2026, 9, 7)), exactly(date(2026, 11, 2))
    one = step("HB_HOF", uitspraak=first)
    other = step("HB_HOF", uitspraak=second)
    assert facts_of(replace(WHOLE, steps=(one, other)), {}).repeated == {"uitspraak"}
    assert facts_of(replace(WHOLE, steps=(one, one)), {}).repeated == frozenset()
    ended = replace(one, status=StepStatus.FINISHED)
    assert facts_of(replace(WHOLE, steps=(ended, other)), {}).repeated == frozenset()


def test_a_step_with_a_fatal_term_ahead_is_not_finished(catalogues):
    taken = step("HB_HOF", uitspraak=RULING)
    terms = terms_of(taken, catalogues.routes["HB_HOF"], catalogues)
    with pytest.raises(InvalidValue, match="fatale termijn tot ma 15-02-2027"):
        demand_nothing_fatal(terms, date(2027, 2, 15))
    demand_nothing_fatal(terms, date(2027, 2, 16))
    filed = replace(taken, status=StepStatus.FILED_BY_REPORTER)
    demand_nothing_fatal(terms_of(filed, catalogues.routes["HB_HOF"], catalogues), RULING.earliest)
    soft = step("KLACHT_RVDK", dag_gedraging_rvdk=RULING)
    demand_nothing_fatal(
        terms_of(soft, catalogues.routes["KLACHT_RVDK"], catalogues), RULING.earliest
    )
