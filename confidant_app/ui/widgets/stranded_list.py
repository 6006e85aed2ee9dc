"""The running steps whose route other rules do not have, with their cases."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.cases import CaseId
from confidant_app.domain.moved import Stranded
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, words

_MOST = 40


class StrandedList(QWidget):
    """Says how many there are and what to do; with `show_case` every row leads to its case."""

    def __init__(
        self,
        theme: Theme,
        stranded: Sequence[Stranded],
        show_case: Callable[[CaseId], object] | None = None,
    ) -> None:
        super().__init__()
        self._show_case = show_case
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        said = self.tr("Stappen op een weg die de nieuwe regels niet kennen: {0}")
        column.addWidget(words(said.format(len(stranded)), "strong"))
        for one in stranded[:_MOST]:
            column.addWidget(self._row(theme, one))
        if len(stranded) > _MOST:
            column.addWidget(words(self.tr("en nog {0}").format(len(stranded) - _MOST), "small"))
        advice = self.tr(
            "Hun termijnen worden niet meer geteld. Maak een vervolgactie van elke dag die je "
            "moet onthouden."
        )
        column.addWidget(words(advice, "small"))

    def _row(self, theme: Theme, one: Stranded) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(16))
        text = f"{one.case_title}\n{dutch.sentence_case(one.route_name)}"
        line.addWidget(words(text), stretch=1)
        if self._show_case is not None:
            found = button(self.tr("Open"), partial(self._show_case, one.case), "quiet")
            found.setAccessibleName(f"{self.tr('Open')}: {one.case_title}, {one.route_name}")
            line.addWidget(found, alignment=Qt.AlignmentFlag.AlignTop)
        return row
