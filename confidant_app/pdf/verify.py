"""Gate 3: reads the finished file back and refuses it when anything in it points to a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Pdf

from confidant_app.pdf.hygiene import structure_problems
from confidant_app.pdf.identifiers import Identifiers, lexicon, tokens
from confidant_app.pdf.matching import Match, Weight, matches
from confidant_app.pdf.passages import Passage, Reading
from confidant_app.pdf.reading_back import closed_on_failure, opened, passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: an identifier, or a thing that may not be in the file; and where."""

    what: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found; a hard hit closes the gate, a soft one is for a person to decide.

    An identifier that was found hard is not repeated among the soft ones.
    """

    hard: tuple[Hit, ...]
    soft: tuple[Hit, ...]


def verify(
    data: bytes, identifiers: Identifiers, *, allowed: frozenset[str] = frozenset()
) -> Verdict:
    """Return what a finished PDF holds of these identifiers, and of what no report may hold.

    `allowed` are the folded words that the report's own fixed text brings along: `words_in` of
    the same report without its free texts. Words inside a quote are never allowed by it.

    Raises:
        FileUnreadable: a part of the file cannot be read, so it cannot be vouched for.
    """
    with opened(data) as pdf:
        return _judged(_File(data, pdf, passages(data, pdf)), identifiers, allowed)


def verify_fixed(data: bytes, identifiers: Identifiers) -> Verdict:
    """Return the verdict on a report without free texts: all words that it shows are its own.

    The same as `verify` with `words_in` of the file itself, but the file is read once.

    Raises:
        FileUnreadable: a part of the file cannot be read, so it cannot be vouched for.
    """
    with opened(data) as pdf:
        file = _File(data, pdf, passages(data, pdf))
        return _judged(file, identifiers, _words(file.passages))


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: its bytes, its objects, its text."""

    data: bytes
    pdf: Pdf
    passages: Sequence[Passage]


def _judged(file: _File, identifiers: Identifiers, allowed: frozenset[str]) -> Verdict:
    found = weighed(file.passages, identifiers, allowed)
    with closed_on_failure():
        problems = structure_problems(file.data, file.pdf)
    shape = tuple(Hit(what=each, where="het bestand") for each in problems)
    return Verdict(hard=(*found.hard, *shape), soft=found.soft)


def weighed(read: Sequence[Passage], identifiers: Identifiers, allowed: frozenset[str]) -> Verdict:
    """Return what passages hold of these identifiers; `allowed` as in `verify`."""
    known = lexicon(identifiers)
    finds = [(passage, match) for passage in read for match in matches(passage, known, allowed)]
    hard = _hits(finds, Weight.HARD)
    surely = {hit.what for hit in hard}
    soft = tuple(hit for hit in _hits(finds, Weight.SOFT) if hit.what not in surely)
    return Verdict(hard=hard, soft=soft)


def _hits(finds: Sequence[tuple[Passage, Match]], weight: Weight) -> tuple[Hit, ...]:
    """Return the finds of one weight, each place once; bytes only for what no text shows."""
    ours = [(passage, match.what) for passage, match in finds if match.weight is weight]
    told = {what for passage, what in ours if passage.reading is Reading.TEXT}
    places = {
        Hit(what=what, where=passage.where): None
        for passage, what in ours
        if passage.reading is Reading.TEXT or what not in told
    }
    return tuple(places)


def words_in(data: bytes) -> frozenset[str]:
    """Return all folded words that a PDF shows or tells, for `allowed`.

    The bytes of typefaces and pictures hold any three letters somewhere, so they allow nothing.

    Raises:
        FileUnreadable: a part of the file cannot be read.
    """
    with opened(data) as pdf:
        return _words(passages(data, pdf))


def _words(read: Sequence[Passage]) -> frozenset[str]:
    texts = (passage.words for passage in read if passage.reading is Reading.TEXT)
    return frozenset(word for text in texts for word in tokens(text).words)
