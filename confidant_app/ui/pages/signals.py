"""Signalen: what the reports are about, in figures that may be seen by anyone."""

from typing import ClassVar

from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.services import reporting
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.page import Page
from confidant_app.ui.widgets.card import empty
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.figure_card import FigureCard
from confidant_app.ui.widgets.words import heading, words


class SignalsPage(Page):
    """The fixed tables of the hotline over everything in the vault, already protected."""

    watches: ClassVar[Changed] = Changed.CASES | Changed.CONTACTS | Changed.STEPS | Changed.EXCHANGE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._column = self.column(width=920)

    @override
    def refresh(self) -> None:
        empty(self._column)
        desk = self.desk
        self._column.addWidget(heading(self.tr("Signalen"), "title"))
        try:
            found = reporting.live_tables(desk.vault, desk.catalogues, desk.today())
        except ConfidantError as error:
            self.complain(error)
            found = ()
        if found:
            self._column.addWidget(words(self._how_to_read(), "muted"))
            for table in found:
                self._column.addWidget(FigureCard(desk.theme, table))
        else:
            self._column.addWidget(self._nothing())
        self._column.addStretch()

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
