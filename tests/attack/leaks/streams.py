"""Leaks in streams: metadata, attachments, typefaces, pictures, through every filter."""

import base64
import struct
import zlib

from tests.attack.leaks.strings import CODINGS as STRINGS

CODINGS = {
    "utf-8": str.encode,
    "utf-8 marked": STRINGS["utf-8"],
    "utf-16": lambda text: text.encode("utf-16-be"),
    "utf-16 little": lambda text: text.encode("utf-16-le"),
    "utf-16 marked": STRINGS["utf-16"],
    "latin": lambda text: text.encode("cp1252"),
    "macintosh": lambda text: text.encode("mac-roman"),
    "utf-32": lambda text: text.encode("utf-32-be"),
    "entities": lambda text: "".join(f"&#x{ord(each):x};" for each in text).encode(),
    "percent": lambda text: "".join(f"%{each:02X}" for each in text.encode()).encode(),
    "script escapes": lambda text: (
        text.encode("ascii", "backslashreplace").replace(b"\n", b" ")
        if text.isascii()
        else text.encode("unicode-escape")
    ),
    "base64": lambda text: b"x: " + base64.b64encode(b"Beste lezer, " + text.encode()),
}


def _rows(data):
    """Return bytes as rows of eight with a PNG predictor (2: difference with the row above)."""
    data += b" " * (-len(data) % 8)
    made, above = b"", bytes(8)
    for at in range(0, len(data), 8):
        row = data[at : at + 8]
        made += b"\2" + bytes((a - b) % 256 for a, b in zip(row, above, strict=True))
        above = row
    return zlib.compress(made)


def _runs(data):
    parts = (data[at : at + 100] for at in range(0, len(data), 100))
    return b"".join(bytes([len(part) - 1]) + part for part in parts) + b"\x80"


def _lzw(data):
    """Return bytes in LZW, without using the table: a clear code before it can grow."""
    bits = "".join(
        ("100000000" if at % 200 == 0 else "") + f"{each:09b}" for at, each in enumerate(data)
    )
    bits += "100000001"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _ascii85(data):
    return base64.a85encode(data) + b"~>"


PREDICTOR = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>"
FILTERS = {
    "none": (b"", lambda data: data),
    "flate": (b"/Filter /FlateDecode", zlib.compress),
    "hex": (b"/Filter /ASCIIHexDecode", lambda data: data.hex().encode() + b">"),
    "ascii85": (b"/Filter /ASCII85Decode", _ascii85),
    "run lengths": (b"/Filter /RunLengthDecode", _runs),
    "lzw": (b"/Filter /LZWDecode", _lzw),
    "predicted": (PREDICTOR, _rows),
    "twice": (
        b"/Filter [/ASCII85Decode /FlateDecode]",
        lambda data: _ascii85(zlib.compress(data)),
    ),
}


def _plain(entries):
    return lambda data: (entries, data)


def xmp(data):
    head = b'<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>'
    return b"/Type /Metadata /Subtype /XML", head + data + b"</dc:description></x:xmpmeta>"


def xmp_attribute(data):
    return b"/Type /Metadata /Subtype /XML", b'<rdf:Description pdf:Keywords="' + data + b'"/>'


def profile(data):
    """Return a colour profile whose description names somebody (ICC.1, "desc")."""
    words = b"desc" + bytes(4) + struct.pack(">L", len(data) + 1) + data + b"\0"
    table = struct.pack(">L4sLL", 1, b"desc", 144, len(words))
    head = struct.pack(">L", 144 + len(words)) + b"lcms" + bytes(28) + b"acsp" + bytes(88)
    return b"/N 3", head + table + words


def font_table(platform):
    def made(data):
        record = struct.pack(">HHHHHH", platform, 1 if platform == 3 else 0, 0, 1, len(data), 0)
        names = struct.pack(">HHH", 0, 1, 18) + record + data
        head = b"\0\1\0\0\0\1" + bytes(6) + b"name" + bytes(4) + struct.pack(">LL", 28, len(names))
        return b"/Subtype /OpenType", head + names

    return made


def samples(data):
    """Return a picture whose grey values are text."""
    facts = b"/Subtype /Image /Width %d /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return facts % len(data), data


def thumbnail(data):
    noise = bytes(range(128, 256)) * 4
    return samples(noise + b"Verslag over " + data + b" van dinsdag" + noise)


def script(data):
    return b"/S /JavaScript", b'app.alert("' + data + b'");'


def characters(data):
    head = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /"
    return b"/Type /CMap", head + data + b" def 1 beginbfchar <01> <0041> endbfchar endcmap"


def postscript(data):
    return b"/FunctionType 4 /Domain [0 1] /Range [0 1]", b"{ % " + data + b"\n pop 1 }"


def outlines(data):
    return b"/Length1 99", b"%!PS-AdobeFont-1.0\n/FullName (" + data + b") readonly def\neexec "


def behind(data):
    """Return a stream that goes on after its compressed part has ended."""
    return b"/Filter /FlateDecode", zlib.compress(b"niets") + b"\nNB " + data + b"\n"


TEXTS = {
    "xmp": xmp,
    "xmp attribute": xmp_attribute,
    "attachment": _plain(b"/Type /EmbeddedFile /Subtype /text#2Fplain"),
    "private stream": _plain(b"/Zz true"),
    "rich text stream": _plain(b"/Subtype /RichText"),
    "script stream": script,
    "form data": lambda data: (b"/Zz /XFA", b"<xfa:data><naam>" + data + b"</naam></xfa:data>"),
    "picture": samples,
    "thumbnail": thumbnail,
}
SPECIAL = {  # place: (made from bytes, the codings that this place has)
    "colour profile": (profile, ("latin", "utf-8")),
    "font table, windows": (font_table(3), ("utf-16",)),
    "font table, unicode": (font_table(0), ("utf-16",)),
    "font table, macintosh": (font_table(1), ("macintosh",)),
    "character map name": (characters, ("latin",)),
    "postscript comment": (postscript, ("latin", "utf-8")),
    "type 1 font name": (outlines, ("latin", "utf-8")),
    "behind the compressed part": (behind, ("latin", "utf-8")),
}
