"""Finds the names that a message itself presents: its greeting, its end, who speaks, spelling."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_HELLO = word_set(
    "hoi hallo hai hey hee hi dag moi goedemorgen goedemiddag goedenavond goeiemorgen goeiemiddag "
    "goeienavond goedendag spreekt spreek goeie"
)
_BYE = word_set(
    "groet groeten groetjes groetje gr grt grtjs grtz mvg liefs hoogachtend hgr hoogacht doei "
    "kusjes knuffel"
)
_NOBODY = word_set(
    "iedereen allemaal mij me jou je u jullie hem haar hen hun ons de het een mijn jouw deze die "
    "dit dat wie iemand niemand alle veel mn dhr mevrouw meneer mevr mw heer"
)
_INSIDE = word_set("en van der de den vd het t ter ten el al v")
_QUOTES = frozenset("\"'\u201c\u2018\u201e\u00ab")
_SPELLED = re.compile(r"[a-z](?:(?: |-|, ?| - )[a-z](?![^\W_])){3,29}(?![^\W_])")
_LAST_LINE = re.compile(r"(?:^|\n|[.!?] )[ \t]*([a-z])\.?[ \t]*(?:x{1,3}|\W{1,3})?\s*$")
_MOST = 6
_TAIL = 40  # characters at the end that can be one initial with what is around it
_FAREWELL = frozenset(" ,.!\n\r\t-")
_END = frozenset("\n\0")


def message_marks(scan: Scan) -> Iterator[Mark]:
    """Yield names by their place in a message, whatever capitals it has."""
    words = scan.words
    for at, word in enumerate(words.low):
        if word == "met" and at and words.low[at - 1] in _HELLO:
            yield from _presented(scan, at + 1)
        elif word in _BYE:
            yield from _signed(scan, at + 1)
        elif len(word) == 1:
            yield from _spelled(scan, at)
        elif words.gaps[at].startswith(":") and _speaks(scan, at):
            yield scan.mark((at, at + 1), Label.PERSON, Why.CUE, Certainty.MAYBE)
    low = words.plain.low
    last = _LAST_LINE.search(low, max(0, len(low) - _TAIL))
    if last is not None and words.plain.text[last.start(1)].isupper() and last.start():
        yield Mark(last.start(1), last.end(1), Label.PERSON, Why.CUE, Certainty.MAYBE)


def _presented(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield "wil" in "hoi met wil": whoever greets so gives a name."""
    words = scan.words
    if at >= len(words) or words.gaps[at - 1] != " " or words.low[at] in _NOBODY:
        return
    word, kin = words.low[at], words.low[at] in scan.lists.kin
    if word.isalpha() and not kin and at not in scan.public:
        yield scan.mark((at, at + 1), Label.PERSON, Why.CUE, Certainty.LIKELY)


def _signed(scan: Scan, first: int) -> Iterator[Mark]:
    """Yield the few words that end a message on a line of their own after its farewell."""
    words, after = scan.words, first + 1
    if first >= len(words) or not _FAREWELL.issuperset(words.gaps[first - 1]):
        return
    while after < min(len(words), first + _MOST + 1) and _END.isdisjoint(words.gaps[after - 1]):
        after += 1
    if after - first > _MOST or not any(len(words.low[at]) > 1 for at in range(first, after)):
        return
    if all(_signs(scan, at) for at in range(first, after)):
        yield scan.mark((first, after), Label.PERSON, Why.CUE, Certainty.MAYBE)


def _signs(scan: Scan, at: int) -> bool:
    """Return whether word `at` can be a part of the name under a message."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if word in _INSIDE or (len(word) == 1 and word.isalpha()):
        return True
    if not word.isalpha() or word in lists.weak or word in lists.kin or word in lists.ordinary:
        return False
    if scan.cased:
        return words.capitals[at]
    return word in lists.surnames or word in lists.first_names or not scan.lexicon.knows(word)


def _speaks(scan: Scan, at: int) -> bool:
    """Return whether the word opens a line and a quotation follows it: "Dekens: "We zitten"."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    quoted = words.gaps[at][1:].lstrip()[:1] in _QUOTES and words.gaps[at][-1] in _QUOTES
    opens = not at or "\n" in words.gaps[at - 1]
    if not (quoted and opens and word.isalpha()) or word in lists.weak or at in scan.public:
        return False
    role = word in lists.kin or word in lists.professions or word in lists.ordinary
    borne = word in lists.surnames or word in lists.first_names or not scan.lexicon.knows(word)
    return borne and not role


def _spelled(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield a name that is spelled letter by letter: "i s e n i a", "Y-I-L-D-I-Z"."""
    words = scan.words
    if at and len(words.low[at - 1]) == 1 and words.gaps[at - 1] in (" ", "-", ", ", " - "):
        return
    found = _SPELLED.match(words.plain.low, words.starts[at])
    if found is not None:
        yield Mark(*found.span(), Label.PERSON, Why.PATTERN, Certainty.LIKELY)
