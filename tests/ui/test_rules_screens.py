"""Rules and extra days on the screen: the card in the settings, the news on the first screen."""

from datetime import date

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.domain.errors import DiskFull
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.services import (
    Vault,
    casework,
    conversations,
    new_rules,
    routing,
    rules,
    watching,
)
from confidant_app.storage import rows_rules
from confidant_app.ui import file_places
from confidant_app.ui.desk import Place
from confidant_app.ui.dialog_draft import DialogDraft
from confidant_app.ui.dialogs.extra_day import ExtraDayDialog
from confidant_app.ui.dialogs.moves import MovesDialog
from confidant_app.ui.door import Door
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.settings import rules_card
from confidant_app.ui.shell import Shell
from confidant_app.ui.theme import Theme
from tests.services.editions import NOW as LATER
from tests.services.editions import SHORTER_APPEAL, WITHOUT_CHALLENGE, an_appeal, edited, in_one
from tests.ui.window_fixtures import KEY, names, press, said

BRIDGE = date(2027, 2, 16)  # the last day of the appeal


@pytest.fixture
def shell(background, own, preferences, clock, show, vault):
    an_appeal(vault, own.edition.catalogues)
    clock.at = LATER
    window = show(Shell(background, own, preferences, clock), 1200, 1000)
    window.unlock(vault)
    window.centralWidget().show_place(Place.SETTINGS)
    yield window
    window.lock()


@pytest.fixture
def choose(monkeypatch, tmp_path):
    """Let the file dialog give an edition with these files."""

    def chosen(files):
        path = in_one(tmp_path / "nieuw.confidant-rules", files)
        monkeypatch.setattr(rules_card, "ask_files", lambda *_: (path,))

    return chosen


def page(shell):
    QApplication.processEvents()  # a room that was put in the window just now comes up
    return shell.centralWidget().stack.currentWidget()


def press_running(widget, name):
    """Press as in the running program: a dialog that was asked goes when the press is over."""
    loop = QEventLoop()

    def act():
        press(widget, name)
        loop.quit()

    QTimer.singleShot(0, act)
    loop.exec()


def deadlines(shell):
    desk = shell.centralWidget().desk
    return [term.deadline for term in watching.all_watched(desk.vault, desk.catalogues)]


def drafts(vault):
    return conversations.drafts(vault)


def day_filled_in(then=None, on=BRIDGE):
    def fill(dialog):
        while dialog.findChild(DialogDraft) is None:  # it comes with the next turn of the loop
            QTest.qWait(5)
        dialog.on.setDate(to_qt(on))
        dialog.called.setText("brugdag")
        dialog.source.setText("Staatscourant 2026, 1")
        if then is not None:
            then()
        press(dialog, "Bewaren")

    return fill


def test_the_card_says_which_rules_are_in_force_and_where_they_came_from(shell):
    text = said(page(shell).rules)
    assert "met de regels van di 1 december 2026" in text
    assert "Ze horen bij het programma. Gemaakt door het team van Confidant." in text
    assert "Er staan nog geen dagen bij." in text
    assert "Terug naar de regels van het programma …" not in names(page(shell))


def test_newer_rules_are_shown_first_and_count_everywhere_once_taken_over(
    shell, choose, when_asked, qtbot
):
    choose(edited(terms=SHORTER_APPEAL))
    told = []

    def take(dialog):
        told.append(said(dialog))
        press(dialog, "Overnemen")

    when_asked(take)
    before = shell.centralWidget()
    press(before, "Nieuwere regels opnemen …")
    assert "Dit verschuift 1 termijn" in told[0]
    assert "29 dagen eerder: di 16 februari 2027 wordt ma 18 januari 2027" in told[0]
    assert "Confidant kan niet zien wie dit bestand echt maakte." in told[0]
    assert "Bel bij een fatale termijn een advocaat" in told[0]
    assert shell.centralWidget() is not before
    assert isinstance(page(shell), SettingsPage)
    assert "uit een bestand dat is opgenomen. Gemaakt door Proef Landelijk." in said(page(shell))
    qtbot.waitUntil(lambda: not page(shell).rules.visibleRegion().isEmpty())
    assert deadlines(shell) == [date(2027, 1, 18)]
    when_asked(lambda dialog: press(dialog, "Overnemen"))
    press(page(shell), "Terug naar de regels van het programma …")
    assert deadlines(shell) == [BRIDGE]


def test_rules_without_the_route_of_a_running_step_say_so_before_they_are_taken_over(
    shell, choose, when_asked
):
    desk = shell.centralWidget().desk
    for number in range(42):
        case = casework.open_case(desk.vault, LATER, LATER.date(), f"zitting {number}")
        routing.begin(desk.vault, case.id, "WRAKING", desk.catalogues, LATER)
    choose(edited(routes_court=WITHOUT_CHALLENGE))
    told = []
    when_asked(lambda dialog: told.append((dialog.windowTitle(), said(dialog))))
    press(page(shell), "Nieuwere regels opnemen …")
    title, text = told[0]
    assert title == "De weg van 42 stappen ontbreekt in de nieuwe regels"
    assert "Stappen op een weg die de nieuwe regels niet kennen: 42" in text
    assert "zitting 39" in text
    assert "en nog 2" in text
    assert "Maak een vervolgactie van elke dag" in text


