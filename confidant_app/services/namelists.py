"""Reads the word lists that de-identification looks names up in."""

from pathlib import Path

from confidant_app.deidentify.lists import NameLists, parse_lists
from confidant_app.resources import RESOURCES

__all__ = ["NameLists", "load_lists"]


def load_lists(folder: Path = RESOURCES / "names") -> NameLists:
    """Return the lists in `folder`; about 0.2 s, so load them once.

    Raises:
        OSError: the folder can not be read.
        KeyError: a list is missing.

    """
    return parse_lists({path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")})
