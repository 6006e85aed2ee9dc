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
    found = []
    for mark in known_marks(scan, matcher):
        start, end = scan.words.plain.source(mark.start, mark.end)
        found.append(
            Finding(
                start=start,
                end=end,
                label=mark.label,
                why=mark.why,
                certainty=mark.certainty,
                person=mark.person,
                own=mark.own,
            )
        )
    return tuple(found)
