"""Uitspraken: what others said in public, in words of the owner, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from confidant_app.domain.statements import offered
from confidant_app.domain.vault_errors import OpenedReadOnly
from confidant_app.services import hearing, recommending, statements
from confidant_app.ui.dialogs.statement import StatementDialog
from confidant_app.ui.reporting.statements_step import StatementsStep
from tests.ui.window_fixtures import said


@pytest.fixture
def step(desk, show):
    heard = []
    found = show(StatementsStep(desk, heard.append))
    found.heard = heard
    return found


def fill(dialog):
    dialog.speaker.setText("een verzonnen wethouder")
    dialog.said_on.setText("maart 2026")
    dialog.words.setPlainText("De wachtlijsten zijn weg.")
    dialog.source.setText("verzonnen persbericht")
    dialog.beside.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.save.click()


def test_every_statement_says_whose_it_is_and_what_stands_beside_it(step, desk):
    assert len(step.rows) == len(desk.catalogues.statements)
    first = step.rows[0]
    words = said(first)
    assert first.entry.statement.speaker[1:] in words
    assert "Bron: " in words
    assert "Ernaast: norm niet gehaald: eerste contact" in words
    assert any("Staat op zichzelf" in said(row) for row in step.rows)
    assert first.shown.accessibleName().startswith("In het rapport: college")
    assert first.back.isHidden()


def test_a_tick_keeps_a_statement_out_of_the_report_and_focus_stays(step, desk, qtbot):
    step.rows[1].shown.setFocus()
    with qtbot.waitSignal(step.changed):
        qtbot.keyClick(step.rows[1].shown, Qt.Key.Key_Space)
    assert statements.registered(desk.vault, desk.catalogues)[1].left_out
    assert step.rows[1].shown.hasFocus()
    qtbot.keyClick(step.rows[1].shown, Qt.Key.Key_Space)
    assert not statements.registered(desk.vault, desk.catalogues)[1].left_out


def test_a_statement_is_added_and_taken_away(step, desk, when_asked):
    when_asked(fill)
    step.add.click()
    added = step.rows[-1]
    assert added.entry.statement.words == "De wachtlijsten zijn weg."
    assert added.entry.statement.beside == (offered(desk.catalogues.figures)[0][0],)
    assert added.back.text() == "Weghalen"
    added.back.click()
    assert len(step.rows) == len(desk.catalogues.statements)


def test_another_wording_keeps_the_speaker_and_can_be_given_up(step, desk, when_asked):
    def shorter(dialog):
        assert dialog.speaker.isReadOnly()
        dialog.words.setPlainText("Korter.")
        dialog.save.click()

    speaker = step.rows[0].entry.statement.speaker
    when_asked(shorter)
    step.rows[0].edit.click()
    worded = step.rows[0].entry
    assert (worded.statement.words, worded.statement.speaker) == ("Korter.", speaker)
    assert step.rows[0].back.text() == "Zoals het was"
    step.rows[0].back.click()
    assert not step.rows[0].entry.typed


def test_a_dialog_that_changes_nothing_leaves_the_words_to_the_catalogue(step, when_asked):
    for row in range(len(step.rows)):
        when_asked(lambda dialog: dialog.save.click())
        step.rows[row].edit.click()
    assert not any(row.entry.typed for row in step.rows)


def test_a_statement_without_a_source_is_not_saved(desk, show):
    dialog = show(StatementDialog(None, desk.theme, offered(desk.catalogues.figures)))
    dialog.save.click()
    assert "wie het zei" in dialog.complaint.text()
    assert dialog.isVisible()
    dialog.reject()


def test_typing_finds_a_figure(desk, show):
    figures = offered(desk.catalogues.figures)
    dialog = show(StatementDialog(None, desk.theme, figures))
    dialog._go_to(figures[5][1])
    assert dialog.beside.currentRow() == 5
    dialog._go_to("dit is er niet")
    assert dialog.beside.currentRow() == 5
    dialog.reject()


def test_what_cannot_be_kept_is_said(step, monkeypatch):
    def refused(*_args, **_kwargs):
        raise OpenedReadOnly

    monkeypatch.setattr(statements, "leave_out", refused)
    step.rows[0].shown.click()
    assert isinstance(step.heard[0], OpenedReadOnly)


def test_the_reaction_of_the_institution_is_kept(step, desk, when_asked):
    def answered(dialog):
        assert not dialog.answer.isEnabled()
        dialog.state.setCurrentIndex(2)
        dialog.save.click()
        assert "schrijf op wat de instelling antwoordde" in dialog.complaint.text()
        dialog.answer.setPlainText("Wij werken eraan.")
        dialog.save.click()

    assert "nog niet om een reactie gevraagd" in step.state.text()
    when_asked(answered)
    step.react.click()
    assert hearing.reaction(desk.vault).answer == "Wij werken eraan."
    assert "staat in het rapport" in step.state.text()


def test_a_question_without_an_answer_yet(step, desk, when_asked):
    def asked(dialog):
        dialog.state.setCurrentIndex(1)
        dialog.save.click()

    when_asked(asked)
    step.react.click()
    assert "is om een reactie gevraagd" in step.state.text()


def test_recommendations_are_chosen_one_by_one_by_key_or_by_pressing_the_words(step, desk, qtbot):
    first, second, *_ = step.recommended.values()
    assert not first.tick.isChecked()
    first.tick.setFocus()
    with qtbot.waitSignal(step.changed):
        qtbot.keyClick(first.tick, Qt.Key.Key_Space)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    codes = list(desk.catalogues.recommendations)
    assert recommending.chosen(desk.vault) == set(codes[:2])
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert recommending.chosen(desk.vault) == {codes[0]}
    assert first.tick.accessibleName() == desk.catalogues.recommendations[codes[0]].text
