"""Invented names, and the many ways in which people write them; for tests by Hypothesis."""

import re
import unicodedata
from dataclasses import dataclass

from hypothesis import strategies as st

PARTICLES = (
    "van", "de", "van der", "van de", "van den", "ter", "ten", "te", "el", "in 't", "van 't", "'t",
    "op den", "op de", "uit de", "von", "dos", "aan de", "van het", "de la", "ben",
)  # fmt: skip
LOOSE = frozenset(" ".join(PARTICLES).replace("'", "").split()) | {"s", "v", "d"}
"""Words and letters that point to nobody without the name they belong to."""

LETTERS = "abcdefghijklmnopqrstuvwxyzéëèïöüçñøåšžłığşćaeioubdgklmnrst"
_ACCENTED = str.maketrans("eaiouc", "éäïöüç")
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b]*[^\W_]*)*")


@dataclass(frozen=True)
class Written:
    """A whole name as it is on file: given names and surnames with their particles."""

    given: tuple[str, ...]
    joint: str
    surnames: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        return self.joint.join(self.given)

    @property
    def last(self) -> str:
        return "-".join(f"{p} {s}".strip() for p, s in self.surnames)

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}"


def plain(text):
    """Return the text without marks on its letters."""
    text = text.translate(str.maketrans("øłı", "oli"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def cores(text):
    """Return the places of the words in `text` that may not be missed."""
    spans = [found.span() for found in _WORD.finditer(text) if found[0] != "gezin"]
    heavy = [(a, b) for a, b in spans if plain(text[a:b]).lower() not in LOOSE]
    return heavy or spans


def made_up(least, most):
    """Names of random letters: no list can help."""
    return st.text(LETTERS, min_size=least, max_size=most).map(str.capitalize)


def _apart(pair):
    return f"{pair[0].upper()}'{pair[1]}"


def listed_names(words):
    """Names from a list; Hypothesis would print all of `st.sampled_from` when it reports."""
    return st.integers(0, len(words) - 1).map(lambda at: words[at].capitalize())


@st.composite
def names(draw, listed, listed_surname):
    """A name of one or two given names and one or two surnames, listed or made up."""
    odd = st.tuples(st.sampled_from("nodlm"), made_up(3, 7)).map(_apart)
    one = st.one_of(listed, listed, made_up(3, 11), odd)
    family = st.one_of(listed_surname, made_up(3, 12), odd)
    given = tuple(draw(st.lists(one, min_size=1, max_size=2)))
    particle = st.one_of(st.just(""), st.sampled_from(PARTICLES))
    surname = tuple(draw(st.lists(st.tuples(particle, family), min_size=1, max_size=2)))
    return Written(given, draw(st.sampled_from("- ")), surname)


def _glued(name):
    """Yield the surname with its particles glued, split and abbreviated."""
    particles, word = name.surnames[0]
    pieces = particles.replace("'", "").split()
    if not pieces or "-" in word:
        return
    letters = [piece[0] for piece in pieces]
    together = "".join(pieces)
    yield from (
        together + plain(word).lower(),
        together.capitalize() + word.lower(),
        f"{together} {word}",
        f"{particles.title()} {word}",
        f"{word}, {particles}",
        f"{''.join(letters)} {word}",
        f"{'.'.join(letters)}. {word}",
        f"{'/'.join(letters)} {word}",
        f"{pieces[0]} {''.join(pieces[1:])}{word}" if len(pieces) > 1 else f"{particles} {word}",
        f"{particles}\n{word}",
    )


def _shortened(name):
    """Yield the name in initials, whole or in part."""
    (particles, word), first = name.surnames[0], name.first[0]
    last = word[0]
    yield from (
        f"{first}.{last}.",
        f"{first}. {last}.",
        f"{first}. {particles} {last}.".replace("  ", " "),
        f"gezin {last}.",
        f"gezin {particles} {last}.".replace("  ", " "),
        f"{first}. {name.last}",
        f"{first} {name.last}",
        f"{name.last}, {first}.",
        f"{name.first} {last}.",
    )


def _parted(name):
    """Yield double names with a hyphen, a space and nothing between, and turned round."""
    if len(name.given) > 1:
        one, two = name.given
        yield from (f"{one}-{two}", f"{one} {two}", one + two.lower(), f"{one}-\n{two}", one, two)
        yield f"{one}  {two}"
    if len(name.surnames) > 1:
        (p, one), (q, two) = name.surnames
        yield f"{q} {two}-{p} {one}".strip().replace("- ", "-")
        yield f"{one}-{two}"
        yield one + "-\n" + two


def _owned(word):
    """Yield the genitive."""
    yield word + ("'" if word[-1] in "sxz" else "s")
    yield word + "'s"


def spellings(name):
    """Return the ways to write a name, slips of the pen left out."""
    given, surname = name.given[0], name.surnames[0][1]
    straight = [name.whole, name.first, name.last, given, surname, f"{given} {name.last}"]
    return [
        *straight,
        *(text.lower() for text in straight),
        *(text.upper() for text in straight),
        *(plain(text) for text in straight),
        *(unicodedata.normalize("NFD", text) for text in straight),
        name.whole.replace(" ", "\n"),
        name.whole.replace(" ", "  "),
        name.whole.replace(" ", "\u00a0"),
        name.whole.replace("'", "’"),
        name.whole.replace("'", ""),
        "\u200b".join(surname),
        "\u00ad".join(given),
        *_owned(given),
        *_owned(surname),
        *_glued(name),
        *_shortened(name),
        *_parted(name),
    ]


@st.composite
def slips(draw, word):
    """The word with one letter added, dropped, changed, or two swapped, after the first."""
    at = draw(st.integers(1, len(word) - 1))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    dropped, added = word[:at] + word[at + 1 :], word[:at] + letter + word[at:]
    changed = word[:at] + letter + word[at + 1 :]
    return draw(st.sampled_from([swapped, dropped, added, changed]))
