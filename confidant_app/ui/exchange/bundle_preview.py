"""Everything that leaves in a bundle, and what stays inside and why; nothing is sealed yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confidant_app.domain.bundles import Bundle, families
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.exchange import KnownCard
from confidant_app.domain.figure_catalogue import FigureTable, for_period
from confidant_app.domain.figure_words import period
from confidant_app.domain.tables import CountTable
from confidant_app.services.bundling import PreparedBundle
from confidant_app.ui.file_places import ask_new_file, bundle_kind
from confidant_app.ui.reporting.named import named, quoted
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.reporting.still_table import StillTable, TextRows
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.fold import Fold
from confidant_app.ui.widgets.words import button, heading, words


class BundlePreview(QWidget):
    """`chosen` carries the `Path` for the sealed file; `left` goes back without doing anything."""

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        catalogues: Catalogues,
        prepared: PreparedBundle,
        recipients: Sequence[KnownCard],
    ) -> None:
        super().__init__()
        self._theme, self._prepared = theme, prepared
        bundle = prepared.bundle
        px = theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(px(24), px(12), px(24), 0)
        top.addWidget(heading(self.tr("Dit gaat er in de bundel"), "title"))
        whole.addLayout(top)
        sides = Sides(theme)
        sides.left.addWidget(self._summary(bundle, recipients))
        sides.left.addWidget(self._inside())
        sides.left.addStretch()
        catalogue = for_period(catalogues.figures, bundle.period_from, bundle.period_until)
        words_of = {table.spec.code: table for table in catalogue.tables}
        sides.right.addWidget(self._quotes(bundle, catalogues))
        for table in bundle.tables:
            sides.right.addWidget(self._table(table, words_of[table.spec.code]))
        sides.right.addStretch()
        whole.addWidget(sides, stretch=1)

    def _summary(self, bundle: Bundle, recipients: Sequence[KnownCard]) -> Card:
        card = Card(self._theme, self.tr("Wat weggaat"))
        card.add(words(self.tr("{0} gezinnen").format(families(bundle)), "huge"))
        card.add(words(period(bundle.period_from, bundle.period_until), "muted"))
        names = ", ".join(each.display_name for each in recipients)
        number = self.tr("versie {0} over deze periode").format(bundle.number)
        card.add(named(self._theme, self.tr("Alleen te openen door"), names))
        card.add(named(self._theme, self.tr("Versie"), number))
        text = self.tr(
            "Hier staan precieze aantallen, ook kleine. Daarom gaat de bundel op slot: "
            "alleen wie je koos, kan hem openen."
        )
        card.add(words(text, "notice"))
        row = QHBoxLayout()
        self.save = button(self.tr("Bundel &bewaren …"), self._ask, "primary")
        self.back = button(self.tr("&Terug"), self.left.emit)
        row.addWidget(self.back)
        row.addWidget(self.save, stretch=1)
        card.column.addLayout(row)
        return card

    def _inside(self) -> Card:
        card = Card(self._theme, self.tr("Wat binnen blijft"))
        for count, one, more, why in (
            (
                self._prepared.without_consent,
                self.tr("1 zaak"),
                self.tr("{0} zaken"),
                self.tr("geen toestemming om mee te tellen, of die is ingetrokken"),
            ),
            (
                self._prepared.unapproved,
                self.tr("1 citaat"),
                self.tr("{0} citaten"),
                self.tr("geen toestemming, niet beoordeeld, of nog geen tweede blik"),
            ),
        ):
            if count:
                card.add(named(self._theme, (one if count == 1 else more).format(count), why))
        always = self.tr("Namen, notities, adressen, gesprekken en losse zaken")
        why = self.tr("daar is in een bundel geen plek voor")
        card.add(named(self._theme, always, why))
        return card

    def _quotes(self, bundle: Bundle, catalogues: Catalogues) -> Fold:
        title = self.tr("Citaten ({0})").format(len(bundle.quotes))
        fold = Fold(self._theme, title)
        if not bundle.quotes:
            fold.inside.addWidget(words(self.tr("Er gaat geen citaat mee."), "muted"))
        for quote in bundle.quotes:
            found = catalogues.themes.get(quote.theme)
            name = found.dutch if found is not None else self.tr("zonder thema")
            fold.inside.addWidget(quoted(self._theme, quote.words, name))
        return fold

    def _table(self, table: CountTable, named_by: FigureTable) -> Card:
        card = Card(self._theme, named_by.title)
        columns = [line.label for line in named_by.columns]
        total = self.tr("Samen")
        rows = [
            (line.label, *(str(n) for n in cells if columns), str(whole))
            for line, cells, whole in zip(named_by.rows, table.cells, table.row_totals, strict=True)
        ]
        sums = [str(n) for n in table.column_totals] if columns else []
        rows.append((self.tr("Alle gezinnen"), *sums, str(table.total)))
        model = TextRows(("", *columns, total if columns else self.tr("Gezinnen")), rows, 1)
        card.add(StillTable(self._theme, named_by.title, model))
        return card

    def _ask(self) -> None:
        bundle = self._prepared.bundle
        days = f"{bundle.period_from:%Y-%m-%d}_{bundle.period_until:%Y-%m-%d}"
        name = f"bundel_{days}_{bundle.number}.confidant-bundle"
        path = ask_new_file(self, self.tr("Bundel bewaren"), name, bundle_kind())
        if isinstance(path, Path):
            self.chosen.emit(path)
