"""Signalen: what the reports are about, in figures that may be seen by anyone."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import VaultKind, signals
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.page import Page
from confidant_app.ui.widgets.card import empty
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.figure_card import ExactCard, FigureCard
from confidant_app.ui.widgets.words import button, heading, words


class SignalsPage(Page):
    """The fixed tables of the hotline over everything in the vault, already protected."""

    watches: ClassVar[Changed] = Changed.CASES | Changed.CONTACTS | Changed.STEPS | Changed.EXCHANGE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._column = self.column(width=920)
        self._exact = False

    @override
    def refresh(self) -> None:
        empty(self._column)
        desk = self.desk
        self._column.addWidget(heading(self.tr("Signalen"), "title"))
        try:
            found = signals.live_tables(desk.vault, desk.catalogues, desk.today())
        except ConfidantError as error:
            self.complain(error)
            found = ()
        if found and self._exact:
            self._show_exact()
        elif found:
            self._column.addWidget(words(self._how_to_read(), "muted"))
            self._offer_exact()
            for table in found:
                self._column.addWidget(FigureCard(desk.theme, table))
        else:
            self._column.addWidget(self._nothing())
        self._column.addStretch()

    @override
    def about_to_lock(self) -> None:
        self._exact = False

    def _offer_exact(self) -> None:
        if self.desk.vault.kind is VaultKind.CONFIDANT:
            text = self.tr("Toon de &precieze getallen van je eigen kluis")
            self.exact = button(text, partial(self._turn, exact=True), "quiet")
            self._column.addWidget(self.exact, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_exact(self) -> None:
        """Show true counts, each table marked: a figure that is seen here is soon told."""
        desk = self.desk
        warning = self.tr(
            "Niet voor buiten. Dit zijn precieze getallen, ook kleine: wie ze hoort, kan weten om "
            "wie het gaat. Vertel ze niet door; gebruik een rapport."
        )
        self._column.addWidget(words(warning, "notice"))
        self.exact = button(
            self.tr("Terug naar wat een lezer &ziet"), partial(self._turn, exact=False)
        )
        self._column.addWidget(self.exact, alignment=Qt.AlignmentFlag.AlignLeft)
        for table in signals.exact(desk.vault, desk.catalogues, desk.today()):
            self._column.addWidget(ExactCard(desk.theme, table))

    def _turn(self, *, exact: bool) -> None:
        self._exact = exact
        self.refresh()
        self.exact.setFocus()

    def _how_to_read(self) -> str:
        return self.tr(
            "Geteld zijn gezinnen die daar toestemming voor gaven. Getallen zijn afgerond op vijf; "
            "onder de tien staat er < 10. Dit zijn meldingen, niet hoe vaak iets voorkomt."
        )

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self.desk.theme,
            self.tr("Nog niets te tellen"),
            self.tr(
                "Zodra gezinnen toestemming geven om anoniem mee te tellen, zie je hier welke "
                "thema's vaak terugkomen. Onder de tien gezinnen blijft een getal verborgen."
            ),
            (self.tr("Naar de zaken"), lambda: self.desk.way.place.emit(Place.CASES)),
        )
