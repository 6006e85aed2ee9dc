"""What is taken over from an earlier count is what a fresh count gives."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import Event, Step, StepId, StepStatus
from confidant_app.domain.watch_list import NOTHING_COUNTED, counted, watch_list
from confidant_app.domain.watching import DONE

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(exactly)
FEW = st.integers(0, 3)


@st.composite
def steps(draw, catalogues):
    route = draw(st.sampled_from(sorted(catalogues.routes)))
    terms = [part.term for part in catalogues.routes[route].steps if part.term is not None]
    codes = sorted({term.event.code for term in terms} | {f"{DONE}{t.step}" for t in terms})
    taken = draw(st.lists(st.sampled_from(codes), max_size=3, unique=True)) if codes else []
    return Step(
        id=StepId(UUID(int=draw(FEW))),
        case=CaseId(UUID(int=draw(FEW))),
        route=route,
        status=draw(st.sampled_from(StepStatus)),
        events=tuple(Event(code=code, on=draw(DAYS)) for code in taken),
    )


def count(found, titles, catalogues, known=NOTHING_COUNTED):
    by_id = {step.id: step for step in found}
    return watch_list(
        [counted(step, titles[step.case.int], catalogues, known) for step in by_id.values()],
        catalogues,
    )


@settings(max_examples=60)
@given(data=st.data())
def test_a_count_that_takes_over_is_equal_to_a_fresh_one(catalogues, data):
    titles = data.draw(st.lists(st.text("ab", max_size=2), min_size=4, max_size=4))
    later = data.draw(st.lists(st.sampled_from(["a", *titles]), min_size=4, max_size=4))
    some = st.lists(steps(catalogues), max_size=5)
    before, after = data.draw(some), data.draw(some)
    known = count(before, titles, catalogues)
    again = count(before + after, later, catalogues, known)
    fresh = count(before + after, later, catalogues)
    assert again.terms == fresh.terms
    assert again.steps == fresh.steps


def appeal(on=date(2026, 9, 1), number=1):
    return Step(
        id=StepId(UUID(int=number)),
        case=CaseId(UUID(int=0)),
        route="HB_HOF",
        events=(Event(code="uitspraak", on=exactly(on)),),
    )


def test_only_what_changed_is_counted_again(catalogues):
    same, moved = appeal(), appeal(number=2)
    known = count([same, moved], ["t"], catalogues)
    fresh = count([same, appeal(date(2026, 9, 2), number=2)], ["t"], catalogues, known)
    assert fresh.steps[same.id] is known.steps[same.id]
    assert fresh.steps[moved.id].terms != known.steps[moved.id].terms
    assert [term.deadline for term in fresh.terms] == [date(2026, 12, 1), date(2026, 12, 2)]


def test_another_catalogue_counts_everything_again(catalogues):
    known = count([appeal()], ["t"], catalogues)
    fewer = replace(catalogues, routes={})
    assert count([appeal()], ["t"], fewer, known).terms == ()


def test_a_case_with_another_keyword_has_it_in_its_terms(catalogues):
    known = count([appeal()], ["2026-0001"], catalogues)
    (term,) = count([appeal()], ["2026-0001 · wip"], catalogues, known).terms
    assert term.case_title == "2026-0001 · wip"
