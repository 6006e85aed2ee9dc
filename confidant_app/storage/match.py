"""What a user typed, as a question that the full-text index cannot misunderstand."""

import re
from typing import Final

SHORTEST_PREFIX: Final = 3  # letters; the index keeps prefixes of this length ready

_PIECE: Final = re.compile(r'"[^"]*"?|[^\s"]+')


def expression(text: str) -> str:
    """Return an FTS5 expression: every word must be there, the last one may be unfinished.

    Words between double quotes must stand together; a quotation mark that is still open runs
    to the end. Each piece is quoted, so "AND", "c++" or "o'neil" are words like any other.
    Empty when `text` has no letter or digit.
    """
    pieces = _PIECE.findall(text.replace("\x00", " ").rstrip())
    words = [f'"{piece.strip(chr(34))}"' for piece in pieces]
    if pieces and not pieces[-1].endswith('"') and len(words[-1]) >= SHORTEST_PREFIX + 2:
        words[-1] += "*"
    return " ".join(word for word in words if any(character.isalnum() for character in word))
