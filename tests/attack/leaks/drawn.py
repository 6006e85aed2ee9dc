"""Leaks that are drawn: through every kind of font, in every order, wherever it can be drawn."""

from tests.attack.leaks.strings import hexed, literal, octal

GLYPHS = {
    "fi": "fi", "fl": "fl", "-": "hyphen", " ": "space", ".": "period", "@": "at", ",": "comma",
    "(": "parenleft", ")": "parenright", "+": "plus", "/": "slash", "_": "underscore",
    "’": "quoteright", "'": "quotesingle", "é": "eacute", "ë": "edieresis", "ü": "udieresis",
    "ï": "idieresis", "ç": "ccedilla", "ö": "odieresis", "Å": "Aring", "Ö": "Odieresis",
    "Ç": "Ccedilla", "ø": "oslash", "Ø": "Oslash", "ł": "lslash", "ć": "cacute", "đ": "dcroat",
    "ß": "germandbls", "ğ": "gbreve", "ž": "zcaron", "Ž": "Zcaron", "ń": "nacute",
    "İ": "Idotaccent", "Æ": "AE", "ú": "uacute", "ﬁ": "fi", "ﬂ": "fl", "ĳ": "ij",
}  # fmt: skip
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def glyph(letter):
    if letter.isascii() and letter.isdigit():
        return DIGITS[int(letter)]
    return letter if letter.isascii() and letter.isalpha() else GLYPHS.get(letter)


def type1(encoding):
    def made(paper):
        return b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>" % encoding

    return made


def table(pairs, size):
    rows = b" ".join(
        b"<%s> <%s>" % (b"%0*X" % (2 * size, code), text.encode("utf-16-be").hex().encode())
        for code, text in pairs
    )
    return b"begincmap %d beginbfchar %s endbfchar endcmap" % (len(pairs), rows)


ALPHABET = [chr(each) for each in range(32, 127)] + sorted(
    "éëüïçöÅÖÇøØłćđßğžŽńİÆú’ﬁﬂĳ\u00a0\u2009\u2011\u200b\u00ad\u02bc\u2013ﬃﬀ\u2060"
)
CODES = {letter: 33 + at for at, letter in enumerate(ALPHABET)}


def by_number(size):
    def encode(text):
        return b"".join(CODES[each].to_bytes(size, "big") for each in text)

    return encode


def numbered(subtype, size, lies=False):
    def made(paper):
        pairs = [(code, letter) for letter, code in CODES.items()]
        told = paper.stream(table([(code, "x") for code, _ in pairs] if lies else pairs, size))
        head = b"<< /Type /Font /Subtype /%s /BaseFont /Zz /ToUnicode %s " % (subtype, told)
        if subtype == b"Type0":
            return head + b"/Encoding /Identity-H /DescendantFonts [%s] >>" % descendant(paper)
        return head + b"/FirstChar 33 /LastChar 200 /Widths [%s] >>" % (b"500 " * 168)

    return made


def descendant(paper):
    facts = b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    return paper.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Zz /CIDSystemInfo %s /DW 500 >>" % facts
    )


NAMED = {letter: code for letter, code in CODES.items() if glyph(letter)}


def differences(subtype, told=None):
    """Return a font whose own encoding names its letters; `told` is what its table says."""

    def made(paper):
        rows = b" ".join(b"%d /%s" % (c, glyph(letter).encode()) for letter, c in NAMED.items())
        entry = b"/Encoding << /Type /Encoding /Differences [%s] >> " % rows
        if told:
            entry += b"/ToUnicode %s " % paper.stream(table([(c, told) for c in NAMED.values()], 1))
        if subtype == b"Type3":
            procs = b" ".join(b"/%s null" % glyph(letter).encode() for letter in NAMED)
            entry += b"/FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 9 9] /CharProcs << %s >> "
            entry %= procs
        head = b"<< /Type /Font /Subtype /%s /BaseFont /Helvetica /FirstChar 33 /LastChar 200 "
        return head % subtype + entry + b"/Widths [%s] >>" % (b"500 " * 168)

    return made


def by_name(text):
    return bytes(NAMED[each] for each in text)


def unicode_font(paper):
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Zz /Encoding /UniGB-UTF16-H "
        b"/DescendantFonts [%s] >>" % descendant(paper)
    )


def winansi_told(paper):
    """Return a font with the usual letters whose table says that they are all x."""
    told = paper.stream(table([(code, "x") for code in range(256)], 1))
    return type1(b"/Encoding /WinAnsiEncoding /ToUnicode " + told)(paper)


def cp1252(text):
    return text.encode("cp1252")


FONTS = {
    "winansi": (type1(b"/Encoding /WinAnsiEncoding"), cp1252),
    "macroman": (
        type1(b"/Encoding /MacRomanEncoding"),
        lambda text: text.replace("ﬁ", "\xde").encode("mac-roman"),
    ),
    "standard": (
        type1(b"/Encoding /StandardEncoding"),
        lambda text: text.replace("’", "'").encode("ascii"),
    ),
    "own encoding": (type1(b""), lambda text: text.encode("ascii")),
    "truetype with a table": (numbered(b"TrueType", 1), by_number(1)),
    "type 0 with a table": (numbered(b"Type0", 2), by_number(2)),
    "type 3 with a table": (numbered(b"Type3", 1), by_number(1)),
    "differences": (differences(b"Type1"), by_name),
    "type 3 with glyph names": (differences(b"Type3"), by_name),
    "glyph names and a table that lies": (differences(b"Type1", told="x"), by_name),
    "usual letters and a table that lies": (winansi_told, cp1252),
    "unicode codes": (unicode_font, lambda text: text.encode("utf-16-be")),
}


