"""A letter of a family as a Word file (.docx): their words, and nothing about who made it."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from confidant_app.domain.letter_blocks import Block, BlockKind, blocks

# On every computer, or replaced by one with the same widths (Liberation Sans).
_FACE: Final = "Arial"
_LINE: Final = 14  # points
_BLACK: Final = RGBColor(0, 0, 0)
_NOT_IN_XML: Final = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", re.UNICODE)
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
# What comes with the template of python-docx, and tells or weighs something for nothing.
_LEFT_OUT: Final = ("/customXml", "/stylesWithEffects", "/metadata/thumbnail")
_SITTING: Final = qn("w:rsid")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS: Final = "http://schemas.openxmlformats.org"


def letter_document(title: str, body: str) -> bytes:
    """Return the letter as a .docx, equal for equal texts.

    There is no author, date, template, thumbnail or history in it. A character that XML cannot
    hold stands as its number, [U+0007].
    """
    document = Document()
    _dress(document)
    for block in blocks(_held_by_xml(body)):
        _add(document, block)
    _forget_template(document)
    written = BytesIO()
    document.save(written)
    return _rewritten(written.getvalue(), _metadata(_held_by_xml(title.strip())))


def _dress(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for name in ("Normal", "Heading 1", "List Bullet"):
        style: Any = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the fonts of the theme would come before ours
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
        style.font.size = Pt(11)
        style.font.color.rgb = _BLACK
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.3
    for language in document.styles.element.xpath("//w:lang"):
        language.set(qn("w:val"), "nl-NL")


def _add(document: DocumentType, block: Block) -> None:
    match block.kind:
        case BlockKind.GAP:
            document.paragraphs[-1].paragraph_format.space_after = Pt(_LINE * len(block.lines))
        case BlockKind.SUBJECT:
            document.add_paragraph("\n".join(block.lines), style="Heading 1")
        case BlockKind.ITEMS:
            for before in document.paragraphs[-1:]:
                before.paragraph_format.keep_with_next = True
            for line in block.lines:
                document.add_paragraph(line, style="List Bullet")
        case BlockKind.LINES:
            document.add_paragraph("\n".join(block.lines))


def _forget_template(document: DocumentType) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in tuple(relations.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                relations.pop(key)
    for part in (document.part, document.part.numbering_part):
        _forget_history(part.element)
    _forget_history(document.styles.element)


def _forget_history(root: Any) -> None:  # noqa: ANN401 - an element of lxml
    """Take away which sitting of Word each part is from: it ties documents to each other."""
    for element in root.iter():
        for name in tuple(element.attrib):
            if name.startswith(_SITTING):
                del element.attrib[name]
    for element in root.xpath("//w:rsid"):
        element.getparent().remove(element)


def _held_by_xml(text: str) -> str:
    lines = "\n".join(text.splitlines())
    return "\n".join(
        _NOT_IN_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", line)
        for line in lines.split("\n")
    )


def _metadata(title: str) -> Mapping[str, str]:
    """Return the parts that say something about the file, with nothing but its title."""
    core = (
        f'<cp:coreProperties xmlns:cp="{_FORMATS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>"
    )
    app = f'<Properties xmlns="{_FORMATS}/officeDocument/2006/extended-properties"/>'
    settings = (
        f'<w:settings xmlns:w="{_FORMATS}/wordprocessingml/2006/main">'
        '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/></w:settings>'
    )
    return {"docProps/core.xml": core, "docProps/app.xml": app, "word/settings.xml": settings}


def _rewritten(data: bytes, ours: Mapping[str, str]) -> bytes:
    """Return the same zip with these parts in place of its own, and without any time in it."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            content = f"{_HEAD}{ours[name]}".encode() if name in ours else old.read(name)
            new.writestr(entry, content)
    return written.getvalue()
