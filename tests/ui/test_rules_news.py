"""Newer rules on the first screen, and broken ones at the door and on top of the room."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from confidant_app.domain.editions import Origin
from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.moved import Moved
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.terms import TermKind
from confidant_app.services import (
    Vault,
    VaultKind,
    casework,
    comparing,
    reading_only,
    routing,
    rules,
    watching,
)
from confidant_app.storage import rows_rules
from confidant_app.storage.rows_rules import KeptEdition
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.door import Door
from confidant_app.ui.pages.today import TodayPage
from confidant_app.ui.room import Room
from confidant_app.ui.shell import Shell
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.moved_list import MovedList
from tests.services.editions import (
    NEWER,
    OWN,
    SHORTER_APPEAL,
    WITHOUT_CHALLENGE,
    an_appeal,
    edited,
    own_of,
)
from tests.ui.window_fixtures import KEY, NOW, names, press, said


@pytest.fixture
def newer(tmp_path):
    return own_of(tmp_path, edited(terms=SHORTER_APPEAL))


@pytest.fixture
def broken(tmp_path):
    return own_of(tmp_path / "stuk", {**OWN, "terms.toml": b"[[terms]\n"})


@pytest.fixture
def today(background, clock, show, qtbot):
    def open_page(vault, own):
        desk = Desk.fresh(vault, rules.enter(vault, own, NOW), background, Theme(), clock)
        page = show(TodayPage(desk))
        qtbot.waitUntil(lambda: not background.is_busy())
        QApplication.processEvents()  # what was added to a page in sight is shown by the next turn
        return page

    return open_page


@pytest.fixture
def window(background, preferences, clock, show):
    opened = []

    def open_window(own):
        opened.append(show(Shell(background, own, preferences, clock)))
        return opened[-1]

    yield open_window
    for one in opened:
        one.lock()


def test_what_newer_rules_moved_stands_on_top_until_it_was_seen(vault, own, newer, today, qtbot):
    case = an_appeal(vault, own.edition.catalogues)
    rules.enter(vault, own, NOW)
    page = today(vault, newer)
    text = said(page)
    assert "Nieuwe regels: 1 termijn verschoven" in text
    assert "met de regels van zo 20 december 2026. Verzonnen wijziging." in text
    assert "29 dagen eerder: di 16 februari 2027 wordt ma 18 januari 2027" in text
    with qtbot.waitSignal(page.desk.way.case) as opened:
        press(page, f"Open: {case.number} · uitspraak, hoger beroep")
    assert opened.args == [case.id]
    press(page, "Gezien")
    assert "Nieuwe regels" not in said(page)
    assert "Nieuwe regels" not in said(today(vault, newer))


def test_newer_rules_are_compared_once_and_not_at_every_refresh(
    vault, own, newer, background, clock, show, qtbot, monkeypatch
):
    an_appeal(vault, own.edition.catalogues)
    rules.enter(vault, own, NOW)
    threads = []

    def noted(*given, **named):
        threads.append(threading.current_thread())
        return watching.watch(*given, **named)

    monkeypatch.setattr(comparing, "watch", noted)
    desk = Desk.fresh(vault, rules.enter(vault, newer, NOW), background, Theme(), clock)
    page = show(TodayPage(desk))
    assert "Nieuwe regels" not in said(page)
    qtbot.waitUntil(lambda: "1 termijn verschoven" in said(page))
    for _ in range(3):
        page.refresh()
    qtbot.waitUntil(lambda: "1 termijn verschoven" in said(page))
    qtbot.waitUntil(lambda: not background.is_busy())
    assert len(threads) == 2, "by the old rules and by the new, once each"
    assert threading.main_thread() not in threads


def test_a_case_that_was_erased_goes_from_the_news_of_rules(vault, own, newer, today, qtbot):
    case = an_appeal(vault, own.edition.catalogues)
    rules.enter(vault, own, NOW)
    page = today(vault, newer)
    assert "1 termijn verschoven" in said(page)
    (step,) = casework.whole_case(vault, case.id).steps
    routing.change(vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    page.desk.changes.happened.emit(Changed.STEPS)
    page.desk.changes.happened.emit(Changed.CASES)
    qtbot.waitUntil(lambda: "je lopende termijnen blijven staan" in said(page))


def test_a_lock_while_the_rules_are_compared_drops_the_answer(
    vault, own, newer, background, clock, show, qtbot, monkeypatch
):
    an_appeal(vault, own.edition.catalogues)
    rules.enter(vault, own, NOW)
    going, opened = threading.Event(), threading.Event()

    def slow(*given, **named):
        going.set()
        opened.wait(5)
        return watching.watch(*given, **named)

    monkeypatch.setattr(comparing, "watch", slow)
    desk = Desk.fresh(vault, rules.enter(vault, newer, NOW), background, Theme(), clock)
    page = show(TodayPage(desk))
    assert going.wait(5)
    background.forget()
    vault.close()
    opened.set()
    qtbot.wait(20)
    assert "Nieuwe regels" not in said(page)


def test_a_vault_that_does_not_read_back_while_rules_are_compared_says_so(
    vault, own, newer, background, clock, show, qtbot, monkeypatch
):
    def damaged(*_, **__):
        raise DatabaseDamaged

    rules.enter(vault, own, NOW)
    monkeypatch.setattr(comparing, "watch", damaged)
    desk = Desk.fresh(vault, rules.enter(vault, newer, NOW), background, Theme(), clock)
    page = show(TodayPage(desk))
    qtbot.waitUntil(lambda: "gegevensbestand van de kluis is beschadigd" in said(page))


def test_newer_rules_that_move_nothing_say_so(vault, own, newer, today):
    rules.enter(vault, own, NOW)
    assert "Nieuwe regels: je lopende termijnen blijven staan" in said(today(vault, newer))


def test_newer_rules_without_the_route_of_a_step_name_its_case(vault, own, tmp_path, today, qtbot):
    case = casework.open_case(vault, NOW, NOW.date(), "zitting")
    routing.begin(vault, case.id, "WRAKING", own.edition.catalogues, NOW)
    rules.enter(vault, own, NOW)
    page = today(vault, own_of(tmp_path / "kleiner", edited(routes_court=WITHOUT_CHALLENGE)))
    text = said(page)
    assert "Nieuwe regels: de weg van 1 stap ontbreekt" in text
    assert "Stappen op een weg die de nieuwe regels niet kennen: 1" in text
    assert f"{case.number} · zitting\nWraking van de rechter" in text
    with qtbot.waitSignal(page.desk.way.case) as opened:
        press(page, f"Open: {case.number} · zitting, wraking van de rechter")
    assert opened.args == [case.id]


def test_rules_of_before_that_cannot_be_read_ask_to_look_again(vault, own, today):
    kept = KeptEdition(edition="x", version=NEWER, origin=Origin.FILE, files=b"stuk")
    with vault.transaction():
        rows_rules.put_edition(vault, kept, NOW)
    page = today(vault, own)
    assert "Er zijn nieuwe regels" in said(page)
    assert "Kijk daarom je lopende termijnen een keer na." in said(page)


def test_who_only_reads_is_told_and_cannot_say_seen(vault, own, newer, today):
    an_appeal(vault, own.edition.catalogues)
    rules.enter(vault, own, NOW)
    with reading_only.open_to_read(vault.folder, KEY) as beside:
        page = today(beside, newer)
        assert "Nieuwe regels: 1 termijn verschoven" in said(page)
        assert "Gezien" not in names(page)


def a_move(before, after, **fields):
    given = {"kind": TermKind.FATAL, "was": TermKind.FATAL, **fields}
    return Moved(
        case=None,
        case_title="2026-0001",
        route_name="route",
        term_name="termijn",
        before=before,
        after=after,
        **given,
    )


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (a_move(None, date(2026, 5, 14)), "nieuw: do 14 mei 2026"),
        (a_move(date(2026, 5, 14), None), "wordt niet meer geteld, was do 14 mei 2026"),
        (
            a_move(date(2026, 5, 14), None, asked=True),
            "geen dag meer (was do 14 mei 2026): vul in wat de nieuwe regels vragen",
        ),
        (a_move(date(2026, 5, 14), date(2026, 5, 15)), "1 dag later: do 14 mei 2026 wordt vr 15"),
        (
            a_move(date(2026, 5, 14), date(2026, 5, 14), was=TermKind.SOFT),
            "blijft do 14 mei 2026; was “liever vóór”",
        ),
    ],
)
def test_each_kind_of_change_has_its_own_words(show, move, words):
    assert words in said(show(MovedList(Theme(), [move])))


def test_with_broken_rules_the_door_opens_and_a_strip_says_what_still_counts(
    vault, own, broken, window
):
    rules.enter(vault, own, NOW)
    shell = window(broken)
    assert isinstance(shell.centralWidget(), Door)
    shell.unlock(vault)
    QApplication.processEvents()
    text = said(shell)
    assert "De regels van het programma zijn beschadigd: terms.toml, bij het hele bestand" in text
    assert "De laatste goede regels, van di 1 december 2026, blijven gelden." in text
    shell.centralWidget().show_place(Place.SETTINGS)
    assert "Terug naar de regels van het programma …" not in names(shell)


def test_without_any_good_rules_the_door_says_why_and_the_vault_is_closed(vault, broken, window):
    log = vault.read("SELECT count(*) FROM log_entry")
    shell = window(broken)
    shell.unlock(vault)
    assert shell.vault() is None
    assert vault.is_closed()
    assert isinstance(shell.centralWidget(), Door)
    assert "en in deze kluis staan geen andere" in said(shell)
    assert "Zet Confidant opnieuw op deze computer." in said(shell)
    with Vault.open(vault.folder, KEY) as again:
        assert again.read("SELECT count(*) FROM log_entry") == log
        assert rows_rules.kept_mark(again) == ""


def test_rules_that_do_not_read_back_show_the_vault_as_damaged(
    vault, own, make_desk, preferences, show, monkeypatch
):
    def damaged(_):
        raise DatabaseDamaged

    monkeypatch.setattr(rows_rules, "days", damaged)
    room = show(Room(make_desk(vault), preferences))
    assert "De kluis is beschadigd." in said(room)


def test_a_coordinator_takes_newer_rules_and_has_no_days(tmp_path, own, newer, window, background):
    folder = tmp_path / "coordinator.confidant"
    with Vault.create(folder, b"{}", KEY, VaultKind.COORDINATOR) as vault:
        rules.enter(vault, own, NOW)
        shell = window(newer)
        shell.unlock(vault)
        shell.centralWidget().show_place(Place.SETTINGS)
        QApplication.processEvents()
        assert "met de regels van zo 20 december 2026" in said(shell)
        assert "Vrije dag toevoegen …" not in names(shell)
        shell.lock()
