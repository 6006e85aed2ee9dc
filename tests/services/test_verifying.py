"""Gate 3: nobody in the vault stands in the file."""

from dataclasses import replace
from uuid import uuid4

import pytest
from reportlab.pdfgen.canvas import Canvas

from confidant_app.domain.errors import FileUnreadable
from confidant_app.domain.people import PersonId
from confidant_app.services import vaults, verifying
from confidant_app.services.identifying import identifiers_of
from tests.services.desk import TODAY, a_case, keep


def pdf_with(path, text: str) -> bytes:
    canvas = Canvas(str(path))
    canvas.drawString(80, 700, text)
    canvas.save()
    return path.read_bytes()


def test_everybody_on_file_is_looked_for(vault, lists):
    whole = a_case(1)
    person = replace(
        whole.people[0], given="Anne-Fleur", surname="van der Zwaluw", nickname="", former=""
    )
    keep(vault, replace(whole, people=(person,)))
    found = identifiers_of(vault, lists)
    names = {name for name, _ in found.names}
    assert names == {
        "Anne-Fleur van der Zwaluw",
        "Anne-Fleur",
        "van der Zwaluw",
        "Anne",
        "Fleur",
        "Zwaluw",
        "zwaluwstaartje",
    }
    assert (found.phones, found.emails) == (("06-12345678",), (person.email,))


def test_an_ordinary_word_is_told_apart(vault, lists):
    whole = a_case(1)
    keep(vault, replace(whole, people=(replace(whole.people[0], given="Roos"),)))
    ordinary = {name for name, is_word in identifiers_of(vault, lists).names if is_word}
    assert ordinary == {"Roos"}


def test_a_coordinator_has_nobody_to_look_for(coordinator, lists):
    found = identifiers_of(coordinator, lists)
    assert (found.names, found.phones, found.emails) == ((), (), ())


def test_a_name_closes_the_gate_and_an_ordinary_word_is_asked_about(vault, catalogues, tmp_path):
    whole = a_case(1)
    people = [replace(whole.people[0], id=PersonId(uuid4()), surname="") for _ in range(3)]
    named = zip(people, ("Kwikstaartje", "Roos", "Tabel"), strict=True)
    keep(vault, replace(whole, people=tuple(replace(one, given=name) for one, name in named)))
    file = pdf_with(tmp_path / "a.pdf", "Kwikstaartje zette een roos op de tabel")
    found = verifying.look(vault, file, catalogues, TODAY)
    metadata = {what for what in found.hard if what.startswith("documentgegevens")}
    assert set(found.hard) - metadata == {"Kwikstaartje"}
    assert found.soft == ("Roos", "Tabel")


def test_the_recovery_sheet_names_nobody_and_junk_is_unreadable(vault, prepared, catalogues):
    keep(vault, a_case(1))
    sheet = vaults.recovery_sheet(prepared, "Ans", TODAY)
    assert verifying.look(vault, sheet, catalogues, TODAY) == verifying.Found(hard=(), soft=())
    with pytest.raises(FileUnreadable):
        verifying.look(vault, b"geen pdf", catalogues, TODAY)
