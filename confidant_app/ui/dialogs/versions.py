"""Every saved state of a note, the newest first; nothing can be changed here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from confidant_app.domain.contacts import NoteVersion
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, heading, prose, words


class VersionsDialog(QDialog):
    """One card for each version, with when it was saved."""

    def __init__(self, parent: QWidget, theme: Theme, versions: Sequence[NoteVersion]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Eerdere versies"))
        self.resize(theme.px(640), theme.px(560))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        whole.setSpacing(theme.px(16))
        whole.addWidget(heading(self.windowTitle()))
        body = QWidget()
        body.setObjectName("page_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        for version in sorted(versions, key=lambda v: v.number, reverse=True):
            card = Card(theme)
            saved = dutch.moment(version.saved_at)
            card.add(words(self.tr("Versie {0}, {1}").format(version.number, saved), "small"))
            card.add(prose(version.note or self.tr("(geen tekst)")))
            column.addWidget(card)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.windowTitle())
        whole.addWidget(scroll, stretch=1)
        whole.addWidget(button(self.tr("&Sluiten"), self.reject, "primary"))

    @staticmethod
    def show_all(parent: QWidget, theme: Theme, versions: Sequence[NoteVersion]) -> None:
        """Show the dialog until it is closed."""
        dialog = VersionsDialog(parent, theme, versions)
        dialog.exec()
        dialog.deleteLater()
