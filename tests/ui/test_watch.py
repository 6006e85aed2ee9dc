"""The counted terms: few at once, many in the background, and nothing after a lock."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.steps import StepStatus
from confidant_app.services import Vault, casework, routing, watching
from confidant_app.storage.vault import Reader
from confidant_app.ui import watch as watches
from confidant_app.ui.changes import Changed
from confidant_app.ui.pages.terms import TermsPage
from confidant_app.ui.pages.today import TodayPage
from confidant_app.ui.shell import Shell
from tests.ui.window_fixtures import KEY, NOW, said

TODAY = date(2026, 11, 16)


def appeal(vault, known, keyword="wip"):
    case = casework.open_case(vault, NOW, TODAY, keyword)
    step = routing.begin(vault, case.id, "HB_HOF", known, NOW)
    return routing.happened(vault, step, "uitspraak", exactly(date(2026, 9, 1)), NOW)


@pytest.fixture
def many(monkeypatch):
    """Let every number of steps be many."""
    monkeypatch.setattr(watches, "AT_ONCE", 0)


class Gate:
    """Holds every count in the background until the test opens it."""

    def __init__(self, monkeypatch):
        self.opened, self.begun = Event(), Event()
        read = Reader.read

        def wait(reader, sql, params=()):
            self.begun.set()
            assert self.opened.wait(20)
            return read(reader, sql, params)

        monkeypatch.setattr(Reader, "read", wait)


@pytest.fixture
def gate(monkeypatch, many):
    found = Gate(monkeypatch)
    yield found
    found.opened.set()


def test_few_are_there_at_once_and_again_after_a_change(desk, qtbot):
    step = appeal(desk.vault, desk.catalogues)
    with qtbot.assertNotEmitted(desk.watch.counted):
        assert len(desk.watch.terms()) == 1
        routing.change(desk.vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
        assert len(desk.watch.terms()) == 1
        desk.changes.happened.emit(Changed.CONTACTS)
        assert len(desk.watch.terms()) == 1
        desk.changes.happened.emit(Changed.STEPS)
        assert desk.watch.terms() == ()


def test_what_nobody_asks_for_is_not_counted(desk, background):
    appeal(desk.vault, desk.catalogues)
    desk.changes.happened.emit(Changed.STEPS)
    assert not desk.watch.is_counting()


def test_many_come_from_the_background_and_are_told_of_once(desk, qtbot, many):
    appeal(desk.vault, desk.catalogues)
    told = []
    desk.watch.counted.connect(told.append)
    assert desk.watch.terms() is None
    assert desk.watch.is_counting()
    qtbot.waitUntil(lambda: bool(told))
    assert desk.watch.terms() == watching.all_watched(desk.vault, desk.catalogues)
    qtbot.wait(20)
    assert told == [Changed.TERMS]


def test_the_old_ones_stay_until_the_new_ones_are_there(desk, qtbot, many):
    appeal(desk.vault, desk.catalogues)
    with qtbot.waitSignal(desk.watch.counted):
        desk.watch.terms()
    appeal(desk.vault, desk.catalogues, "schommel")
    with qtbot.waitSignal(desk.watch.counted):
        desk.changes.happened.emit(Changed.STEPS)
        assert desk.watch.is_counting()
        assert len(desk.watch.terms()) == 1
    assert len(desk.watch.terms()) == 2


def test_a_change_while_counting_asks_anew_and_only_the_newest_answer_counts(desk, qtbot, gate):
    appeal(desk.vault, desk.catalogues)
    told = []
    desk.watch.counted.connect(told.append)
    desk.watch.terms()
    assert gate.begun.wait(20)
    appeal(desk.vault, desk.catalogues, "schommel")
    desk.changes.happened.emit(Changed.CASES)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert len(told) == 1
    assert len(desk.watch.terms()) == 2


def test_a_lock_while_counting_drops_the_answer(
    background, known, own, preferences, clock, show, vault, gate, qtbot
):
    appeal(vault, known)
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(vault)
    watch = shell.centralWidget().desk.watch
    qtbot.waitUntil(gate.begun.is_set)
    assert watch.is_counting()
    told = []
    watch.counted.connect(told.append)
    shell.lock()
    gate.opened.set()
    background._pool.shutdown()
    qtbot.wait(20)
    assert told == []
    assert vault.is_closed()


def test_beside_a_writer_they_are_counted_too(make_desk, vault, qtbot, many):
    with Vault.open_to_read(vault.folder, KEY) as beside:
        desk = make_desk(beside)
        appeal(vault, desk.catalogues)
        with qtbot.waitSignal(desk.watch.counted):
            assert desk.watch.terms() is None
        assert len(desk.watch.terms()) == 1


def damaged(vault):
    """Spoil all pages after the first; a fresh connection reads them from the disk."""
    file = vault.folder / "vault.db"
    vault.read("PRAGMA wal_checkpoint(TRUNCATE)")
    with file.open("r+b") as pages:
        pages.seek(4096)
        pages.write(bytes(file.stat().st_size - 4096))


def test_a_damaged_vault_is_named_by_the_page_that_asked(desk, show, qtbot, many):
    appeal(desk.vault, desk.catalogues)
    with qtbot.waitSignal(desk.watch.counted):
        desk.watch.terms()
    damaged(desk.vault)
    with qtbot.waitSignal(desk.watch.counted):
        desk.changes.happened.emit(Changed.STEPS)
    with pytest.raises(DatabaseDamaged):
        desk.watch.terms()


def test_a_bug_in_the_count_is_not_swallowed(desk, qtbot, many, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    appeal(desk.vault, desk.catalogues)
    monkeypatch.setattr(watching, "watch", broken)
    with qtbot.captureExceptions() as caught:
        desk.watch.terms()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_the_first_screen_waits_for_the_terms_and_calls_no_case_forgotten(desk, show, qtbot, gate):
    appeal(desk.vault, desk.catalogues, "wip")
    page = show(TodayPage(desk))
    assert "De termijnen worden nog uitgerekend." in said(page)
    assert "Zaken zonder volgende stap" not in said(page)
    gate.opened.set()
    qtbot.waitUntil(lambda: "Er hoeft vandaag niets" in said(page))


def test_the_page_of_many_terms_is_made_before_it_is_asked_for(
    background, known, own, preferences, clock, show, vault, many, qtbot
):
    appeal(vault, known)
    shell = show(Shell(background, own, preferences, clock))
    shell.unlock(vault)
    room = shell.centralWidget()
    qtbot.waitUntil(lambda: room.stack.count() == 2)
    assert isinstance(room.stack.widget(1), TermsPage)
    assert isinstance(room.stack.currentWidget(), TodayPage)
    shell.lock()
