"""The room: rail, shortcuts, search, mail that is dropped, and the coordinator's room."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.resources import RESOURCES
from confidant_app.services import Vault, VaultKind, casework, conversations
from confidant_app.ui import mail_intake
from confidant_app.ui.desk import Place
from confidant_app.ui.models.hit_list import HIT, HitList, head, passage
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.pages.conversation import ConversationPage
from confidant_app.ui.room import Room
from tests.ui.window_fixtures import KEY, NOW, names, press, said

MAILS = RESOURCES / "example" / "mail"


@pytest.fixture
def room(make_desk, example, preferences, show):
    return show(Room(make_desk(example), preferences), 1300)


@pytest.fixture
def empty_room(desk, preferences, show):
    return show(Room(desk, preferences), 1300)


def current(room):
    return room.stack.currentWidget()


def control(qtbot, room, key):
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    qtbot.keyClick(room, key, Qt.KeyboardModifier.ControlModifier)


def test_it_begins_with_today_and_every_place_has_a_number(empty_room, qtbot):
    for number, place in enumerate(Place, start=1):
        control(qtbot, empty_room, Qt.Key(ord("0") + number))
        assert current(empty_room) is empty_room._places[place]
        assert empty_room.rail._buttons[place].isChecked()


def test_a_place_keeps_what_was_chosen_in_it(empty_room):
    empty_room.show_place(Place.CASES)
    cases = current(empty_room)
    empty_room.show_place(Place.TODAY)
    empty_room.show_place(Place.CASES)
    assert current(empty_room) is cases


def test_ctrl_n_opens_a_conversation_with_the_cursor_in_the_text(empty_room, qtbot):
    control(qtbot, empty_room, Qt.Key.Key_N)
    page = current(empty_room)
    assert isinstance(page, ConversationPage)
    assert page.note.hasFocus()


def test_leaving_half_a_conversation_keeps_it_and_today_offers_it(empty_room, qtbot):
    empty_room.show_conversation(None)
    qtbot.keyClicks(current(empty_room).note, "Half verhaal")
    empty_room.show_place(Place.TODAY)
    qtbot.waitUntil(lambda: "Half verhaal" in said(empty_room))
    press(empty_room, "Verder schrijven: Half verhaal")
    assert current(empty_room).note.toPlainText() == "Half verhaal"


def test_a_draft_or_conversation_that_is_gone_is_told_where_one_stands(empty_room):
    empty_room.show_draft("contact:new:x")
    assert "Dit staat niet (meer) in de kluis." in said(empty_room)
    empty_room.show_contact(ContactId(UUID(int=9)))
    assert current(empty_room) is empty_room._places[Place.TODAY]


def test_search_finds_while_typing_and_enter_opens_the_case(room, qtbot):
    control(qtbot, room, Qt.Key.Key_K)
    assert room.search.hasFocus()
    qtbot.keyClicks(room.search, "kerstkaart team")
    qtbot.waitUntil(lambda: room.search.popup.isVisible())
    hit = room.search.model.hit(0)
    assert "kerstkaart" in passage(hit)
    assert "2025-0001" in head(hit)
    qtbot.keyClick(room.search, Qt.Key.Key_Return)
    assert current(room).case_id() == hit.case
    assert room.search.text() == ""
    assert not room.search.popup.isVisible()


def test_arrows_walk_through_what_was_found_and_escape_closes(room, qtbot):
    room.search.setFocus()
    room.search.setText("school")
    room.search.look_up()
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    rows = []
    for key in (down, down, up, up):
        qtbot.keyClick(room.search, key)
        rows.append(room.search.list.currentIndex().row())
    last = room.search.model.rowCount() - 1
    assert rows == [0, 1, 0, last]
    qtbot.keyClick(room.search, Qt.Key.Key_Escape)
    assert not room.search.popup.isVisible()
    assert room.search.text() == ""


def test_enter_right_after_typing_does_not_wait(room, qtbot):
    room.search.setFocus()
    room.search.setText("kerstkaart")
    qtbot.keyClick(room.search, Qt.Key.Key_Return)
    assert isinstance(current(room), CasePage)


def test_a_click_opens_a_conversation_that_has_no_case(empty_room, desk, qtbot):
    loose = conversations.log_contact(
        desk.vault, Contact(id=ContactId(UUID(int=0)), at=NOW, note="Sneeuwklokje"), NOW
    )
    empty_room.search.setText("sneeuwkl")
    empty_room.search.look_up()
    place = empty_room.search.list.visualRect(empty_room.search.model.index(0)).center()
    qtbot.mouseClick(empty_room.search.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert current(empty_room).writing().contact.id == loose.id


def test_nothing_found_says_what_to_try_and_opens_nothing(room, qtbot):
    room.search.setFocus()
    room.search.setText("qqqqqq")
    room.search.look_up()
    assert room.search.model.index(0).data() == "Niets gevonden. Probeer het begin van een woord."
    qtbot.keyClick(room.search, Qt.Key.Key_Return)
    assert current(room) is room._places[Place.TODAY]
    room.search.clear()
    room.search.look_up()
    assert not room.search.popup.isVisible()


def test_the_list_goes_when_the_search_loses_the_cursor(room):
    room.search.setFocus()
    room.search.setText("school")
    room.search.look_up()
    room.grab()
    current(room).setFocus()
    assert not room.search.popup.isVisible()


def test_the_model_of_hits_keeps_the_rules_of_qt(example, qtmodeltester):
    from confidant_app.services import searching  # noqa: PLC0415

    model = HitList()
    model.show(searching.find(example, "school", 12))
    qtmodeltester.check(model)
    assert model.index(0).data(HIT) is model.hit(0)
    assert model.hit(99) is None
    model.say("Een zin.")
    assert (model.rowCount(), model.index(0).data(HIT)) == (1, None)


def test_a_narrow_window_folds_the_rail_and_keeps_the_names(empty_room):
    empty_room.resize(900, 700)
    rail = empty_room.rail
    assert rail._buttons[Place.CASES].text() == ""
    assert rail._buttons[Place.CASES].accessibleName() == "Zaken"
    empty_room.show_time_left(61)
    assert rail._lock.text() == ""
    empty_room.resize(1300, 700)
    assert rail._buttons[Place.CASES].text() == "Zaken"
    assert rail._lock.text() == "Slot over 2 min"


def mail_drop(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def drop(room, data):
    act, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), act, data, button, keys)
    enter.ignore()
    room.dragEnterEvent(enter)
    if enter.isAccepted():
        room.dropEvent(QDropEvent(QPointF(5, 5), act, data, button, keys))
    return enter.isAccepted()


def test_a_dropped_mail_is_looked_at_and_kept_as_a_conversation(
    empty_room, desk, when_asked, qtbot
):
    mail = sorted(MAILS.glob("*.eml"))[0]
    when_asked(lambda dialog: dialog.save.click())
    assert drop(empty_room, mail_drop(mail))
    (kept,) = conversations.without_case(desk.vault)
    assert kept.channel == "email"
    qtbot.waitUntil(lambda: any(n.startswith("Open: ") for n in names(empty_room)))


def test_a_mail_dropped_on_a_case_belongs_to_it(empty_room, desk, when_asked):
    case = casework.open_case(desk.vault, NOW, NOW.date(), "omgang")
    empty_room.show_case(case.id)
    when_asked(lambda dialog: dialog.save.click())
    drop(empty_room, mail_drop(sorted(MAILS.glob("*.eml"))[0]))
    assert len(casework.whole_case(desk.vault, case.id).contacts) == 1


def test_a_mail_that_is_not_wanted_is_not_kept(empty_room, desk, when_asked):
    when_asked(lambda dialog: dialog.reject())
    drop(empty_room, mail_drop(sorted(MAILS.glob("*.eml"))[0]))
    assert conversations.without_case(desk.vault) == ()


def test_only_mail_can_be_dropped_and_what_is_gone_is_told(empty_room, tmp_path):
    other = tmp_path / "brief.docx"
    other.write_bytes(b"x")
    assert not drop(empty_room, mail_drop(other))
    assert drop(empty_room, mail_drop(tmp_path / "weg.eml"))
    assert "Dit bestand is er niet." in said(empty_room)


def test_a_mail_is_added_to_a_case_from_a_folder(empty_room, desk, when_asked, monkeypatch):
    case = casework.open_case(desk.vault, NOW, NOW.date(), "omgang")
    empty_room.show_case(case.id)
    chosen = ["", str(Path("/nergens/x.eml")), str(sorted(MAILS.glob("*.eml"))[0])]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (chosen.pop(0), ""))
    press(empty_room, "E-mail erbij …")
    press(empty_room, "E-mail erbij …")
    assert "Dit bestand is er niet." in said(empty_room)
    when_asked(lambda dialog: dialog.save.click())
    press(empty_room, "E-mail erbij …")
    assert len(casework.whole_case(desk.vault, case.id).contacts) == 1


def test_open_cases_are_named_by_number_and_own_word(desk):
    casework.open_case(desk.vault, NOW, NOW.date(), "omgang")
    assert [text for text, _ in mail_intake.open_cases(desk)] == ["2026-0001  omgang"]


def test_the_coordinator_has_no_cases_no_search_and_no_conversations(
    make_desk, tmp_path, preferences, show, qtbot
):
    with Vault.create(tmp_path / "c.confidant", b"{}", KEY, VaultKind.COORDINATOR) as vault:
        room = show(Room(make_desk(vault), preferences))
        assert Place.CASES not in room.places()
        assert Place.EXCHANGE in room.places()
        assert room.search is None
        control(qtbot, room, Qt.Key.Key_N)
        assert not isinstance(current(room), ConversationPage)
        for place in room.places():
            room.show_place(place)
        room.hide()
