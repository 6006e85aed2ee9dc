"""A file that is asked for is made, whatever is pressed before it is there."""

from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.people import Person, PersonId
from confidant_app.services import casework, copying, taking_out, writing
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.letter import LetterPage
from confidant_app.ui.pages.today import TodayPage
from tests.ui.letter_scene import a_case, a_room, current, fresh, front, letters
from tests.ui.window_fixtures import NOW, press, said

WAIT = "Het bestand wordt nog gemaakt. Wacht even; daarna kun je verder."


class Gate:
    """Holds a function in the background until the test opens it."""

    def __init__(self, monkeypatch):
        self._monkeypatch, self.opened = monkeypatch, Event()

    def before(self, module, name):
        work = getattr(module, name)

        def wait(*given):
            assert self.opened.wait(20)
            return work(*given)

        self._monkeypatch.setattr(module, name, wait)


@pytest.fixture
def gate(monkeypatch):
    found = Gate(monkeypatch)
    yield found
    found.opened.set()


@pytest.fixture
def path(monkeypatch, tmp_path):
    found = tmp_path / "uit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(found), ""))
    return found


@pytest.fixture
def case(vault, known):
    return a_case(vault, known)


@pytest.fixture
def room(desk, case, preferences, show):
    return a_room(desk, case, preferences, show)


@pytest.fixture
def page(room, vault, case, known, qtbot, gate):
    gate.before(writing, "render")
    room.show_letter(fresh(vault, case, known))
    return front(room, qtbot)


def by_escape(page, _room):
    QTest.keyClick(page.note, Qt.Key.Key_Escape)


def by_saving(page, _room):
    press(page, "Bewaren")


def by_the_rail(_page, room):
    room.show_place(Place.TODAY)


@pytest.mark.parametrize("leave", [by_escape, by_saving, by_the_rail])
def test_a_letter_is_left_only_after_its_file_is_there(
    page, room, vault, case, path, gate, qtbot, leave
):
    press(page, "Opslaan als PDF")
    page.note.append("Nog een regel.")
    leave(page, room)
    assert current(room) is page
    assert WAIT in said(page)
    assert letters(vault, case)[0].body.endswith("Nog een regel.")
    gate.opened.set()
    qtbot.waitUntil(lambda: f"Bewaard in {path}" in said(page))
    assert path.read_bytes().startswith(b"%PDF")
    assert WAIT not in said(page)
    leave(page, room)
    assert isinstance(current(room), TodayPage if leave is by_the_rail else CasePage)


def test_a_letter_saves_itself_while_its_file_is_made_and_says_nothing_of_waiting(
    page, vault, case, path, gate, qtbot
):
    press(page, "Opslaan als Word")
    page.note.append("Nog een regel.")
    page._timer.timeout.emit()
    page.note.append("En nog een.")
    page.about_to_lock()
    assert letters(vault, case)[0].body.endswith("En nog een.")
    assert WAIT not in said(page)
    gate.opened.set()
    qtbot.waitUntil(path.exists)


def test_a_letter_whose_file_is_made_is_not_thrown_away_and_gets_no_second_file(
    page, room, vault, case, path, gate, qtbot
):
    press(page, "Opslaan als PDF")
    page.note.append("Toch maar weg.")
    press(page, "Weggooien")
    press(page, "Echt weggooien?")
    press(page, "Opslaan als Word")
    assert WAIT in said(page)
    assert current(room) is page
    gate.opened.set()
    qtbot.waitUntil(lambda: "Bewaard in" in said(page))
    assert path.read_bytes().startswith(b"%PDF")
    by_the_rail(page, room)
    assert letters(vault, case)[0].body.endswith("Toch maar weg.")


def test_a_file_that_cannot_be_written_is_told_on_the_page_that_stayed(
    page, room, path, gate, qtbot
):
    path.write_bytes(b"van een ander")
    press(page, "Opslaan als PDF")
    by_the_rail(page, room)
    gate.opened.set()
    qtbot.waitUntil(lambda: "Er staat al een bestand met deze naam." in said(page))
    assert isinstance(current(room), LetterPage)
    by_the_rail(page, room)
    assert isinstance(current(room), TodayPage)


def test_a_case_is_left_only_after_the_copy_for_a_person_is_there(
    room, vault, case, path, gate, qtbot, when_asked
):
    gate.before(copying, "render")
    given = Person(id=PersonId(uuid4()), case=case.id, given="Wiebrigje")
    casework.save_new_person(vault, given, NOW)
    room.show_case(case.id)
    page, told = current(room), []
    when_asked(lambda dialog: press(dialog, "Bestand maken"))
    press(page, "Kopie voor Wiebrigje")
    qtbot.waitUntil(lambda: page.side.people.copies.making._busy)
    by_the_rail(page, room)
    assert current(room) is page
    assert WAIT in said(page)
    when_asked(lambda notice: told.append(said(notice)))
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(told))
    assert f"Bewaard in {path}" in told[0]
    assert path.exists()
    assert WAIT not in said(page)
    by_the_rail(page, room)
    assert isinstance(current(room), TodayPage)


def test_the_page_of_terms_stays_and_so_its_day_list_is_written(room, path, gate, qtbot):
    gate.before(taking_out, "as_pdf")
    room.show_place(Place.TERMS)
    page = current(room)
    press(page, "Op papier of in je agenda")
    press(page, "Daglijst als PDF")
    by_the_rail(page, room)
    assert isinstance(current(room), TodayPage)
    gate.opened.set()
    qtbot.waitUntil(path.exists)
    room.show_place(Place.TERMS)
    assert "Bewaard in" in said(current(room))
