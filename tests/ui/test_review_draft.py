"""What was decided and written over a quote survives a lock, a crash and a look elsewhere."""

import json
from dataclasses import replace

import pytest

from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import DiskFull
from confidant_app.domain.review import Choice
from confidant_app.services import conversations, importing, reviewing, today
from confidant_app.storage import rows_cases
from confidant_app.ui.draft_timer import DRAFT_EVERY_MS
from confidant_app.ui.pages.reports import ReportsPage
from confidant_app.ui.reporting.approval_panel import ApprovalPanel
from confidant_app.ui.reporting.review_panel import ReviewPanel
from confidant_app.ui.reporting.words_step import WordsStep
from tests.ui.report_scene import GRONINGEN, NOW, cases, with_quote, without_quotes
from tests.ui.review_scene import choices, hide_all, say_nobody, texts

WORDS = "Marleen zei tegen juf Anja Postma in Veendam: bel 06-12345678."
OWN_WORDS = "Een moeder belde met de school."


@pytest.fixture
def desk(vault, make_desk):
    found = list(without_quotes(cases(GRONINGEN)[:2]))
    found[0] = with_quote(found[0], WORDS)
    found[1] = with_quote(found[1], "Niemand belde terug.")
    importing.keep_cases(vault, found, NOW)
    return make_desk(vault)


@pytest.fixture
def opened(desk, show, qtbot):
    """Return a function that opens the step anew, on the quote with names in it."""

    def again():
        complaints = []
        step = WordsStep(desk, complaints.append)
        desk.changes.happened.connect(step.refresh)
        show(step, 1100, 800)
        qtbot.waitUntil(lambda: not desk.background.is_busy())
        assert not complaints
        if step._shown.words != WORDS:
            step.following.click()
        return step

    return again


def drafts(desk):
    return conversations.drafts(desk.vault)


def test_decisions_and_words_come_back_after_a_crash(opened, desk, qtbot):
    assert DRAFT_EVERY_MS <= 2000
    step = opened()
    panel = step.panel
    step._draft._timer.setInterval(20)
    assert drafts(desk) == ()
    panel.hide_found()
    panel.keep_found("wijst naar niemand")
    panel.public.text.setPlainText(OWN_WORDS)
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1)
    again = opened().panel
    found = [one.choice for one in again.review.passages[:3]]
    assert found == [Choice.HIDE, Choice.KEEP, None]
    assert again.review.passages[1].reason == "wijst naar niemand"
    assert again.public.text.toPlainText() == OWN_WORDS


def test_without_own_words_the_proposal_follows_the_decisions_that_came_back(opened):
    step = opened()
    step.panel._go(texts(step.panel.review).index("Veendam"))
    step.panel.keep_found("wijst naar niemand")
    step.keep()
    again = opened().panel
    assert "Veendam" in again.public.text.toPlainText()
    assert "Marleen" not in again.public.text.toPlainText()
    assert again.public.restore.isHidden()


def test_a_look_at_another_quote_keeps_and_brings_back(opened):
    step = opened()
    step.panel.hide_found()
    step.following.click()
    assert step.panel.review.words != WORDS
    step.previous.click()
    assert step.panel.review.passages[0].choice is Choice.HIDE


def test_taking_everything_back_leaves_no_draft(opened, desk):
    step = opened()
    proposed = step.panel.public.text.toPlainText()
    step.panel.public.text.setPlainText(OWN_WORDS)
    step.keep()
    assert len(drafts(desk)) == 1
    step.panel.public.text.setPlainText(proposed)
    step.keep()
    assert drafts(desk) == ()


def test_finishing_lets_go_and_the_second_readers_name_is_kept_then(opened, desk):
    step = opened()
    hide_all(step.panel)
    step.panel.public.text.setPlainText(OWN_WORDS)
    step.keep()
    say_nobody(step.panel)
    step.panel.public.done.click()
    assert isinstance(step.panel, ApprovalPanel)
    assert drafts(desk) == ()
    step.panel.reader.setText("tweede lezer B")
    step.keep()
    again = opened()
    while not isinstance(again.panel, ApprovalPanel):
        again.following.click()
    assert again.panel.reader.text() == "tweede lezer B"
    again.panel.question.nobody.click()
    again.panel.approve.click()
    assert drafts(desk) == ()


def test_sending_it_back_to_the_review_forgets_the_reader(opened, desk):
    step = opened()
    hide_all(step.panel)
    step.panel.public.text.setPlainText(OWN_WORDS)
    say_nobody(step.panel)
    step.panel.public.done.click()
    step.panel.reader.setText("tweede lezer B")
    step.keep()
    step.panel.again.emit()
    assert isinstance(step.panel, ReviewPanel)
    assert drafts(desk) == ()


def test_what_was_decided_about_other_words_is_not_put_over_these(opened, desk):
    step = opened()
    step.panel.hide_found()
    step.keep()
    (kept,) = drafts(desk)
    old = replace(kept, body=json.dumps({**json.loads(kept.body), "words": "Iets anders."}))
    conversations.keep_draft(desk.vault, old)
    assert choices(opened().panel) == {None}
    conversations.keep_draft(desk.vault, replace(kept, body='{"shape": "of another version"}'))
    assert choices(opened().panel) == {None}


def test_a_full_disk_is_said_and_tried_again_at_the_next_change(opened, desk, qtbot, monkeypatch):
    step = opened()

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(conversations, "keep_draft", full)
    step._draft._timer.setInterval(10)
    step.panel.public.text.setPlainText(OWN_WORDS)
    qtbot.waitUntil(lambda: "schijf is vol" in step.panel.public._complaint.text())
    shown = step.panel
    step.following.click()
    assert step.panel is shown
    monkeypatch.undo()
    step.panel.public.text.setPlainText(f"{OWN_WORDS} Er kwam geen antwoord.")
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1)
    assert step.panel.public._complaint.text() == ""


def test_a_lock_keeps_it_and_the_first_screen_offers_only_conversations(desk, show, qtbot):
    page = show(ReportsPage(desk))
    page.words.show()
    page.views.setCurrentWidget(page.words)
    qtbot.waitUntil(lambda: page.words.panel is not None)
    page.words.panel.public.text.setPlainText(OWN_WORDS)
    page.about_to_lock()
    assert len(drafts(desk)) == 1
    talk = Draft(key="contact:new:x", saved_at=NOW, body='{"note": "Half."}')
    conversations.keep_draft(desk.vault, talk)
    found = today.overview(desk.vault, desk.watch.terms(), NOW.date())
    assert [draft.key for draft in found.drafts] == ["contact:new:x"]


def test_erasing_the_case_erases_what_was_written_over_its_quote(opened, desk):
    step = opened()
    step.panel.public.text.setPlainText(OWN_WORDS)
    step.keep()
    quote = step.panel.started.quote
    assert quote.id in {one.id for one in reviewing.waiting_quotes(desk.vault)}
    with desk.vault.transaction():
        rows_cases.delete(desk.vault, quote.case)
    assert drafts(desk) == ()
