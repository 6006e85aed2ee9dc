"""Spellings of one name: endings, slips of the pen, and the same sound written otherwise."""

import re
from collections.abc import Iterator

_ENDINGS = ("s", "je", "tje", "pje", "etje", "kje", "ke", "ie", "pie", "tjes", "jes")
_SAME_SOUND = (
    (re.compile(r"ij|ey|ei|ay|ai|y"), "i"),
    (re.compile(r"ch|ck|kh|c(?![eiy])|q|x"), "k"),
    (re.compile(r"ph|v|w"), "f"),
    (re.compile(r"c|z|sj|sh"), "s"),
    (re.compile(r"ou|au|oe|u"), "o"),
    (re.compile(r"dj|j"), "i"),
    (re.compile(r"h"), ""),
    (re.compile(r"d(?![aeiou])"), "t"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST_TYPO = 5


def stems(word: str) -> Iterator[str]:
    """Yield what is left of `word` without a genitive or diminutive ending ("annes": "anne")."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)]


def sound(word: str) -> str:
    """Return a key that is equal for usual ways to write one Dutch sound ("jaylinn", "jailin")."""
    for pattern, to in _SAME_SOUND:
        word = pattern.sub(to, word)
    return word


def shortened(word: str) -> frozenset[str]:
    """Return `word` and every word that is one letter shorter: the meeting place of typos."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


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
