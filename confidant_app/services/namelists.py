"""Reads the word lists that de-identification looks names up in."""

from pathlib import Path
from threading import Lock

from confidant_app.deidentify.lists import NameLists, parse_lists
from confidant_app.deidentify.provinces import Provinces, parse_provinces
from confidant_app.resources import RESOURCES

__all__ = ["NameLists", "Provinces", "WordLists", "load_lists", "load_provinces"]


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


class WordLists:
    """The lists, read when they are first needed; any thread may ask."""

    def __init__(self) -> None:
        self._lists: NameLists | None = None
        self._reading = Lock()

    def get(self) -> NameLists:
        """Return the lists, after about 0.2 s the first time.

        Raises:
            OSError: they can not be read.
            KeyError: one is missing.

        """
        with self._reading:
            if self._lists is None:
                self._lists = load_lists()
            return self._lists
