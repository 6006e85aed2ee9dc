"""From the buttons to the files: a day list and a calendar."""

from datetime import date, timedelta
from uuid import uuid4

import pypdfium2
import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from confidant_app.domain.dates import exactly
from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.services import casework, following, routing, taking_out, watching
from confidant_app.ui.deadlines.taking_out import TakingOut
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = NOW.date()
MARKER = "Zwaluwstaartje"


class Bench(QWidget):
    """Something to hang the buttons in, that remembers what went wrong."""

    def __init__(self, desk):
        super().__init__()
        self.errors = []
        self.part = TakingOut(desk, self.errors.append)
        QVBoxLayout(self).addWidget(self.part)


@pytest.fixture
def bench(desk, show):
    case = casework.open_case(desk.vault, NOW, TODAY, MARKER)
    step = routing.begin(desk.vault, case.id, "HB_HOF", desk.catalogues, NOW)
    routing.happened(desk.vault, step, "uitspraak", exactly(date(2026, 8, 20)), NOW)
    due = TODAY + timedelta(days=1)
    call = FollowUp(id=FollowUpId(uuid4()), what=f"bel {MARKER}", due=due, case=case.id)
    following.add_follow_up(desk.vault, call, NOW)
    found = show(Bench(desk))
    terms = watching.all_watched(desk.vault, desk.catalogues)
    found.part.offer(terms, terms)
    return found


def text_of(path):
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def test_the_day_list_is_written_without_what_was_typed(bench, place, qtbot):
    asked, path = place
    assert "geen namen" in said(bench)
    press(bench, "Daglijst als PDF")
    qtbot.waitUntil(lambda: "Bewaard in" in said(bench))
    assert asked[0].endswith("daglijst-2026-11-16.pdf")
    assert "2026-0001" in text_of(path)
    assert MARKER not in text_of(path)
    assert "niet versleuteld" in said(bench)


def test_the_day_list_can_have_the_own_words(bench, place, qtbot):
    bench.part.own_words.setChecked(True)
    press(bench, "Daglijst als PDF")
    qtbot.waitUntil(lambda: "Bewaard in" in said(bench))
    assert f"bel {MARKER}" in text_of(place[1])


def test_the_calendar_is_written_with_neutral_titles(bench, place, qtbot):
    asked, path = place
    press(bench, "Termijnen naar je agenda")
    qtbot.waitUntil(lambda: "Bewaard in" in said(bench))
    assert asked[0].endswith("termijnen.ics")
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "fatale termijn 2026-0001"
    assert event.decoded("DTSTART") == date(2026, 11, 20)


def test_without_terms_there_is_nothing_for_a_calendar(bench):
    bench.part.offer((), ())
    assert not bench.part.calendar.isEnabled()
    assert bench.part.day_list.isEnabled()


def test_whoever_cancels_gets_no_file(bench, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    for name in ("Daglijst als PDF", "Termijnen naar je agenda"):
        press(bench, name)
    assert "Bewaard in" not in said(bench)


def test_a_file_that_is_there_stays_and_the_page_says_so(bench, place, qtbot):
    _, path = place
    path.write_bytes(b"van een ander")
    press(bench, "Termijnen naar je agenda")
    qtbot.waitUntil(lambda: bool(bench.errors))
    assert "Er staat al een bestand" in str(bench.errors[0])
    assert path.read_bytes() == b"van een ander"
    assert "wordt gemaakt" not in said(bench)


@pytest.mark.parametrize("name", ["Daglijst als PDF", "Termijnen naar je agenda"])
def test_a_vault_that_cannot_be_read_is_said_on_the_page(bench, place, monkeypatch, name):
    def broken(*_args, **_options):
        raise DatabaseDamaged

    for asked in ("days_of", "deadlines_of"):
        monkeypatch.setattr(taking_out, asked, broken)
    press(bench, name)
    assert isinstance(bench.errors[0], DatabaseDamaged)
    assert not place[1].exists()


def test_every_button_has_a_name(bench):
    assert {"Daglijst als PDF", "Termijnen naar je agenda"} <= set(names(bench))
    assert "Daglijst met wat ik bij vervolgacties schreef" in set(names(bench))
