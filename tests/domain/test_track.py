"""A step as a line of time."""

from datetime import date
from uuid import uuid4

from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.steps import Event, Step, StepId, StepStatus
from confidant_app.domain.track import PointKind, track
from confidant_app.domain.watching import DONE, terms_of
from tests.domain.whole_cases import a_whole_case

CASE = a_whole_case().case.id


def points(catalogues, route, status=StepStatus.CONSIDERED, **events):
    found = tuple(Event(code=code, on=on) for code, on in events.items())
    step = Step(id=StepId(uuid4()), case=CASE, route=route, status=status, events=found)
    return track(step, terms_of(step, catalogues.followed(route), catalogues), catalogues.events)


def test_what_happened_stands_above_what_is_to_come_and_what_is_asked_last(catalogues):
    found = points(catalogues, "HB_HOF", uitspraak=exactly(date(2026, 11, 14)))
    assert [(p.kind, p.name, p.on) for p in found] == [
        (PointKind.HAPPENED, "uitspraak", date(2026, 11, 14)),
        (PointKind.DEADLINE, "hoger beroep", date(2027, 2, 15)),
        (PointKind.ASKED, "hoger beroep overige belanghebbenden", None),
    ]


def test_before_anything_is_filed_the_other_side_comes_later(catalogues):
    kinds = [p.kind for p in points(catalogues, "KLACHT_GI")]
    assert kinds == [PointKind.ASKED, PointKind.LATER, PointKind.LATER]
    filed = [p.kind for p in points(catalogues, "KLACHT_GI", StepStatus.FILED_BY_REPORTER)]
    assert filed == [PointKind.ASKED, PointKind.ASKED]


def test_what_was_done_is_named_after_its_term(catalogues):
    done = {f"{DONE}hoger-beroep": exactly(date(2026, 11, 20))}
    found = points(catalogues, "HB_HOF", uitspraak=exactly(date(2026, 11, 14)), **done)
    assert (found[1].kind, found[1].name) == (PointKind.DONE, "hoger beroep")
    assert PointKind.DEADLINE not in {p.kind for p in found}


def test_a_rough_day_is_said_to_be_rough_on_both_ends(catalogues):
    about = between(date(2026, 11, 10), date(2026, 11, 14))
    found = points(catalogues, "HB_HOF", uitspraak=about)
    assert [p.circa for p in found] == [True, True, False]


def test_a_term_without_an_end_runs(catalogues):
    found = points(
        catalogues,
        "SA_265",
        StepStatus.FILED_BY_REPORTER,
        einde_beslistermijn_gi=exactly(date(2026, 11, 14)),
    )
    assert PointKind.RUNS in {p.kind for p in found}


def test_an_event_that_the_catalogue_lost_or_without_a_day_still_stands_there(catalogues):
    found = points(catalogues, "HB_HOF", oude_brief=EventDate())
    assert (found[0].kind, found[0].name, found[0].on) == (PointKind.HAPPENED, "oude brief", None)
