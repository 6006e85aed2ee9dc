"""The main job with real keys on a real X server: no mouse, and no hand inside the program."""

import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from confidant_app.domain.interchange import write_cases
from confidant_app.services import example
from tests.e2e.desktop import desktop, wait_for

PASSPHRASE = "lantaarn veen zeven kruiwagen"
COMPLAINT = "Klacht bij de klachtencommissie van de gecertificeerde instelling"
ROOT = Path(__file__).parents[2]
MINUTES = 120  # s; what stretches keys or counts a report may wait behind other tests

pytestmark = pytest.mark.xvfb


def test_the_main_job_is_done_with_keys_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    home = tmp_path / "home"
    home.mkdir()
    vault = home / "Documents" / "Confidant" / "Meldpunt.confidant"
    report = tmp_path / "rapport.pdf"
    with desktop(home, tmp_path / "gezien.json") as screen:
        make_vault(screen, tmp_path / "blad.pdf")
        note_with_a_follow_up(screen)
        complaint_step_with_its_term(screen)
        lock_in_the_middle_of_a_sentence(screen)
        take_in_cases_of_the_hotline(vault, tmp_path)
        unlock_and_find_the_draft(screen)
        make_report(screen, report)
        screen.keys("ctrl+l")
        screen.sees("De kluis is op slot")
    text = words_in(report)
    assert "jeugdbescherming" in text
    for hidden in ("zwijgt", "Marleen", "dochter weg"):
        assert hidden not in text
    assert_nothing_in_clear(home)


def make_vault(screen, sheet):
    screen.focus("Confidant")
    screen.keys("alt+n", "Return")  # new vault, its name as proposed
    screen.type(PASSPHRASE)
    screen.keys("Tab")
    screen.type(PASSPHRASE)
    screen.keys("Return")
    wait_for(lambda: "Herstelblad" in screen.now()["said"], "the recovery sheet", MINUTES)
    wait_for(lambda: asks_for_a_name(screen), "the place of the sheet")
    screen.focus("Herstelblad bewaren")
    save_as(screen, sheet)
    screen.focus("Confidant")
    screen.keys("alt+v")
    screen.type(code_on(sheet))
    screen.keys("Return")
    screen.sees("Hier komt wat je niet mag vergeten", MINUTES)


def note_with_a_follow_up(screen):
    screen.keys("ctrl+n")
    screen.type("Moeder belt. De commissie gaf haar gelijk, het bestuur zwijgt.")
    screen.keys("Tab")
    screen.type("!terugbellen morgen")
    screen.keys("Return")
    screen.tab_to("Zaak")
    screen.type("een")  # a new case; a space would open the list
    screen.keys("Escape")
    screen.sees("Volgende stap: terugbellen (morgen)")


def complaint_step_with_its_term(screen):
    screen.press("Hangt van een vraag af")
    screen.press(f"Begin: {COMPLAINT}")
    screen.press("Vul in: Op welke dag kreeg het bestuur")
    screen.focus_dialog()
    screen.keys("Return")  # the day that is asked for: today
    screen.focus("Confidant")
    screen.sees("Uiterlijk")
    screen.press("Zo is dat geteld")
    screen.sees("+ 1 maand = ")


def lock_in_the_middle_of_a_sentence(screen):
    screen.keys("ctrl+n")
    screen.type("En toen zei ze dat haar doch")
    screen.keys("ctrl+l")
    wait_for(lambda: "doch" not in screen.now()["said"], "the lock")


def unlock_and_find_the_draft(screen):
    screen.tab_to("Wachtzin")
    screen.type(PASSPHRASE)
    screen.keys("Return")
    screen.sees("En toen zei ze dat haar doch", MINUTES)
    screen.press("Verder schrijven: En toen zei ze dat haar doch")
    wait_for(lambda: screen.now()["focus"].startswith("Notitie"), "the note")
    screen.keys("ctrl+End")
    screen.type("ter weg moest.")
    screen.keys("Escape")
    screen.sees("En toen zei ze dat haar dochter weg moest.")


def take_in_cases_of_the_hotline(vault, folder):
    """One family alone could never be reported on, so cases from a spreadsheet come in."""
    cases = [
        replace(whole, case=replace(whole.case, number=f"2024-{at:04d}"))
        for at, whole in enumerate(example.part("groningen"), start=1)
    ]
    (folder / "zaken.json").write_text(json.dumps(write_cases(tuple(cases))))
    program = [sys.executable, "-m", "confidant_app"]
    asked = ["import", str(vault), str(folder / "zaken.json"), "--passphrase-file", "-"]
    told = subprocess.run(
        [*program, *asked],
        input=PASSPHRASE,
        text=True,
        capture_output=True,
        timeout=MINUTES,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def make_report(screen, path):
    screen.keys("ctrl+5")
    screen.tab_to("Ontvanger")
    screen.type("griffie gemeente Groningen")
    screen.keys("alt+v")
    screen.sees("Woorden")
    for _ in range(12):
        wait_for(lambda: "nagerekend en het bestand" not in screen.now()["said"], "it", MINUTES)
        said = screen.now()["said"]
        if "Rapport bewaren" in said:
            break
        screen.keys("alt+l" if "Laat dit weg" in said else "alt+v")
        time.sleep(0.5)
    screen.press("Rapport bewaren")
    screen.focus("Rapport bewaren")
    save_as(screen, path)
    screen.focus("Confidant")
    screen.sees("Het rapport is bewaard")


def save_as(screen, path):
    screen.keys("ctrl+a")
    screen.type(str(path))
    screen.keys("Return")
    wait_for(path.exists, path.name)


def asks_for_a_name(screen):
    """Press the button that has the keyboard; its dialog comes once the key is stretched."""
    screen.keys("space")
    return any(screen.window("Herstelblad bewaren") or time.sleep(0.1) for _ in range(20))


def code_on(sheet):
    lines = re.findall(r"(?m)^(?:[0-9A-Z]{4}\s+){3,4}$", words_in(sheet))
    return "".join("".join(lines).split())


def words_in(file):
    return "\n".join(
        page.get_textpage().get_text_range() for page in PdfDocument(file.read_bytes())
    )


def assert_nothing_in_clear(home):
    for file in home.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"zwijgt" not in data, file
            assert b"zei ze dat haar" not in data, file
