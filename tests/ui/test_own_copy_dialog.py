"""A copy for one person: read on the screen first, then written and logged."""

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.log import Act
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, conversations
from confidant_app.services.copying import CopyForm
from confidant_app.storage import rows_log
from confidant_app.ui.dialogs.person_copy import PersonCopyDialog
from confidant_app.ui.pages.case import CasePage
from tests.storage import samples
from tests.ui.window_fixtures import NOW, press, said

NOTE = "Douwe neemt niet op. Juf Marieke wel."


@pytest.fixture
def people(desk):
    case = casework.open_case(desk.vault, NOW, NOW.date(), "omgang")
    mother = samples.a_person(case, given="Wiebrigje", surname="Terpstra", reporter=True)
    father = samples.a_person(case, given="Douwe", role=Role.PARENT_WITHOUT_AUTHORITY)
    saved = [casework.save_new_person(desk.vault, one, NOW) for one in (mother, father)]
    both = tuple(one.id for one in saved)
    conversations.log_contact(desk.vault, samples.a_contact(case, NOTE, people=both), NOW)
    theirs = samples.a_contact(case, "Wiebrigje was boos.", people=both[1:])
    conversations.log_contact(desk.vault, theirs, NOW)
    return saved


@pytest.fixture
def page(desk, people, show):
    return show(CasePage(desk, people[0].case), height=2400)


@pytest.fixture
def places(monkeypatch, tmp_path):
    """Where the file dialog says the file goes; nothing is chosen until a test says so."""
    answers = []

    def chosen(*_args, **_options):
        return (str(answers.pop()), "") if answers else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return answers


def test_the_whole_text_is_read_before_anything_is_written(page, when_asked, places, qtbot):
    seen = []

    def read(dialog):
        seen.append(dialog)
        assert isinstance(dialog, PersonCopyDialog)
        assert "[ouder zonder gezag] neemt niet op." in dialog.preview.toPlainText()
        text = said(dialog)
        assert "Op 1 plaats is een ander onleesbaar gemaakt." in text
        assert "Marieke" in dialog.warnings.text()
        assert "In 1 gesprek van anderen komt deze persoon voor" in text
        assert "Het bestand is niet versleuteld." in text
        dialog.hide_others.setChecked(False)
        assert "Douwe neemt niet op." in dialog.preview.toPlainText()
        assert "Op 1 plaats staat een ander leesbaar genoemd." in dialog.warnings.text()
        assert dialog.typed() == ()

    when_asked(read)
    press(page, "Kopie voor Wiebrigje Terpstra")
    qtbot.waitUntil(lambda: bool(seen))


@pytest.mark.parametrize("form", list(CopyForm))
def test_the_copy_is_written_and_logged(
    page, desk, people, when_asked, places, qtbot, tmp_path, form
):
    path, told = tmp_path / f"kopie.{form.value}", []
    places.append(path)

    def choose(dialog):
        dialog.form.setCurrentIndex(dialog.form.findData(form.value))
        when_asked(lambda notice: told.append(said(notice)))
        press(dialog, "Bestand maken")

    when_asked(choose)
    press(page, "Kopie voor Wiebrigje Terpstra")
    qtbot.waitUntil(lambda: bool(told))
    assert f"Bewaard in {path}" in told[0]
    entry = rows_log.entries(desk.vault)[-1]
    assert (entry.act, entry.record) == (Act.PERSON_COPIED, str(people[0].id))
    if form is CopyForm.JSON:
        plain = json.loads(path.read_bytes())
        assert plain["others_hidden"]
        assert "Douwe" not in json.dumps(plain)
    else:
        assert path.read_bytes().startswith(b"%PDF")


def test_a_file_that_is_there_stays_and_the_page_says_so(
    page, desk, when_asked, places, qtbot, tmp_path
):
    path = tmp_path / "kopie.pdf"
    path.write_bytes(b"van een ander")
    places.append(path)
    when_asked(lambda dialog: press(dialog, "Bestand maken"))
    press(page, "Kopie voor Wiebrigje Terpstra")
    qtbot.waitUntil(lambda: "Er staat al een bestand" in said(page))
    assert path.read_bytes() == b"van een ander"
    assert rows_log.entries(desk.vault)[-1].act is not Act.PERSON_COPIED


def test_a_childs_copy_asks_who_it_is_for(desk, people, show, when_asked, qtbot):
    child = replace(people[1], given="Jikke", role=Role.YOUTH)
    casework.save_new_person(desk.vault, child, NOW)
    seen = []
    when_asked(lambda dialog: seen.append(said(dialog)))
    press(show(CasePage(desk, child.case), height=2400), "Kopie voor Jikke")
    qtbot.waitUntil(lambda: bool(seen))
    assert "Een kind dat zelf hulp zocht, vraagt zelf om zijn gegevens" in seen[0]


def test_a_talk_of_which_nobody_knows_whose_it_was_is_told(desk, people, show, when_asked, qtbot):
    casework.change_person(desk.vault, replace(people[1], reporter=True), NOW)
    nobody = samples.a_contact(casework.whole_case(desk.vault, people[0].case).case, "kwam langs")
    conversations.log_contact(desk.vault, nobody, NOW)
    seen = []
    when_asked(lambda dialog: seen.append(dialog.warnings.text()))
    press(show(CasePage(desk, people[0].case), height=2400), "Kopie voor Wiebrigje Terpstra")
    qtbot.waitUntil(lambda: bool(seen))
    assert "Bij 1 gesprek staat niet wie erbij was. Er zijn twee melders" in seen[0]


def test_without_a_place_nothing_is_written(page, desk, when_asked, places, qtbot):
    asked = []

    def choose(dialog):
        press(dialog, "Bestand maken")
        asked.append(True)

    when_asked(choose)
    press(page, "Kopie voor Douwe")
    qtbot.waitUntil(lambda: bool(asked))
    assert rows_log.entries(desk.vault)[-1].act is Act.CONTACT_ADDED


def test_a_person_who_was_removed_meanwhile_gives_a_sentence(page, desk, people, qtbot):
    casework.remove_person(desk.vault, people[1], NOW)
    press(page, "Kopie voor Douwe")
    qtbot.waitUntil(lambda: "staat niet (meer) in de kluis" in said(page))
