"""The first screen on a given day."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from confidant_app.domain.agenda import DueKind
from confidant_app.domain.cases import Closing
from confidant_app.domain.dates import exactly
from confidant_app.domain.drafts import Draft
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.services import casework, conversations, following, routing, today, watching
from tests.services.desk import NOW, OPENED, TODAY, a_contact


def promise(case, days: int) -> FollowUp:
    due = TODAY + timedelta(days=days)
    owner = case.id if case is not None else None
    return FollowUp(id=FollowUpId(uuid4()), what=f"bellen {days}", due=due, case=owner)


def seen_on(vault, catalogues, day):
    return today.overview(vault, watching.all_watched(vault, catalogues), day)


def test_an_empty_vault_has_an_empty_day(vault, catalogues):
    seen = seen_on(vault, catalogues, TODAY)
    assert (seen.drafts, seen.loose) == ((), ())
    assert (seen.agenda.now, seen.agenda.this_week, seen.agenda.without_next) == ((), (), ())


def test_everything_that_must_be_known_is_there(vault, catalogues):
    case = casework.open_case(vault, NOW, OPENED, "schommel")
    idle = casework.open_case(vault, NOW, OPENED)
    for days in (-2, 3, 30):
        following.add_follow_up(vault, promise(case, days), NOW)
    following.add_follow_up(vault, promise(None, 0), NOW)
    draft = Draft(key="contact:new", saved_at=NOW, body="{}")
    conversations.keep_draft(vault, draft)
    loose = conversations.log_contact(vault, a_contact(None, "wie was dit?"), NOW)
    seen = seen_on(vault, catalogues, TODAY)
    assert [(item.what, item.case_title) for item in seen.agenda.now] == [
        ("bellen -2", "2026-0001 · schommel"),
        ("bellen 0", ""),
    ]
    assert [item.what for item in seen.agenda.this_week] == ["bellen 3"]
    assert [line.number for line in seen.agenda.without_next] == [idle.number]
    assert (seen.drafts, seen.loose) == ((draft,), (loose,))


def test_a_term_that_passed_while_the_program_was_closed_is_shown_first(vault, catalogues):
    case = casework.open_case(vault, NOW, OPENED, "schommel")
    following.add_follow_up(vault, promise(case, -90), NOW)
    step = routing.begin(vault, case.id, "SA_264", catalogues, NOW)
    routing.happened(vault, step, "verzending_aanwijzing", exactly(date(2026, 10, 1)), NOW)
    first, second = seen_on(vault, catalogues, TODAY).agenda.now
    assert (first.kind, first.on, first.case_title) == (
        DueKind.TERM,
        date(2026, 10, 15),
        "2026-0001 · schommel",
    )
    assert second.what == "bellen -90"
    assert seen_on(vault, catalogues, date(2026, 10, 2)).agenda.now == (second,)


def test_a_promise_in_a_closed_case_still_says_which_case(vault, catalogues):
    case = casework.open_case(vault, NOW, OPENED, "schommel")
    following.add_follow_up(vault, promise(case, 0), NOW)
    casework.close_case(vault, replace(case, keyword="wip"), Closing(on=TODAY), NOW)
    seen = seen_on(vault, catalogues, TODAY)
    assert [item.case_title for item in seen.agenda.now] == ["2026-0001 · wip"]
    assert seen.agenda.without_next == ()
