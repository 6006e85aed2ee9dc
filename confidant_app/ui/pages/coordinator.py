"""Uitwisseling, for a coordinator: confidants' cards, bundles in, and who is still missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.merge import MergePlan
from confidant_app.services import cards, documents, merging
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.exchange.own_card import OwnCard
from confidant_app.ui.exchange.plan_card import PlanCard
from confidant_app.ui.exchange.pool_card import PoolCard
from confidant_app.ui.exchange.trusted_cards import TrustedCards
from confidant_app.ui.file_places import ask_files, bundle_kind
from confidant_app.ui.page import Page
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.words import button, heading, words

LARGEST: Final = 32 * 1024 * 1024


class CoordinatorPage(Page):
    """Cards at the left, bundles at the right; nothing is taken in before it was shown."""

    watches: ClassVar[Changed] = Changed.EXCHANGE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        px = desk.theme.px
        self.own = OwnCard(desk, self.complain)
        text = self.tr("Nog niemand. Neem de kaarten van de vertrouwenspersonen aan.")
        self.trusted = TrustedCards(desk, self.complain, text)
        self.pool = PoolCard(desk.theme)
        self.plan_card: PlanCard | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(px(24), px(24), px(24), 0)
        top.addWidget(heading(self.tr("Uitwisseling"), "title"))
        top.addWidget(self._complaint)
        whole.addLayout(top)
        sides = Sides(desk.theme, shares=(1, 1))
        sides.left.addWidget(self.own)
        sides.left.addWidget(self.trusted)
        sides.left.addStretch()
        sides.right.addWidget(self._take_in())
        self._plan_place = QVBoxLayout()
        sides.right.addLayout(self._plan_place)
        sides.right.addWidget(self.pool)
        sides.right.addStretch()
        whole.addWidget(sides, stretch=1)

    @override
    def refresh(self) -> None:
        self._drop_plan()
        self.own.refresh()
        self.trusted.refresh()
        now = merging.plan(self.desk.vault, (), self.desk.catalogues)
        self.pool.show_pool(now, self._names())
        self.report.setEnabled(bool(now.pool))

    def offer(self, paths: Sequence[Path]) -> None:
        """Show what taking these files in would do."""
        desk = self.desk
        self.content()
        self._done.hide()
        self._drop_plan()
        files = self._read(paths)
        if not files:
            return
        plan = merging.plan(desk.vault, files, desk.catalogues)
        card = PlanCard(desk.theme, plan, self._names())
        card.applied.connect(lambda: self._apply(plan))
        card.dropped.connect(self._drop_plan)
        self.plan_card = card
        self._plan_place.addWidget(card)
        (card.apply if plan.taken() else card.drop).setFocus()

    def _take_in(self) -> Card:
        card = Card(self.desk.theme, self.tr("Bundels innemen"))
        text = self.tr(
            "Kies de bestanden die de vertrouwenspersonen stuurden. Je ziet eerst wat er "
            "gebeurt. Een bestand dat niet klopt, houdt de andere niet tegen."
        )
        card.add(words(text, "muted"))
        row = QHBoxLayout()
        self.choose = button(self.tr("Kies &bundels …"), self._ask, "primary")
        row.addWidget(self.choose)
        to_report = self.tr("Naar het gezamenlijke &rapport")
        self.report = button(to_report, lambda: self.desk.way.place.emit(Place.REPORTS))
        row.addWidget(self.report)
        row.addStretch()
        card.column.addLayout(row)
        self._done = words("", "done")
        self._done.hide()
        card.add(self._done)
        return card

    def _ask(self) -> None:
        paths = ask_files(self, self.tr("Bundels innemen"), bundle_kind())
        if paths:
            self.offer(paths)

    def _read(self, paths: Sequence[Path]) -> list[tuple[str, bytes]]:
        """Read the files; one that cannot be read never stops the others."""
        found = []
        for path in paths:
            try:
                found.append((path.name, documents.read(path, LARGEST)))
            except ConfidantError as error:
                self.complain(error)
        return found

    def _apply(self, plan: MergePlan) -> None:
        desk = self.desk
        try:
            merging.apply(desk.vault, plan, desk.catalogues, desk.now())
        except ConfidantError as error:
            self.complain(error)
            return
        count = len(plan.taken())
        one, more = self.tr("1 bundel opgenomen."), self.tr("{0} bundels opgenomen.")
        self._done.setText(one if count == 1 else more.format(count))
        self._done.show()
        desk.changes.happened.emit(Changed.EXCHANGE)
        self.choose.setFocus()

    def _drop_plan(self) -> None:
        self.plan_card = None
        empty(self._plan_place)

    def _names(self) -> dict[str, str]:
        return {card.id: card.display_name for card in cards.known(self.desk.vault)}
