"""Leaks between the lines of a file: comments, loose ends, earlier revisions, drawing orders."""

import re
import zlib

from tests.attack.leaks.drawn import cp1252, type1
from tests.attack.leaks.strings import hexed, literal

LATIN = type1(b"/Encoding /WinAnsiEncoding")


def _comment(data):
    return b"% " + re.sub(rb"[\r\n]+", b"\n% ", data)


def _add(name, template):
    def plant(paper, data):
        setattr(paper, name, getattr(paper, name) + template.replace(b"@", _comment(data)))

    return plant


def in_dictionary(paper, data):
    paper.note(paper.add(b"<< /A 1 %s\n /B 2 >>" % _comment(data)))


def in_array(paper, data):
    paper.note(paper.add(b"[ 1 %s\n 2 ]" % _comment(data)))


def in_catalogue(paper, data):
    paper.into_root(b"\n%s\n" % _comment(data))


def in_object_stream(paper, data):
    paper.packed.append(b"<< /A 1 %s\n >>" % _comment(data))


def behind_an_object(paper, data):
    paper.add(b"null\n%s" % _comment(data))


def in_page_content(paper, data):
    paper.draw(b"q %s\n Q" % _comment(data))


def in_form_content(paper, data):
    facts = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    paper.note(paper.stream(b"q %s\n Q" % _comment(data), facts))


def in_pattern_content(paper, data):
    facts = b"/PatternType 1 /PaintType 1 /TilingType 1 /XStep 9 /YStep 9 /BBox [0 0 9 9]"
    paper.note(paper.stream(b"q %s\n Q" % _comment(data), facts))


def inline_picture(paper, data):
    facts = b"/W %d /H 1 /BPC 8 /CS /G" % len(data)
    paper.draw(b"q BI %s ID %s EI Q" % (facts, data))


def inline_picture_key(paper, data):
    paper.draw(b"q BI /W 1 /H 1 /BPC 8 /CS /G /Zz %s ID x EI Q" % literal(data))


def unknown_order(paper, data):
    paper.draw(b"BX %s zz EX" % literal(data))


def property_of_marked_content(key):
    def plant(paper, data):
        paper.draw(b"/Span << /%s %s >> BDC EMC" % (key, hexed(data)))

    return plant


def property_of_marked_point(paper, data):
    paper.draw(b"/Zz << /A [%s] >> DP" % literal(data))


def loose_stream(filtered):
    def plant(paper, data):
        content, facts = (zlib.compress(data), b"/Filter /FlateDecode") if filtered else (data, b"")
        head = b"<< /Length %d %s >>\nstream\n" % (len(content), facts)
        paper.loose.append(head + content + b"\nendstream")

    return plant


def older_object_stream(paper, data):
    body = b"<< /Zz %s >>" % literal(data)
    packed = zlib.compress(b"7 0 " + body)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    paper.older.append((paper.root, head + b"\nstream\n" + packed + b"\nendstream"))


def older_page(paper, data):
    """Plant an earlier version of a page's drawing orders."""
    content = zlib.compress(b"BT /F1 9 Tf 9 9 Td %s Tj ET" % literal(data))
    head = b"<< /Filter /FlateDecode /Length %d >>" % len(content)
    paper.older.append((paper.root, head + b"\nstream\n" + content + b"\nendstream"))


def older_trailer(paper, data):
    paper.between += b"trailer\n<< /Zz %s >>\nstartxref\n0\n" % hexed(data)


PLACES = {
    "comment at the head": _add("before", b"@\n"),
    "comment between objects": _add("between", b"@\n"),
    "comment behind the end": _add("after", b"@\n"),
    "loose object behind the end": lambda paper, data: setattr(
        paper, "after", paper.after + b"\n9999 0 obj %s endobj\n" % literal(data)
    ),
    "comment in a dictionary": in_dictionary,
    "comment in an array": in_array,
    "comment in the catalogue": in_catalogue,
    "comment in an object stream": in_object_stream,
    "comment behind an object": behind_an_object,
    "comment in a page": in_page_content,
    "comment in a form": in_form_content,
    "comment in a pattern": in_pattern_content,
    "inline picture": inline_picture,
    "key of an inline picture": inline_picture_key,
    "unknown drawing order": unknown_order,
    "actual text in a page": property_of_marked_content(b"ActualText"),
    "alternative text in a page": property_of_marked_content(b"Alt"),
    "expansion in a page": property_of_marked_content(b"E"),
    "marked point": property_of_marked_point,
    "loose stream": loose_stream(filtered=False),
    "loose compressed stream": loose_stream(filtered=True),
    "older object stream": older_object_stream,
    "older page": older_page,
    "older trailer": older_trailer,
}
MARKED = (  # strings of properties, so they can be marked as Unicode
    "actual text in a page",
    "alternative text in a page",
    "expansion in a page",
    "marked point",
)


def _lines(move):
    """Return a way to draw a word broken over two lines."""

    def plant(paper, first, second):
        paper.font(b"Latin", LATIN)
        y = paper.next_line()
        down = move.replace(b"@", b"%d" % (y - 9))
        paper.draw(
            b"BT /Latin 8 Tf 1 0 0 1 40 %d Tm 9 TL %s Tj %s %s Tj ET"
            % (y, literal(cp1252(first)), down, literal(cp1252(second)))
        )
        paper.next_line()

    return plant


def in_two_forms(paper, first, second):
    paper.font(b"Latin", LATIN)
    fonts = b"/Resources << /Font << /Latin %s >> >>" % paper.fonts[b"Latin"]
    for words in (first, second):
        key = b"Piece%d" % len(paper.objects)
        inner = b"BT /Latin 8 Tf 40 %d Td %s Tj ET" % (paper.next_line(), literal(cp1252(words)))
        facts = b"/Type /XObject /Subtype /Form /BBox [0 0 600 850] " + fonts
        paper.resource(b"XObject", key, paper.stream(inner, facts))
        paper.draw(b"/%s Do" % key)


BROKEN = {  # drawn in two pieces, the first with a hyphen
    "over lines by a move": _lines(b"0 -9 Td"),
    "over lines by the leading": _lines(b"T*"),
    "over lines by a matrix": _lines(b"1 0 0 1 40 @ Tm"),
    "over lines in two texts": _lines(b"ET BT /Latin 8 Tf 40 @ Td"),
    "over two forms": in_two_forms,
}
