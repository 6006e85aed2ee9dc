"""Names in a finished file: a person judges what may be one, a sure one stops everything."""

import pytest

from confidant_app.services import importing, quotes
from confidant_app.ui.pages.reports import ReportsPage
from confidant_app.ui.reporting.step_bar import ReportStep
from tests.ui.report_scene import (
    GRONINGEN,
    NOW,
    TODAY,
    cases,
    says,
    walk,
    with_person,
    with_quote,
)


@pytest.fixture
def open_page(make_desk, show, qtbot):
    """Return a function that opens the page on a vault."""

    def opened(vault):
        page = show(ReportsPage(make_desk(vault)))
        qtbot.waitUntil(lambda: not page.desk.background.is_busy())
        return page

    return opened


@pytest.fixture
def baker(vault):
    """A vault in which somebody is called Bakker, and a quote of another case has a bakker."""
    found = list(cases(GRONINGEN))
    approved = {
        "public_words": "Een ouder zei: zelfs de bakker weet meer dan zij.",
        "reviewed_on": TODAY,
        "second_reader": "tweede lezer A",
        "approved_on": TODAY,
    }
    at = next(n for n, w in enumerate(found) if w.quotes and w.quotes[0].approved_on)
    found[at] = with_quote(found[at], "Zelfs de bakker weet het.", **approved)
    found[at + 1] = with_person(found[at + 1], "Bakker")
    importing.keep_cases(vault, found, NOW)
    return vault


def test_a_word_that_is_also_a_name_is_judged_by_a_person(open_page, baker, qtbot):
    page = open_page(baker)
    finished = walk(qtbot, page)
    assert finished.soft == ("Bakker",)
    page.go(ReportStep.SAVE)
    assert page.step is ReportStep.PREVIEW
    row = page.preview.rows["Bakker"]
    assert not row.plain.isChecked()
    assert not row.name.isChecked()
    assert not page.preview.confirm.isEnabled()
    row.name.click()
    says(qtbot, page.preview, "Ga terug naar Woorden")
    assert not page.preview.confirm.isEnabled()
    row.plain.click()
    page.preview.confirm.click()
    qtbot.waitUntil(lambda: page.busy.isHidden(), timeout=30_000)
    assert page.job.finished.soft == ()
    page.next.click()
    assert page.step is ReportStep.SAVE


def test_a_name_in_the_file_stops_everything(open_page, vault, qtbot, monkeypatch):
    found = list(cases(GRONINGEN))
    approved = {
        "public_words": "Wiersema zei dat het niet hielp.",
        "reviewed_on": TODAY,
        "second_reader": "tweede lezer A",
        "approved_on": TODAY,
    }
    found[0] = with_quote(found[0], "Dat hielp niet.", **approved)
    importing.keep_cases(vault, found, NOW)
    page = open_page(vault)
    leaving = walk(qtbot, page).report.quotes
    assert approved["public_words"] not in {quote.words for quote in leaving}
    # The last gate stands by itself: should the first ever let words through, this one does not.
    monkeypatch.setattr(quotes, "clean", lambda found, _gate: tuple(found))
    page = open_page(vault)
    assert walk(qtbot, page) is None
    assert "naar een persoon kunnen wijzen" in page._complaint.text()
    assert not page.next.isEnabled()
