"""A public statement: whose it is, in short what, where it stands, and beside which figures."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListWidget, QWidget
from typing_extensions import override

from confidant_app.domain.report import FigureAt
from confidant_app.domain.statements import (
    LONGEST_LINE,
    Statement,
    demand_statement,
)
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme


class StatementDialog(FormDialog[Statement]):
    """Asks for a statement; one of the catalogue keeps its speaker.

    `figures` are those that can stand beside it, with their words.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        figures: Sequence[tuple[FigureAt, str]],
        known: Statement | None = None,
        listed: Statement | None = None,
    ) -> None:
        super().__init__(parent, theme, "", width=640)
        self.name(self.tr("Anders verwoorden") if known else self.tr("Uitspraak toevoegen"))
        said = known or Statement(speaker="", said_on="", words="", source="")
        self._listed, self._figures = listed, tuple(figures)
        self._kept = tuple(at for at in said.beside if at not in dict(figures))
        self.speaker = self.line(self.tr("Wie zei het?"), said.speaker)
        self.speaker.setMaxLength(LONGEST_LINE)
        self.speaker.setReadOnly(listed is not None)
        hint = self.tr("bijvoorbeeld: maart 2026")
        self.said_on = self.line(self.tr("Wanneer?"), said.said_on, hint)
        self.said_on.setMaxLength(LONGEST_LINE)
        self.words = self.lines(self.tr("Wat is er gezegd, in het kort?"), said.words, rows=4)
        self.source = self.line(self.tr("Waar staat het?"), said.source)
        self.source.setMaxLength(LONGEST_LINE)
        for field in (self.speaker, self.said_on, self.source):
            field.setCursorPosition(0)
        self._offer(said)

    @override
    def check(self) -> None:
        """Refuse what a reader could not look up. Raises InvalidValue."""
        demand_statement(self.value(), self._listed)

    @override
    def value(self) -> Statement:
        """Return the statement as it stands in the fields."""
        chosen = [
            at
            for place, (at, _) in enumerate(self._figures)
            if self.beside.item(place).checkState() is Qt.CheckState.Checked
        ]
        return Statement(
            speaker=self.speaker.text(),
            said_on=self.said_on.text(),
            words=self.words.toPlainText(),
            source=self.source.text(),
            beside=(*chosen, *self._kept),
        )

    def _offer(self, said: Statement) -> None:
        """Add the list of figures, with a field that jumps to one."""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("zoek een thema, norm of route"))
        self.row(self.tr("Welke cijfers kunnen ernaast staan?"), self.search)
        self.beside = QListWidget()
        self.beside.setAccessibleName(self.tr("Cijfers die ernaast kunnen staan"))
        self.beside.setFixedHeight(self.theme.px(200))
        self.beside.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for at, label in self._figures:
            self.beside.addItem(label)
            item = self.beside.item(self.beside.count() - 1)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = at in said.beside
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.fields.addWidget(self.beside)
        labels = [label for _, label in self._figures]
        completer = QCompleter(QStringListModel(labels, self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._go_to)
        self.search.setCompleter(completer)

    def _go_to(self, label: str) -> None:
        found = self.beside.findItems(label, Qt.MatchFlag.MatchExactly)
        if found:
            self.beside.setCurrentItem(found[0])
            self.beside.setFocus()
