"""How a file of data may look before it is parsed: what takes a parser long is refused.

Python's parser needs time in the square of the parts of one key. Within these limits it needs
time in proportion to the file.
"""

import re
from typing import Final

from confidant_app.domain.errors import CatalogueBroken

LONGEST_LINE: Final = 4000  # characters; the longest of the program's own has under 400
MOST_MARKS: Final = 12  # dots and opening brackets in one line; the program's own have 3

# Strings and comments, in which dots and brackets mean nothing. Each alternative also matches
# what is not closed, so that no place is looked at twice.
_QUIET: Final = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*",
    re.DOTALL,
)
_MARKS: Final = re.compile(r"[.\[{]")


def demand_parsable(text: str, *, file: str) -> None:
    """Let only a text through that is parsed in time in proportion to its length.

    Raises:
        CatalogueBroken: a line that is too long, or has too many parts.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise _broken(file, number, f"is langer dan {LONGEST_LINE} tekens")
    for number, line in enumerate(_QUIET.sub(_lines_of, text).split("\n"), start=1):
        if len(_MARKS.findall(line)) > MOST_MARKS:
            raise _broken(file, number, "heeft te veel punten of haken")


def _lines_of(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _broken(file: str, number: int, reason: str) -> CatalogueBroken:
    return CatalogueBroken(file=file, entry="het hele bestand", reason=f"regel {number} {reason}")
