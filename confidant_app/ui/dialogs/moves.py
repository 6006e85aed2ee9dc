"""What would move among the running terms, before it does: take it over, or leave all as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.services.new_rules import Proposal
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.moved_list import MovedList
from confidant_app.ui.widgets.stranded_list import StrandedList
from confidant_app.ui.widgets.words import words


class MovesDialog(FormDialog[Proposal]):
    """Shows a proposal; Enter cancels, for the safe button is the default.

    `told` says in a few sentences what the proposal is, `caution` what to think of first.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        proposal: Proposal,
        told: Sequence[str],
        caution: str = "",
    ) -> None:
        super().__init__(parent, theme, "", width=600)
        self._proposal = proposal
        self.name(self._title())
        for line in told:
            self.explain(line)
        if caution:
            self.fields.addWidget(words(caution, "notice"))
        if proposal.stranded:
            self.fields.addSpacing(theme.px(8))
            self.fields.addWidget(StrandedList(theme, proposal.stranded))
        if proposal.moved:
            self.fields.addSpacing(theme.px(8))
            self.fields.addWidget(MovedList(theme, proposal.moved))
        self.save.setText(self.tr("&Overnemen"))
        self.save.setAccessibleName(self.tr("Overnemen"))
        for button, safe in ((self.save, False), (self.cancel, True)):
            button.setObjectName("primary" if safe else "")
            button.setAutoDefault(safe)
            button.setDefault(safe)

    @override
    def value(self) -> Proposal:
        return self._proposal

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.body.heightForWidth(self.width()) > self._scroll.minimumHeight():
            self._read_by_keyboard()

    def _read_by_keyboard(self) -> None:
        """Let the arrow keys scroll: nothing in a long list takes the keyboard by itself."""
        self._scroll.setObjectName("reading")
        self._scroll.style().polish(self._scroll)
        QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.StyleChange))
        self._scroll.setAccessibleName(self.tr("Wat er verschuift"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setFocus(Qt.FocusReason.TabFocusReason)

    def _title(self) -> str:
        count = len(self._proposal.moved)
        lost = len(self._proposal.stranded)
        if lost and not count:
            steps = dutch.counted(lost, self.tr("stap"), self.tr("stappen"))
            return self.tr("De weg van {0} ontbreekt in de nieuwe regels").format(steps)
        if not count:
            return self.tr("Dit verschuift geen lopende termijn")
        terms = dutch.counted(count, self.tr("termijn"), self.tr("termijnen"))
        return self.tr("Dit verschuift {0}").format(terms)
