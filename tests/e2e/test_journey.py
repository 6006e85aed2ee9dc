"""The main job through the real window: from no vault at all to a report on disk."""

import io

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from confidant_app.ui.shell import Shell
from tests.e2e.office import Office
from tests.ui.window_fixtures import NOW, said

PASSPHRASE = "lantaarn-veen-zeven-kruiwagen"
COMPLAINT = "Klacht bij de klachtencommissie van de gecertificeerde instelling"


@pytest.fixture
def office(background, own, preferences, clock, show, qtbot):
    shell = show(Shell(background, own, preferences, clock), 1400, 1000)
    yield Office(shell, qtbot)
    shell.lock()


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # the list of a completer
def test_the_first_evening_of_a_new_confidant(office, qtbot, tmp_path, monkeypatch, when_asked):
    office.new_vault(PASSPHRASE)
    office.sees("Hier komt wat je niet mag vergeten")

    page = office.start_conversation()
    assert page.note.hasFocus()
    qtbot.keyClicks(page.note, "Moeder belt. De commissie gaf haar gelijk, het bestuur zwijgt.")
    page.facts.case.setCurrentIndex(page.facts.case.findText("een nieuwe zaak"))
    office.add_token("#ouder niet gehoord")
    office.add_token("!verslag opvragen morgen")
    qtbot.keyClick(page.note, Qt.Key.Key_Escape)

    office.sees("Volgende stap: verslag opvragen (morgen)")
    office.press_that_begins("Hangt van een vraag af")
    office.press(f"Begin: {COMPLAINT}")
    when_asked(lambda dialog: dialog.save.click())  # the day that is asked for: today
    office.press_that_begins("Vul in: Op welke dag kreeg het bestuur")
    office.sees("Uiterlijk wo 16 december 2026 (nog 30 dagen)")
    office.press("Zo is dat geteld")
    office.sees("+ 1 maand = wo 16-12-2026")

    page = office.start_conversation()
    qtbot.keyClicks(page.note, "En toen zei ze dat haar doch")
    office.keys(Qt.Key.Key_L)
    assert office.shell.vault() is None
    assert "doch" not in said(office.shell)

    office.unlock(PASSPHRASE)
    office.sees("En toen zei ze dat haar doch")
    office.press("Verder schrijven: En toen zei ze dat haar doch")
    assert office.screen.note.toPlainText() == "En toen zei ze dat haar doch"
    qtbot.keyClicks(office.screen.note, "ter weg moest.")
    qtbot.keyClick(office.screen.note, Qt.Key.Key_Escape)
    office.sees("En toen zei ze dat haar dochter weg moest.")

    office.take_in_cases_of_the_hotline(NOW)
    report = tmp_path / "rapport.pdf"
    office.make_report("griffie gemeente Groningen", report, monkeypatch)
    text = "\n".join(
        page.get_textpage().get_text_range()
        for page in PdfDocument(io.BytesIO(report.read_bytes()))
    )
    assert "jeugdbescherming" in text
    assert "dochter" not in text
    assert "Marleen" not in text
