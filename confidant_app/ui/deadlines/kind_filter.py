"""One button for each kind of term, with how many there are."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.terms import TermKind
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.chip import term_word
from confidant_app.ui.widgets.flow import FlowLayout
from confidant_app.ui.widgets.words import button


class KindFilter(QWidget):
    """Lets all terms through, or one kind; `chosen` says that another button was pressed."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind: TermKind | None = None
        self._choices: dict[TermKind | None, QPushButton] = {}
        row = FlowLayout(theme.px(8))
        self.setLayout(row)
        group = QButtonGroup(self)
        for kind in (None, *TermKind):
            choice = button("", partial(self.choose, kind), "filter")
            choice.setCheckable(True)
            choice.setChecked(kind is None)
            group.addButton(choice)
            self._choices[kind] = choice
            row.addWidget(choice)

    def choose(self, kind: TermKind | None) -> None:
        """Let only this kind of term through, or all of them."""
        self._kind = kind
        self._choices[kind].setChecked(True)
        self.chosen.emit()

    def count(self, terms: tuple[WatchedTerm, ...]) -> None:
        """Say how many there are of each kind; a kind that is gone lets all through again."""
        found = Counter(term.kind for term in terms)
        if self._kind is not None and not found[self._kind]:
            self._kind = None
            self._choices[None].setChecked(True)
        for kind, choice in self._choices.items():
            count = len(terms) if kind is None else found[kind]
            name = self.tr("alles") if kind is None else term_word(kind)
            choice.setText(f"{name}  {count}")
            choice.setAccessibleName(self.tr("Toon {0}: {1}").format(name, count))
            choice.setVisible(kind is None or count > 0)

    def passing(self, terms: tuple[WatchedTerm, ...]) -> tuple[WatchedTerm, ...]:
        """Return the terms that are let through, in their own order."""
        if self._kind is None:
            return terms
        return tuple(term for term in terms if term.kind is self._kind)
