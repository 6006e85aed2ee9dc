"""Reads a finished PDF back: everything in it that could hold words, by more than one road."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Final, cast

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.font_names import font_names
from confidant_app.pdf.glyphs import glyph_text
from confidant_app.pdf.passages import Passage, Reading
from confidant_app.pdf.quoted import quoted_marks

_STREAM = re.compile(rb"stream\r?\n")
_PRINTABLE: Final = 0.95
# White space, and the letters and punctuation of Latin script, to be taken out and counted.
_READABLE: Final = MappingProxyType(
    {
        point: None
        for point in range(0x3001)
        if chr(point).isspace() or (chr(point).isprintable() and point < 0x2100)
    }
)
_PLACES: Final = {
    "/Alt": "alternatieve tekst",
    "/ActualText": "vervangende tekst",
    "/Contents": "aantekening of koppeling",
    "/Title": "titel of bladwijzer",
    "/Author": "documentgegevens",
    "/Subject": "documentgegevens",
    "/Keywords": "documentgegevens",
    "/Creator": "documentgegevens",
    "/Producer": "documentgegevens",
}


def opened(data: bytes) -> Pdf:
    """Return a PDF, refusing one that had to be guessed at.

    Raises:
        FileUnreadable: not a PDF, damaged, or locked with a password.
    """
    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False)
        problems = pdf.check_pdf_syntax()
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise FileUnreadable from error
    if problems:
        raise FileUnreadable
    return pdf


def passages(data: bytes, pdf: Pdf) -> tuple[Passage, ...]:
    """Return all text of a PDF, that nobody sees included.

    Raises:
        FileUnreadable: a part cannot be read, so it cannot be vouched for.
    """
    with closed_on_failure():
        return (*_pages(data), *_glyphs(pdf), *_objects(pdf), *_raw(data, pdf))


@contextmanager
def closed_on_failure() -> Iterator[None]:
    """Turn whatever a strange file makes go wrong into a refusal: the gate fails closed.

    Raises:
        FileUnreadable: reading failed.
    """
    try:
        yield
    except (pikepdf.PdfError, RuntimeError, ValueError, LookupError, TypeError) as error:
        raise FileUnreadable from error


def _pages(data: bytes) -> Iterator[Passage]:
    """Yield the text of each page as PDFium puts it together from where it stands."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage().get_text_range()
            yield Passage(where=f"bladzijde {number}", words=text)
    finally:
        document.close()


def _glyphs(pdf: Pdf) -> Iterator[Passage]:
    """Yield the text of each page and form as it is drawn, quotes apart from the rest."""
    quoted = quoted_marks(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        own: list[str] = []
        free: list[str] = []
        for mark, piece in glyph_text(page, page.resources):
            (free if (page.obj.objgen, mark) in quoted else own).append(piece)
        yield Passage(where=f"bladzijde {number}", words="".join(own))
        yield Passage(where=f"citaat op bladzijde {number}", words="".join(free), free=True)
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Form:
            resources = cast("Dictionary", thing.get("/Resources", Dictionary()))
            words = "".join(piece for _, piece in glyph_text(thing, resources))
            yield Passage(where="ingesloten vorm", words=words)


def _objects(pdf: Pdf) -> Iterator[Passage]:
    """Yield every string, name and key of every object, and every stream decoded."""
    drawn = _drawing_streams(pdf)
    seen: set[tuple[str, str]] = set()
    for number, thing in enumerate([*pdf.objects, pdf.trailer], start=1):
        for where, words in _walk(thing, f"object {number}"):
            place = where if where in _PLACES.values() else ""
            if words and (place, words) not in seen:
                seen.add((place, words))
                yield Passage(where=where, words=words)
        if isinstance(thing, Stream):
            yield from _stream(thing, f"object {number}", drawn=thing.objgen in drawn)


def _drawing_streams(pdf: Pdf) -> set[tuple[int, int]]:
    """Return the content streams of the pages: drawing orders, no text of their own."""
    found: set[tuple[int, int]] = set()
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        parts = contents.as_list() if isinstance(contents, Array) else [contents]
        found |= {part.objgen for part in parts if part is not None}
    return found


def _walk(thing: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield the strings, names and keys of an object; what it refers to has its own turn."""
    if isinstance(thing, String):
        yield where, str(thing)
        yield where, bytes(thing).decode("latin-1")
    elif isinstance(thing, Array | Dictionary | Stream):
        for key, each in _parts(thing):
            yield where, key
            if not (isinstance(each, Object) and each.is_indirect):
                yield from _walk(each, _PLACES.get(key, where))
    else:
        yield where, str(thing)


def _parts(thing: Object) -> Iterator[tuple[str, object]]:
    if isinstance(thing, Array):
        yield from (("", each) for each in thing.as_list())
    else:
        yield from thing.items()


def _stream(stream: Stream, where: str, *, drawn: bool) -> Iterator[Passage]:
    content = stream.read_bytes()
    yield Passage(where=where, words=content.decode("latin-1"), reading=Reading.DATA)
    for words in font_names(content):
        yield Passage(where="lettertype", words=words)
    if not drawn:
        yield from _as_text(content, where)


def _as_text(content: bytes, where: str) -> Iterator[Passage]:
    """Yield bytes as words where they look like words: metadata, attachments, notes."""
    for coding in ("utf-8", "utf-16-be", "utf-16-le"):
        words = content.decode(coding, "ignore")
        strange = len(words.translate(_READABLE))
        if len(words) - strange >= _PRINTABLE * max(1, len(words)):
            yield Passage(where=where, words=words)
        elif coding != "utf-8":
            yield Passage(where=where, words=words, reading=Reading.DATA)


def _raw(data: bytes, pdf: Pdf) -> Iterator[Passage]:
    """Yield the bytes as they lie in the file, earlier revisions and loose ends included."""
    yield Passage(where="het bestand", words=data.decode("latin-1"), reading=Reading.DATA)
    known = {each.read_bytes() for each in pdf.objects if isinstance(each, Stream)}
    for found in _STREAM.finditer(data):
        try:
            content = zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue
        if content not in known:
            yield from _loose(content)


def _loose(content: bytes) -> Iterator[Passage]:
    for coding in ("latin-1", "utf-16-be"):
        words = content.decode(coding, "ignore")
        yield Passage(where="het bestand", words=words, reading=Reading.DATA)
