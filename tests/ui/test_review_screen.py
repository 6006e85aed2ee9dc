"""Gate 1 on the screen: every finding is decided by a person, and somebody looks again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from confidant_app.domain.contacts import Reopened, may_leave
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.review import Choice, Passage
from confidant_app.services import casework, namelists, reviewing
from confidant_app.services.leaving import gate
from confidant_app.ui.reporting import reasons
from confidant_app.ui.reporting.approval_panel import ApprovalPanel
from confidant_app.ui.reporting.review_panel import ReviewPanel
from tests.ui.report_scene import NOW, nameless
from tests.ui.review_scene import WORDS, choices, hide_all, say_nobody, texts


@pytest.fixture
def panel(scene):
    return scene(WORDS).panel


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget, key)


def at(panel, words):
    return texts(panel.review).index(words)


def select(panel, words):
    """Select words of the text as a person would, with the keyboard's cursor."""
    start = panel.review.words.index(words)
    cursor = QTextCursor(panel.text.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    panel.text.setTextCursor(cursor)


def test_nothing_is_decided_beforehand(panel):
    assert isinstance(panel, ReviewPanel)
    assert len(panel.review.passages) >= 5
    assert choices(panel) == {None}
    assert not panel.card.hide_button.isChecked()
    say_nobody(panel)
    assert not panel.public.done.isEnabled()


def test_keys_decide_and_move(panel, qtbot):
    press(qtbot, panel.text, Qt.Key.Key_V)
    assert panel.review.passages[0].choice is Choice.HIDE
    assert "Vondst 2 van" in panel.card._where.text()
    press(qtbot, panel.text, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert "Vondst 1 van" in panel.card._where.text()
    assert panel.card.hide_button.isChecked()
    press(qtbot, panel.card.hide_button, Qt.Key.Key_Down, Qt.Key.Key_X)
    assert "Vondst 2 van" in panel.card._where.text()
    assert panel.review.passages[1].choice is None
    panel.card.previous.click()
    panel.card.following.click()
    assert "Vondst 2 van" in panel.card._where.text()


def test_leaving_words_needs_a_reason_that_can_be_chosen_or_typed(panel, qtbot):
    panel._go(at(panel, "Veendam"))
    assert panel.card.reasons.isHidden()
    press(qtbot, panel.text, Qt.Key.Key_L)
    assert panel.card.reason.hasFocus()
    press(qtbot, panel.card.reason, Qt.Key.Key_Return)
    assert "waarom" in panel.public._complaint.text()
    panel.card.ready[2].click()
    kept = panel.review.passages[at(panel, "Veendam")]
    assert (kept.choice, kept.reason) == (Choice.KEEP, "wijst naar niemand")
    assert "Veendam" in panel.public.text.toPlainText()
    assert panel.card.reasons.isHidden()


def test_a_name_on_file_asks_for_typed_words_and_never_leaves(scene, qtbot):
    step = scene("Marleen belde weer.")
    panel = step.panel
    press(qtbot, panel.text, Qt.Key.Key_L)
    assert all(ready.isHidden() for ready in panel.card.ready)
    qtbot.keyClicks(panel.card.reason, "iedereen kent haar")
    panel.card.keep_so.click()
    assert panel.review.passages[0].reason == "iedereen kent haar"
    say_nobody(panel)
    panel.public.done.click()
    assert step.panel is panel
    assert "iemand uit je kluis" in panel.public._complaint.text()


def test_every_decision_can_be_undone_and_done_again(panel, qtbot):
    assert not panel.undo_button.isEnabled()
    press(qtbot, panel.text, Qt.Key.Key_V, Qt.Key.Key_V)
    after = panel.review
    qtbot.keyClick(panel.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.card.hide_button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert choices(panel) == {None}
    panel.redo_button.click()
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.text, Qt.Key.Key_Z, redo)
    assert panel.review == after
    panel.undo_button.click()
    press(qtbot, panel.text, Qt.Key.Key_Up, Qt.Key.Key_V)
    assert not panel.redo_button.isEnabled() or panel.review == after


def test_selected_words_are_hidden_and_can_get_another_kind(panel, qtbot):
    press(qtbot, panel.text, Qt.Key.Key_W)
    assert "kies eerst de woorden" in panel.public._complaint.text()
    select(panel, " zei tegen ")
    press(qtbot, panel.text, Qt.Key.Key_W)
    assert panel.review.passages[at(panel, "zei tegen")].added
    assert "zei tegen" not in panel.public.text.toPlainText()
    panel.card.kind.setCurrentIndex(panel.card.kind.findData(Label.ORG.value))
    panel.card.kind.activated.emit(0)
    added = panel.review.passages[at(panel, "zei tegen")]
    assert (added.finding.label, added.choice) == (Label.ORG, Choice.HIDE)
    panel._go(at(panel, "zei tegen"))
    panel.keep_found("")
    assert "zei tegen" not in texts(panel.review)


def test_the_same_kind_again_changes_nothing(panel, qtbot):
    press(qtbot, panel.text, Qt.Key.Key_S)
    assert panel.card.kind.hasFocus()
    panel.card.kind.activated.emit(0)
    assert not panel.history.can_undo()
    press(qtbot, panel.card.kind, Qt.Key.Key_Down)
    assert panel.history.can_undo()


def test_hidden_everywhere_counts_for_the_other_quotes_too(scene, qtbot):
    step = scene("De klompenmaker zweeg, die klompenmaker.", "Ook hier een klompenmaker.")
    if "zweeg" not in step.panel.review.words:
        step.following.click()
    panel = step.panel
    select(panel, "klompenmaker")
    press(qtbot, panel.text, Qt.Key.Key_W, Qt.Key.Key_O)
    assert texts(panel.review).count("klompenmaker") == 2
    assert "Overal verborgen" in panel.card._why.text()
    hide_all(panel)
    say_nobody(panel)
    panel.public.done.click()
    while not isinstance(step.panel, ReviewPanel):
        step.following.click()
    assert texts(step.panel.review) == ["klompenmaker"]
    assert choices(step.panel) == {Choice.HIDE}


def test_the_proposal_follows_the_decisions(panel):
    shown = panel.public.text.toPlainText
    assert "Marleen" not in shown()
    assert "Veendam" not in shown()
    panel._go(at(panel, "Veendam"))
    panel.keep_found("iedereen weet dat")
    assert "Veendam" in shown()
    panel._go(at(panel, "Veendam"))
    panel.hide_found()
    assert "Veendam" not in shown()


def test_how_much_a_replacement_tells_is_chosen(panel):
    assert "[plaats]" in panel.public.text.toPlainText()
    places = panel.public.detail.places
    assert not places.isHidden()
    assert panel.public.detail.dates.isHidden()
    places.setCurrentIndex(1)
    places.activated.emit(1)
    assert "[plaats in Groningen]" in panel.public.text.toPlainText()
    panel.undo()
    assert "[plaats]" in panel.public.text.toPlainText()
    assert places.currentIndex() == 0


def test_what_somebody_wrote_is_not_overwritten_by_a_decision(panel):
    assert panel.public.restore.isHidden()
    panel.public.text.setPlainText("Een moeder kreeg geen gehoor.")
    panel.hide_found()
    assert panel.public.text.toPlainText() == "Een moeder kreeg geen gehoor."
    assert not panel.public.restore.isHidden()
    panel.public.restore.click()
    assert panel.public.text.toPlainText() == reviewing.proposal(panel.review, {})


def test_clicking_on_the_words_goes_to_their_finding(panel, qtbot):
    finding = panel.review.passages[1].finding
    cursor = QTextCursor(panel.text.document())
    cursor.setPosition(finding.start + 1)
    place = panel.text.cursorRect(cursor).center()
    qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Vondst 2 van" in panel.card._where.text()
    with qtbot.assertNotEmitted(panel.text.picked):
        select(panel, "Marleen")
        qtbot.mouseRelease(panel.text.viewport(), Qt.MouseButton.RightButton, pos=QPoint(1, 1))


def test_an_indirect_clue_must_truly_be_rewritten(scene):
    step = scene("Wij zijn het enige Eritrese gezin in het dorp.")
    panel = step.panel
    assert panel.card.all_button.isHidden()
    panel.hide_everywhere()
    hide_all(panel)
    say_nobody(panel)
    panel.public.done.click()
    assert step.panel is panel
    assert "staat er nog" in panel.public._complaint.text()
    panel.public.text.setPlainText("Een gezin voelde zich alleen staan.")
    assert panel.public._complaint.isHidden()
    panel.public.done.click()
    assert isinstance(step.panel, ApprovalPanel)


def test_a_quote_without_words_stays_inside(scene):
    panel = scene("Niemand belde terug.").panel
    say_nobody(panel)
    panel.public.text.setPlainText("  ")
    panel.public.done.click()
    assert "geen tekst meer" in panel.public._complaint.text()


def test_somebody_who_may_be_recognised_stops_it(scene, qtbot):
    panel = scene("Niemand belde terug.").panel
    assert panel.review.passages == ()
    press(qtbot, panel.text, Qt.Key.Key_V, Qt.Key.Key_L, Qt.Key.Key_O, Qt.Key.Key_S)
    panel.keep_found("niets te kiezen")
    assert not panel.history.can_undo()
    panel.public.question.perhaps.click()
    assert not panel.public.done.isEnabled()
    assert not panel.public.question._advice.isHidden()


def test_few_capitals_are_warned_about(scene):
    step = scene("zij zei dat marleen het toch wel weet en dan bel ik weer een keer terug")
    found = [label.text() for label in step.panel.findChildren(QLabel)]
    assert any("geen hoofdletters" in text for text in found)


def test_a_person_who_was_added_opens_the_review_again(scene):
    step = scene("Niemand belde terug.")
    say_nobody(step.panel)
    step.panel.public.done.click()
    assert isinstance(step.panel, ApprovalPanel)
    vault = step._desk.vault
    (quote,) = reviewing.waiting_quotes(vault)
    person = casework.whole_case(vault, quote.case).people[0]
    casework.save_new_person(vault, person, NOW)
    step.refresh()
    assert isinstance(step.panel, ReviewPanel)
    notes = [label.text() for label in step.panel.findChildren(QLabel, "notice")]
    assert reasons.REOPENED[Reopened.PEOPLE] in notes


def test_only_an_approved_quote_may_leave(scene):
    step = scene("Niemand belde terug.")
    lists, vault = namelists.load_lists(), step._desk.vault
    (quote,) = reviewing.waiting_quotes(vault)
    review = reviewing.start(vault, quote, gate(vault, lists), {}).review
    reviewed = reviewing.finish(
        vault, quote, review, "Niemand belde terug.", gate(vault, lists), NOW
    )
    assert not may_leave(reviewed)


def test_every_reason_is_said_in_dutch():
    for why in Why:
        for label in Label:
            found = Finding(start=0, end=1, label=label, why=why, certainty=Certainty.MAYBE)
            assert reasons.reason(found).startswith(reasons.KIND[label])
            assert "(misschien)" in reasons.summary(Passage(finding=found))


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


def test_everything_that_takes_the_keyboard_has_a_name(scene):
    assert nameless(scene(WORDS)) == []
