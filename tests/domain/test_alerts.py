"""When to warn: soon enough to act, often enough not to forget."""

from datetime import date, timedelta

import pytest

from confidant_app.domain.catalogue import find_term
from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline, deadline

WARNED = [
    # route, step, event, last day, days before it on which to warn
    ("SA_264", "verzoek-kinderrechter", "2026-01-02", "2026-01-16", [14, 7, 3, 1]),
    ("BEZWAAR_GEM", "bezwaarschrift", "2026-02-16", "2026-03-30", [42, 14, 7, 3, 1]),
    ("SKJ", "indienen", "2024-01-01", "2027-01-01", [1096, 60, 30, 14, 7, 3, 1]),
    ("NAT_OMB", "indienen", "2026-01-05", "2027-01-05", [60, 30, 7, 1]),
    ("KLACHT_GI", "reactie-bestuur", "2026-01-05", "2026-02-05", [0]),
    ("OTS", "duur", "2026-01-05", "2027-01-04", [42, 14, 7, 3, 1]),
    ("SPOED_2WK", "horen-belanghebbenden", "2026-01-05", "2026-01-19", [7, 3, 1]),
    ("NORM_PVA", "plan-vastgesteld", "2026-01-05", "2026-02-16", [0]),
    ("RVDK_TOETS", "melding-niet-verlenging", "2026-07-06", "2026-05-06", [0]),
]


@pytest.mark.parametrize(("route", "step", "event", "last", "leads"), WARNED)
def test_each_kind_of_term_warns_in_its_own_rhythm(catalogues, route, step, event, last, leads):
    term = find_term(catalogues, route, step)
    found = deadline(term, exactly(date.fromisoformat(event)), catalogues.holidays)
    assert found.on == date.fromisoformat(last)
    assert [(found.on - day).days for day in found.warn] == leads
    closing = leads[1] if term.kind == "fatal" else leads[0]
    assert (found.on - found.closing_from).days == closing


def test_no_warning_lies_before_the_term_began(catalogues):
    for term in catalogues.terms.values():
        start = date(2026, 6, 1)
        found = deadline(term, exactly(start), catalogues.holidays)
        if isinstance(found, Deadline) and term.start != "before":
            assert all(start <= day <= found.on for day in found.warn), term
            assert start <= found.closing_from <= found.on
            assert found.warn == tuple(sorted(set(found.warn)))


def test_a_fatal_term_always_warns_on_the_day_before_and_the_day_it_starts(catalogues):
    fatal = [term for term in catalogues.terms.values() if term.kind == "fatal" and term.amount]
    assert len(fatal) >= 14
    for term in fatal:
        found = deadline(term, exactly(date(2026, 6, 1)), catalogues.holidays)
        assert found.warn[0] == date(2026, 6, 1)
        assert found.warn[-1] == found.on - timedelta(days=1)
