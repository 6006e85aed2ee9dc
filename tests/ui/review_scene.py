"""Quotes that wait for their review, and what a person does with them."""

from PySide6.QtWidgets import QWidget

from confidant_app.domain import review as rules
from confidant_app.services import importing
from confidant_app.ui.reporting.words_step import WordsStep
from tests.ui.report_scene import GRONINGEN, NOW, cases, with_quote, without_quotes

WORDS = (
    "Marleen zei tegen juf Anja Postma in Veendam: bel 06-12345678. "
    "Wij zijn het enige Eritrese gezin in het dorp."
)


def keep_quotes(vault, *quotes):
    """Save invented cases with these words waiting for a review."""
    found = list(without_quotes(cases(GRONINGEN)[: max(1, len(quotes))]))
    for at, words in enumerate(quotes):
        found[at] = with_quote(found[at], words)
    importing.keep_cases(vault, found, NOW)


def open_step(desk, show, qtbot):
    """Return the step that shows the waiting quotes, with the word lists loaded."""
    complaints = []
    step = WordsStep(desk, complaints.append)
    desk.changes.happened.connect(step.refresh)
    show(step, 1100, 800)
    step.refresh()
    qtbot.waitUntil(lambda: not desk.background.is_busy())
    assert not complaints
    return step


def texts(review):
    return [review.text(at) for at in range(len(review.passages))]


def choices(panel):
    return {one.choice for one in panel.review.passages}


def hide_all(panel):
    """Hide every finding that is still open, one after the other."""
    while rules.still_open(panel.review):
        panel._go(rules.still_open(panel.review)[0])
        panel.hide_found()


def say_nobody(panel: QWidget):
    question = panel.public.question if hasattr(panel, "public") else panel.question
    question.nobody.click()
