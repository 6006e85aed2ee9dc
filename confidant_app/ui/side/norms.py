"""Normen: what was promised to this child, and whether it was kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import UNKNOWN_DATE
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.norms import Norm, judge
from confidant_app.domain.whole import WholeCase
from confidant_app.services import routing
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.norm import NormDialog, lasted
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.chip import Chip, Shape
from confidant_app.ui.widgets.words import button, words


class NormsCard(SideCard):
    """Every norm of the catalogue with what is known of it here; unknown is never "met"."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "", opened=False)
        self.rename(self.tr("Normen"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        known = {record.norm: record for record in whole.norms}
        for norm in self.desk.catalogues.norms.values():
            record = known.get(norm.code, NormRecord(case=whole.case.id, norm=norm.code))
            column.addWidget(self._row(norm, record))

    def _row(self, norm: Norm, record: NormRecord) -> QWidget:
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        whole.addLayout(row)
        if known := self._known(norm, record):
            whole.addWidget(words(known, "small"))
        row.addWidget(words(dutch.sentence_case(norm.name)), stretch=1)
        row.addWidget(self._state(record), alignment=Qt.AlignmentFlag.AlignTop)
        change = button(self.tr("Wijzig"), lambda: self._change(norm, record), "quiet")
        name = dutch.sentence_case(norm.name)
        change.setAccessibleName(self.tr("Wijzig norm: {0}").format(name))
        row.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        return body

    def _known(self, norm: Norm, record: NormRecord) -> str:
        """Return the last day while the clock runs, how long it took, and how we know."""
        parts = []
        if norm.term is not None and record.days is not None:
            parts.append(self.tr("na {0}").format(lasted(norm.term, record.days)))
        elif norm.term is not None and record.start is not None:
            holidays = self.desk.catalogues.holidays
            found = judge(norm.term, record.start, UNKNOWN_DATE, holidays).deadline
            if found is not None:
                left = dutch.distance(found.on, self.desk.today())
                parts.append(self.tr("uiterlijk {0} ({1})").format(dutch.day(found.on), left))
        if record.applies is Answer.YES and record.met is not Answer.UNKNOWN:
            parts.append(dutch.KNOWLEDGE[record.evidence])
        return " · ".join(parts)

    def _state(self, record: NormRecord) -> Chip:
        if record.applies is Answer.NO:
            return Chip(self.tr("geldt niet"), "kind_norm", Shape.BAR)
        if record.met is Answer.YES:
            return Chip(self.tr("gehaald"), "kind_good", Shape.TICK)
        if record.met is Answer.NO:
            return Chip(self.tr("niet gehaald"), "kind_fatal", Shape.TRIANGLE)
        return Chip(self.tr("onbekend"), "kind_norm", Shape.RING)

    def _change(self, norm: Norm, record: NormRecord) -> None:
        desk = self.desk
        changed = NormDialog.ask(
            self, desk.theme, norm, record, desk.catalogues.holidays, desk.today()
        )
        if changed is not None:
            vault, now = desk.vault, desk.now()
            self.act(lambda: routing.record_norm(vault, changed, now), Changed.CASES)
