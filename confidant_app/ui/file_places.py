"""Ask where a file is or should go; the dialog is Qt's own, so that it leaves no list behind."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_OWN = QFileDialog.Option.DontUseNativeDialog


def ask_new_file(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Return where a new file should be written, or None when cancelled.

    `kind` is a filter such as "PDF (*.pdf)". Writing never replaces a file, so the dialog does
    not offer to.
    """
    options = _OWN | QFileDialog.Option.DontConfirmOverwrite
    found, _ = QFileDialog.getSaveFileName(
        parent, title, str(Path.home() / name), kind, options=options
    )
    return Path(found) if found else None


def ask_file(parent: QWidget, title: str, kind: str) -> Path | None:
    """Return an existing file, or None when cancelled."""
    found, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kind, options=_OWN)
    return Path(found) if found else None


def ask_files(parent: QWidget, title: str, kind: str) -> tuple[Path, ...]:
    """Return existing files, none when cancelled."""
    found, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kind, options=_OWN)
    return tuple(Path(each) for each in found)


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Return an existing folder, or None when cancelled; looking begins at `start`."""
    there = next((one for one in (start, *start.parents) if one.is_dir()), Path.home())
    options = _OWN | QFileDialog.Option.ShowDirsOnly
    found = QFileDialog.getExistingDirectory(parent, title, str(there), options)
    return Path(found) if found else None


def card_kind() -> str:
    """Return the filter for card files."""
    words = QCoreApplication.translate("FilePlaces", "Kaart van Confidant")
    return f"{words} (*.confidant-card)"


def rules_kind() -> str:
    """Return the filter for rules, whole or in loose files."""
    words = QCoreApplication.translate("FilePlaces", "Regels van Confidant")
    return f"{words} (*.confidant-rules *.toml)"


def bundle_kind() -> str:
    """Return the filter for bundle files."""
    words = QCoreApplication.translate("FilePlaces", "Bundel van Confidant")
    return f"{words} (*.confidant-bundle)"
