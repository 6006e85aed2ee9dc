"""Finds in a text everything that may point to somebody, the names on file first."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from confidant_app.deidentify.ageforms import HALVES
from confidant_app.deidentify.ages import AGE_WORDS, age_mark, ordinal_age
from confidant_app.deidentify.agetold import DIALECT, dialect_age, told_age
from confidant_app.deidentify.cases import case_marks, code_mark, long_number
from confidant_app.deidentify.contacts import contact_marks
from confidant_app.deidentify.dates import (
    MONTHS,
    birth_year,
    day_alone,
    digit_date,
    month_mark,
    spoken_date,
)
from confidant_app.deidentify.feasts import FEASTS, feast
from confidant_app.deidentify.handles import handle_marks
from confidant_app.deidentify.indirect import indirect_marks
from confidant_app.deidentify.institutions import institution_marks
from confidant_app.deidentify.introduced import again_marks
from confidant_app.deidentify.known import known_marks
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import Matcher, build_matcher
from confidant_app.deidentify.messages import message_marks
from confidant_app.deidentify.numbers import number_mark
from confidant_app.deidentify.numerals import NUMBERS, ORDINALS, SPOKEN
from confidant_app.deidentify.overlaps import settle
from confidant_app.deidentify.plates import plate_marks
from confidant_app.deidentify.scan import Mark, Scan, begin
from confidant_app.deidentify.spoken import mixed_number, spoken_number
from confidant_app.deidentify.streets import street_marks
from confidant_app.deidentify.told import told_marks
from confidant_app.deidentify.unknown import unknown_marks
from confidant_app.deidentify.words import cut
from confidant_app.domain.findings import Finding, KnownName

_CODE_PART = 6
_CODE_GAPS = frozenset("-/")
_Rules = tuple[Callable[[Scan, int], Mark | None], ...]
_DIGIT_RULES: _Rules = (
    number_mark, digit_date, birth_year, ordinal_age, age_mark, mixed_number, long_number,
    code_mark, told_age,
)  # fmt: skip
_CODE_RULES: _Rules = (number_mark, code_mark)
_WORD_RULES: Mapping[str, _Rules] = {
    **dict.fromkeys(ORDINALS, (day_alone, ordinal_age)),
    **dict.fromkeys(AGE_WORDS, (age_mark,)),
    **dict.fromkeys(MONTHS, (month_mark,)),
    **dict.fromkeys(SPOKEN, (spoken_number,)),
    **dict.fromkeys(NUMBERS, (spoken_date, spoken_number, age_mark, told_age)),
    **dict.fromkeys(DIALECT, (dialect_age,)),
    **dict.fromkeys(HALVES, (age_mark, told_age)),
    **dict.fromkeys(FEASTS, (feast,)),
}


def find(text: str, known: Sequence[KnownName], lists: NameLists) -> tuple[Finding, ...]:
    """Return what may point to somebody in `text`: in order, none over another.

    Nothing is ever anonymous because a program looked at it: a person decides about each finding,
    and about what no program sees.
    """
    return find_with(text, build_matcher(known, lists), lists)


def find_with(text: str, matcher: Matcher, lists: NameLists) -> tuple[Finding, ...]:
    """Return what `find` returns, for a matcher that was built once for many texts."""
    return find_among(text, (matcher,), lists)


def find_among(text: str, matchers: Sequence[Matcher], lists: NameLists) -> tuple[Finding, ...]:
    """Return what `find` returns for several sets of names; of equal finds the first set's."""
    scan = begin(cut(text), lists)
    plain = scan.words.plain
    found, until = [], 0
    for mark in settle(_marks(scan, matchers), plain.low):
        start, end = plain.source(mark.start, mark.end)
        start = max(start, until)
        until = end
        found.append(mark.finding(start, end))
    return tuple(found)


def _marks(scan: Scan, matchers: Sequence[Matcher]) -> Iterator[Mark]:
    for matcher in matchers:
        yield from known_marks(scan, matcher)
    yield from contact_marks(scan)
    yield from handle_marks(scan)
    yield from case_marks(scan)
    yield from plate_marks(scan)
    yield from _counted(scan)
    yield from street_marks(scan)
    named = [
        *institution_marks(scan),
        *unknown_marks(scan),
        *told_marks(scan),
        *message_marks(scan),
    ]
    yield from named
    yield from again_marks(scan, named)
    yield from indirect_marks(scan)


def _counted(scan: Scan) -> Iterator[Mark]:
    """Yield numbers, dates and ages, none inside the one before it; most words start nothing."""
    words, until = scan.words, 0
    for at, word in enumerate(words.low):
        rules = _WORD_RULES.get(word)
        if not word.isalpha():
            rules = () if at in scan.public else _DIGIT_RULES
        elif len(word) <= _CODE_PART and words.gaps[at] in _CODE_GAPS:
            rules = (code_mark,) if at in scan.public else (*_CODE_RULES, *(rules or ()))
        if rules and words.starts[at] >= until:
            mark = next((mark for rule in rules if (mark := rule(scan, at)) is not None), None)
            if mark is not None:
                until = mark.end
                yield mark
