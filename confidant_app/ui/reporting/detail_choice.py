"""How much the replacements may tell: of dates, ages and places."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from confidant_app.domain.detail import AgeDetail, DateDetail, Detail, PlaceDetail
from confidant_app.domain.findings import Label
from confidant_app.domain.review import Review, hiding
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import labelled


class DetailChoice(QWidget):
    """A row for each kind that is hidden in the text; `changed` when another detail was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[Label, tuple[QWidget, QComboBox]] = {}
        self.dates = self._row(
            Label.DATE,
            self.tr("Een datum wordt"),
            [
                (self.tr("seizoen en jaar"), DateDetail.SEASON),
                (self.tr("kwartaal en jaar"), DateDetail.QUARTER),
                (self.tr("alleen het jaar"), DateDetail.YEAR),
                (self.tr("niets"), DateDetail.NOTHING),
            ],
        )
        self.ages = self._row(
            Label.AGE,
            self.tr("Een leeftijd wordt"),
            [
                (self.tr("leeftijdsgroep"), AgeDetail.BAND),
                (self.tr("niets"), AgeDetail.NOTHING),
            ],
        )
        self.places = self._row(
            Label.PLACE,
            self.tr("Een plaats wordt"),
            [
                (self.tr("niets"), PlaceDetail.NOTHING),
                (self.tr("de provincie"), PlaceDetail.REGION),
            ],
        )

    def show_review(self, review: Review) -> None:
        """Show the detail of a review, and only what there is something to choose about."""
        hidden = {finding.label for finding in hiding(review)}
        for label, row in self._rows.items():
            for part in row:
                part.setVisible(label in hidden)
        self.setVisible(not hidden.isdisjoint(self._rows))
        detail = review.detail
        for field, value in (
            (self.dates, detail.dates),
            (self.ages, detail.ages),
            (self.places, detail.places),
        ):
            field.setCurrentIndex(field.findData(value.value))

    def detail(self) -> Detail:
        """Return what was chosen."""
        return Detail(
            dates=chosen(self.dates, DateDetail),
            ages=chosen(self.ages, AgeDetail),
            places=chosen(self.places, PlaceDetail),
        )

    def _row(
        self,
        label: Label,
        text: str,
        choices: list[tuple[str, DateDetail]]
        | list[tuple[str, AgeDetail]]
        | list[tuple[str, PlaceDetail]],
    ) -> QComboBox:
        field = QComboBox()
        for shown, value in choices:
            field.addItem(shown, value.value)
        field.activated.connect(lambda _index: self.changed.emit())
        name = labelled(text, field)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)
        self._rows[label] = (name, field)
        return field
