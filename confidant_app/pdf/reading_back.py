"""Reads a finished PDF back: everything in it that could hold words, by more than one road."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, StreamDecodeLevel, String

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.font_names import font_names
from confidant_app.pdf.glyphs import Drawing, drawing_streams, texts
from confidant_app.pdf.letters import Letters
from confidant_app.pdf.loose_ends import comments_of, raw_streams, syntax_texts
from confidant_app.pdf.passages import Passage, Reading
from confidant_app.pdf.profile_names import profile_names
from confidant_app.pdf.quoted import quoted_marks
from confidant_app.pdf.wording import of_stream, of_string, plain_bytes, runs, unescaped, wide_runs

_STRANGE: Final = (
    pikepdf.PdfError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
)
_LOOSE: Final = "het bestand"
_EDGE: Final = 80  # characters of a page that a name can reach over its end
# What a cut after so many characters leaves of a word could be a name by itself.
_FIRST_WORD, _LAST_WORD = re.compile(r"\A\S*"), re.compile(r"\S*\Z")
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
        read = (*_pages(data), *_glyphs(pdf), *_objects(pdf), *_raw(data, pdf))
        return tuple(_opened_up(read))


@contextmanager
def closed_on_failure() -> Iterator[None]:
    """Turn whatever a strange file makes go wrong into a refusal: the gate fails closed.

    Raises:
        FileUnreadable: reading failed.
    """
    try:
        yield
    except _STRANGE as error:
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


def _opened_up(read: Iterable[Passage]) -> Iterator[Passage]:
    """Yield each passage once, and texts with escapes in them also without."""
    seen: set[Passage] = set()
    texts: set[str] = set()
    for passage in read:
        if passage in seen or (passage.where == _LOOSE and passage.words in texts):
            continue
        seen.add(passage)
        yield passage
        if passage.reading is Reading.TEXT:
            texts.add(passage.words)
            yield from (replace(passage, words=each) for each in unescaped(passage.words))


def _glyphs(pdf: Pdf) -> Iterator[Passage]:
    """Yield the text of each page and form as it is drawn, quotes apart from the rest."""
    quoted = quoted_marks(pdf)
    fonts: dict[tuple[int, int], Letters] = {}
    before = ""
    for number, page in enumerate(pdf.pages, start=1):
        drawing = Drawing(page, page.resources, fonts)
        pieces = tuple(drawing.pieces())
        own = [each for each in pieces if (page.obj.objgen, each.mark) not in quoted]
        free = [each for each in pieces if (page.obj.objgen, each.mark) in quoted]
        for words in texts(own):
            yield Passage(where=f"bladzijde {number}", words=words)
        for words in texts(free):
            yield Passage(where=f"citaat op bladzijde {number}", words=words, free=True)
        yield from _asides(drawing, f"bladzijde {number}")
        flowing = "".join(each.words for each in pieces if each.mark is not None)
        head = flowing if len(flowing) <= _EDGE else _LAST_WORD.sub("", flowing[:_EDGE])
        yield Passage(where=f"bladzijde {number}", words=f"{before}\n{head}")
        before = flowing if len(flowing) <= _EDGE else _FIRST_WORD.sub("", flowing[-_EDGE:])
    for thing, resources in drawing_streams(list(pdf.objects)):
        drawing = Drawing(thing, resources, fonts)
        for words in texts(tuple(drawing.pieces())):
            yield Passage(where="ingesloten vorm", words=words)
        yield from _asides(drawing, "ingesloten vorm")
        for words in comments_of(_content(thing)):
            yield Passage(where="ingesloten vorm", words=words)


def _asides(drawing: Drawing, where: str) -> Iterator[Passage]:
    """Yield what stands between drawing orders: replacement texts, names, inline pictures."""
    for each in drawing.asides():
        if isinstance(each, bytes):  # the samples of an inline picture
            for words in (*of_stream(each), *runs(each)):
                yield Passage(where=where, words=words)
        else:
            yield from (Passage(where=at, words=words) for at, words in _walk(each, where))


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
        yield from ((where, words) for words in of_string(bytes(thing)))
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


def _content(stream: Stream) -> bytes:
    """Return a stream without its filters, but for those of pictures, which lose something.

    Raises:
        pikepdf.PdfError: it has such a filter, or is damaged.
    """
    return stream.read_bytes(StreamDecodeLevel.specialized)


def _stream(stream: Stream, where: str, *, drawn: bool) -> Iterator[Passage]:
    content = _content(stream)
    yield Passage(where=where, words=plain_bytes(content), reading=Reading.DATA)
    for words in font_names(content):
        yield Passage(where="lettertype", words=words)
    for words in profile_names(content):
        yield Passage(where="kleurprofiel", words=words)
    if drawn:
        yield from (Passage(where=where, words=words) for words in comments_of(content))
    else:
        yield from _as_text(content, where)


def _as_text(content: bytes, where: str) -> Iterator[Passage]:
    """Yield bytes as words: all of them if they look like it, otherwise the stretches that do."""
    found = tuple(of_stream(content))
    for words in found if found and content.isascii() else (*found, *runs(content)):
        yield Passage(where=where, words=words)
    if b"\0" in content or not content.isascii():
        for words, sure in wide_runs(content):
            reading = Reading.TEXT if sure else Reading.DATA
            yield Passage(where=where, words=words, reading=reading)


def _raw(data: bytes, pdf: Pdf) -> Iterator[Passage]:
    """Yield the bytes as they lie in the file, earlier revisions and loose ends included.

    A compressed stream counts as what it holds: its own bytes mean nothing.
    """
    yield from (Passage(where=_LOOSE, words=words) for words in syntax_texts(data))
    streams = [each for each in pdf.objects if isinstance(each, Stream)]
    known = {_content(each) for each in streams}
    for each in streams:
        if each.get("/Type") == Name.ObjStm:
            texts_in = syntax_texts(_content(each))
            yield from (Passage(where=_LOOSE, words=words) for words in texts_in)
    outside, at = [], 0
    for found, content, behind in raw_streams(data):
        if content:
            outside.append(data[at : found[0]])
            at = found[1]
        if content and content not in known:
            yield from _loose(content)
        if behind.strip() and behind.strip() not in known:
            yield from _as_text(behind, _LOOSE)
    words = plain_bytes(b" ".join((*outside, data[at:])))
    yield Passage(where=_LOOSE, words=words, reading=Reading.DATA)


def _loose(content: bytes) -> Iterator[Passage]:
    yield Passage(where=_LOOSE, words=plain_bytes(content), reading=Reading.DATA)
    yield from (Passage(where=_LOOSE, words=words) for words in syntax_texts(content))
    yield from _as_text(content, _LOOSE)
