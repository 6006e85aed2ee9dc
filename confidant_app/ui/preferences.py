"""How the window looks and when it locks; a small file of its own, without any name in it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from confidant_app.ui.theme import SCALES, Look, Theme

IDLE_CHOICES: Final = (2, 5, 10, 15, 30)
_IDLE_DEFAULT: Final = 5


class Preferences:
    """Reads and writes `preferences.ini` in `folder`; unreadable values count as the default.

    `vault_home` is where vaults are looked for and made unless the user chooses otherwise; it
    is never written down, so the file cannot tell where a vault is.
    """

    def __init__(self, folder: Path, vault_home: Path, theme: Theme | None = None) -> None:
        """Use `theme` until another is chosen here."""
        self.folder, self.vault_home = folder, vault_home
        self.example_home = folder / "voorbeeld"
        self._default = theme or Theme()
        self._file = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)

    def theme(self) -> Theme:
        """Return the look and size, light at 100 % unless chosen otherwise."""
        usual = self._default
        look = str(self._file.value("look", usual.look.value))
        percent = self._number("percent", usual.percent)
        return Theme(
            look=Look(look) if look in set(Look) else usual.look,
            percent=percent if percent in SCALES else usual.percent,
        )

    def keep_theme(self, theme: Theme) -> None:
        """Remember a look and size."""
        self._file.setValue("look", theme.look.value)
        self._file.setValue("percent", theme.percent)
        self._file.sync()

    def idle_minutes(self) -> int:
        """Return after how many minutes without a touch the vault locks."""
        minutes = self._number("idle_minutes", _IDLE_DEFAULT)
        return minutes if minutes in IDLE_CHOICES else _IDLE_DEFAULT

    def keep_idle_minutes(self, minutes: int) -> None:
        """Remember when to lock."""
        self._file.setValue("idle_minutes", minutes)
        self._file.sync()

    def _number(self, name: str, default: int) -> int:
        text = str(self._file.value(name, default))
        return int(text) if text.isdecimal() else default
