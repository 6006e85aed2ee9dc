"""Reads the word lists that de-identification looks names up in."""

from pathlib import Path

from confidant_app.deidentify.lists import NameLists, parse_lists
from confidant_app.deidentify.provinces import Provinces, parse_provinces
from confidant_app.resources import RESOURCES

__all__ = ["NameLists", "Provinces", "load_lists", "load_provinces"]


def load_lists(folder: Path = RESOURCES / "names") -> NameLists:
    """Return the lists in `folder`; about 0.2 s, so load them once.

    Raises:
        OSError: the folder can not be read.
        KeyError: a list is missing.

    """
    return parse_lists({path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")})


def load_provinces(folder: Path = RESOURCES / "names") -> Provinces:
    """Return in which province places lie. Raises OSError: the file can not be read."""
    return parse_provinces((folder / "provinces.txt").read_text("utf-8"))
