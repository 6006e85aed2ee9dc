"""Backups as a list, newest first: when each was made, how large it is, what is wrong with it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from confidant_app.services.backing_up import BackupFile
from confidant_app.ui import dutch
from confidant_app.ui.file_words import size_words
from confidant_app.ui.theme import Theme

_MOST_ROWS: Final = 4
_MOMENT: Final = re.compile(r"-\d{8}-\d{6}$")


class BackupList(QListWidget):
    """As high as its rows, at most four of them; the first one is chosen when it is filled."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    def show_backups(self, found: Sequence[BackupFile], *, named: bool = False) -> None:
        """Show these; with `named` also of which vault each is."""
        self.clear()
        for one in found:
            text = in_words(one)
            if named and not one.is_damaged:
                text = f"{vault_name(one.path)} · {text}"
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(one.path))
            self.addItem(item)
        self.setCurrentRow(0)
        rows = max(1, min(_MOST_ROWS, len(found)))
        height = self.sizeHintForRow(0) if found else 0
        self.setFixedHeight(rows * height + self._theme.px(12))
        self.setVisible(bool(found))

    def chosen(self) -> Path | None:
        """Return the file of the row at hand."""
        found = self.selectedItems()
        return Path(found[0].data(Qt.ItemDataRole.UserRole)) if found else None

    def choose(self, file: Path) -> None:
        """Go to the row of this file, if it is listed."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == str(file):
                self.setCurrentRow(row)


def in_words(backup: BackupFile) -> str:
    """Return one backup in one line."""
    size = size_words(backup.size)
    if backup.made_at is None:
        return f"beschadigd: {backup.path.name} · {size}"
    line = f"{dutch.moment(backup.made_at)} · {size}"
    if not backup.missing:
        return line
    lost = dutch.counted(backup.missing, "bijlage ontbreekt", "bijlagen ontbreken")
    return f"{line} · {lost}"


def vault_name(file: Path) -> str:
    """Return the name of the vault that a backup was made of, as far as its file tells."""
    return _MOMENT.sub("", file.stem)
