"""Rapporten through the real page: five steps, three gates, one file."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.tables import Hidden
from confidant_app.services import Vault, importing, reporting
from confidant_app.services.reporting import ReportRequest
from confidant_app.ui.changes import Changed
from confidant_app.ui.pages.reports import ReportsPage
from confidant_app.ui.reporting.pdf_pages import PdfPages
from confidant_app.ui.reporting.step_bar import ReportStep
from confidant_app.ui.theme import Theme
from tests.ui.report_scene import ALL, GRONINGEN, NOW, TODAY, cases, nameless, says, walk
from tests.ui.window_fixtures import KEY, said


@pytest.fixture
def open_page(make_desk, show, qtbot):
    """Return a function that opens the page on a vault."""

    def opened(vault):
        page = show(ReportsPage(make_desk(vault)))
        qtbot.waitUntil(lambda: not page.desk.background.is_busy())
        return page

    return opened


@pytest.fixture(scope="module")
def finished(example_folder, known):
    """A report on the example that passed all gates, with the change that made it safe."""
    with Vault.open(example_folder, KEY) as vault:
        request = ReportRequest(period_from=ALL[0], period_until=ALL[1], receiver="griffie")
        while True:
            material = reporting.gather(vault, known, request, TODAY)
            try:
                return reporting.finish(material, known)
            except ReportRefused as refusal:
                request = reporting.with_suggestion(request, refusal)


@pytest.fixture
def open_finished(open_page, example, finished):
    """Return a page on the example that has just made its report."""

    asked = finished.request

    def opened(**changes):
        page = open_page(example)
        page.period.receiver.setText(asked.receiver)
        page.job.ask_instead(replace(asked, **changes))
        material = replace(finished.material, request=page.job.request)
        page.job.finished = replace(finished, material=material)
        page.job.ended.emit()
        return page

    return opened


def choose_file(monkeypatch, path):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (str(path or ""), ""))
    )


def test_a_report_goes_from_notes_to_a_file_in_six_steps(
    open_page, example, qtbot, monkeypatch, tmp_path
):
    page = open_page(example)
    qtbot.keyClicks(page.period.receiver, "griffie Groningen")
    page.next.click()
    assert page.step is ReportStep.WORDS
    page.next.click()
    assert page.step is ReportStep.STATEMENTS
    page.next.click()
    assert page.step is ReportStep.FIGURES
    assert not page.busy.isHidden()
    finished = walk(qtbot, page, "griffie Groningen")
    assert any(
        isinstance(cell, Hidden)
        for table in finished.report.tables
        for row in table.table.cells
        for cell in row
    )
    says(qtbot, page.figures, "het gaat om minder dan tien gezinnen")
    page.next.click()
    assert page.step is ReportStep.PREVIEW
    assert "jeugdbescherming" in page.preview.pages.words_of(0)
    page.next.click()
    target = tmp_path / "rapport.pdf"
    choose_file(monkeypatch, None)
    page.save.save.click()
    assert not target.exists()
    choose_file(monkeypatch, target)
    page.save.save.click()
    assert target.read_bytes() == finished.pdf
    says(qtbot, page.save, finished.sha256[:12])
    (entry,) = reporting.ledger(example)
    assert (entry.sha256, entry.receiver) == (finished.sha256, "griffie Groningen")
    page.save.fresh.click()
    assert page.step is ReportStep.PERIOD
    assert page.job.finished is None


def test_an_existing_file_is_never_replaced(open_finished, monkeypatch, tmp_path):
    page = open_finished()
    page.go(ReportStep.SAVE)
    target = tmp_path / "er-al.pdf"
    target.write_bytes(b"van iemand anders")
    choose_file(monkeypatch, target)
    page.save.save.click()
    assert target.read_bytes() == b"van iemand anders"
    assert "Er staat al een bestand" in page._complaint.text()
    assert reporting.ledger(page.desk.vault) == ()


def test_without_a_receiver_there_is_no_next_step(open_page, desk):
    page = open_page(desk.vault)
    page.next.click()
    assert page.step is ReportStep.PERIOD
    assert "wie het rapport krijgt" in page._complaint.text()
    page.period.receiver.setText("raad")
    page.next.click()
    assert page._complaint.isHidden()
    page.back.click()
    assert page.step is ReportStep.PERIOD


def test_a_period_that_ends_before_it_starts_is_refused(open_page, desk):
    page = open_page(desk.vault)
    periods = page.period.periods
    periods.other.click()
    assert not periods._days.isHidden()
    periods.first.setDate(QDate(2026, 6, 1))
    periods.last.setDate(QDate(2026, 5, 1))
    assert "eindigt voordat" in page.period.period.text()
    page.period.receiver.setText("raad")
    page.next.click()
    assert page.step is ReportStep.PERIOD
    periods.last.setDate(QDate(2026, 6, 30))
    assert page.period.request().period_until == date(2026, 6, 30)


def test_an_empty_vault_is_told_what_would_help(open_page, desk, qtbot):
    page = open_page(desk.vault)
    page.period.receiver.setText("raad")
    page.go(ReportStep.FIGURES)
    says(qtbot, page.figures, "geen gezin dat mag meetellen")
    assert not page.next.isEnabled()
    page.go(ReportStep.SAVE)
    assert page.step is ReportStep.FIGURES


def test_too_few_families_can_only_wait(open_page, vault, qtbot):
    importing.keep_cases(vault, cases(GRONINGEN)[:6], NOW)
    page = open_page(vault)
    assert walk(qtbot, page) is None
    says(qtbot, page.figures, "Wacht tot er 10 zijn")
    assert "reken opnieuw" not in said(page.figures)


def test_another_answer_drops_the_report(open_finished):
    page = open_finished()
    page.bar.buttons[ReportStep.SAVE].click()
    assert page.step is ReportStep.SAVE
    page.bar.buttons[ReportStep.PERIOD].click()
    page.go(ReportStep.PREVIEW)
    assert page.job.finished is not None
    page.go(ReportStep.PERIOD)
    page.period.receiver.setText("iemand anders")
    page.go(ReportStep.SAVE)
    assert page.job.finished is None
    assert page.step is ReportStep.FIGURES
    assert not page.busy.isHidden()


def test_a_report_over_figures_that_changed_since_is_made_anew(open_finished, qtbot):
    page = open_finished()
    page.go(ReportStep.SAVE)
    page.desk.changes.happened.emit(Changed.QUOTES)
    assert page.job.finished is None
    assert page.step is ReportStep.FIGURES
    qtbot.waitUntil(lambda: page.busy.isHidden(), timeout=30_000)
    assert page.job.finished is not None


def test_stopping_drops_the_answer_that_is_still_to_come(open_page, example, qtbot):
    page = open_page(example)
    page.period.receiver.setText("raad")
    page.go(ReportStep.FIGURES)
    page.busy.stop.click()
    assert page.step is ReportStep.PERIOD
    qtbot.waitUntil(lambda: not page.desk.background.is_busy(), timeout=30_000)
    assert page.job.finished is None
    assert page.busy.isHidden()


def test_no_text_of_the_page_is_read_as_markup(open_finished, qtbot):
    page = open_finished(receiver="<b>raad</b>")
    page.views.setCurrentWidget(page.save)
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    says(qtbot, page.save, "<b>raad</b>")


def test_only_the_last_few_pages_are_kept(show, finished):
    pages = PdfPages(Theme(), finished.pdf)
    show(pages, 400, 900)
    for number in range(pages.count):
        assert pages.picture(number, 200).width() == 200
    assert len(pages._pictures) <= 6
    assert pages.pages[0].accessibleName() == f"Bladzijde 1 van {pages.count}"
    assert pages.pages[0].sizeHint().height() > pages.pages[0].sizeHint().width()


def test_everything_that_takes_the_keyboard_has_a_name(open_finished, qtbot):
    page = open_finished()
    for step in (ReportStep.FIGURES, ReportStep.PREVIEW, ReportStep.SAVE, ReportStep.PERIOD):
        page.views.setCurrentWidget(page.steps[step])
        qtbot.wait(20)
        assert nameless(page) == []
