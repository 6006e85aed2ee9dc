"""Files in the words of the screen: how large one is, and a name that a line can break."""

import re
from typing import Final

_KB: Final = 1024
_MB: Final = _KB * _KB
_GB: Final = _MB * _KB
_UNBROKEN: Final = re.compile(r"(\S{20})(?=\S)")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def size_words(size: int) -> str:
    """Return a size as people read it: "2 kB", "14 MB", "1,4 GB"."""
    if size < _MB:
        return f"{-(-size // _KB)} kB"
    if size < _GB:
        return f"{-(-size // _MB)} MB"
    return f"{size / _GB:.1f} GB".replace(".", ",")


def breakable(text: str) -> str:
    """Return the text with places where a line may end: names of files have no spaces."""
    return _UNBROKEN.sub(rf"\1{_BREAK}", text)
