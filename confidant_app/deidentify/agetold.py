"""Finds ages that no verb or "jaar" tells: after a label, said again, in dialect, after a name."""

import re

from confidant_app.deidentify.ageforms import Form, age_form
from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

DIALECT = word_set(
    "zeuven zeuvm zeven'n twij twei twije vief vieve viefde vaaier vaar veer zesse achte negen'n "
    "tiene elm twaalm dattien datten vattien viefteen vieftien zeuventien zeumtien twinneg "
    "tachteg zeuventig zeumteg viefteg tritich fjouwer fiif seis sân njoggen tsien alve tolve "
    "trettjin fjirtjin fyftjin sechstjin trije twa"
)
"""Numbers of Gronings, Drents and Frisian, folded."""

_IS = word_set("is bin ben bist binnen wordt word wordn was wer wurdt al nog")
_SAID_AGAIN = word_set(
    "toen destijds nee nu inmiddels ondertussen intussen bijna net pas haast eigenlijk"
)
_LABELS = word_set("oud leeftijd leeft lft ouderdom")
_SELF = word_set("ik hij zij ze hai zai hy sy")
_CLOSED = re.compile(r"\s?(?:[,.;)!?\n]|$)(?!\d)|\.?$| en(?![^\W_])")
_TURNED = re.compile(r",? (?:is|was|wordt|werd|bin|ben|is-?)[ -](?:ze|zij|hij|ie|die|zai|hai|ik)\b")
_DIALECT_UNIT = re.compile(r" (?:jaar|joar|jier)\b(?! (?:leden|lang))")
_TIMED = word_set("om tegen rond tot uur het voor na over kwart half kost betaalt")
_REACH = 60
_NEAR = 4


def told_age(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age at a number that only what is told around it makes one."""
    if not at or (scan.words.low[at - 1] in ("en", "of") and scan.words.low[at - 2] != "jaar"):
        return None
    form = age_form(scan, at)
    if form is None or form.unit == "m":
        return None
    rules = (
        _labelled, _turned, _said_again, _last_in_brackets, _opening, _after_person, _about,
    )  # fmt: skip
    if not any(rule(scan, at, form) for rule in rules):
        return None
    return Mark(scan.words.starts[at], form.end, Label.AGE, Why.CUE, Certainty.MAYBE)


def dialect_age(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age in dialect at word `at` ("zeuven is ze", "bin acht")."""
    words, low, first = scan.words, scan.words.plain.low, at
    if at > 1 and words.low[at - 1] == "en" and words.gaps[at - 1] == words.gaps[at - 2] == "-":
        first = at - 2
    before, end = words.low[first - 1] if first else "", words.ends[at]
    told = (before in _IS or before == "van") and _CLOSED.match(low, end)
    if not (told or _TURNED.match(low, end) or _DIALECT_UNIT.match(low, end)):
        return None
    return scan.mark((first, at + 1), Label.AGE, Why.CUE, Certainty.MAYBE)


def _closed(scan: Scan, form: Form) -> bool:
    return bool(_CLOSED.match(scan.words.plain.low, form.end))


def _labelled(scan: Scan, at: int, form: Form) -> bool:
    """Return whether a form asks the age: "hoe oud: bijna dertien"."""
    asked = ":" in "".join(scan.words.gaps[max(0, at - _NEAR) : at])
    return asked and scan.near(at - _NEAR, at, _LABELS) and _closed(scan, form)


def _turned(scan: Scan, _: int, form: Form) -> bool:
    """Return whether the number stands first: "Tien is hij nu"."""
    return bool(_TURNED.match(scan.words.plain.low, form.end))


def _said_again(scan: Scan, at: int, form: Form) -> bool:
    """Return whether a number is put right or brought up to date: "veertien nee vijftien"."""
    words, before = scan.words, scan.words.low[at - 1]
    if before in _SELF and words.gaps[at - 1] == " ":
        return _closed(scan, form)
    if before not in _SAID_AGAIN or scan.near(at - _NEAR, at - 1, _TIMED):
        return False
    return _closed(scan, form) or (before == "nee" and not scan.cased)


def _last_in_brackets(scan: Scan, at: int, form: Form) -> bool:
    """Return whether the number ends what brackets tell: "(dat is een jongen, elf)"."""
    low, start = scan.words.plain.low, scan.words.starts[at]
    told = low[max(0, start - _REACH) : start].rpartition("(")
    apart = scan.words.gaps[at - 1] in (", ", " - ")
    inside = bool(told[1]) and ")" not in told[2] and len(told[2].split()) > 0
    return inside and apart and low.startswith(")", form.end)


def _opening(scan: Scan, at: int, form: Form) -> bool:
    """Return whether years are a sentence by themselves: "Anderhalf jaar, maar"."""
    return form.unit == "y" and scan.words.opens(at) and _closed(scan, form)


def _about(scan: Scan, at: int, form: Form) -> bool:
    """Return whether it is told in round figures: "een jaar of twaalf"."""
    words = scan.words
    round_figures = at > 1 and words.low[at - 2] == "jaar" and words.low[at - 1] == "of"
    return round_figures and _closed(scan, form)


def _after_person(scan: Scan, at: int, form: Form) -> bool:
    """Return whether kin or a given name leads to the number: "Dochter: 17", "Bo 4"."""
    words, lists, gap, person = scan.words, scan.lists, scan.words.gaps[at - 1], at - 1
    following = words.low[at + 1] if at + 1 < len(words) else ""
    of = words.low[person] == "van" and gap == " "
    person -= of
    if person < 0 or gap not in (" ", ": "):
        return False
    closed = _closed(scan, form) or (of and following in PEOPLE_DO)
    given = words.low[person] in lists.first_names and words.capitals[person] and gap == " "
    return closed and (given or (words.low[person] in lists.kin and not of))
