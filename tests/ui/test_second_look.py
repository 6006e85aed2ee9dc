"""The second look on the screen: by another, or by the same confidant on another day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from confidant_app.services import reviewing, second_look
from confidant_app.storage import rows_quotes
from confidant_app.ui.pages.settings import SettingsPage
from confidant_app.ui.reporting.approval_panel import ApprovalPanel
from confidant_app.ui.reporting.review_panel import ReviewPanel
from tests.ui.report_scene import NOW
from tests.ui.review_scene import say_nobody


@pytest.fixture
def reviewed(scene):
    """Return the step on a quote whose review was just finished."""
    step = scene("Niemand belde terug, drie maanden lang.")
    say_nobody(step.panel)
    step.panel.public.done.click()
    assert isinstance(step.panel, ApprovalPanel)
    return step


def test_the_second_reader_approves_in_a_separate_act(reviewed):
    panel = reviewed.panel
    assert "drie maanden" in panel.shown.text()
    say_nobody(panel)
    assert not panel.approve.isEnabled()
    panel.reader.setText("tweede lezer B")
    assert panel.approve.isEnabled()
    panel.approve.click()
    assert reviewed.panel is None
    assert reviewing.waiting_quotes(reviewed._desk.vault) == ()
    assert reviewed.views.currentIndex() == 0


def test_on_another_day_the_same_confidant_may_look_again(reviewed):
    vault = reviewed._desk.vault
    (quote,) = reviewing.waiting_quotes(vault)
    earlier = replace(quote, reviewed_on=NOW.date() - timedelta(days=1))
    with vault.transaction():
        rows_quotes.update(vault, earlier)
    reviewed.refresh()
    panel = reviewed.panel
    assert any("leeg" in label.text() for label in panel.findChildren(QLabel))
    say_nobody(panel)
    panel.approve.click()
    assert reviewing.waiting_quotes(vault) == ()


def test_the_second_reader_can_send_it_back(reviewed):
    reviewed.panel.again.emit()
    assert isinstance(reviewed.panel, ReviewPanel)
    say_nobody(reviewed.panel)
    reviewed.panel.public.done.click()
    assert isinstance(reviewed.panel, ApprovalPanel)


def test_without_a_name_on_the_same_day_it_is_refused(reviewed):
    panel = reviewed.panel
    say_nobody(panel)
    panel.reader.setText("   ")
    panel.approved.emit()
    assert "andere dag" in panel._complaint.text()
    assert reviewed.panel is panel


def test_quotes_are_walked_through_in_a_ring(scene):
    step = scene("Niemand belde terug.", "Elke maand iemand anders.")
    first = step.panel.started.quote
    step.following.click()
    second = step.panel.started.quote
    step.following.click()
    assert first != second
    assert step.panel.started.quote == first
    step.previous.click()
    assert step.panel.started.quote == second


def test_without_quotes_the_screen_says_what_will_be_there(scene):
    step = scene()
    assert step.panel is None
    texts = [label.text() for label in step.findChildren(QLabel)]
    assert "Er wachten geen citaten" in texts


def test_the_settings_ask_for_it_or_not(vault, make_desk, show, preferences):
    page = show(SettingsPage(make_desk(vault), preferences))
    box = page.quotes.findChild(QCheckBox)
    assert box.isChecked()
    box.click()
    assert not second_look.is_asked(vault)
    box.click()
    assert second_look.is_asked(vault)
