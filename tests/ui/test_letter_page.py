"""The page of a letter: nothing that is typed is lost, and a file goes where the user says."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.errors import DiskFull
from confidant_app.services import Vault, casework, routing, writing
from confidant_app.ui.desk import Place
from confidant_app.ui.draft_timer import DRAFT_EVERY_MS
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.shell import Shell
from tests.ui.letter_scene import TITLE, a_case, a_room, current, fresh, front, letters
from tests.ui.window_fixtures import KEY, NOW, press, said

TODAY = NOW.date()


@pytest.fixture
def case(vault, known):
    return a_case(vault, known)


@pytest.fixture
def room(desk, case, preferences, show):
    return a_room(desk, case, preferences, show)


@pytest.fixture
def page(room, vault, case, known, qtbot):
    room.show_letter(fresh(vault, case, known))
    return front(room, qtbot)


def test_beside_the_letter_stand_its_last_day_and_what_is_missing(page):
    text = said(page)
    assert "Verzoek kinderrechter: uiterlijk ma 23 november 2026 (nog 7 dagen)" in text
    assert "Reken na; dit is geen juridisch advies." in text
    assert "Bel een advocaat of het Juridisch Loket." in text
    assert "– plaats en datum" in text
    assert "Rust op art. 1:264 Burgerlijk Wetboek" in text
    for word in ("23 november", "Reken na", "Juridisch Loket"):
        assert word not in page.note.toPlainText()


def test_a_term_that_cannot_be_counted_yet_is_asked_for(room, vault, known):
    other = casework.open_case(vault, NOW, TODAY)
    routing.begin(vault, other.id, "SA_264", known, NOW)
    whole = casework.whole_case(vault, other.id)
    offer, *rest = writing.offers(whole, writing.templates(known))
    room.show_letter(writing.begin(whole, offer, None, known, NOW))
    assert "Nog niet te tellen." in said(current(room))
    loose = next(one for one in rest if one.template.code == "SKJ")
    room.show_letter(writing.begin(whole, loose, None, known, NOW))
    assert "Op deze weg is er een fatale termijn." in said(current(room))
    calm = next(one for one in rest if one.template.code == "KLACHT_GI")
    room.show_letter(writing.begin(whole, calm, None, known, NOW))
    assert "fatale" not in said(current(room))
    gone = replace(writing.begin(whole, calm, None, known, NOW), template="WEG", body="Dag.")
    room.show_letter(gone)
    assert "Alles is ingevuld." in said(current(room))
    assert "Bij deze brief" not in said(current(room))


def test_the_keyboard_goes_from_open_place_to_open_place(page, qtbot):
    assert page.note.textCursor().selectedText() == "[vul in: adres]"
    qtbot.keyClicks(page.note, "Dijk 1")
    assert "– adres\n" not in page.beside.missing.text()
    press(page, "Volgende open plek")
    assert page.note.hasFocus()
    assert page.note.textCursor().selectedText() == "[vul in: telefoonnummer of e-mailadres]"
    for _ in range(20):
        press(page, "Volgende open plek")
        qtbot.keyClicks(page.note, "x")
        if page.beside.missing.text() == "Alles is ingevuld.":
            break
    assert "[vul in" not in page.note.toPlainText()
    assert not page.beside.next.isEnabled()
    page._places.go_to_next()


def test_an_untouched_letter_leaves_no_trace_and_a_typed_one_is_saved_by_esc(
    page, room, vault, case, known, qtbot
):
    QTest.keyClick(page.note, Qt.Key.Key_Escape)
    assert isinstance(current(room), CasePage)
    assert letters(vault, case) == ()
    room.show_letter(fresh(vault, case, known))
    again = front(room, qtbot)
    qtbot.keyClicks(again.note, "Dijk 1")
    QTest.keyClick(again.note, Qt.Key.Key_Escape)
    (saved,) = letters(vault, case)
    assert "Dijk 1" in saved.body
    assert TITLE in said(current(room).side.letters)


def test_what_is_typed_is_saved_after_a_moment(page, vault, case, qtbot):
    qtbot.keyClicks(page.title, " (2)")
    qtbot.waitUntil(lambda: letters(vault, case) != (), timeout=4 * DRAFT_EVERY_MS)
    assert "bewaard " in said(page)
    page.note.append("Nog een regel.")
    page.keep()
    (saved,) = letters(vault, case)
    assert saved.body.endswith("Nog een regel.")
    assert saved.title == f"{TITLE} (2)"


def test_a_letter_without_a_name_gets_one(page, vault, case):
    page.title.setText("  ")
    press(page, "Bewaren")
    assert [one.title for one in letters(vault, case)] == ["Brief"]


def test_what_is_typed_is_there_after_a_lock(
    background, known, own, preferences, clock, show, vault
):
    shell = show(Shell(background, own, preferences, clock))
    case = a_case(vault, known)
    shell.unlock(vault)
    room = shell.centralWidget()
    room.show_letter(fresh(vault, case, known))
    current(room).note.append("Een uur werk.")
    shell.lock()
    with Vault.open(vault.folder, KEY) as again:
        (saved,) = letters(again, case)
    assert saved.body.endswith("Een uur werk.")


def test_a_full_disk_holds_the_page_with_the_text(page, room, monkeypatch, vault, case):
    def full(*_):
        raise DiskFull

    page.note.append("Dit staat nergens anders.")
    monkeypatch.setattr(writing, "keep", full)
    room.show_place(Place.TODAY)
    press(page, "Bewaren")
    press(page, "Opslaan als PDF")
    page.about_to_lock()
    page._timer.timeout.emit()
    assert current(room) is page
    assert "De schijf is vol." in said(page)
    assert page.note.toPlainText().endswith("Dit staat nergens anders.")
    monkeypatch.undo()
    press(page, "Bewaren")
    assert letters(vault, case)[0].body.endswith("Dit staat nergens anders.")


def test_throwing_away_what_was_typed_takes_two_presses(page, room, vault, case, monkeypatch):
    page.note.append("Toch niet.")
    page.keep()
    press(page, "Weggooien")
    assert len(letters(vault, case)) == 1

    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(writing, "remove", full)
        press(page, "Echt weggooien?")
    assert "De schijf is vol." in said(page)
    press(page, "Echt weggooien?")
    assert isinstance(current(room), CasePage)
    assert letters(vault, case) == ()


def test_an_untouched_letter_is_thrown_away_at_once(page, room, vault, case):
    press(page, "Weggooien")
    assert isinstance(current(room), CasePage)
    assert letters(vault, case) == ()


@pytest.mark.parametrize(("kind", "end"), [("PDF", "pdf"), ("Word", "docx")])
def test_a_file_goes_where_the_user_says_and_the_case_knows(
    page, room, vault, case, place, qtbot, kind, end
):
    asked, path = place
    assert "Het bestand is niet versleuteld; geef het aan de familie" in said(page)
    press(page, f"Opslaan als {kind}")
    qtbot.waitUntil(lambda: "Bewaard in" in said(page))
    assert asked[0].endswith(f"brief-2026-11-16.{end}")
    data = path.read_bytes()
    assert data[:2] == (b"PK" if end == "docx" else b"%P")
    if end == "pdf":
        text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
        assert "Geachte kinderrechter," in text
    (saved,) = letters(vault, case)
    assert saved.given_out_at == NOW
    press(page, f"Opslaan als {kind}")
    qtbot.waitUntil(lambda: "Er staat al een bestand met deze naam." in said(page))
    press(page, "Bewaren")
    assert f"Brief van de familie meegegeven: {TITLE}" in said(current(room))
    assert "meegegeven ma 16 november 2026" in said(current(room).side.letters)


def test_a_file_that_is_not_wanted_after_all_is_not_made(page, monkeypatch, vault, case):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    press(page, "Opslaan als Word")
    (saved,) = letters(vault, case)
    assert saved.given_out_at is None


def test_a_number_that_may_be_a_bsn_is_pointed_out_gently(page):
    assert "burgerservicenummer" not in said(page)
    page.note.append("Mijn nummer is 111222333.")
    assert "een nummer in dat een burgerservicenummer kan zijn" in said(page)
    page.note.undo()
    assert "burgerservicenummer" not in said(page)


def test_a_letter_that_claims_authority_asks_to_check_that_for_every_child(page):
    question = "Staat er dat de schrijver het gezag heeft? Kijk of dat voor elk genoemd kind klopt."
    assert question in said(page)
    page.note.setPlainText("Ik ben een ouder van Daan.")
    assert question not in said(page)


def test_saving_by_itself_does_not_count_the_terms_anew(page, desk):
    counted = desk.watch.terms()
    assert counted is not None
    page.note.append("Nog een regel.")
    page.keep()
    assert desk.watch.terms() is counted
