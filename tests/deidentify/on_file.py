"""Whether annotated words mean somebody on file, told apart from the finder.

There are no annotations for this. A PERSON or PROFESSIONAL span counts as on file when one of
its words, without marks and capitals, is a word of a name on file, with or without a genitive s;
and as near when a word of five letters or more is one letter away from such a word. Particles and
single letters say nothing. So another person with the same surname counts as on file, and initials
("A. de W."), nicknames and spelled-out sounds do not.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from confidant_app.deidentify.lists import word_set
from confidant_app.domain.findings import KnownName

_WORD = re.compile(r"[^\W_]+")
_PARTICLES = word_set("van de den der het ter ten te in op aan el al la le da di du ben von")
_SHORTEST_NEAR = 5


class Nearness(StrEnum):
    """How a name in a text relates to the names on file; what is no name does not."""

    SHARES = "shares a word with a name on file"
    NEAR = "one letter away from a name on file"
    NOT = "not on file by its words"
    NOBODY = ""


def nearness(words: str, known: Iterable[KnownName]) -> Nearness:
    """Return how `words` relate to the names on file."""
    names = {word for name in known for word in _words(name.text)}
    here = _words(words)
    if names & {form for word in here for form in (word, word.removesuffix("s"))}:
        return Nearness.SHARES
    near = any(_one_letter_away(word, name) for word in here for name in names)
    return Nearness.NEAR if near else Nearness.NOT


def _words(text: str) -> set[str]:
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return {word for word in _WORD.findall(plain) if len(word) > 1 and word not in _PARTICLES}


def _one_letter_away(word: str, name: str) -> bool:
    """Return whether one letter was added, dropped or changed, or two neighbours swapped."""
    if min(len(word), len(name)) < _SHORTEST_NEAR:
        return False
    pairs = zip(word, name, strict=False)
    head = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(word), len(name)))
    rest, other = word[head:], name[head:]
    return (
        rest[1:] in (other, other[1:])
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )
