"""Whole hotlines that publish, each release read by an attacker with all the others beside it.

The hotlines, the attacker and his model are the tests' own; see `tests.disclosure.attacking` for
what he believes and `tests.disclosure.simulating` for how the program is asked.
"""

import os

import pytest

from tests.disclosure.attacking import Reader
from tests.disclosure.inventing import hotline, small_catalogue
from tests.disclosure.simulating import grown

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
# Two ledgers contradict themselves in so many ways that one decision takes minutes; it is right
# in the end, as far as it was waited for.
SLOW = frozenset({89, 357})
ALL = tuple(seed for seed in range(502) if seed not in SLOW)


@pytest.mark.parametrize("seed", ALL if SOAK else ALL[::32])
def test_no_reader_of_every_release_learns_a_small_figure_or_where_newcomers_are(seed):
    for published in grown(hotline(seed)):
        assert Reader(published).finds() == []


@pytest.mark.parametrize("seed", ALL if SOAK else ALL[::16])
def test_not_even_one_who_tries_whole_numbers_on_a_small_hotline(seed):
    for published in grown(hotline(seed, small_catalogue(), most=150)):
        assert Reader(published).finds(whole=True) == []
