"""Deadlines as a calendar file: read back strictly, and taken in by a real khal."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.terms import TermKind
from confidant_app.office.calendar import CalendarDeadline, calendar

MADE = datetime(2026, 11, 16, 9, 30, 12, 345, tzinfo=timezone(timedelta(hours=1)))
STEP = UUID("5b2c4c3e-0f5c-4c0e-9d55-0a6d3cf5a001")
OTHER_STEP = UUID("5b2c4c3e-0f5c-4c0e-9d55-0a6d3cf5a002")
FATAL = CalendarDeadline(
    step=STEP,
    term="hoger-beroep",
    case_number="2026-0042",
    kind=TermKind.FATAL,
    on=date(2026, 12, 1),
    warn=(date(2026, 9, 1), date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 1)),
)
ABOUT = CalendarDeadline(
    step=OTHER_STEP,
    term="indienen",
    case_number="2026-0007",
    kind=TermKind.SOFT,
    on=date(2026, 11, 20),
    circa=True,
)


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_the_events_are_all_day_private_neutral_and_in_order():
    first, second = events(calendar([FATAL, ABOUT], MADE))
    assert str(first["SUMMARY"]) == "termijn 2026-0007 (ongeveer)"
    assert str(second["SUMMARY"]) == "fatale termijn 2026-0042"
    assert second.decoded("DTSTART") == date(2026, 12, 1)
    assert second.decoded("DTEND") == date(2026, 12, 2)
    assert second.decoded("DTSTAMP") == datetime(2026, 11, 16, 8, 30, 12, tzinfo=UTC)
    for event in (first, second):
        assert (str(event["CLASS"]), str(event["TRANSP"])) == ("PRIVATE", "TRANSPARENT")
        assert set(event) == {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP",
        }  # fmt: skip


@pytest.mark.parametrize("kind", list(TermKind))
def test_no_kind_of_term_says_more_than_that_it_is_a_term(kind):
    (event,) = events(calendar([replace(FATAL, kind=kind)], MADE))
    assert str(event["SUMMARY"]) in {"termijn 2026-0042", "fatale termijn 2026-0042"}


def test_reminders_sound_at_nine_on_the_warning_days_that_are_left():
    (event,) = events(calendar([FATAL], MADE))
    alarms = event.walk("VALARM")
    midnight = datetime(2026, 12, 1)  # noqa: DTZ001 - an all-day event floats
    assert [midnight + alarm.decoded("TRIGGER") for alarm in alarms] == [
        datetime(2026, 11, 24, 9),  # noqa: DTZ001
        datetime(2026, 11, 30, 9),  # noqa: DTZ001
        datetime(2026, 12, 1, 9),  # noqa: DTZ001
    ]
    assert {str(alarm["ACTION"]) for alarm in alarms} == {"DISPLAY"}
    assert {str(alarm["DESCRIPTION"]) for alarm in alarms} == {"fatale termijn 2026-0042"}


def test_equal_deadlines_give_equal_bytes_in_any_order():
    assert calendar([FATAL, ABOUT], MADE) == calendar([ABOUT, FATAL], MADE)


def test_an_event_keeps_its_uid_when_its_day_moves_and_shares_it_with_no_other():
    moved = replace(FATAL, on=date(2026, 12, 4), kind=TermKind.SOFT)
    (before,) = events(calendar([FATAL], MADE))
    (after,) = events(calendar([moved], MADE + timedelta(days=1)))
    assert before["UID"] == after["UID"]
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")
    others = [replace(FATAL, term="verzet"), replace(FATAL, step=OTHER_STEP)]
    found = events(calendar([FATAL, *others], MADE))
    assert len({str(event["UID"]) for event in found}) == 3
    assert str(STEP) not in calendar([FATAL], MADE).decode()
    assert "hoger" not in calendar([FATAL], MADE).decode()


def test_every_line_is_as_rfc_5545_wants_it():
    data = calendar([replace(FATAL, case_number="2026-0042 é,;\\" * 9)], MADE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    whole = Calendar.from_ical(data)
    assert (str(whole["VERSION"]), str(whole["CALSCALE"])) == ("2.0", "GREGORIAN")
    assert whole["PRODID"]
    assert "METHOD" not in whole  # Thunderbird takes a file with one for an invitation
    assert not whole.errors
    assert not whole.walk("VEVENT")[0].errors
    assert whole.to_ical() == data


def test_an_empty_calendar_is_refused():
    with pytest.raises(InvalidValue, match="er is geen termijn"):
        calendar([], MADE)


CONFIG = """
[calendars]
[[termijnen]]
path = {home}/vdir
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
[sqlite]
path = {home}/khal.db
[default]
default_calendar = termijnen
"""


@pytest.fixture
def khal(tmp_path):
    (tmp_path / "config").write_text(CONFIG.format(home=tmp_path), encoding="utf-8")
    (tmp_path / "vdir").mkdir()
    program = Path(sys.executable).with_name("khal")
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    surroundings = dict.fromkeys(places, str(tmp_path)) | {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin"}

    def run(*arguments):
        asked = [program, "-c", tmp_path / "config", *arguments]
        done = subprocess.run(asked, env=surroundings, capture_output=True, timeout=60, check=True)
        return done.stdout.decode()

    return run


def test_khal_takes_the_file_in_and_a_newer_one_moves_the_event(khal, tmp_path):
    path = tmp_path / "termijnen.ics"
    path.write_bytes(calendar([FATAL, ABOUT], MADE))
    khal("import", "--batch", path)
    listing = ("list", "--day-format", "{date}", "--format", "{title}{repeat-symbol}")
    assert khal(*listing, "2026-11-16", "30d").splitlines() == [
        "2026-11-20",
        "termijn 2026-0007 (ongeveer)",
        "2026-12-01",
        "fatale termijn 2026-0042",
    ]
    moved = replace(FATAL, on=date(2026, 12, 4))
    path.write_bytes(calendar([moved, ABOUT], MADE + timedelta(days=1)))
    khal("import", "--batch", path)
    assert khal(*listing, "2026-11-21", "30d").splitlines() == [
        "2026-12-04",
        "fatale termijn 2026-0042",
    ]
    assert len(list((tmp_path / "vdir").glob("*.ics"))) == 2
