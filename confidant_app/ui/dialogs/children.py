"""The children of a case, without a name: a birth year, or only an age band."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from typing_extensions import override

from confidant_app.domain.cases import AgeBand, Child
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button

_BEFORE = 30  # years back that a birth year can be picked: youth care ends long before


class ChildrenDialog(FormDialog[tuple[Child, ...]]):
    """Two fields for each child; one that is left unknown in both stays a child of unknown age."""

    def __init__(
        self, parent: QWidget, theme: Theme, children: tuple[Child, ...], year: int
    ) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Kinderen"))
        self._year = year
        self._numbers: list[int] = []
        self.years: list[QSpinBox] = []
        self.bands: list[QComboBox] = []
        self.explain(
            self.tr(
                "Schrijf hier geen namen. Een leeftijdsgroep is genoeg; vanaf 12 kan meer. Wordt "
                "een kind dit jaar 12? Kies dan 'weet ik niet' bij het geboortejaar en kies de "
                "leeftijdsgroep. Belt een jongere zelf, vul dan alleen die jongere in."
            )
        )
        self.more = button(self.tr("Nog een kind"), self._one_more, "quiet")
        self.fields.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        for child in children or (Child(number=1),):
            self._add(child)

    @override
    def value(self) -> tuple[Child, ...]:
        """Return the children as they stand in the fields."""
        return tuple(
            Child(
                number=number,
                birth_year=year.value() if year.value() > year.minimum() else None,
                age_band=chosen(band, AgeBand),
            )
            for number, year, band in zip(self._numbers, self.years, self.bands, strict=True)
        )

    def _one_more(self) -> None:
        self._add(Child(number=max(self._numbers, default=0) + 1))
        self.adjustSize()
        self.years[-1].setFocus()

    def _add(self, child: Child) -> None:
        self.fields.removeWidget(self.more)
        name = self.tr("Kind {0}").format(child.number)
        least = self._year - _BEFORE - 1
        if child.birth_year is not None:
            least = min(least, child.birth_year - 1)
        year = self.number(
            self.tr("{0}: geboortejaar").format(name), child.birth_year or least, least, self._year
        )
        year.setSpecialValueText(self.tr("weet ik niet"))
        bands = [(self.tr("weet ik niet"), AgeBand.UNKNOWN.value)]
        bands += [(band.value, band.value) for band in AgeBand if band is not AgeBand.UNKNOWN]
        band = self.choice(self.tr("{0}: leeftijdsgroep").format(name), bands, child.age_band.value)
        year.valueChanged.connect(partial(self._only_one, year, band))
        self._only_one(year, band)
        self._numbers.append(child.number)
        self.years.append(year)
        self.bands.append(band)
        self.fields.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _only_one(year: QSpinBox, band: QComboBox, _: int = 0) -> None:
        """Ask for the band only where the year is not known: two ages could contradict."""
        band.setEnabled(year.value() == year.minimum())
