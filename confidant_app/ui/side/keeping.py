"""Bewaren: how long this case is kept, what holds it, and the quiet way to erase it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from typing_extensions import override

from confidant_app.domain.cases import Case
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.retention import Retention
from confidant_app.domain.whole import WholeCase
from confidant_app.services import erasing, retaining
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.dialogs.erasing import ErasingDialog
from confidant_app.ui.dialogs.keeping import HoldDialog, KeepDialog
from confidant_app.ui.dialogs.notice import NoticeDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words


class KeepingCard(SideCard):
    """What was decided about keeping; a held case says why it cannot be erased."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Bewaren en wissen"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        case, desk = whole.case, self.desk
        kept = retaining.retention_of(desk.vault, case)
        held = retaining.why_held(desk.vault, desk.catalogues, case.id)
        self._state(column, case, kept)
        if held:
            text = self.tr("Wissen kan nog niet: {0}.").format(held)
            column.addWidget(words(text, "notice"))
        if case.closing is not None:
            self._add(column, self.tr("Langer bewaren …"), lambda: self._keep(case))
        if kept is not None and kept.hold:
            self._add(column, self.tr("Niet meer vasthouden"), lambda: self._release(case))
        else:
            self._add(column, self.tr("Vasthouden …"), lambda: self._hold(case))
        erase = self._add(column, self.tr("Wis deze zaak …"), lambda: self._erase(case))
        erase.setEnabled(not held)

    def _state(self, column: QVBoxLayout, case: Case, kept: Retention | None) -> None:
        if kept is None:
            text = self.tr("Een jaar na het sluiten vraagt Confidant of de zaak weg kan.")
            column.addWidget(words(text, "small"))
            return
        day = dutch.day(kept.review_on)
        if kept.review_on > self.desk.today():
            text = self.tr("Op {0} kijk je of deze zaak nog bewaard moet blijven.").format(day)
            column.addWidget(words(text, "small"))
        elif case.closing is not None or kept.hold:
            text = self.tr("Moet deze zaak nog bewaard blijven? Beslissen kan sinds {0}.")
            column.addWidget(words(text.format(day), "notice"))
        if kept.reason:
            column.addWidget(words(self.tr("Reden: {0}").format(kept.reason), "small"))

    def _add(self, column: QVBoxLayout, text: str, act: Callable[[], None]) -> QPushButton:
        found = button(text, act, "quiet")
        column.addWidget(found, alignment=Qt.AlignmentFlag.AlignLeft)
        return found

    def _keep(self, case: Case) -> None:
        desk = self.desk
        kept = KeepDialog.ask(self, desk.theme, case, desk.today())
        if kept is not None:
            self.act(
                lambda: retaining.keep_on(desk.vault, case.id, kept.until, kept.reason, desk.now()),
                Changed.CASES,
            )

    def _hold(self, case: Case) -> None:
        desk = self.desk
        reason = HoldDialog.ask(self, desk.theme, case, desk.today())
        if reason is not None:
            self.act(lambda: retaining.hold(desk.vault, case.id, reason, desk.now()), Changed.CASES)

    def _release(self, case: Case) -> None:
        desk = self.desk
        self.act(lambda: retaining.release(desk.vault, case.id, desk.now()), Changed.CASES)

    def _erase(self, case: Case) -> None:
        desk, window = self.desk, self.window()
        copies = erasing.copies_in_words(erasing.copies_holding(desk.vault, desk.now()))
        if ErasingDialog.ask(self, desk.theme, case, copies) is None:
            return
        # In a big vault it takes some seconds, in the one thread that may write.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            erased = erasing.erase_case(desk.vault, case.id, desk.catalogues, desk.now())
        except ConfidantError as error:
            self._complain(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        desk.way.place.emit(Place.CASES)  # before the page of this case would look for it
        desk.changes.happened.emit(Changed.ALL)
        NoticeDialog.tell(
            window, desk.theme, self.tr("De zaak is gewist"), erasing.in_words(erased)
        )
