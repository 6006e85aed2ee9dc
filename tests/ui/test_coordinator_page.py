"""Uitwisseling and the report for a coordinator, who never receives a case."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from confidant_app.services import VaultKind, cards, merging
from confidant_app.ui.desk import Place
from confidant_app.ui.pages.coordinator import CoordinatorPage
from confidant_app.ui.pages.reports import ReportsPage
from confidant_app.ui.reporting.step_bar import ReportStep
from tests.ui.report_scene import (
    ALL,
    DRENTHE,
    GRONINGEN,
    NOW,
    bundle_of,
    cases,
    filled,
    nameless,
    says,
    trust,
    walk,
)
from tests.ui.window_fixtures import press, said


@pytest.fixture
def vaults(tmp_path):
    """A coordinator, and three confidants by name; only Anna and Bram are trusted."""
    with (
        filled(tmp_path / "c.confidant", VaultKind.COORDINATOR) as coordinator,
        filled(tmp_path / "a.confidant", VaultKind.CONFIDANT, cases(GRONINGEN)) as anna,
        filled(tmp_path / "b.confidant", VaultKind.CONFIDANT, cases(DRENTHE)) as bram,
        filled(tmp_path / "x.confidant", VaultKind.CONFIDANT) as stranger,
    ):
        cards.choose_name(anna, "Anna")
        cards.choose_name(bram, "Bram")
        trust(coordinator, anna)
        trust(coordinator, bram)
        yield {"coordinator": coordinator, "anna": anna, "bram": bram, "stranger": stranger}


@pytest.fixture
def bundle(vaults, known, tmp_path):
    """Return a function that writes a bundle of one of the confidants."""

    def write(who, name):
        path = tmp_path / f"{name}.confidant-bundle"
        path.write_bytes(bundle_of(vaults[who], vaults["coordinator"], known, ALL))
        return path

    return write


@pytest.fixture
def page(make_desk, show, vaults):
    return show(CoordinatorPage(make_desk(vaults["coordinator"])))


def offer(monkeypatch, page, *paths):
    texts = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *a, **k: (texts, "")))
    page.choose.click()


def test_what_will_happen_is_shown_before_it_happens(page, bundle, monkeypatch, tmp_path, qtbot):
    broken = tmp_path / "stuk.confidant-bundle"
    broken.write_bytes(b"geen bundel")
    assert not page.report.isEnabled()
    offer(monkeypatch, page, bundle("anna", "een"), bundle("stranger", "twee"), broken)
    chips = [chip.text() for chip in page.plan_card.chips]
    assert chips == ["nieuw", "geweigerd", "geweigerd"]
    says(qtbot, page.plan_card, "staat niet op je lijst")
    says(qtbot, page.plan_card, "Anna, 11\xa0augustus\xa02025")
    assert merging.pool(page.desk.vault, page.desk.catalogues) == {}
    page.plan_card.apply.click()
    assert page.plan_card is None
    says(qtbot, page, "1 bundel opgenomen.")
    says(qtbot, page.pool, "Bram")
    says(qtbot, page.pool, "stuurde nog niets over deze periode")
    assert page.report.isEnabled()


def test_newer_known_and_older_bundles_are_told_apart(page, bundle, monkeypatch, qtbot):
    first, second = bundle("anna", "een"), bundle("anna", "twee")
    offer(monkeypatch, page, first)
    page.plan_card.apply.click()
    offer(monkeypatch, page, first, second, bundle("bram", "drie"))
    assert [c.text() for c in page.plan_card.chips] == ["had ik al", "vervangt", "nieuw"]
    page.plan_card.apply.click()
    says(qtbot, page, "2 bundels opgenomen.")
    offer(monkeypatch, page, first)
    assert [c.text() for c in page.plan_card.chips] == ["ouder"]
    assert page.plan_card.apply.isHidden()
    assert "ontbreekt" not in said(page.pool)
    page.plan_card.drop.click()
    assert page.plan_card is None


def test_a_file_that_is_gone_does_not_stop_the_others(page, bundle, monkeypatch, tmp_path):
    offer(monkeypatch, page)
    assert page.plan_card is None
    offer(monkeypatch, page, tmp_path / "weg.confidant-bundle", bundle("anna", "een"))
    assert "Dit bestand is er niet" in page._complaint.text()
    assert [chip.text() for chip in page.plan_card.chips] == ["nieuw"]
    offer(monkeypatch, page, tmp_path / "weg.confidant-bundle")
    assert page.plan_card is None


def test_the_page_leads_to_the_combined_report(page, bundle, monkeypatch, qtbot):
    offer(monkeypatch, page, bundle("anna", "een"))
    page.plan_card.apply.click()
    with qtbot.waitSignal(page.desk.way.place) as asked:
        press(page, "Naar het gezamenlijke rapport")
    assert asked.args == [Place.REPORTS]


def test_no_text_of_the_page_is_read_as_markup(page, bundle, monkeypatch):
    offer(monkeypatch, page, bundle("anna", "<b>een"))
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_a_coordinator_reports_on_the_bundles_without_a_step_for_words(
    make_desk, show, vaults, bundle, known, qtbot
):
    vault = vaults["coordinator"]
    trust(vault, vaults["stranger"])
    files = [(who, bundle(who, who).read_bytes()) for who in ("anna", "bram")]
    merging.apply(vault, merging.plan(vault, files, known), known, NOW)
    page = show(ReportsPage(make_desk(vault)))
    assert ReportStep.WORDS not in page.order
    assert page.period.periods.choices[0].text() == "Alles tot en met 30\xa0juni\xa02026"
    assert page.period.periods.other.isHidden()
    finished = walk(qtbot, page)
    assert finished.report.confidants == 2
    says(qtbot, page.figures, "van 2 vertrouwenspersonen")
    says(qtbot, page.figures, "1 vertrouwenspersoon stuurde nog niets")


def test_a_coordinator_without_bundles_is_told_so(make_desk, show, vaults, qtbot):
    page = show(ReportsPage(make_desk(vaults["coordinator"])))
    page.period.receiver.setText("raad")
    page.go(ReportStep.FIGURES)
    says(qtbot, page.figures, "nog geen bundel")


def test_everything_that_takes_the_keyboard_has_a_name(page):
    assert nameless(page) == []