def test_the_safe_button_is_the_default_and_changes_nothing(shell, choose, when_asked):
    choose(edited(terms=SHORTER_APPEAL))
    room = shell.centralWidget()
    when_asked(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    press(room, "Nieuwere regels opnemen …")
    assert shell.centralWidget() is room
    assert deadlines(shell) == [BRIDGE]


def test_no_file_chosen_changes_nothing_and_a_broken_one_is_named(shell, choose, monkeypatch):
    monkeypatch.setattr(rules_card, "ask_files", lambda *_: ())
    press(page(shell), "Nieuwere regels opnemen …")
    choose({**edited(), "terms.toml": b"[[terms]\n"})
    press(page(shell), "Nieuwere regels opnemen …")
    text = said(page(shell))
    assert "De nieuwe regels zijn niet in orde: terms.toml, bij het hele bestand" in text
    assert "De regels die golden, gelden nog." in text
    assert "*.confidant-rules *.toml" in file_places.rules_kind()


def test_an_extra_day_is_added_and_taken_away_with_what_it_moves(shell, when_asked):
    when_asked(day_filled_in(lambda: when_asked(lambda dialog: press(dialog, "Overnemen"))))
    press_running(page(shell), "Vrije dag toevoegen …")
    assert deadlines(shell) == [date(2027, 2, 17)]
    assert "di 16 februari 2027, brugdag" in said(page(shell))
    assert "Staatscourant 2026, 1" in said(page(shell))
    assert drafts(shell.vault()) == ()
    told = []

    def take(dialog):
        told.append(said(dialog))
        press(dialog, "Overnemen")

    when_asked(take)
    press(page(shell), "Haal weg: di 16 februari 2027")
    assert "Di 16 februari 2027 telt niet meer als feestdag." in told[0]
    assert deadlines(shell) == [BRIDGE]
    assert rows_rules.days(shell.vault()) == ()


def test_a_day_that_is_given_up_at_the_preview_leaves_no_draft(shell, when_asked):
    when_asked(day_filled_in(lambda: when_asked(lambda dialog: press(dialog, "Annuleren"))))
    press_running(page(shell), "Vrije dag toevoegen …")
    assert deadlines(shell) == [BRIDGE]
    assert drafts(shell.vault()) == ()


def test_a_lock_during_the_preview_takes_nothing_over_and_keeps_what_was_typed(
    shell, when_asked, vault, own
):
    when_asked(day_filled_in(lambda: when_asked(lambda dialog: shell.lock())))
    press_running(page(shell), "Vrije dag toevoegen …")
    assert isinstance(shell.centralWidget(), Door)
    assert shell._rules is None
    with Vault.open(vault.folder, KEY) as again:
        assert rules.standing(again, own).days == ()
        (draft,) = drafts(again)
        assert "Staatscourant 2026, 1" in draft.body


def test_a_full_disk_says_so_and_keeps_what_was_typed(shell, when_asked, monkeypatch):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(new_rules, "adopt", full)
    when_asked(day_filled_in(lambda: when_asked(lambda dialog: press(dialog, "Overnemen"))))
    press_running(page(shell), "Vrije dag toevoegen …")
    assert "De schijf is vol." in said(page(shell))
    assert len(drafts(shell.vault())) == 1
    assert deadlines(shell) == [BRIDGE]


def test_text_that_was_typed_elsewhere_survives_other_rules(shell, qtbot, choose, when_asked):
    room = shell.centralWidget()
    room.show_conversation(None)
    qtbot.keyClicks(page(shell).note, "Half verhaal")
    room.desk.way.rules.emit(room.desk.rules)
    assert shell.centralWidget() is not room
    (draft,) = drafts(shell.vault())
    assert "Half verhaal" in draft.body


def test_the_day_dialog_offers_what_is_only_known_from_a_page_and_refuses_a_weekend(
    show, own, dressed
):
    holidays = own.edition.catalogues.holidays
    parent = show(QWidget())
    dialog = ExtraDayDialog(parent, Theme(), holidays, LATER.date())
    dialog.show()
    press(dialog, "Vul in: vr 7 mei 2027")
    assert dialog.called.text() == "vrijdag na Hemelvaartsdag"
    press(dialog, "Bewaren")
    assert "in welk besluit" in said(dialog)
    dialog.on.setDate(to_qt(date(2027, 5, 8)))
    dialog.source.setText("Staatscourant 2025, 1")
    press(dialog, "Bewaren")
    assert "is een dag in het weekend" in said(dialog)
    dialog.on.setDate(to_qt(date(2027, 5, 7)))
    press(dialog, "Bewaren")
    assert dialog.value() == ExtraDay(
        on=date(2027, 5, 7), name="vrijdag na Hemelvaartsdag", source="Staatscourant 2025, 1"
    )
    dialog.deleteLater()
    bare = ExtraDayDialog(parent, Theme(), holidays, date(2040, 1, 1))
    bare.show()
    assert "Genoemd op een website" not in said(bare)
    bare.close()
    bare.deleteLater()


def test_a_long_list_scrolls_by_keyboard(desk, show):
    for number in range(50):
        an_appeal(desk.vault, desk.catalogues, date(2026, 11, 2 + number % 25))
    day = ExtraDay(on=date(2027, 2, 2), name="x", source="y")
    proposal = new_rules.propose_day(desk.vault, desk.rules, day, LATER.date())
    longer = new_rules.Proposal(now=proposal.now, after=proposal.after, moved=proposal.moved * 50)
    dialog = MovesDialog(show(QWidget()), Theme(), longer, ["Verzonnen."])
    dialog.show()
    assert "en nog " in said(dialog)
    assert dialog.focusWidget() is dialog._scroll
    QTest.keyClick(dialog._scroll, Qt.Key.Key_PageDown)
    assert dialog._scroll.verticalScrollBar().value() > 0
    dialog.close()
    dialog.deleteLater()
