"""The words under review: marks in their places, and places in Python's own counting."""

from PySide6.QtGui import QTextCursor

from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.review import Passage
from confidant_app.ui.reporting.review_text import ReviewText
from confidant_app.ui.theme import Theme


def marleen(start):
    found = Finding(
        start=start,
        end=start + len("Marleen"),
        label=Label.PERSON,
        why=Why.ON_FILE,
        certainty=Certainty.SURE,
    )
    return Passage(finding=found)


def test_marks_stand_right_after_signs_that_count_double(qtbot):
    words = "😀😀\r\nMarleen belde en belde nog een keer terug"
    start = words.index("Marleen")
    view = ReviewText(Theme(), words)
    qtbot.addWidget(view)
    view.resize(240, 200)
    view.show_state([marleen(start)], 0)
    (mark,) = view.extraSelections()
    assert mark.cursor.selectedText() == "Marleen"
    view.go_to(0)
    cursor = view.textCursor()
    cursor.movePosition(
        QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len("Marleen")
    )
    view.setTextCursor(cursor)
    assert view.selected() == (start, start + 7)
    assert view.createMimeDataFromSelection().text() == "Marleen"
    assert not view.grab().isNull()


def test_a_long_text_scrolls_to_each_finding_with_its_label_in_sight(show):
    words = "Er gebeurde niets. " * 120 + "Marleen belde."
    start = words.index("Marleen")
    view = ReviewText(Theme(), words)
    show(view, 500, 300)
    view.show_state([marleen(start)], 0)
    assert view.verticalScrollBar().value() == 0
    view.go_to(0)
    bottom = view.verticalScrollBar().value()
    assert bottom > 0
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert view.verticalScrollBar().value() < bottom


def test_short_words_take_little_room(show):
    low = show(ReviewText(Theme(), "Kort."), 500, 300).height()
    high = show(ReviewText(Theme(), "Er gebeurde niets. " * 200), 500, 300).height()
    assert low < high <= Theme().px(340)
