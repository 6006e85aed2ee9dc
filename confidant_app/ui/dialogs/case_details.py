"""The head of a case: keyword, municipality, measure, urgency, danger, themes."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from confidant_app.domain.cases import Case, CaseStatus, Urgency
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.coding import ThemeMark
from confidant_app.domain.places import OUTSIDE, UNKNOWN
from confidant_app.domain.vocabulary import Measure, label
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme

_OPEN = (CaseStatus.NEW, CaseStatus.ACTIVE, CaseStatus.WAITING)


class CaseDetailsDialog(FormDialog[Case]):
    """Asks about the case itself; closing it is another act."""

    def __init__(self, parent: QWidget, theme: Theme, case: Case, catalogues: Catalogues) -> None:
        super().__init__(parent, theme, "", width=600)
        self.name(self.tr("Over de zaak"))
        self._case = case
        self.keyword = self.line(
            self.tr("Eigen trefwoord"),
            case.keyword,
            self.tr("nooit een naam; bijvoorbeeld: omgang in de vakantie"),
        )
        towns = sorted((t.name, t.code) for t in catalogues.places.municipalities.values())
        others = [(self.tr("onbekend"), UNKNOWN), (self.tr("buiten de regio"), OUTSIDE)]
        if case.municipality not in {code for _, code in (*others, *towns)}:
            others.append((self.tr("onbekend ({0})").format(case.municipality), case.municipality))
        self.municipality = self.choice(self.tr("Gemeente"), [*others, *towns], case.municipality)
        self.measure = self.choice(
            self.tr("Maatregel"), [(label(m), m.value) for m in Measure], case.measure.value
        )
        open_words = [(dutch.STATUS[status], status.value) for status in _OPEN]
        self.status = self.choice(self.tr("Status"), open_words, case.status.value)
        self.status.setEnabled(case.status is not CaseStatus.CLOSED)
        self.urgency = self.choice(
            self.tr("Hoe dringend?"),
            [(text, urgency.value) for urgency, text in dutch.URGENCY.items()],
            case.urgency.value,
        )
        self.danger = self.tick(
            self.tr("Er is mogelijk gevaar voor een kind (staat dan boven elk scherm)"),
            on=case.danger,
        )
        self.themes = self._theme_list(catalogues)

    @override
    def value(self) -> Case:
        """Return the case as it stands in the fields."""
        closed = self._case.status is CaseStatus.CLOSED
        return replace(
            self._case,
            keyword=self.keyword.text().strip(),
            municipality=str(self.municipality.currentData()),
            measure=chosen(self.measure, Measure),
            status=self._case.status if closed else chosen(self.status, CaseStatus),
            urgency=chosen(self.urgency, Urgency),
            danger=self.danger.isChecked(),
            themes=self._marks(),
        )

    def _theme_list(self, catalogues: Catalogues) -> QListWidget:
        own = {mark.code for mark in self._case.themes}
        named = {code: theme.dutch for code, theme in catalogues.themes.items()}
        for code in own - named.keys():  # other rules do not take away what was marked
            named[code] = self.tr("onbekend ({0})").format(code)
        found = QListWidget()
        found.setMinimumHeight(self.theme.px(180))
        for code, name in sorted(named.items(), key=lambda one: (one[0] not in own, one[1])):
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if code in own else Qt.CheckState.Unchecked
            item.setCheckState(on)
            found.addItem(item)
        return self.row(self.tr("Thema's"), found)

    def _marks(self) -> tuple[ThemeMark, ...]:
        old = {mark.code: mark for mark in self._case.themes}
        items = (self.themes.item(row) for row in range(self.themes.count()))
        codes = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return tuple(old.get(code, ThemeMark(code=code)) for code in codes)
