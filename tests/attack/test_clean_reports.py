"""A report that names nobody is not held up: no hard alarm on two hundred of them."""

import os

import pytest

from confidant_app.domain.report import without_free_text
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import verify, words_in
from confidant_app.services.namelists import load_lists
from tests.attack.leaks.clean import report_of, vault_of

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
REPORTS = 200 if SOAK else 6
VAULTS = 3  # that each report is read against


@pytest.fixture(scope="module")
def lists():
    return load_lists()


@pytest.mark.parametrize("seed", range(REPORTS))
def test_a_report_that_names_nobody_raises_no_hard_alarm(lists, seed):
    report = report_of(seed)
    data, allowed = render(report), words_in(render(without_free_text(report)))
    for turn in range(VAULTS):
        known = vault_of(1000 * seed + turn, lists, report)
        assert verify(data, known, allowed=allowed).hard == ()
