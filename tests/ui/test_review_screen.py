"""Gate 1 on the screen: every finding is decided by a person, and a second one approves."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from confidant_app.domain.contacts import may_leave
from confidant_app.services import importing, namelists, reviewing
from confidant_app.services.reviewing import Certainty, Finding, Label, Why
from confidant_app.ui.reporting import reasons
from confidant_app.ui.reporting.approval_panel import ApprovalPanel
from confidant_app.ui.reporting.marked_text import MarkedText
from confidant_app.ui.reporting.review_panel import ReviewPanel
from confidant_app.ui.reporting.words_step import WordsStep
from confidant_app.ui.theme import Theme
from tests.ui.report_scene import GRONINGEN, NOW, cases, nameless, with_quote, without_quotes

WORDS = (
    "Marleen zei tegen juf Anja Postma in Veendam: bel 06-12345678. "
    "Wij zijn het enige Eritrese gezin in het dorp."
)


@pytest.fixture
def scene(vault, make_desk, show, qtbot):
    """Return a function that opens the step on a vault with these quotes waiting."""

    def opened(*quotes):
        found = list(without_quotes(cases(GRONINGEN)[: max(1, len(quotes))]))
        for at, words in enumerate(quotes):
            found[at] = with_quote(found[at], words)
        importing.keep_cases(vault, found, NOW)
        desk = make_desk(vault)
        complaints = []
        step = WordsStep(desk, complaints.append)
        desk.changes.happened.connect(step.refresh)
        show(step, 1100, 800)
        step.refresh()
        qtbot.waitUntil(lambda: not desk.background.is_busy())
        assert not complaints
        return step

    return opened


def say_nobody(panel):
    panel.question.nobody.click()


def test_nothing_is_decided_beforehand(scene):
    panel = scene(WORDS).panel
    assert isinstance(panel, ReviewPanel)
    assert len(panel.rows) >= 5
    for row in panel.rows:
        assert not row.hide_button.isChecked()
        assert not row.keep_button.isChecked()
    say_nobody(panel)
    assert not panel.done.isEnabled()


def test_keys_decide_and_move(scene, qtbot):
    panel = scene(WORDS).panel
    panel.rows[0].setFocus()
    qtbot.keyClick(panel.rows[0].hide_button, Qt.Key.Key_V)
    assert panel.rows[0].hide_button.isChecked()
    assert panel.rows[1].hide_button.hasFocus()
    qtbot.keyClick(panel.rows[1].hide_button, Qt.Key.Key_L)
    assert panel.rows[1].keep_button.isChecked()
    assert not panel.rows[1].hide_button.isChecked()
    qtbot.keyClick(panel.rows[2].hide_button, Qt.Key.Key_Up)
    assert panel.rows[1].hide_button.hasFocus()
    qtbot.keyClick(panel.rows[1].hide_button, Qt.Key.Key_Right)
    assert panel.rows[1].keep_button.hasFocus()
    qtbot.keyClick(panel.rows[1].keep_button, Qt.Key.Key_Left)
    qtbot.keyClick(panel.rows[1].hide_button, Qt.Key.Key_Down)
    assert panel.rows[2].hide_button.hasFocus()
    qtbot.keyClick(panel.rows[2].hide_button, Qt.Key.Key_X)
    assert panel.decided[2] is None
    qtbot.keyClick(panel.rows[0].hide_button, Qt.Key.Key_Up)
    assert panel.decided[:2] == [True, False]


def test_the_proposal_follows_the_decisions(scene):
    panel = scene(WORDS).panel
    assert "Marleen" not in panel.public.toPlainText()
    assert "Veendam" not in panel.public.toPlainText()
    at = [WORDS[f.start : f.end] for f in panel.review.findings].index("Veendam")
    panel.rows[at].keep_button.click()
    assert "Veendam" in panel.public.toPlainText()
    panel.rows[at].hide_button.click()
    assert "Veendam" not in panel.public.toPlainText()


def test_what_somebody_wrote_is_not_overwritten_by_a_decision(scene):
    panel = scene(WORDS).panel
    assert panel.restore.isHidden()
    panel.public.setPlainText("Een moeder kreeg geen gehoor.")
    panel.rows[0].hide_button.click()
    assert panel.public.toPlainText() == "Een moeder kreeg geen gehoor."
    assert not panel.restore.isHidden()
    panel.restore.click()
    assert panel.public.toPlainText() == reviewing.proposal(panel.review)


def test_clicking_on_the_words_goes_to_their_finding(scene, qtbot):
    panel = scene(WORDS).panel
    panel.ensurePolished()
    layout, _ = panel.text._laid_out(panel.text.width())
    start, end = panel.text._spans[1]
    box = panel.text._boxes(layout, start, end)[0]
    qtbot.mouseClick(panel.text, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert panel.rows[1].hide_button.hasFocus()
    with qtbot.assertNotEmitted(panel.text.picked):
        qtbot.mouseClick(panel.text, Qt.MouseButton.LeftButton, pos=QPoint(1, 1_000))


def test_a_name_on_file_cannot_be_left_standing(scene):
    step = scene("Marleen belde weer.")
    panel = step.panel
    for row in panel.rows:
        row.keep_button.click()
    say_nobody(panel)
    panel.done.click()
    assert step.panel is panel
    assert "naam uit je kluis" in panel._complaint.text()


def test_an_indirect_clue_must_truly_be_rewritten(scene):
    step = scene("Wij zijn het enige Eritrese gezin in het dorp.")
    panel = step.panel
    for row in panel.rows:
        row.hide_button.click()
    say_nobody(panel)
    panel.done.click()
    assert step.panel is panel
    assert "staat er nog" in panel._complaint.text()
    panel.public.setPlainText("Een gezin voelde zich alleen staan.")
    assert panel._complaint.isHidden()
    panel.done.click()
    assert isinstance(step.panel, ApprovalPanel)


def test_a_quote_without_words_stays_inside(scene):
    panel = scene("Niemand belde terug.").panel
    say_nobody(panel)
    panel.public.setPlainText("  ")
    panel.done.click()
    assert "geen tekst meer" in panel._complaint.text()


def test_somebody_who_may_be_recognised_stops_it(scene):
    panel = scene("Niemand belde terug.").panel
    assert panel.rows == []
    panel.question.perhaps.click()
    assert not panel.done.isEnabled()
    assert not panel.question._advice.isHidden()


def test_few_capitals_are_warned_about(scene):
    step = scene("zij zei dat marleen het toch wel weet en dan bel ik weer een keer terug")
    texts = [label.text() for label in step.panel.findChildren(QLabel)]
    assert any("geen hoofdletters" in text for text in texts)


def test_the_second_reader_approves_in_a_separate_act(scene):
    step = scene("Niemand belde terug, drie maanden lang.")
    say_nobody(step.panel)
    step.panel.done.click()
    panel = step.panel
    assert isinstance(panel, ApprovalPanel)
    assert "drie maanden" in panel.shown.text()
    say_nobody(panel)
    assert not panel.approve.isEnabled()
    panel.reader.setText("tweede lezer B")
    assert panel.approve.isEnabled()
    panel.approve.click()
    vault = step._desk.vault
    assert step.panel is None
    assert reviewing.waiting_quotes(vault) == ()
    assert step.views.currentIndex() == 0


def test_the_second_reader_can_send_it_back(scene):
    step = scene("Niemand belde terug.")
    say_nobody(step.panel)
    step.panel.done.click()
    step.panel.again.emit()
    assert isinstance(step.panel, ReviewPanel)
    say_nobody(step.panel)
    step.panel.done.click()
    assert isinstance(step.panel, ApprovalPanel)


def test_a_name_that_came_on_file_later_stops_the_approval(scene):
    step = scene("Niemand belde terug.")
    say_nobody(step.panel)
    step.panel.done.click()
    panel = step.panel
    say_nobody(panel)
    panel.reader.setText("   ")
    panel.approved.emit()
    assert not panel._complaint.isHidden()
    assert step.panel is panel


def test_quotes_are_walked_through_in_a_ring(scene):
    step = scene("Niemand belde terug.", "Elke maand iemand anders.")
    first = step.panel.review.quote
    step.following.click()
    second = step.panel.review.quote
    step.following.click()
    assert first != second
    assert step.panel.review.quote == first
    step.previous.click()
    assert step.panel.review.quote == second


def test_without_quotes_the_screen_says_what_will_be_there(scene):
    step = scene()
    assert step.panel is None
    texts = [label.text() for label in step.findChildren(QLabel)]
    assert "Er wachten geen citaten" in texts


def test_only_an_approved_quote_may_leave(scene):
    step = scene("Niemand belde terug.")
    lists, desk = namelists.load_lists(), step._desk
    (quote,) = reviewing.waiting_quotes(desk.vault)
    review = reviewing.start(desk.vault, quote, lists)
    reviewed = reviewing.finish(desk.vault, review, [], "Niemand belde terug.", lists, NOW)
    assert not may_leave(reviewed)


def test_every_reason_is_said_in_dutch():
    for why in Why:
        for label in Label:
            found = Finding(start=0, end=1, label=label, why=why, certainty=Certainty.MAYBE)
            assert reasons.reason(found).startswith(reasons.KIND[label])
            assert reasons.certainty(found) == "misschien"


def test_a_person_of_this_case_is_named_by_role():
    found = Finding(
        start=0,
        end=1,
        label=Label.PERSON,
        why=Why.ON_FILE,
        certainty=Certainty.SURE,
        person="ouder",
    )
    assert reasons.reason(found) == "naam: staat in deze zaak als ouder"


def test_marks_stand_right_after_signs_that_count_double(qtbot):
    text = "😀😀\r\nMarleen belde en belde nog een keer terug"
    start = text.index("Marleen")
    view = MarkedText(Theme(), text, [(start, start + 7)])
    qtbot.addWidget(view)
    view.resize(200, view.heightForWidth(200))
    view.show_state([False], 1)
    layout, _ = view._laid_out(200)
    boxes = view._boxes(layout, *view._spans[0])
    assert len(boxes) == 1
    assert boxes[0].left() == 0
    assert not view.grab().isNull()
    assert view.sizeHint().height() > 0
    assert view.minimumSizeHint().height() > 0
    assert view.accessibleName() == text


def test_everything_that_takes_the_keyboard_has_a_name(scene):
    assert nameless(scene(WORDS)) == []
