"""The review by keyboard alone: few keys for a long text, and a screen reader hears each step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from confidant_app.domain.contacts import QuoteId
from confidant_app.domain.quotable import LONGEST_QUOTE
from confidant_app.storage import rows_quotes, rows_reviews
from confidant_app.ui.reporting.approval_panel import ApprovalPanel

NAMED = (
    "Anke Bert Carla Dirk Eline Frits Gerda Harm Ingrid Joost Karin Lars Marjan Niek Olga Peter "
    "Ria Sander Tineke Ulrike Vera Wouter Yvonne Zeger Aleida Barend Corrie Douwe Elske Feike "
    "Geert Hilda Ineke Jelmer Klaske Lammert Martje Nelleke Okke Pieter"
)
SENTENCE = (
    "Toen ik daar weer naar vroeg, bleek dat {} het ook niet meer wist en dat er in al die weken "
    "niemand was geweest die het had opgeschreven. "
)
TWO_PAGES = "".join(SENTENCE.format(name) for name in NAMED.split())


@pytest.fixture
def keys(qtbot, qapp):
    """Return a function that sends keys to whatever has the keyboard, and counts them."""

    class Keys:
        count = 0

        def __call__(self, *pressed):
            for key in pressed:
                self.count += 1
                qtbot.keyClick(qapp.focusWidget(), key)

    return Keys()


def test_a_note_of_two_pages_with_forty_findings_takes_at_most_45_keys(scene, keys, qapp):
    assert 4_800 < len(TWO_PAGES) <= LONGEST_QUOTE
    step = scene(TWO_PAGES)
    panel = step.panel
    step.setFocus()
    assert len(panel.review.passages) == 40
    keys(*[Qt.Key.Key_V] * 40)
    assert qapp.focusWidget() is panel.public.question.nobody
    keys(Qt.Key.Key_Space)
    qapp.focusWidget().focusNextChild()
    while qapp.focusWidget() is not panel.public.done:
        keys(Qt.Key.Key_Tab)
    keys(Qt.Key.Key_Space)
    assert isinstance(step.panel, ApprovalPanel)
    assert keys.count <= 45
    (quote,) = rows_quotes.everybody(step._desk.vault)
    assert not any(name in quote.public_words for name in NAMED.split())
    assert len(rows_reviews.passages(step._desk.vault, QuoteId(quote.id))) == 40


def test_everything_is_done_without_a_mouse(scene, keys, qapp):
    panel = scene("Marleen zei tegen juf Anja Postma in Veendam: bel de directeur.").panel
    panel.setFocus()
    keys(Qt.Key.Key_V, Qt.Key.Key_V, Qt.Key.Key_L)
    assert qapp.focusWidget() is panel.card.reason
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert panel.review.passages[2].reason == panel.card.ready[0].text()
    panel.text.setFocus()
    panel._go(2)
    keys(Qt.Key.Key_Up)
    assert panel.text.textCursor().position() == panel.review.passages[1].finding.start
    for _ in range(2):
        qtbot_select_word(panel)
    keys(Qt.Key.Key_W)
    assert "Anja Postma" in panel.review.text(1)


def qtbot_select_word(panel):
    """Widen the selection by a word, as Ctrl+Shift+Right does."""
    cursor = panel.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextWord, cursor.MoveMode.KeepAnchor)
    panel.text.setTextCursor(cursor)


def test_a_screen_reader_hears_the_text_the_finding_and_every_button(scene):
    panel = scene("Marleen belde met Karin.").panel
    reading = QAccessible.queryAccessibleInterface(panel.text)
    assert reading.text(QAccessible.Text.Name) == "Zo is het gezegd"
    assert "Marleen belde" in reading.text(QAccessible.Text.Value)
    named = {
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in (panel.card.hide_button, panel.card.keep_button)
    }
    assert named == {"Verberg (V): Marleen", "Laat staan (L): Marleen"}
    # On Linux a field is named by the label beside it.
    assert panel.card.kind.accessibleName() == "Soort (S)"
