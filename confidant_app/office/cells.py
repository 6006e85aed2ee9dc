"""Words as cells of a table that no spreadsheet takes for a formula, and that stay readable."""

import re
import unicodedata
from typing import Final

# What makes Excel, LibreOffice or Google Sheets calculate (OWASP, "CSV injection"), and the
# real minus sign. Tab, return and line feed are on that list too; they never get this far.
_STARTS: Final = frozenset("=+-@\u2212")
# Before a start, these do not count: some programs strip them, and nobody sees them.
_UNSEEN: Final = frozenset({"Zs", "Cf", "Cc", "Mn", "Me"})
_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
# Marks that turn the direction of what comes after, also beyond the cell, and the byte order mark.
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def cell(text: str) -> str:
    """Return a text as one line that is safe in every cell of a CSV file.

    A text that would start a formula stands between “ ”. An apostrophe or a space in front would
    do in most programs, but the first becomes part of the data in R and DuckDB, and the second
    is stripped by many readers, so that the formula is back in the next file. To refuse the text
    would keep a report inside for one odd label. Full-width and other forms of the same signs
    count as well, since a later program may fold them.

    A semicolon becomes a comma. Excel with Dutch settings splits lines at semicolons and knows
    nothing of quotes that start later in the line, so that what comes after one would begin a
    cell. A control character or a break becomes a space, half a character U+FFFD.
    """
    seen = _TURNS.sub("", _HALVES.sub("\ufffd", _BREAKS.sub(" ", text)))
    line = seen.replace(";", ",").strip()
    return f"“{line}”" if _starts_formula(line) else line


def _starts_formula(line: str) -> bool:
    # Decomposed, not composed: "=" with a stroke through it would become one "≠", while a
    # spreadsheet that reads sign by sign still sees the "=".
    for sign in unicodedata.normalize("NFKD", line):
        if unicodedata.category(sign) not in _UNSEEN:
            return sign in _STARTS
    return False
