"""Finds addresses on the net: e-mail, web pages, names on social media, also as spoken."""

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
_TAGGED = re.compile(r"#\d{4}(?!\d)")
_SOCIAL = word_set(
    "insta instagram snap snapchat tiktok twitter x discord telegram facebook fb account "
    "internet gebruikersnaam nickname roblox fortnite playstation psn xbox steam twitch signal"
)
_AFTER_SOCIAL = re.compile(
    r"(?:naam|account)?[^\w\s]{0,2} ?(?:(?:is|heet|=|beter|dat is) )?\(?['\"]?"
    r"([a-z0-9]+(?:[._\-][a-z0-9]+)*_?)"
)
_SPOKEN_AT = frozenset(("apenstaartje", "apestaartje", "apestaart", "apenstaart"))
_SPOKEN = re.compile(
    r"((?:[a-z0-9]+ (?:punt|streepje|underscore) ){0,3}[a-z0-9]+) ?"
    r"(?:apen?staart(?:je)?|\(at\)|\[at\]) ?"
    r"([a-z0-9]+(?: [a-z0-9]+){0,2}?(?: ?(?:punt|\.|\(dot\)) ?[a-z0-9]+){1,3})"
)
_SPOKEN_BEFORE = 80
_SPOKEN_DOTS = ("punt", ".", "dot")
_SHORTEST_HANDLE = 3
_NEAR = 10
_HANDLE_GAPS = frozenset("_#.")


def contact_marks(scan: Scan) -> Iterator[Mark]:
    """Yield e-mail addresses, names on social media and web addresses."""
    yield from _at_signs(scan)
    yield from _spoken(scan)
    words = scan.words
    for at, word in enumerate(words.low):
        if word in _SCHEMES or (word in _TOP and words.gaps[at - 1] == "."):
            yield from _web(scan, at)
        elif word in _SOCIAL:
            yield from _social(scan, at)
    yield from _underscored(scan)


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
            end = scan.words.ends[at] + _SPOKEN_BEFORE
            if not any(dot in low[scan.words.ends[at] : end] for dot in _SPOKEN_DOTS):
                continue
            for found in _SPOKEN.finditer(low, start, end):
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


def _social(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield the name that follows the name of a network: not a Dutch word, or with a digit."""
    words = scan.words
    found = _AFTER_SOCIAL.match(words.plain.low, words.ends[at])
    if found is None:
        return
    name, parted = found[1], bool(words.plain.low[words.ends[at] : found.start(1)].strip())
    parted = parted or scan.words.low[at - 1] in ("op", "via")
    if any(not letter.isalpha() for letter in name) or (parted and not scan.lexicon.knows(name)):
        yield Mark(*found.span(1), Label.HANDLE, Why.CUE, Certainty.LIKELY)


def _is_handle(scan: Scan, at: int, word: str, gap: str) -> bool:
    """Return whether this word and the next, joined by `gap`, are a name on social media."""
    following = scan.words.low[at + 1]
    if gap == "#":
        return bool(_TAGGED.match(scan.words.plain.low, scan.words.ends[at]))
    mixed = following[0].isalpha() and not following.isalpha() and len(word) >= _SHORTEST_HANDLE
    if gap == "_" or (mixed and word.isalpha()):
        return True
    odd = not word.isdigit() and following.isalpha() and not scan.lexicon.knows(word)
    return odd and following not in _TOP and scan.near(at - _NEAR, at, _SOCIAL)


def _underscored(scan: Scan) -> Iterator[Mark]:
    """Yield words joined by underscores, or with a number sign and four digits, as handles."""
    words, low = scan.words, scan.words.plain.low
    done = 0
    for at, word in enumerate(words.low):
        gap = words.gaps[at]
        if (
            words.starts[at] < done
            or gap not in _HANDLE_GAPS
            or not _is_handle(scan, at, word, gap)
        ):
            continue
        start, end = words.starts[at], words.ends[at]
        while start and (low[start - 1] in "_." or low[start - 1].isalnum()):
            start -= 1
        while end < len(low) and (low[end] in "_#." or low[end].isalnum()):
            end += 1
        end -= low[end - 1] == "."
        done = end
        yield Mark(start, end, Label.HANDLE, Why.PATTERN, Certainty.LIKELY)