def one(codes, size):
    return b"%s Tj" % literal(codes)


def _letters(codes, size):
    return [codes[at : at + size] for at in range(0, len(codes), size)]


def _halves(codes, size):
    letters = _letters(codes, size)
    cut = max(1, len(letters) // 2)
    return b"".join(letters[:cut]), b"".join(letters[cut:])


def kerned(codes, size):
    return b"[%s] TJ" % b" -40 ".join(literal(each) for each in _letters(codes, size))


def kerned_back(codes, size):
    return b"[%s] TJ" % b" 120 ".join(hexed(each) for each in _letters(codes, size))


def letter_by_letter(codes, size):
    return b" 5 0 Td ".join(b"%s Tj" % octal(each) for each in _letters(codes, size))


def wide_letters(codes, size):
    return b"9 Tc %s Tj 0 Tc" % literal(codes)


def in_two(codes, size):
    return b"%s Tj %s Tj" % tuple(literal(each) for each in _halves(codes, size))


def recoloured(codes, size):
    return b"%s Tj 1 0 0 rg %s Tj 0 g" % tuple(literal(each) for each in _halves(codes, size))


def quoted(codes, size):
    return b"9 TL %s '" % literal(codes)


def double_quoted(codes, size):
    return b'9 TL 0 0 %s "' % hexed(codes)


SHOWN = {
    "plain": one,
    "hex": lambda codes, size: b"%s Tj" % hexed(codes),
    "octal": lambda codes, size: b"%s Tj" % octal(codes),
    "kerned": kerned,
    "kerned back": kerned_back,
    "letter by letter": letter_by_letter,
    "wide letters": wide_letters,
    "in two pieces": in_two,
    "in two colours": recoloured,
    "next line": quoted,
    "next line, spaced": double_quoted,
}


def _text(before):
    def made(paper, key, operators):
        place = b"40 %d" % paper.next_line()
        return b"q BT /%s 8 Tf %s Td %s %s ET Q" % (key, place, before, operators)

    return made


def _page(before=b"", around=b"%s"):
    text = _text(before)
    return lambda paper, key, operators: paper.draw(around % text(paper, key, operators))


def _form(depth, hung):
    def plant(paper, key, operators):
        inner = _text(b"")(paper, key, operators)
        fonts = b"/Resources << /Font << /%s %s >> >>" % (key, paper.fonts[key])
        facts = b"/Type /XObject /Subtype /Form /BBox [0 0 600 850] "
        made = paper.stream(inner, facts + fonts)
        for _ in range(depth):
            made = paper.stream(b"/In Do", facts + b"/Resources << /XObject << /In %s >> >>" % made)
        hung(paper, made)

    return plant


def _done(paper, form):
    key = b"Fm%d" % len(paper.objects)
    paper.resource(b"XObject", key, form)
    paper.draw(b"/%s Do" % key)


def _appearance(paper, form):
    paper.note(paper.add(b"<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N %s >> >>" % form))


def _mask(paper, form):
    key = b"Gs%d" % len(paper.objects)
    paper.resource(b"ExtGState", key, b"<< /SMask << /S /Alpha /G %s >> >>" % form)


def _pattern(paper, key, operators):
    fonts = b"/Resources << /Font << /%s %s >> >>" % (key, paper.fonts[key])
    facts = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /XStep 9 /YStep 9 "
    tile = paper.stream(_text(b"")(paper, key, operators), facts + b"/BBox [0 0 9 9] " + fonts)
    paper.resource(b"Pattern", b"Pa%d" % len(paper.objects), tile)


def _glyph_procedure(paper, key, operators):
    """Draw text as what a letter of another font looks like."""
    fonts = b"/Resources << /Font << /%s %s >> >>" % (key, paper.fonts[key])
    procedure = paper.stream(b"500 0 d0 " + _text(b"")(paper, key, operators))
    paper.note(
        paper.add(
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.001 0 0 .001 0 0] "
            b"/CharProcs << /a %s >> /Encoding << /Differences [97 /a] >> /FirstChar 97 "
            b"/LastChar 97 /Widths [500] %s >>" % (procedure, fonts)
        )
    )


PLACES = {
    "visible": _page(),
    "white": _page(b"1 g"),
    "invisible": _page(b"3 Tr"),
    "clipping only": _page(b"7 Tr"),
    "off the page": _page(b"-4000 -4000 Td"),
    "tiny": _page(b"0.001 0 0 0.001 9 9 Tm"),
    "upside down": _page(b"-1 0 0 -1 500 500 Tm"),
    "clipped away": _page(around=b"q 0 0 1 1 re W n %s Q"),
    "hidden layer": _page(around=b"/OC /Off BDC %s EMC"),
    "artifact": _page(around=b"/Artifact BMC %s EMC"),
    "with innocent actual text": _page(around=b"/Span << /ActualText (niets) >> BDC %s EMC"),
    "in a form": _form(0, _done),
    "in a form in a form in a form": _form(2, _done),
    "form that nothing shows": _form(0, lambda paper, form: None),
    "appearance of a stamp": _form(0, _appearance),
    "soft mask": _form(1, _mask),
    "pattern": _pattern,
    "procedure of a glyph": _glyph_procedure,
}
