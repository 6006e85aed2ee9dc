"""The card with files on the page of a case: in, out on purpose, away in two presses."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from confidant_app.domain.attachments import SEALED_FROM
from confidant_app.services import Vault, casework, files, sealing
from confidant_app.storage import sealed_files
from confidant_app.ui.file_words import breakable, size_words
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.side import files as card_module
from confidant_app.ui.side.file_adder import FileAdder
from tests.ui.window_fixtures import KEY, NOW, names, press, said

LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)
LARGE = b"zandbak " * (2 * SEALED_FROM // 8)


@pytest.fixture
def case(vault):
    return casework.open_case(vault, NOW, NOW.date(), "proef")


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "buiten"
    folder.mkdir()
    (folder / "film.mp4").write_bytes(LARGE)
    (folder / "brief.txt").write_bytes(b"kort")
    return folder


@pytest.fixture
def desk(make_desk, vault):
    return make_desk(vault)


@pytest.fixture
def page(desk, show, case):
    return show(CasePage(desk, case.id))


def keep(vault, case, name, content=LARGE):
    return files.keep(
        vault,
        files.new_file(Path(name), case.id),
        sealing.content_of(vault.folder, (content,)),
        NOW,
    )


def renew(page):
    page.refresh()
    QCoreApplication.processEvents()


def choose(monkeypatch, *paths):
    monkeypatch.setattr(card_module, "ask_files", lambda *_: paths)


def sealed_files_of(vault):
    return list((vault.folder / "files").glob("?" * 32))


def is_at_rest(desk):
    return FileAdder.of(desk).progress() is None and not desk.background.is_busy()


def rest(qtbot, desk):
    qtbot.waitUntil(lambda: is_at_rest(desk))
    QCoreApplication.processEvents()


def test_files_come_in_one_by_one_in_the_background(
    page, desk, vault, case, outside, monkeypatch, qtbot
):
    assert "Brieven en stukken staan hier versleuteld." in said(page.side.files)
    choose(monkeypatch, outside / "film.mp4", outside / "brief.txt")
    press(page, "Bestand erbij …")
    assert "film.mp4 wordt versleuteld" in said(page.side.files)
    rest(qtbot, desk)
    found = {file.name: files.content(vault, file.id) for file in files.of_case(vault, case.id)}
    assert found == {"film.mp4": LARGE, "brief.txt": b"kort"}
    assert len(list((vault.folder / "files").iterdir())) == 1
    shown = said(page.side.files)
    assert "film.mp4" in shown
    assert "2 MB" in shown
    assert "1 kB" in shown
    assert "wordt versleuteld" not in shown


def test_a_file_that_cannot_be_read_is_told_and_does_not_hold_up_the_next(
    page, desk, vault, case, outside, monkeypatch, qtbot
):
    choose(monkeypatch, outside / "weg.pdf", outside / "brief.txt")
    press(page, "Bestand erbij …")
    rest(qtbot, desk)
    assert [file.name for file in files.of_case(vault, case.id)] == ["brief.txt"]
    assert "weg.pdf is niet bewaard. Dit bestand is er niet." in said(page)
    choose(monkeypatch)
    press(page, "Bestand erbij …")
    assert "weg.pdf" not in said(page)


def test_a_file_is_kept_when_the_page_was_left_and_a_failure_is_told_on_the_next(
    desk, show, vault, case, outside, monkeypatch, qtbot
):
    first = CasePage(desk, case.id)
    first.show()
    choose(monkeypatch, outside / "film.mp4", outside / "weg.pdf")
    press(first, "Bestand erbij …")
    first.close()
    first.deleteLater()
    del first
    rest(qtbot, desk)
    again = show(CasePage(desk, case.id))
    assert [file.name for file in files.of_case(vault, case.id)] == ["film.mp4"]
    assert "weg.pdf is niet bewaard" in said(again)


def test_a_file_that_the_vault_refuses_is_told(page, desk, vault, outside, monkeypatch, qtbot):
    choose(monkeypatch, outside / "film.mp4")
    press(page, "Bestand erbij …")
    while not sealed_files_of(vault):
        time.sleep(0.01)  # no event is handled meanwhile, so the row is still to come
    files.sweep(vault, LONG_AFTER)
    rest(qtbot, desk)
    assert "film.mp4 is niet bewaard. Het bestand film.mp4 staat niet meer" in said(page)


def test_stop_takes_in_no_more(page, desk, vault, case, outside, monkeypatch, qtbot):
    choose(monkeypatch, *[outside / "film.mp4"] * 20)
    press(page, "Bestand erbij …")
    press(page.side.files, "Stop")
    rest(qtbot, desk)
    kept = files.of_case(vault, case.id)
    assert len(kept) < 2
    assert len(list((vault.folder / "files").iterdir())) == len(kept)


def test_choosing_nothing_does_nothing(page, desk, vault, case, monkeypatch):
    choose(monkeypatch)
    press(page, "Bestand erbij …")
    assert is_at_rest(desk)
    assert files.of_case(vault, case.id) == ()


def test_a_copy_is_warned_for_and_then_written(
    page, desk, vault, case, outside, monkeypatch, qtbot
):
    keep(vault, case, "film.mp4")
    renew(page)
    target = outside / "kopie.mp4"
    asked = []
    monkeypatch.setattr(card_module, "ask_new_file", lambda *given: asked.append(given) or target)
    press(page, "Kopie bewaren …: film.mp4")
    assert "niet versleuteld" in said(page.side.files)
    assert asked == []
    press(page, "Toch een kopie bewaren …: film.mp4")
    qtbot.waitUntil(lambda: "Kopie bewaard: kopie.mp4" in said(page.side.files))
    assert target.read_bytes() == LARGE
    assert "niet versleuteld" not in said(page.side.files)
    press(page, "Kopie bewaren …: film.mp4")
    press(page, "Toch een kopie bewaren …: film.mp4")
    qtbot.waitUntil(lambda: "Er staat al een bestand met deze naam." in said(page))
    assert "Kopie bewaard" not in said(page.side.files)


def test_a_copy_that_nobody_placed_is_not_made(page, vault, case, monkeypatch):
    kept = keep(vault, case, "brief.txt", b"kort")
    renew(page)
    monkeypatch.setattr(card_module, "ask_new_file", lambda *_: None)
    press(page, "Kopie bewaren …: brief.txt")
    press(page, "Toch een kopie bewaren …: brief.txt")
    monkeypatch.setattr(card_module, "ask_new_file", lambda *_: Path("nooit"))
    press(page, "Kopie bewaren …: brief.txt")
    files.remove(vault, kept.id, NOW)
    press(page, "Toch een kopie bewaren …: brief.txt")
    assert "Dit staat niet (meer) in de kluis." in said(page)


def test_a_file_goes_on_the_second_press(page, vault, case, qapp):
    keep(vault, case, "film.mp4")
    renew(page)
    press(page, "Verwijder: film.mp4")
    assert len(files.of_case(vault, case.id)) == 1
    press(page, "Echt verwijderen?: film.mp4")
    assert files.of_case(vault, case.id) == ()
    assert list((vault.folder / "files").iterdir()) == []
    qapp.processEvents()
    assert "film.mp4" not in said(page)


def test_a_missing_and_a_cut_file_are_named_and_cannot_be_copied(page, vault, case):
    first = keep(vault, case, "film.mp4")
    (path,) = (vault.folder / "files").iterdir()
    path.unlink()
    keep(vault, case, "geluid.ogg")
    (path,) = (vault.folder / "files").iterdir()
    path.write_bytes(b"half")
    renew(page)
    shown = said(page.side.files)
    assert "Het bestand film.mp4 staat niet meer in de kluismap." in shown
    assert "Het bestand geluid.ogg is beschadigd of veranderd." in shown
    copies = [b for b in page.side.files.findChildren(card_module.FileRow) if b.copy.isEnabled()]
    assert copies == []
    files.remove(vault, first.id, NOW)


def test_every_button_says_which_file_it_is_for(page, vault, case):
    for name in ("a.pdf", "b.pdf"):
        keep(vault, case, name, b"x")
    renew(page)
    found = [name for name in names(page.side.files) if ".pdf" in name]
    assert len(found) == len(set(found)) == 4


def test_a_vault_that_locks_stops_the_work(page, desk, vault, case, outside, monkeypatch, qtbot):
    choose(monkeypatch, outside / "film.mp4")
    press(page, "Bestand erbij …")
    desk.background.forget()
    vault.close()
    desk.background.finish()
    left = list((vault.folder / "files").iterdir())
    assert all(path.suffix == "" for path in left), "no part stays"


def test_a_vault_that_is_open_to_read_says_so_before_anything_is_chosen(
    make_desk, show, vault, case, monkeypatch
):
    monkeypatch.setattr(card_module, "ask_files", lambda *_: pytest.fail("asked"))
    with Vault.open_to_read(vault.folder, KEY) as looking:
        page = show(CasePage(make_desk(looking), case.id))
        press(page, "Bestand erbij …")
        assert "Deze kluis is alleen om te lezen open." in said(page)


def test_sizes_read_as_people_say_them():
    sizes = {0: "0 kB", 1: "1 kB", 2048: "2 kB", 5_000_000: "5 MB", 1_500_000_000: "1,4 GB"}
    assert {size: size_words(size) for size in sizes} == sizes


def test_a_long_name_without_spaces_can_go_on_a_next_line():
    name = "verslag_van_het_gesprek_met_de_jeugdbeschermer.pdf"
    parts = breakable(name).split("\u200b")
    assert "".join(parts) == name
    assert max(map(len, parts)) <= 20
    assert breakable("kort verslag.pdf") == "kort verslag.pdf"
