"""What other rules do to the running terms, one row each: what, from which day to which."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.cases import CaseId
from confidant_app.domain.moved import Moved
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_chip, term_word
from confidant_app.ui.widgets.words import button, hairline, words

_MOST = 40


class MovedList(QWidget):
    """Fatal terms stand first; with `show_case` every row leads to its case."""

    def __init__(
        self,
        theme: Theme,
        moved: Sequence[Moved],
        show_case: Callable[[CaseId], object] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._show_case = theme, show_case
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for number, one in enumerate(moved[:_MOST]):
            if number:
                column.addWidget(hairline())
            column.addWidget(self._row(one))
        if len(moved) > _MOST:
            column.addWidget(words(self.tr("en nog {0}").format(len(moved) - _MOST), "small"))
        caution = [self.tr("Reken na; dit is geen juridisch advies.")]
        if any(one.is_fatal for one in moved):
            caution.append(
                self.tr("Bel bij een fatale termijn een advocaat of het Juridisch Loket.")
            )
        column.addWidget(words(" ".join(caution), "small"))

    def _row(self, one: Moved) -> QWidget:
        px = self._theme.px
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(16))
        text = QVBoxLayout()
        text.setSpacing(px(2))
        text.addWidget(words(dutch.sentence_case(one.term_name), "strong"))
        text.addWidget(words(self._shift(one)))
        under = QHBoxLayout()
        under.setSpacing(px(8))
        under.addWidget(term_chip(one.kind), alignment=Qt.AlignmentFlag.AlignTop)
        place = f"{dutch.sentence_case(one.route_name)}\n{one.case_title}"
        under.addWidget(words(place, "small"), stretch=1)
        text.addLayout(under)
        line.addLayout(text, stretch=1)
        if self._show_case is not None:
            found = button(self.tr("Open"), partial(self._show_case, one.case), "quiet")
            found.setAccessibleName(f"{self.tr('Open')}: {one.case_title}, {one.term_name}")
            line.addWidget(found, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _shift(self, one: Moved) -> str:
        if one.after is None:
            was = "" if one.before is None else dutch.day(one.before)
            if one.asked:
                text = self.tr("geen dag meer (was {0}): vul in wat de nieuwe regels vragen")
                return text.format(was)
            return self.tr("wordt niet meer geteld, was {0}").format(was)
        if one.before is None:
            return self.tr("nieuw: {0}").format(dutch.day(one.after))
        apart = (one.after - one.before).days
        days = dutch.counted(abs(apart), self.tr("dag"), self.tr("dagen"))
        if apart:
            text = (
                self.tr("{0} eerder: {1} wordt {2}")
                if apart < 0
                else self.tr("{0} later: {1} wordt {2}")
            )
            said = text.format(days, dutch.day(one.before), dutch.day(one.after))
        else:
            said = self.tr("blijft {0}").format(dutch.day(one.after))
        if one.kind is one.was:
            return said
        return self.tr("{0}; was “{1}”").format(said, term_word(one.was))
