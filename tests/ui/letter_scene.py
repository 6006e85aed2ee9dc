"""What the tests of letters share: a case with a step that has a fatal term, and its room."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from confidant_app.domain.dates import exactly
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, routing, writing
from confidant_app.ui.room import Room
from tests.ui.window_fixtures import NOW

TITLE = "Verzoek om een schriftelijke aanwijzing te laten vervallen"


def a_case(vault, known):
    case = casework.open_case(vault, NOW, NOW.date(), "aanwijzing")
    for role, given in ((Role.PARENT_WITH_AUTHORITY, "Sanne"), (Role.GRANDPARENT, "Oma")):
        person = Person(id=PersonId(uuid4()), case=case.id, role=role, given=given)
        casework.save_new_person(vault, replace(person, reporter=given == "Sanne"), NOW)
    step = routing.begin(vault, case.id, "SA_264", known, NOW)
    sent = exactly(date(2026, 11, 9))
    routing.happened(vault, step, "verzending_aanwijzing", sent, NOW)
    return case


def letters(vault, case):
    return casework.whole_case(vault, case.id).letters


def fresh(vault, case, known):
    whole = casework.whole_case(vault, case.id)
    offer, *_ = writing.offers(whole, writing.templates(known))
    return writing.begin(whole, offer, whole.people[0], known, NOW)


def current(room):
    """Return the page at hand once it stands there."""
    for _ in range(4):
        QCoreApplication.processEvents()
    return room.stack.currentWidget()


def a_room(desk, case, preferences, show):
    found = show(Room(desk, preferences), 1300, 1400)
    found.show_case(case.id)
    return found


def front(room, qtbot):
    """Let the keyboard be in the window; offscreen this takes a moment."""
    qtbot.wait(20)
    room.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return current(room)
