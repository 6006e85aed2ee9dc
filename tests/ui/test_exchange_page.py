"""Uitwisseling for a confidant: cards, and a bundle that was looked at before it left."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QTableView

from confidant_app.services import VaultKind, cards, merging
from confidant_app.ui.changes import Changed
from confidant_app.ui.dialogs.trust_card import TrustCardDialog
from confidant_app.ui.pages.exchange import ExchangePage
from confidant_app.ui.reporting.still_table import StillTable, TextRows
from confidant_app.ui.theme import Theme
from tests.ui.report_scene import ALL, filled, nameless, says, trust
from tests.ui.window_fixtures import press, said


@pytest.fixture
def coordinator(tmp_path):
    with filled(tmp_path / "c.confidant", VaultKind.COORDINATOR) as vault:
        cards.choose_name(vault, "Coördinator Noord")
        yield vault


@pytest.fixture
def page(make_desk, show, example):
    return show(ExchangePage(make_desk(example)))


def answer_file(monkeypatch, method, path):
    monkeypatch.setattr(QFileDialog, method, staticmethod(lambda *a, **k: (str(path or ""), "")))


def card_file(vault, folder, name):
    path = folder / f"{name}.confidant-card"
    path.write_bytes(cards.own_card_file(vault))
    return path


def test_the_own_card_has_a_chosen_name_and_digits_to_read_out(page, qtbot):
    assert page.own.name.text() == "Vertrouwenspersoon"
    page.own.name.clear()
    qtbot.keyClicks(page.own.name, "Anna van het meldpunt")
    page.desk.changes.happened.emit(Changed.EXCHANGE)
    assert page.own.name.text() == "Anna van het meldpunt"
    page.own.keep.click()
    assert cards.own_card(page.desk.vault).display_name == "Anna van het meldpunt"
    digits = [label.text() for label in page.own.digits.groups]
    assert " ".join(digits) == cards.own_fingerprint(page.desk.vault)
    assert page.own.digits.groups[0].accessibleName() == " ".join(digits[0])
    page.own.name.clear()
    page.own.keep.click()
    assert not page._complaint.isHidden()


def test_the_own_card_is_saved_as_a_file(page, monkeypatch, tmp_path):
    target = tmp_path / "ik.confidant-card"
    answer_file(monkeypatch, "getSaveFileName", None)
    page.own.save.click()
    assert not target.exists()
    answer_file(monkeypatch, "getSaveFileName", target)
    page.own.save.click()
    assert target.read_bytes() == cards.own_card_file(page.desk.vault)
    answer_file(monkeypatch, "getSaveFileName", tmp_path / "geen map" / "x.confidant-card")
    page.own.save.click()
    assert not page._complaint.isHidden()


def test_a_card_is_trusted_only_after_its_digits_were_compared(
    page, coordinator, tmp_path, monkeypatch, when_asked, qtbot
):
    path = card_file(coordinator, tmp_path, "c")
    answer_file(monkeypatch, "getOpenFileName", path)

    def refuse(dialog):
        assert isinstance(dialog, TrustCardDialog)
        assert dialog.cancel.isDefault()
        assert cards.own_fingerprint(coordinator) == dialog.digits.accessibleName()
        dialog.save.click()
        assert dialog.isVisible()
        assert "nog niet vergeleken" in dialog.complaint.text()
        dialog.cancel.click()

    when_asked(refuse)
    press(page, "Kaart aannemen …")
    assert cards.known(page.desk.vault) == ()

    def accept(dialog):
        dialog.same.click()
        dialog.save.click()

    when_asked(accept)
    press(page, "Kaart aannemen …")
    (card,) = cards.known(page.desk.vault)
    assert card.display_name == "Coördinator Noord"
    says(qtbot, page.trusted, "coördinator, vertrouwd sinds")
    press(page, "Vertrouw niet meer: Coördinator Noord")
    says(qtbot, page.trusted, "niet meer vertrouwd sinds")
    assert cards.trusted(page.desk.vault) == {}


def test_a_file_that_is_no_card_is_refused(page, tmp_path, monkeypatch):
    path = tmp_path / "brief.confidant-card"
    path.write_bytes(b"geen kaart")
    answer_file(monkeypatch, "getOpenFileName", None)
    page.trusted.accept.click()
    assert page._complaint.isHidden()
    answer_file(monkeypatch, "getOpenFileName", path)
    page.trusted.accept.click()
    assert "geen kaart" in page._complaint.text()


def test_without_a_coordinator_there_is_no_bundle_to_make(page):
    assert not page.maker.look.isEnabled()
    assert "Neem eerst de kaart van een coördinator aan" in said(page.maker)


def test_a_bundle_leaves_only_after_everything_in_it_was_shown(
    page, coordinator, known, tmp_path, monkeypatch, qtbot
):
    desk = page.desk
    trust(desk.vault, coordinator)
    trust(coordinator, desk.vault)
    desk.changes.happened.emit(Changed.EXCHANGE)
    page.maker.look.click()
    assert "kies voor wie" in page._complaint.text()
    page.maker.boxes[0].click()
    page.maker.look.click()
    assert page._complaint.isHidden()
    preview = page.preview
    assert preview.back.hasFocus()
    bundle = preview._prepared.bundle
    says(qtbot, preview, "geen toestemming om mee te tellen")
    says(qtbot, preview, "Coördinator Noord")
    shown = said(preview)
    assert bundle.quotes
    for quote in bundle.quotes:
        assert quote.words in shown
    tables = {view.accessibleName(): view.model() for view in preview.findChildren(QTableView)}
    assert len(tables) == len(bundle.tables)
    model = next(iter(tables.values()))
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    assert model.data(last) == str(bundle.tables[0].total)
    target = tmp_path / "a.confidant-bundle"
    answer_file(monkeypatch, "getSaveFileName", None)
    preview.save.click()
    assert page.preview is preview
    answer_file(monkeypatch, "getSaveFileName", target)
    preview.save.click()
    assert page.preview is None
    says(qtbot, page, "De bundel is bewaard als a.confidant-bundle")
    (verdict,) = merging.plan(coordinator, [("a", target.read_bytes())], known).verdicts
    assert verdict.arrival.bundle == bundle


def test_a_bundle_can_be_left_and_a_wrong_period_or_full_place_is_told(page, coordinator, tmp_path):
    desk = page.desk
    trust(desk.vault, coordinator)
    desk.changes.happened.emit(Changed.EXCHANGE)
    page.maker.boxes[0].click()
    page.maker.periods.other.click()
    page.maker.periods.first.setDate(QDate(2026, 9, 1))
    page.maker.periods.last.setDate(QDate(2026, 1, 1))
    page.maker.look.click()
    assert "eindigt voordat" in page._complaint.text()
    page.maker.periods.choices[0].click()
    assert page.maker.periods.value() == ALL
    page.maker.look.click()
    page.preview.chosen.emit(tmp_path / "geen map" / "a.confidant-bundle")
    assert not page._complaint.isHidden()
    page.preview.back.click()
    assert page.preview is None
    page.maker.look.click()
    desk.changes.happened.emit(Changed.CASES)
    assert page.preview is None
    assert page.maker.boxes[0].isChecked()


def test_no_text_of_the_page_is_read_as_markup(page):
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_a_still_table_is_as_tall_as_its_rows(show, qtmodeltester):
    model = TextRows(("Wat", "Hoeveel"), [("een heel lange regel " * 8, "3"), ("kort", "4")], 1)
    qtmodeltester.check(model)
    table = show(StillTable(Theme(), "Tabel", model), 300, 400)
    assert table.rowHeight(0) > table.rowHeight(1)
    assert table.height() >= table.rowHeight(0) + table.rowHeight(1)
    side = Qt.Orientation.Horizontal
    assert model.headerData(1, side) == "Hoeveel"
    assert model.headerData(1, side, Qt.ItemDataRole.TextAlignmentRole) != model.headerData(
        0, side, Qt.ItemDataRole.TextAlignmentRole
    )


def test_everything_that_takes_the_keyboard_has_a_name(page):
    assert nameless(page) == []
