"""The card with the letters of a case: begin one, see whether the family has it, take it away."""

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.services import reading_only, writing
from confidant_app.services.writing import UNSAVED, Offer
from confidant_app.ui.dialogs.new_letter import LetterChoice, NewLetterDialog
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.letter import LetterPage
from confidant_app.ui.room import Room
from confidant_app.ui.theme import Theme
from tests.ui.letter_scene import TITLE, a_case, a_room, current, fresh, letters
from tests.ui.window_fixtures import KEY, NOW, names, press, said


@pytest.fixture
def case(vault, known):
    return a_case(vault, known)


@pytest.fixture
def room(desk, case, preferences, show):
    return a_room(desk, case, preferences, show)


def test_a_new_letter_begins_with_what_fits_the_running_step(room, case, when_asked):
    card = current(room).side.letters
    assert "Nog geen brief." in said(card)

    def answer(dialog):
        assert isinstance(dialog, NewLetterDialog)
        assert dialog.kind.currentText().endswith("(stap loopt)")
        assert dialog.writer.currentText() == "Sanne, ouder met gezag"
        assert not dialog.warning.isVisible()
        dialog.writer.setCurrentIndex(1)
        assert "Met deze rol kan dit meestal niet. Wel: jeugdige, ouder met" in said(dialog)
        dialog.writer.setCurrentIndex(2)
        assert "Kijk of de schrijver dit mag vragen." in said(dialog)
        dialog.writer.setCurrentIndex(0)
        press(dialog, "Begin")

    when_asked(answer)
    press(card, "Nieuwe brief")
    page = current(room)
    assert isinstance(page, LetterPage)
    assert "Mijn naam is Sanne." in page.note.toPlainText()
    assert page.title.text() == TITLE


def test_a_step_can_ask_for_its_own_letter_and_a_cancelled_one_leaves_no_trace(
    room, vault, case, when_asked
):
    seen = []
    when_asked(lambda dialog: seen.append(dialog.kind.count()))
    press(current(room).side.steps, "Brief …: Schriftelijke aanwijzing laten vervallen")
    assert seen == [1]
    assert isinstance(current(room), CasePage)
    assert letters(vault, case) == ()


def test_a_broken_template_is_named_and_without_any_the_page_says_why(room, desk, show):
    broken = CatalogueBroken(file="brief.toml", entry="de brief", reason="het mist iets")
    card = current(room).side.letters
    offers = [Offer(template=one, step=None) for one in card._templates().found]
    choice = LetterChoice(offers=offers, writers=(), broken=(broken,))
    dialog = show(NewLetterDialog(room, Theme(), choice, desk.catalogues))
    assert "brief.toml is niet in orde bij de brief: het mist iets." in said(dialog)
    card._known = writing.Templates(found=(), broken=(broken,))
    card.start()
    assert "brief.toml" in said(current(room))


def test_a_letter_that_changed_since_it_was_given_says_so(room, vault, case, known, clock):
    saved = writing.keep(vault, fresh(vault, case, known), NOW)
    writing.give_out(vault, saved.id, writing.LetterForm.PDF, vault.folder.parent / "x", b"", NOW)
    room.show_case(case.id)
    press(room, f"Open: {TITLE}")
    clock.later(hours=1)
    current(room).note.append("Nog iets.")
    press(current(room), "Bewaren")
    card = current(room).side.letters
    assert "meegegeven ma 16 november 2026, daarna nog veranderd" in said(card)
    assert letters(vault, case)[0].given_out_at == NOW


def test_a_letter_is_removed_on_the_second_press(room, vault, case, known):
    writing.keep(vault, fresh(vault, case, known), NOW)
    room.show_case(case.id)
    card = current(room).side.letters
    assert "nog niet meegegeven" in said(card)
    press(card, f"Verwijder: {TITLE}")
    assert len(letters(vault, case)) == 1
    press(card, f"Echt verwijderen?: {TITLE}")
    assert letters(vault, case) == ()
    assert f"Open: {TITLE}" not in names(card)


def test_a_vault_that_is_open_to_read_shows_a_letter_and_takes_no_new_one(
    vault, case, known, make_desk, preferences, show, qtbot
):
    saved = writing.keep(vault, fresh(vault, case, known), NOW)
    assert saved.id != UNSAVED
    with reading_only.open_to_read(vault.folder, KEY) as beside:
        room = show(Room(make_desk(beside), preferences), 1300, 1400)
        room.show_case(case.id)
        press(current(room).side.letters, "Nieuwe brief")
        assert "Deze kluis is alleen om te lezen open." in said(current(room))
        press(room, f"Open: {TITLE}")
        page = current(room)
        text = page.note.toPlainText()
        qtbot.keyClicks(page.note, "zzz")
        assert page.note.toPlainText() == text
        assert not page.giving.pdf.isEnabled()
        press(page, "Bewaren")
        assert isinstance(current(room), CasePage)
