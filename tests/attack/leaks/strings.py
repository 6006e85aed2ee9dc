"""Leaks in the strings and names of objects: every key that can hold one, every way to write it."""

import codecs

ESCAPE = b"\x00\x1b\x00n\x00l\x00\x1b"  # "Dutch from here on", ISO 32000-1, 7.9.2.2


def literal(data):
    for sign in (b"\\", b"(", b")"):
        data = data.replace(sign, b"\\" + sign)
    return b"(" + data.replace(b"\r", b"\\r") + b")"


def octal(data):
    return b"(" + b"".join(b"\\%03o" % each for each in data) + b")"


def hexed(data):
    return b"<" + data.hex().encode() + b">"


def hexed_wide(data):
    return b"< " + b"\n".join(b"%02X" % each for each in data) + b" >"


def continued(data):
    return b"\\\n".join(literal(data).rpartition(data[len(data) // 2 :])[:2]) + b")"


def nested(data):
    return b"((note) " + literal(data) + b")"


def _wide(data_of):
    return lambda text, written: written(data_of(text))


def _utf16(text):
    return codecs.BOM_UTF16_BE + text.encode("utf-16-be")


CODINGS = {
    "document encoding": lambda text: text.encode("pdfdoc"),  # a codec that pikepdf brings
    "windows": lambda text: text.encode("cp1252"),
    "utf-16": _utf16,
    "utf-16 little": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-8": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-8 unmarked": str.encode,
    "utf-16 unmarked": lambda text: text.encode("utf-16-be"),
    "utf-16 with a language": lambda text: codecs.BOM_UTF16_BE + ESCAPE + text.encode("utf-16-be"),
}
WRITTEN = {
    "literal": literal,
    "octal": octal,
    "hex": hexed,
    "hex with spaces": hexed_wide,
    "nested": nested,
}


def _dictionary(key):
    return lambda paper, value: paper.into(paper.info, b"/%s %s" % (key, value))


def _root(template):
    return lambda paper, value: paper.into_root(template.replace(b"@", value))


def _own(template):
    """Put an object of its own in the file; nothing refers to it."""
    return lambda paper, value: paper.add(template.replace(b"@", value))


def _note(template):
    return lambda paper, value: paper.note(paper.add(template.replace(b"@", value)))


def _struct(key):
    def plant(paper, value):
        paper.into(paper.first(b"/StructElem"), b"/%s %s" % (key, value))

    return plant


def _struct_note(template):
    return _note(b"<< /Type /StructElem /S /Span " + template + b" >>")


INFO = (b"Author", b"Subject", b"Keywords", b"Creator", b"Producer", b"Company", b"CreationDate")
ANNOTATION = (b"Contents", b"T", b"Subj", b"NM", b"DA", b"DS", b"Vermelding")
FORM = (b"T", b"TU", b"TM", b"V", b"DV")
STRUCTURE = (b"Alt", b"ActualText", b"E", b"Lang", b"T", b"ID")

PLACES = {
    **{f"info {key.decode()}": _note(b"<< /%s @ >>" % key) for key in INFO},
    "info of the file": lambda paper, value: _dictionary(b"K%d" % len(paper.objects))(paper, value),
    **{f"structure {key.decode()}": _struct_note(b"/%s @" % key) for key in STRUCTURE},
    "structure attribute": _struct_note(b"/A << /O /UserProperties /P [<< /N (x) /V @ >>] >>"),
    **{
        f"annotation {key.decode()}": _note(
            b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /%s @ >>" % key
        )
        for key in ANNOTATION
    },
    "annotation rich text": _note(b"<< /Subtype /FreeText /RC @ >>"),
    "popup": _note(b"<< /Subtype /Popup /Parent << /Contents @ >> >>"),
    "redaction overlay": _note(b"<< /Subtype /Redact /OverlayText @ >>"),
    **{f"field {key.decode()}": _note(b"<< /FT /Tx /%s @ >>" % key) for key in FORM},
    "field options": _note(b"<< /FT /Ch /Opt [(a) [@ (b)]] >>"),
    "signature": _note(b"<< /Type /Sig /Reason (x) /ContactInfo @ >>"),
    "outline": _note(b"<< /Title @ /Dest [null /Fit] >>"),
    "named destination": _note(b"<< /Names [@ [null /Fit]] >>"),
    "limits of a name tree": _note(b"<< /Limits [@ (z)] >>"),
    "optional content group": _note(b"<< /Type /OCG /Name @ >>"),
    "page label": _note(b"<< /Nums [0 << /S /D /P @ >>] >>"),
    "link": _note(b"<< /S /URI /URI @ >>"),
    "script": _note(b"<< /S /JavaScript /JS @ >>"),
    "launched file": _note(b"<< /S /Launch /F @ >>"),
    "file in another file": _note(b"<< /S /GoToR /F << /F @ >> >>"),
    "embedded file name": _note(b"<< /Type /Filespec /F @ >>"),
    "embedded file unicode name": _note(b"<< /Type /Filespec /UF @ >>"),
    "embedded file description": _note(b"<< /Type /Filespec /Desc @ >>"),
    "font family": _note(b"<< /Type /FontDescriptor /FontFamily @ >>"),
    "character collection": _note(b"<< /CIDSystemInfo << /Registry @ /Ordering (x) >> >>"),
    "output intent": _note(b"<< /Type /OutputIntent /OutputCondition @ >>"),
    "article": _note(b"<< /Type /Thread /I << /Title @ >> >>"),
    "page piece": _note(b"<< /PieceInfo << /Prog << /Private @ >> >> >>"),
    "measure": _note(b"<< /Type /Measure /R @ >>"),
    "web capture": _note(b"<< /Type /SpiderContentSet /SI << /AU @ >> >>"),
    "group of a collection": _note(b"<< /Type /Collection /Schema << /x << /N @ >> >> >>"),
    "deep in arrays": _note(b"[[[1 [2 [3 @]]]]]"),
    "a bare string": _note(b"@"),
    "unreferenced string": _own(b"@"),
    "unreferenced dictionary": _own(b"<< /Zz [null @] >>"),
    "catalogue": lambda paper, value: paper.note(value),
    "a stream's dictionary": lambda paper, value: paper.stream(b"0 0 m", b"/Zz " + value),
    "trailer": lambda paper, value: setattr(
        paper, "trailer", paper.trailer + b" /Zz%d %s" % (len(paper.trailer), value)
    ),
    "object stream": lambda paper, value: paper.packed.append(b"<< /Zz %s >>" % value),
    "unknown object": lambda paper, value: paper.loose.append(b"<< /Zz %s >>" % value),
    "older revision": lambda paper, value: paper.older.append((paper.root, b"<< /A %s >>" % value)),
}


def plain_name(data):
    return b"/" + b"".join(
        bytes([each]) if 33 <= each < 127 and each not in b"#()<>[]{}/%" else b"#%02X" % each
        for each in data
    )


def hexed_name(data):
    return b"/" + b"".join(b"#%02x" % each for each in data)


NAMED = {"plain": plain_name, "escaped": hexed_name}
NAMES = {
    "value": _note(b"<< /Maker @ >>"),
    "key": _note(b"<< @ 1 >>"),
    "key of a nested dictionary": _note(b"[<< /A << @ << /B 1 >> >> >>]"),
    "old destination": _note(b"<< /Dests << @ [null /Fit] >> >>"),
    "font": _note(b"<< /Type /Font /Subtype /Type1 /BaseFont @ >>"),
    "font descriptor": _note(b"<< /Type /FontDescriptor /FontName @ >>"),
    "colour": _note(b"[/Separation @ /DeviceGray << /FunctionType 2 /N 1 /Domain [0 1] >>]"),
    "inks": _note(b"[/DeviceN [/Cyan @] /DeviceCMYK null]"),
    "resource": _note(b"<< /XObject << @ null >> >>"),
    "graphics state": _note(b"<< /ExtGState << @ << /CA 1 >> >> >>"),
    "property list": _note(b"<< /Properties << @ null >> >>"),
    "role map": _note(b"<< /RoleMap << @ /P >> >>"),
    "role": _note(b"<< /Type /StructElem /S @ >>"),
    "class of structure": _note(b"<< /ClassMap << @ << /O /Layout >> >> >>"),
    "glyph name": _note(b"<< /Type /Encoding /Differences [65 @] >>"),
    "field state": _note(b"<< /FT /Btn /AS @ >>"),
    "annotation icon": _note(b"<< /Subtype /Stamp /Name @ >>"),
    "marked content": lambda paper, name: paper.draw(name + b" BMC EMC"),
    "marked content property": lambda paper, name: paper.draw(b"/Span << /Zz %s >> BDC EMC" % name),
    "marked point": lambda paper, name: paper.draw(name + b" MP"),
    "rendering intent": lambda paper, name: paper.draw(name + b" ri"),
    "object stream": lambda paper, name: paper.packed.append(b"<< /Zz %s >>" % name),
    "unknown object": lambda paper, name: paper.loose.append(b"<< /Zz %s >>" % name),
    "older revision": lambda paper, name: paper.older.append((paper.root, b"<< %s 1 >>" % name)),
    "unreferenced": _own(b"@"),
}
