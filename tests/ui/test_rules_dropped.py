"""What newer rules no longer have stays in the case when something else of it is changed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.contacts import Quote, QuoteId
from confidant_app.domain.dates import exactly
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.ui.dialogs.case_details import CaseDetailsDialog
from confidant_app.ui.dialogs.norm import NormDialog
from confidant_app.ui.dialogs.quote import QuoteDialog
from confidant_app.ui.theme import Theme
from tests.services.desk import a_contact

TODAY = date(2026, 11, 16)
CASE = CaseId(UUID(int=1))


@pytest.fixture
def parent(qtbot):
    found = QWidget()
    qtbot.addWidget(found)
    return found


def test_a_theme_that_the_newer_rules_dropped_stays_ticked_when_the_keyword_is_changed(
    parent, known
):
    marks = (ThemeMark(code="OUD_THEMA", severity=3), ThemeMark(code=next(iter(known.themes))))
    case = Case(id=CASE, number="2026-0001", opened=TODAY, themes=marks)
    dialog = CaseDetailsDialog(parent, Theme(), case, known)
    dialog.keyword.setText("omgang")
    assert set(dialog.value().themes) == set(marks)
    items = dialog.themes.findItems("onbekend (OUD_THEMA)", Qt.MatchFlag.MatchExactly)
    assert [item.checkState() for item in items] == [Qt.CheckState.Checked]
    items[0].setCheckState(Qt.CheckState.Unchecked)
    assert set(dialog.value().themes) == {marks[1]}


def test_a_theme_that_the_newer_rules_dropped_stays_with_a_quote(parent, known):
    contact = a_contact(None)
    quote = Quote(
        id=QuoteId(UUID(int=2)),
        case=CASE,
        contact=contact.id,
        words="Ik word niet gehoord.",
        theme="OUD_THEMA",
    )
    subjects = tuple(known.themes.values())
    dialog = QuoteDialog(parent, Theme(), quote, [contact], subjects)
    assert dialog.theme_code.currentText() == "onbekend (OUD_THEMA)"
    assert dialog.value() == quote


def test_the_day_of_a_norm_stays_when_the_newer_rules_give_it_no_term(parent, known):
    norm = replace(known.norms["N_CONTACT"], term=None)
    record = NormRecord(case=CASE, norm=norm.code, start=exactly(date(2026, 4, 1)), days=5)
    dialog = NormDialog(parent, Theme(), norm, record, known.holidays, TODAY)
    dialog.met.setCurrentIndex(dialog.met.findData(Answer.YES.value))
    assert dialog.value() == replace(record, met=Answer.YES)
