"""Toestemming: what the reporter agreed to, and how to withdraw it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.consent import Consent, ConsentId, Purpose
from confidant_app.domain.whole import WholeCase
from confidant_app.services import following
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.consent import ConsentDialog
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words

_NEW = ConsentId(UUID(int=0))
_TEXT_VERSION = "2025-08"


class ConsentsCard(SideCard):
    """One line per consent; withdrawn ones stay readable."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Toestemming"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        for consent in whole.consents:
            column.addWidget(self._row(consent))
        if not whole.consents:
            column.addWidget(
                words(
                    self.tr("Nog niets vastgelegd. Zonder toestemming telt deze zaak nergens mee."),
                    "small",
                )
            )
        self.add_button = button(self.tr("Toestemming erbij"), lambda: self._add(whole), "quiet")
        self.add_last(column, self.add_button)

    def _row(self, consent: Consent) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(dutch.PURPOSE[consent.purpose]))
        if consent.withdrawn_on is not None:
            ended = self.tr("ingetrokken op {0}").format(dutch.day(consent.withdrawn_on))
            text.addWidget(words(ended, "small"))
        else:
            text.addWidget(words(dutch.day(consent.given_on), "small"))
        row.addLayout(text, stretch=1)
        if consent.withdrawn_on is None:
            withdraw = button(self.tr("Trek in"), lambda: self._withdraw(consent), "quiet")
            withdraw.setAccessibleName(
                self.tr("Trek in: {0}").format(dutch.PURPOSE[consent.purpose])
            )
            row.addWidget(withdraw, alignment=Qt.AlignmentFlag.AlignTop)
        return body

    def _add(self, whole: WholeCase) -> None:
        given = {consent.purpose for consent in whole.consents if consent.withdrawn_on is None}
        missing = next((purpose for purpose in Purpose if purpose not in given), Purpose.FIGURES)
        fresh = Consent(
            id=_NEW,
            case=whole.case.id,
            purpose=missing,
            given_on=self.desk.today(),
            text_version=_TEXT_VERSION,
        )
        consent = ConsentDialog.ask(self, self.desk.theme, fresh)
        if consent is not None:
            vault, now = self.desk.vault, self.desk.now()
            self.act(lambda: following.record_consent(vault, consent, now), Changed.CASES)

    def _withdraw(self, consent: Consent) -> None:
        vault, today, now = self.desk.vault, self.desk.today(), self.desk.now()
        self.act(lambda: following.withdraw_consent(vault, consent, today, now), Changed.CASES)
