"""Vervolgacties: what was promised, to be ticked off here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.follow_ups import FollowUp
from confidant_app.domain.whole import WholeCase
from confidant_app.services import following
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.follow_up import FollowUpDialog, blank
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words


class FollowUpsCard(SideCard):
    """What is still to be done; what is done moves into the timeline."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Vervolgacties"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        pending = sorted((f for f in whole.follow_ups if f.done_on is None), key=lambda f: f.due)
        for follow_up in pending:
            column.addWidget(self._row(follow_up))
        self.add_button = button(self.tr("Vervolgactie erbij"), lambda: self._add(whole), "quiet")
        self.add_last(column, self.add_button)

    def _row(self, follow_up: FollowUp) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words(follow_up.what))
        when = dutch.near_day(follow_up.due, self.desk.today())
        waits = self.tr("wacht op antwoord, ") if follow_up.waiting else ""
        column.addWidget(words(f"{waits}{when}", "small"))
        row = QHBoxLayout()
        row.setSpacing(self.desk.theme.px(8))
        for text, act in (
            (self.tr("Gedaan"), partial(self._done, follow_up)),
            (self.tr("Wijzig"), partial(self._change, follow_up)),
        ):
            found = button(text, act, "quiet")
            found.setAccessibleName(f"{text}: {follow_up.what}")
            row.addWidget(found)
        row.addStretch()
        column.addLayout(row)
        return body

    def _add(self, whole: WholeCase) -> None:
        fresh = blank(self.desk.today(), whole.case.id)
        follow_up = FollowUpDialog.ask(self, self.desk.theme, fresh, self.desk.today())
        if follow_up is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: following.add_follow_up(vault, follow_up, now), Changed.FOLLOW_UPS)

    def _change(self, follow_up: FollowUp) -> None:
        changed = FollowUpDialog.ask(self, self.desk.theme, follow_up, self.desk.today())
        if changed is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: following.change_follow_up(vault, changed, now), Changed.FOLLOW_UPS)

    def _done(self, follow_up: FollowUp) -> None:
        vault, today, now = self.desk.vault, self.desk.today(), self.desk.now()
        self.act(
            lambda: following.finish_follow_up(vault, follow_up, today, now), Changed.FOLLOW_UPS
        )
