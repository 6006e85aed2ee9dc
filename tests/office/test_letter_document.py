"""A letter for Word: their words, real lists, A4, Dutch, and nothing about who made it."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm

from confidant_app.office.letter import letter_document

ASKED = "Ik vraag u:\n- een gesprek\n- rust"
BODY = f"Sanne Bos\nOp de Dijk 1\n\nOnderwerp: klacht\n\n{ASKED}\n\n\nGroet"


def parts(data):
    with ZipFile(BytesIO(data)) as found:
        assert found.testzip() is None
        return {entry.filename: found.read(entry) for entry in found.infolist()}


def test_the_words_come_back_with_their_lists_and_their_subject():
    document = Document(BytesIO(letter_document("Klacht", BODY)))
    found = [(p.style.name, p.text) for p in document.paragraphs]
    assert found == [
        ("Normal", "Sanne Bos\nOp de Dijk 1"),
        ("Heading 1", "Onderwerp: klacht"),
        ("Normal", "Ik vraag u:"),
        ("List Bullet", "een gesprek"),
        ("List Bullet", "rust"),
        ("Normal", "Groet"),
    ]
    gaps = [p.paragraph_format.space_after for p in document.paragraphs]
    assert gaps[4] > gaps[0]
    assert gaps[2] is None
    assert document.core_properties.title == "Klacht"


def test_what_introduces_a_list_never_stands_alone_at_the_foot_of_a_page():
    document = Document(BytesIO(letter_document("Klacht", BODY)))
    kept = [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["Ik vraag u:"]


def test_nothing_tells_who_made_it_when_or_from_what():
    found = parts(letter_document("Klacht", BODY))
    assert not [name for name in found if re.search("thumbnail|customXml|Effects", name)]
    core = found["docProps/core.xml"].decode()
    assert set(re.findall(r"<(\w+:\w+)[ >]", core)) == {
        "cp:coreProperties",
        "dc:title",
        "dc:language",
    }
    told = b"".join(found.values())
    for word in (b"python-docx", b"Normal.dotm", b"Macintosh", b"onfidant", b"rsid"):
        assert word not in told
    assert not re.search(rb"\b20\d\d-\d\d-\d\dT", told)


def test_the_zip_has_no_times_and_equal_letters_are_equal_bytes():
    data = letter_document("Klacht", BODY)
    assert data == letter_document("Klacht", BODY)
    with ZipFile(BytesIO(data)) as found:
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_paper_is_a4_and_the_language_is_dutch():
    data = letter_document("Klacht", BODY)
    section = Document(BytesIO(data)).sections[0]
    assert abs(section.page_width - Mm(210)) < Mm(1)
    assert abs(section.page_height - Mm(297)) < Mm(1)
    styles = parts(data)["word/styles.xml"]
    assert set(re.findall(rb'w:lang w:val="([^"]*)"', styles)) == {b"nl-NL"}


@pytest.mark.parametrize("body", ["", "\x00\x07\x0c\x1e", "a\x0bb", "<b>&]]>", "\ufffe\U0001f600"])
def test_whatever_was_typed_gives_a_document(body):
    text = "\n".join(p.text for p in Document(BytesIO(letter_document(body, body))).paragraphs)
    for character in "<b>&\U0001f600":
        assert (character in body) == (character in text)
    if "\x07" in body:
        assert "[U+0000][U+0007]" in text
