"""Finds feast days: a day by another name ("tweede kerstdag", "Hemelvaartsdag")."""

import re

from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

FEASTS = word_set(
    "kerstdag paasdag pinksterdag nieuwjaarsdag oudejaarsdag oudjaarsdag hemelvaartsdag "
    "koningsdag koninginnedag bevrijdingsdag kerstavond oudejaarsavond oudjaarsavond "
    "sinterklaasavond pakjesavond oudjaar nieuwjaarsnacht oudejaarsnacht kerstnacht "
    "paaszaterdag paaszondag paasmaandag pinksterzondag pinkstermaandag palmzondag aswoensdag"
)
_ONE_OF_TWO = re.compile(r"(?:eerste|tweede|1e|2e|1ste|2de) $")
_YEAR = re.compile(r"(?: van)? (?:19|20)\d{2}(?!\d)")
_REACH = len("eerste ")


def feast(scan: Scan, at: int) -> Mark | None:
    """Return the mark of the feast day at word `at`, which of two days and the year included."""
    low, start, end = scan.words.plain.low, scan.words.starts[at], scan.words.ends[at]
    which = _ONE_OF_TWO.search(low[max(0, start - _REACH) : start])
    year = _YEAR.match(low, end)
    first = start - len(which[0]) if which else start
    after = year.end() if year else end
    return Mark(first, after, Label.DATE, Why.PATTERN, Certainty.LIKELY)
