"""The question that no list can answer: whether somebody close by can recognise a person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words


class NeighbourQuestion(QWidget):
    """Nothing is chosen beforehand; `answered` says whether nobody can be recognised."""

    answered = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        text = self.tr("Kan een buur, juf of de instelling hier iemand in herkennen?")
        column.addWidget(words(text, "strong"))
        self._group = QButtonGroup(self)
        self.nobody = QRadioButton(self.tr("Nee, niemand"))
        self.perhaps = QRadioButton(self.tr("Misschien wel"))
        for choice in (self.nobody, self.perhaps):
            choice.setAccessibleDescription(text)
            self._group.addButton(choice)
            column.addWidget(choice)
        advice = self.tr("Schrijf het algemener, of laat dit citaat binnen.")
        self._advice = words(advice, "notice")
        self._advice.hide()
        column.addWidget(self._advice)
        self._group.buttonToggled.connect(self._say)

    def is_nobody(self) -> bool:
        """Return whether somebody looked and found nobody recognisable."""
        return self.nobody.isChecked()

    def _say(self) -> None:
        self._advice.setVisible(self.perhaps.isChecked())
        self.answered.emit(self.is_nobody())
