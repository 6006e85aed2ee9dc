"""Finds addresses on the net: e-mail, web pages, names after an at sign, also as spoken."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_LOCAL = "abcdefghijklmnopqrstuvwxyz0123456789._%+-"
_LONGEST = 64
_DOMAIN = re.compile(r"@ ?([a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){1,5})")
_NAME = re.compile(r"@[a-z0-9_][a-z0-9_.]{1,40}")
_ADDRESS = re.compile(r"[^\s<>\"]{1,2000}")
_TAIL = ".,;:!?)]}'\""
_TOP = word_set("nl com org net be de eu info frl io me co uk fr example amsterdam nu app tv")
_SCHEMES = frozenset(("http", "https", "www"))
_SPOKEN_AT = frozenset(("apenstaartje", "apestaartje", "apestaart", "apenstaart"))
_SPOKEN = re.compile(
    r"((?:[a-z0-9]+ (?:punt|streepje|underscore) ){0,3}[a-z0-9]+) ?"
    r"(?:apen?staart(?:je)?|\(at\)|\[at\]) ?"
    r"([a-z0-9]+(?: [a-z0-9]+){0,2}?(?: ?(?:punt|\.|\(dot\)) ?[a-z0-9]+){1,3})"
)
_SPOKEN_BEFORE = 80


def contact_marks(scan: Scan) -> Iterator[Mark]:
    """Yield e-mail addresses, names after an at sign and web addresses."""
    yield from _at_signs(scan)
    yield from _spoken(scan)
    words = scan.words
    for at, word in enumerate(words.low):
        if word in _SCHEMES or (word in _TOP and words.gaps[at - 1] == "."):
            yield from _web(scan, at)


def _at_signs(scan: Scan) -> Iterator[Mark]:
    low = scan.words.plain.low
    at = low.find("@")
    while at >= 0:
        before = low[max(0, at - _LONGEST) : at]
        start = at - len(before) + len(before.rstrip(_LOCAL))
        domain, name = _DOMAIN.match(low, at), _NAME.match(low, at)
        if domain is not None and start < at:
            end = domain.end() - (low[domain.end() - 1] == "-")
            yield Mark(start, end, Label.EMAIL, Why.PATTERN, Certainty.SURE)
        elif name is not None:
            end = at + len(name[0].rstrip("."))
            yield Mark(min(start, at), end, Label.HANDLE, Why.PATTERN, Certainty.LIKELY)
        at = low.find("@", at + 1)


def _spoken(scan: Scan) -> Iterator[Mark]:
    """Yield addresses as they are dictated: "jan punt bos apenstaartje mail punt nl"."""
    low = scan.words.plain.low
    for at, word in enumerate(scan.words.low):
        bracketed = word == "at" and low[scan.words.starts[at] - 1 : scan.words.starts[at]] in "(["
        if word in _SPOKEN_AT or (bracketed and at):
            start = max(0, scan.words.starts[at] - _SPOKEN_BEFORE)
            for found in _SPOKEN.finditer(low, start, scan.words.ends[at] + _SPOKEN_BEFORE):
                yield Mark(*found.span(), Label.EMAIL, Why.PATTERN, Certainty.LIKELY)


def _web(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield the stretch without spaces around a scheme or a top-level domain."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    floor = max(0, start - 4 * _LONGEST)
    before = low[floor:start].split()
    if not low[floor:start][-1:].isspace() and before:
        start -= len(before[-1])
    start += len(low[start : start + 4]) - len(low[start : start + 4].lstrip("<>\"'(["))
    found = _ADDRESS.match(low, start)
    if found is not None and "." in found[0].rstrip(_TAIL):
        end = start + len(found[0].rstrip(_TAIL))
        yield Mark(start, end, Label.URL, Why.PATTERN, Certainty.SURE)
