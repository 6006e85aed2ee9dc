"""A tooltip shows what somebody typed, and never takes it for markup."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from confidant_app.domain.dates import exactly
from confidant_app.domain.lists import CaseQuery
from confidant_app.services import casework, routing
from confidant_app.ui.models.case_table import CaseTable
from confidant_app.ui.pages.terms import TermsPage
from confidant_app.ui.tooltips import tip
from tests.ui.window_fixtures import NOW

TYPED = "<img src='file:///x'> & <b>spoed</b>"


@pytest.mark.parametrize("text", [TYPED, "a & b", "&lt;", "één\n<i>twee</i>", "gewoon\ntwee"])
def test_what_is_shown_is_what_was_typed(text):
    shown = tip(text)
    if shown != text:
        document = QTextDocument()
        document.setHtml(shown)
        shown = document.toPlainText()
    assert shown == text


def test_a_keyword_with_markup_stays_text_in_the_lists(desk, show):
    case = casework.open_case(desk.vault, NOW, NOW.date(), TYPED)
    step = routing.begin(desk.vault, case.id, "HB_HOF", desk.catalogues, NOW)
    routing.happened(desk.vault, step, "uitspraak", exactly(date(2026, 9, 1)), NOW)
    page = show(TermsPage(desk))
    table = CaseTable(desk)
    table.show(CaseQuery())
    for index in (page.list.rows.index(1), table.index(0, 1)):
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;img src=" in told
        assert "<img" not in told
