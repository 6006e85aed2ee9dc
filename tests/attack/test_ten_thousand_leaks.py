"""Ten thousand canaries all over the anatomy of a PDF: each is found by itself.

A file holds 25 of them, no two alike. A refusal of the whole file finds nobody. The default run
takes a fixed sample in which every place, kind of name and spelling occurs; `make soak` takes all.
"""

import os

import pytest

from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import verify, words_in
from tests.attack.leaks.cases import batches, leaks, sample
from tests.attack.leaks.paper import unfolded
from tests.pdf.conftest import full_report, small_report

SOAK = bool(os.environ.get("CONFIDANT_SOAK"))
PARTS = 20  # tests; the files are divided over them
PER_FILE = 25
FIELDS = ("phones", "emails", "others")


@pytest.fixture(scope="module")
def base():
    pages = render(small_report(full_report()))
    return unfolded(pages), words_in(pages)


@pytest.fixture(scope="module")
def files():
    found = leaks()
    assert len(found) == 10_000
    return list(batches(found if SOAK else sample(found), PER_FILE))


def known(some):
    held = {
        field: tuple(each.canary.words for each in some if each.canary.field == field)
        for field in FIELDS
    }
    names = (each.canary.words for each in some if each.canary.field == "names")
    return Identifiers(names=tuple((words, False) for words in names), **held)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_leak_is_found_by_itself(base, files, part):
    paper, allowed = base
    missed = []
    for file in files[part::PARTS]:
        sheet = paper.copy()
        for leak in file:
            leak.place.put(sheet, leak.words)
        verdict = verify(sheet.written(), known(file), allowed=allowed)
        hard = {hit.what for hit in verdict.hard}
        missed += [f"{leak}: {leak.words}" for leak in file if leak.canary.words not in hard]
    assert missed == []


def test_the_paper_without_leaks_holds_none_of_the_canaries(base, files):
    paper, allowed = base
    everybody = [leak for file in files for leak in file]
    verdict = verify(paper.copy().written(), known(everybody), allowed=allowed)
    assert {hit.what for hit in verdict.hard} & {leak.canary.words for leak in everybody} == set()
