"""What leaves the vault as a day list or a calendar: days and numbers, no names."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from icalendar import Calendar

from confidant_app.domain.dates import between, exactly
from confidant_app.domain.errors import FileExists
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.terms import TermKind
from confidant_app.services import casework, following, routing, taking_out, watching
from tests.services.desk import MARKER, NOW, OPENED, TODAY


@pytest.fixture
def terms(vault, catalogues):
    """An appeal about a day that is only roughly known, and a board that must answer."""
    case = casework.open_case(vault, NOW, OPENED, MARKER)
    step = routing.begin(vault, case.id, "HB_HOF", catalogues, NOW)
    about = between(date(2026, 8, 20), date(2026, 8, 25))
    routing.happened(vault, step, "uitspraak", about, NOW)
    other = casework.open_case(vault, NOW, OPENED)
    step = routing.begin(vault, other.id, "KLACHT_GI", catalogues, NOW)
    routing.happened(vault, step, "ontvangst_oordeel", exactly(date(2026, 10, 20)), NOW)
    ended = FollowUp(id=FollowUpId(uuid4()), what=f"bel {MARKER}", due=TODAY, case=case.id)
    following.add_follow_up(vault, ended, NOW)
    awaited = FollowUp(
        id=FollowUpId(uuid4()), what="brief", due=TODAY - timedelta(days=1), waiting=True
    )
    following.add_follow_up(vault, awaited, NOW)
    return watching.all_watched(vault, catalogues)


def test_the_day_list_has_numbers_and_the_words_of_the_catalogue(vault, terms):
    days = taking_out.days_of(vault, terms, TODAY, own_words=False)
    assert [(row.kind, row.what, row.case_number) for row in (*days.late, *days.today)] == [
        ("wacht op antwoord", "", ""),
        ("vervolgactie", "", "2026-0001"),
    ]
    fatal, board = days.this_week
    assert (fatal.fatal, fatal.kind, fatal.circa) == (True, "fatale termijn", True)
    assert (fatal.case_number, fatal.on) == ("2026-0001", date(2026, 11, 20))
    assert (board.fatal, board.kind, board.circa) == (False, "beslistermijn", False)
    assert (board.case_number, board.on) == ("2026-0002", date(2026, 11, 20))
    assert taking_out.as_pdf(days).startswith(b"%PDF")
    assert MARKER not in str(days)


def test_own_words_come_along_only_when_asked_for(vault, terms):
    days = taking_out.days_of(vault, terms, TODAY, own_words=True)
    assert [row.what for row in (*days.late, *days.today)] == ["brief", f"bel {MARKER}"]


def test_the_calendar_has_the_chosen_terms_with_their_warning_days(vault, catalogues, terms):
    fatal, board = sorted(
        taking_out.deadlines_of(vault, catalogues, terms), key=lambda found: found.case_number
    )
    assert (fatal.case_number, fatal.kind, fatal.circa) == ("2026-0001", TermKind.FATAL, True)
    assert date(2026, 11, 19) in fatal.warn
    assert (board.term, board.warn) == ("reactie-bestuur", (board.on,))
    chosen = [term for term in terms if term.kind is TermKind.FATAL]
    assert taking_out.deadlines_of(vault, catalogues, chosen) == (fatal,)
    data = taking_out.as_calendar([fatal, board], NOW)
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 2
    assert MARKER not in data.decode()


def test_a_measure_that_is_followed_is_in_the_calendar_too(vault, catalogues):
    case = casework.open_case(vault, NOW, OPENED)
    step = routing.begin(vault, case.id, "VOTS", catalogues, NOW, StepStatus.IN_PROGRESS)
    routing.happened(vault, step, "beschikking_vots", exactly(date(2026, 10, 20)), NOW)
    terms = watching.all_watched(vault, catalogues)
    (found,) = taking_out.deadlines_of(vault, catalogues, terms)
    assert (found.kind, found.on) == (TermKind.DURATION, date(2027, 1, 19))


def test_a_term_of_a_route_that_the_catalogue_lost_is_left_out(vault, catalogues, terms):
    fewer = {code: route for code, route in catalogues.routes.items() if code != "HB_HOF"}
    left = replace(catalogues, routes=fewer)
    assert [d.term for d in taking_out.deadlines_of(vault, left, terms)] == ["reactie-bestuur"]


def test_writing_never_replaces_a_file(tmp_path):
    path = tmp_path / "termijnen.ics"
    taking_out.write(path, b"eerst")
    with pytest.raises(FileExists):
        taking_out.write(path, b"daarna")
    assert path.read_bytes() == b"eerst"
