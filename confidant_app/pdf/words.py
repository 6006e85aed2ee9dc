"""The one way from words to paragraph markup: every text is checked and escaped here."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from confidant_app.pdf.fonts import Face, printable


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold within a paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph; `words` is what it is where there are no lines."""

    words: str = " "


Run = str | Strong | Break


def markup(*runs: Run) -> str:
    """Return runs of plain words as ReportLab's paragraph markup.

    ReportLab obeys tags inside a paragraph; `<img src="…">` would even put a file of this
    computer into the PDF. So no text reaches a paragraph but through this function.

    Raises:
        GlyphMissing: the typeface lacks a character.
    """
    return "".join(_one(run) for run in runs)


def _one(run: Run) -> str:
    if isinstance(run, Break):
        return "<br/>"
    if isinstance(run, Strong):
        return f"<b>{escape(printable(run.words, Face.BOLD))}</b>"
    return escape(printable(run))


def plain(*runs: Run) -> str:
    """Return the words of runs without their looks, for outlines and alternative texts."""
    return "".join(run if isinstance(run, str) else run.words for run in runs)
