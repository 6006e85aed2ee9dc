"""What a published PDF may not hold at all, whoever is named in it or not."""

import re
from collections.abc import Iterator
from typing import Final, cast

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Pdf,
    Stream,
    StreamDecodeLevel,
    parse_content_stream,
)

_CATALOGUE: Final = ("/AcroForm", "/OpenAction", "/AA", "/PieceInfo", "/OCProperties", "/AF")
_PAGE: Final = ("/PieceInfo", "/LastModified", "/Thumb", "/AA")
_LINK_FACTS: Final = ("/T", "/M", "/NM", "/CreationDate")
_XMP: Final = (
    "CreateDate",
    "ModifyDate",
    "MetadataDate",
    "DocumentID",
    "InstanceID",
    "Producer",
    "CreatorTool",
    "dc:creator",
    "History",
)
_PATH = re.compile(rb"[A-Za-z]:\\{1,2}Users\\|/home/\w|/Users/\w|file://")
_INVISIBLE: Final = 3


def structure_problems(data: bytes, pdf: Pdf) -> tuple[str, ...]:
    """Return what stands in a PDF that should not, in Dutch; empty for a file of ours."""
    found = (*_file(data, pdf), *_catalogue(pdf), *_metadata(pdf), *_pages(pdf), *_paths(data, pdf))
    return tuple(dict.fromkeys(found))


def _file(data: bytes, pdf: Pdf) -> Iterator[str]:
    if data.count(b"%%EOF") != 1 or not data.rstrip().endswith(b"%%EOF"):
        yield "een eerdere versie van het bestand, of iets achter het einde"
    if pdf.is_encrypted:
        yield "een slot op het bestand"
    info = cast("Dictionary", pdf.trailer.get("/Info", Dictionary()))
    for key in set(info.keys()) - {"/Title"}:
        yield f"documentgegevens {key}"


def _catalogue(pdf: Pdf) -> Iterator[str]:
    for key in _CATALOGUE:
        if key in pdf.Root:
            yield f"iets onder {key}"
    names = cast("Dictionary", pdf.Root.get("/Names", Dictionary()))
    for key in set(names.keys()) - {"/Dests"}:
        yield f"iets onder /Names {key}"
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") in (Name.JavaScript, Name.Launch):
            yield "een opdracht die iets uitvoert"


def _metadata(pdf: Pdf) -> Iterator[str]:
    packet = pdf.Root.get("/Metadata")
    words = packet.read_bytes().decode("utf-8", "replace") if packet is not None else ""
    for word in _XMP:
        if word in words:
            yield f"metagegevens {word}"


def _pages(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        for key in _PAGE:
            if key in page:
                yield f"iets onder {key} op bladzijde {number}"
        for each in cast("Array", page.obj.get("/Annots", Array())).as_list():
            yield from _annotation(cast("Dictionary", each), number)
        for instruction in parse_content_stream(page):
            if (
                str(instruction.operator) == "Tr"
                and int(_first(instruction.operands)) == _INVISIBLE
            ):
                yield f"onzichtbare tekst op bladzijde {number}"


def _first(operands: object) -> Object:
    return cast("list[Object]", operands)[0]


def _annotation(note: Dictionary, number: int) -> Iterator[str]:
    if note.get("/Subtype") != Name.Link:
        yield f"een aantekening op bladzijde {number}"
    if any(key in note for key in _LINK_FACTS):
        yield f"een maker of datum bij een koppeling op bladzijde {number}"
    action = note.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") not in (Name.URI, Name.GoTo):
        yield f"een opdracht achter een koppeling op bladzijde {number}"


def _paths(data: bytes, pdf: Pdf) -> Iterator[str]:
    streams = (
        each.read_bytes(StreamDecodeLevel.specialized)
        for each in pdf.objects
        if isinstance(each, Stream)
    )
    if any(_PATH.search(each) for each in (data, *streams)):
        yield "een bestandsnaam van een computer"
