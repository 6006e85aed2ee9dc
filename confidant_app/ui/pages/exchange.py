"""Uitwisseling, for a confidant: the own card, who is trusted, and bundles for a coordinator."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.exchange import KnownCard
from confidant_app.services import bundling, documents
from confidant_app.services.bundling import PreparedBundle
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.exchange.bundle_maker import BundleMaker
from confidant_app.ui.exchange.bundle_preview import BundlePreview
from confidant_app.ui.exchange.own_card import OwnCard
from confidant_app.ui.exchange.trusted_cards import TrustedCards
from confidant_app.ui.page import Page
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.widgets.words import heading, words


class ExchangePage(Page):
    """Cards at the left, the bundle at the right; a look at all that leaves before it is sealed."""

    watches: ClassVar[Changed] = Changed.EXCHANGE | Changed.CASES | Changed.QUOTES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.own = OwnCard(desk, self.complain)
        text = self.tr(
            "Nog niemand. Neem de kaart van je coördinator aan om bundels te kunnen maken."
        )
        self.trusted = TrustedCards(desk, self.complain, text)
        self.maker = BundleMaker(desk)
        self.maker.asked.connect(self._look)
        self.preview: BundlePreview | None = None
        self._done = words("", "done")
        self._done.hide()
        self.views = QStackedWidget()
        self.views.addWidget(self._first())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(desk.theme.px(24), desk.theme.px(12), desk.theme.px(24), 0)
        above.addWidget(self._complaint)
        whole.addLayout(above)
        whole.addWidget(self.views, stretch=1)

    def _first(self) -> QWidget:
        px = self.desk.theme.px
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(px(24), px(12), px(24), 0)
        top.addWidget(heading(self.tr("Uitwisseling"), "title"))
        column.addLayout(top)
        sides = Sides(self.desk.theme, shares=(1, 1))
        sides.left.addWidget(self.own)
        sides.left.addWidget(self.trusted)
        sides.left.addStretch()
        sides.right.addWidget(self._done)
        sides.right.addWidget(self.maker)
        sides.right.addStretch()
        column.addWidget(sides, stretch=1)
        return first

    @override
    def refresh(self) -> None:
        """Read again; a preview over cases that changed since is no longer true."""
        self._leave_preview()
        self.own.refresh()
        self.trusted.refresh()
        self.maker.refresh()

    def _look(self) -> None:
        desk = self.desk
        self._done.hide()
        try:
            recipients = self.maker.checked_recipients()
            first, last = self.maker.periods.value()
            prepared = bundling.prepare(desk.vault, desk.catalogues, first, last, desk.today())
        except ConfidantError as error:
            self.complain(error)
            return
        self.content()
        self.preview = BundlePreview(desk.theme, desk.catalogues, prepared, recipients)
        self.preview.left.connect(self._leave_preview)
        self.preview.chosen.connect(lambda path: self._save(path, prepared, recipients))
        self.views.addWidget(self.preview)
        self.views.setCurrentWidget(self.preview)
        self.preview.back.setFocus()

    def _save(
        self, path: Path, prepared: PreparedBundle, recipients: tuple[KnownCard, ...]
    ) -> None:
        desk = self.desk
        try:
            sealed = bundling.seal_bundle(
                desk.vault, prepared, recipients, desk.catalogues, desk.now()
            )
            documents.save(path, sealed)
        except ConfidantError as error:
            self.complain(error)
            return
        self.content()
        self._leave_preview()
        text = self.tr("De bundel is bewaard als {0}. Stuur dit bestand naar de coördinator.")
        self._done.setText(text.format(path.name))
        self._done.show()
        self.maker.look.setFocus()

    def _leave_preview(self) -> None:
        if self.preview is not None:
            self.views.removeWidget(self.preview)
            self.preview.deleteLater()
            self.preview = None
        self.views.setCurrentIndex(0)
