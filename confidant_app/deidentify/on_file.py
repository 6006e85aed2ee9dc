"""Only the names on file in a text, also where a longer finding would take them up."""

from confidant_app.deidentify.known import known_marks
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import Matcher
from confidant_app.deidentify.scan import begin
from confidant_app.deidentify.words import cut
from confidant_app.domain.findings import Finding


def named(text: str, matcher: Matcher, lists: NameLists) -> tuple[Finding, ...]:
    """Return where somebody on file is named in `text`, in any order; they may overlap."""
    scan = begin(cut(text), lists)
    source = scan.words.plain.source
    marks = known_marks(scan, matcher)
    return tuple(mark.finding(*source(mark.start, mark.end)) for mark in marks)
