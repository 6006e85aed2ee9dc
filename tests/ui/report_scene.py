"""Invented cases and vaults for the tests of reports and exchange."""

from dataclasses import replace
from datetime import date
from functools import cache
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Quote, QuoteId
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.services import Vault, bundling, cards, example
from confidant_app.services.importing import keep_cases
from confidant_app.ui.reporting.step_bar import ReportStep
from tests.ui.window_fixtures import KEY, NOW, said

__all__ = ["NOW"]
GRONINGEN, DRENTHE = "groningen", "drenthe"
TODAY = NOW.date()
ALL = (date(2025, 8, 11), date(2026, 6, 30))

cases = cache(example.part)


def filled(folder, kind, found=()):
    """Return a new open vault with these cases."""
    vault = Vault.create(folder, b"{}", KEY, kind)
    if found:
        keep_cases(vault, found, NOW)
    return vault


def with_quote(whole, words, **facts):
    """Return the case with one permitted quote that still waits for its review."""
    quote = Quote(
        id=QuoteId(UUID(int=int(whole.case.number[-4:]))),
        case=whole.case.id,
        contact=whole.contacts[0].id,
        words=words,
        permission=Answer.YES,
        theme=whole.case.themes[0].code,
    )
    return replace(whole, quotes=(replace(quote, **facts),))


def without_quotes(found):
    return tuple(replace(whole, quotes=()) for whole in found)


def with_person(whole, surname):
    person = Person(
        id=PersonId(UUID(int=77)), case=whole.case.id, role=Role.NETWORK, surname=surname
    )
    return replace(whole, people=(*whole.people, person))


def trust(vault, other):
    """Let one vault trust the card of another."""
    return cards.trust(vault, cards.read_card(cards.own_card_file(other), TODAY), NOW)


def bundle_of(vault, coordinator, known, period):
    """Return the bytes of a bundle for this coordinator."""
    card = trust(vault, coordinator)
    prepared = bundling.prepare(vault, known, *period, TODAY)
    return bundling.seal_bundle(vault, prepared, (card,), known, NOW)


def walk(qtbot, page, receiver="griffie"):
    """Walk to the figures, taking every change that a refusal proposes; None when refused."""
    page.period.receiver.setText(receiver)
    page.go(ReportStep.FIGURES)
    while True:
        qtbot.waitUntil(lambda: page.busy.isHidden(), timeout=30_000)
        changes = page.figures.findChildren(QPushButton, "primary")
        if page.job.finished is not None or not changes:
            return page.job.finished
        changes[0].click()


def says(qtbot, widget, text):
    """Wait until a widget says something; new words appear a turn of the event loop later."""
    qtbot.waitUntil(lambda: text in said(widget), timeout=2_000)


def nameless(page):
    """Return the widgets that take the keyboard and that a screen reader cannot name."""
    found = []
    for widget in page.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not takes or not widget.isVisible() or isinstance(widget, QScrollArea):
            continue
        reading = QAccessible.queryAccessibleInterface(widget)
        if not reading.text(QAccessible.Text.Name).strip():
            found.append(widget)
    return found
