"""Finds the names that people bear on social media and in games, by their shape and by cues."""

import re
from collections.abc import Iterator

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_SOCIAL = word_set(
    "insta instagram ig snap snapchat tiktok twitter discord telegram facebook fb account accounts "
    "gebruikersnaam nickname nick username roblox fortnite minecraft playstation psn xbox steam "
    "twitch signal internet online gamertag skype messenger youtube threads bereal profiel "
    "profielnaam"
)
_BRIDGE = (
    r"(?:(?:,|:|=|-)? ?(?:naam|account|is|heet|heette|als|onder|beter|ze|hij|ik|nu|de|zich|daar|"
    r"mn|mijn|haar|zijn|gewoon|noemt|genaamd|ben))"
)
_DIRECT = re.compile(
    rf"(?P<bridge>{_BRIDGE}{{0,5}})[^\w\s]{{0,2}} ?\(?['\"]?"
    r"(?P<name>[a-z0-9]+(?:[._\-][a-z0-9]+)*_?)"
)
_TOKEN = re.compile(r"[a-z0-9_](?:[a-z0-9_]|[.\-](?=[a-z0-9_])){2,40}")
_QUOTED = re.compile(r"(?:als|onder|naam|heet|genaamd|noemt|is) ['\"]([^'\"\n]{3,30})['\"]")
_TIME_LIKE = re.compile(r"\d{1,4}[a-z]{1,5}\d{0,2}$|\d[\d.\-]*$")
_WINDOW = 80
_NAMED_BEFORE = word_set(
    "heet heette als ben account naam noemt noem is genaamd zich me mij mezelf"
)
_CALLS = word_set("noemt noem heet heette genaamd")
_SHORTEST, _LONG_PART = 3, 3
_GOES_ON = frozenset("@:/")
_TAGGED = re.compile(r"#\d{4}(?!\d)")
_GAPS = frozenset("_#.")


def handle_marks(scan: Scan) -> Iterator[Mark]:
    """Yield names on social media, each once for every reason there is to see one."""
    for at, word in enumerate(scan.words.low):
        if word in _SOCIAL:
            yield from _after(scan, at)
            yield from _before(scan, at)
    yield from _joined(scan)


def _after(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield the names that follow the name of a network within one short stretch."""
    low, start = scan.words.plain.low, scan.words.ends[at]
    found = _DIRECT.match(low, start)
    named = scan.near(at - 4, at, _CALLS)
    if found is not None and _is_named(scan, found, named=named):
        yield Mark(*found.span("name"), Label.HANDLE, Why.CUE, Certainty.LIKELY)
    for token in _TOKEN.finditer(low, start, min(len(low), start + _WINDOW)):
        if _is_odd(scan, token[0]) and low[token.end() : token.end() + 1] not in _GOES_ON:
            yield Mark(*token.span(), Label.HANDLE, Why.CUE, Certainty.LIKELY)
    for quoted in _QUOTED.finditer(low, start, min(len(low), start + _WINDOW)):
        yield Mark(*quoted.span(1), Label.HANDLE, Why.CUE, Certainty.MAYBE)


def _is_named(scan: Scan, found: re.Match[str], *, named: bool) -> bool:
    """Return whether the word after a network can be a name there; `named`: one is announced."""
    name = found["name"]
    parted = named or bool(found["bridge"]) or found.start("name") - found.end("bridge") > 1
    return parted and len(name) >= _SHORTEST and not name.isdigit() and _unusual(scan, name)


def _unusual(scan: Scan, name: str) -> bool:
    """Return whether none of the parts of a name makes it an ordinary word."""
    return (not name.isalpha() and _is_odd(scan, name)) or (
        name.isalpha() and not scan.lexicon.knows(name)
    )


def _is_odd(scan: Scan, token: str) -> bool:
    """Return whether a token mixes letters with digits or signs as no Dutch word does."""
    if token.isalpha() or token.isdigit() or _TIME_LIKE.match(token):
        return False
    parts = re.split(r"[._\-]", token)
    if "_" in token or (token.isalnum() and token[0].isalpha()):
        return any(part.isalpha() for part in re.split(r"[\d._\-]", token))
    if "." not in token:
        return any(map(str.isdigit, token)) and any(map(str.isalpha, token))
    long = any(len(part) >= _LONG_PART for part in parts)
    return long and not all(scan.lexicon.knows(part) for part in parts)


def _before(scan: Scan, at: int) -> Iterator[Mark]:
    """Yield the name in "ze heet demi.x op snap", "noemt zich mamavan op internet"."""
    words, low = scan.words, scan.words.plain.low
    if at < 2 or words.low[at - 1] not in ("op", "via") or words.gaps[at - 2] != " ":
        return
    end = words.ends[at - 2]
    start = end
    while start and (low[start - 1].isalnum() or low[start - 1] in "._"):
        start -= 1
    name = low[start:end]
    lead = low[max(0, start - 20) : start].split()
    if lead and lead[-1] in _NAMED_BEFORE and _unusual(scan, name):
        yield Mark(start, end, Label.HANDLE, Why.CUE, Certainty.LIKELY)


def _is_handle(scan: Scan, at: int, word: str, gap: str) -> bool:
    """Return whether this word and the next, joined by `gap`, are a name on social media."""
    following = scan.words.low[at + 1]
    if gap == "#":
        return bool(_TAGGED.match(scan.words.plain.low, scan.words.ends[at]))
    mixed = following[0].isalpha() and not following.isalpha() and len(word) >= _SHORTEST
    return gap == "_" or (mixed and word.isalpha())


def _joined(scan: Scan) -> Iterator[Mark]:
    """Yield words joined by underscores, or with a number sign and four digits, as handles."""
    words, low = scan.words, scan.words.plain.low
    done = 0
    for at, word in enumerate(words.low):
        gap = words.gaps[at]
        if words.starts[at] < done or gap not in _GAPS or not _is_handle(scan, at, word, gap):
            continue
        start, end = words.starts[at], words.ends[at]
        while start and (low[start - 1] in "_." or low[start - 1].isalnum()):
            start -= 1
        while end < len(low) and (low[end] in "_#." or low[end].isalnum()):
            end += 1
        end -= low[end - 1] == "."
        done = end
        yield Mark(start, end, Label.HANDLE, Why.PATTERN, Certainty.LIKELY)
