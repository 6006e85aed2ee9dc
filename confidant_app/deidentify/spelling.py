"""Spellings of one name: endings, slips of the pen, and the same sound written otherwise."""

import re
from collections.abc import Iterator
from operator import eq

_ENDINGS = {
    "es": ("s", "tjes", "jes"),
    "je": ("je", "tje", "pje", "etje", "kje"),
    "ke": ("ke",),
    "ie": ("ie", "pie"),
}
_GENITIVE = ("s",)
_SAME_SOUND = {
    **dict.fromkeys(("ij", "ey", "ei", "ay", "ai", "y", "dj", "j"), "i"),
    **dict.fromkeys(("ch", "ck", "kh", "q", "x"), "k"),
    **dict.fromkeys(("ph", "v", "w"), "f"),
    **dict.fromkeys(("z", "sj", "sh"), "s"),
    **dict.fromkeys(("ou", "au", "oe", "u"), "o"),
    "h": "",
}
_SOUND = re.compile(
    r"(?P<s>c(?=[eiy]))|(?P<k>c(?!h))|(?P<t>d(?![aeiouj]))|"
    + "|".join(sorted(_SAME_SOUND, key=len, reverse=True))
)
_REPEATED = re.compile(r"(.)\1+")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_SMALL = re.compile(r"(.+)(?:([aou])\2tje|([bdfgklmnprst])\3(?:ie|y|e|etje|eke|ertje|je))s?")
_RING = ("inkje", "inkjes")
_SHORTEST_TYPO = 5


def stems(word: str) -> Iterator[str]:
    """Yield what is left of `word` without a genitive or diminutive ending ("annes": "anne").

    A vowel or consonant that the ending doubled ("isaatje", "brammie") and letters drawn out
    ("sannnn") count once.
    """
    yield from _undoubled(word)
    for ending in _ENDINGS.get(word[-2:], _GENITIVE):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)]


def _undoubled(word: str) -> Iterator[str]:
    """Yield the stems whose last letter the ending doubled, and `word` with no letter drawn out."""
    if word.endswith(_RING):
        yield word.rstrip("s").removesuffix("kje") + "g"
    if not any(map(eq, word, word[1:])):
        return
    small = _SMALL.fullmatch(word) if word[-1] in "eys" else None
    if small is not None:
        yield small[1] + (small[2] or small[3])
    plain = _DRAWN_OUT.sub(r"\1", word)
    if plain != word:
        yield plain
        yield _DRAWN_OUT.sub(r"\1\1", word)


def sound(word: str) -> str:
    """Return a key that is equal for usual ways to write one Dutch sound ("jaylinn", "jailin")."""
    return _REPEATED.sub(r"\1", _SOUND.sub(_plainest, word))


def _plainest(found: re.Match[str]) -> str:
    return found.lastgroup or _SAME_SOUND[found[0]]


def shortened(word: str) -> Iterator[str]:
    """Yield `word` and every word that is one letter shorter: the meeting place of typos."""
    yield word
    for at, letter in enumerate(word):
        if word[at + 1 : at + 2] != letter:
            yield word[:at] + word[at + 1 :]


def one_slip(name: str, word: str) -> bool:
    """Return whether `word` is `name` with one letter added, dropped, changed or two swapped.

    Damerau's four kinds of error; a name below five letters has no slips, for it would then be
    another name.
    """
    if len(name) < _SHORTEST_TYPO or abs(len(name) - len(word)) > 1 or name == word:
        return False
    head = 0
    while head < min(len(name), len(word)) and name[head] == word[head]:
        head += 1
    rest, other = name[head:], word[head:]
    if len(rest) != len(other):
        longer, shorter = sorted((rest, other), key=len, reverse=True)
        return longer[1:] == shorter
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
