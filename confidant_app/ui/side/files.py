"""Bestanden: what came with e-mails and is kept inside the vault."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.whole import WholeCase
from confidant_app.services import files
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import words

_KB = 1024


class FilesCard(SideCard):
    """Names, kinds and sizes; the card is only there when there is a file."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Bestanden"))

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        found = files.of_case(self.desk.vault, whole.case.id)
        self.setVisible(bool(found))
        for file in found:
            column.addWidget(words(file.name))
            size = self.tr("{0} kB").format(-(-file.size // _KB))
            column.addWidget(words(f"{size}, {dutch.day(file.added_at.date())}", "small"))
