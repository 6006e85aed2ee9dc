"""A PDF in the making whose objects are plain bytes, so that a leak can be planted in any spelling.

A library that writes PDF has one way to write a string; whoever hides something has them all.
"""

import re
import zlib
from io import BytesIO
from itertools import pairwise

import pikepdf

_ROW = 20  # bytes of one line of a cross-reference table


class Paper:
    """The objects of a file by number, and what is to stand around them."""

    def __init__(self, objects, trailer):
        self.objects = dict(objects)
        self.trailer = trailer
        self.before = self.between = self.after = b""
        self.loose = []  # whole objects that no table knows
        self.packed = []  # objects to be put in an object stream
        self.older = []  # objects of an earlier revision, under numbers that it shares
        self.fonts = {}
        self.drawn = []
        self.resources = {}
        self._row = 0

    def copy(self):
        return Paper(self.objects, self.trailer)

    @property
    def root(self):
        return int(re.search(rb"/Root (\d+)", self.trailer)[1])

    @property
    def info(self):
        return int(re.search(rb"/Info (\d+)", self.trailer)[1])

    def first(self, mark):
        return next(number for number, body in self.objects.items() if mark in body)

    def add(self, body):
        number = max(self.objects) + 1
        self.objects[number] = body
        return b"%d 0 R" % number

    def stream(self, content, entries=b""):
        head = b"<< %s /Length %d >>" % (entries, len(content))
        return self.add(head + b"\nstream\n" + content + b"\nendstream")

    def into(self, number, entry):
        """Put one more entry into a dictionary, or into that of a stream."""
        head, mark, rest = self.objects[number].partition(b"\nstream")
        cut = head.rindex(b">>")
        self.objects[number] = head[:cut] + b" " + entry + b" >>" + mark + rest

    def into_root(self, entry):
        self.into(self.root, entry)

    def note(self, value):
        """Put a value under a key of its own that nobody knows."""
        self.into_root(b"/Zz%d %s" % (len(self.objects[self.root]), value))

    def draw(self, operators):
        self.drawn.append(operators)

    def next_line(self):
        """Return the height of a line of the last page where nothing stands yet, in points."""
        self._row += 1
        return 820 - 9 * (self._row % 85)

    def font(self, key, made):
        if key not in self.fonts:
            self.fonts[key] = self.add(made(self))
        return key

    def resource(self, kind, key, value):
        self.resources.setdefault(kind, {})[key] = value

    def written(self):
        self._finish_page()
        self._pack()
        return _written(self)

    def _finish_page(self):
        pages = self.first(b"/Type /Pages")
        fonts = {**self.resources.pop(b"Font", {}), **self.fonts}
        kinds = {**self.resources, b"Font": fonts}
        held = b" ".join(
            b"/%s << %s >>" % (kind, b" ".join(b"/%s %s" % pair for pair in each.items()))
            for kind, each in kinds.items()
        )
        parts = b" ".join(self.stream(each) for each in self.drawn)
        page = self.add(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents [%s] "
            b"/Resources << %s >> >>" % (pages, parts, held)
        )
        body = self.objects[pages]
        count = int(re.search(rb"/Count (\d+)", body)[1])
        body = re.sub(rb"/Count \d+", b"/Count %d" % (count + 1), body)
        self.objects[pages] = re.sub(rb"(/Kids \[.*?)\]", rb"\1 " + page + b" ]", body, flags=re.S)

    def _pack(self):
        if self.packed:
            rows, bodies = [], b""
            for at, body in enumerate(self.packed):
                rows.append(b"%d %d" % (90_000 + at, len(bodies)))
                bodies += body + b"\n"
            head = b" ".join(rows) + b" "
            packed = zlib.compress(head + bodies)
            facts = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(rows), len(head))
            self.stream(packed, facts)


def _written(paper):
    made = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + paper.before
    for number, body in paper.older:
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    made += b"".join(b"%d 0 obj\n%s\nendobj\n" % (80_000 + n, b) for n, b in enumerate(paper.loose))
    places = {}
    for number, body in paper.objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    made += paper.between
    start = len(made)
    size = max(places) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        row = b"%010d 00000 n \n" if number in places else b"%010d 00000 f \n"
        made += row % places.get(number, 0)
    facts = re.sub(rb"/Size \d+", b"", paper.trailer)
    made += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, facts, start)
    return made + paper.after


def unfolded(data):
    """Return a finished PDF as paper to plant on."""
    with pikepdf.open(BytesIO(data)) as pdf:
        kept = BytesIO()
        pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True)
    flat = kept.getvalue()
    start = int(re.findall(rb"startxref\s+(\d+)", flat)[-1])
    table = re.match(rb"xref\s+0 (\d+)\s*\n", flat[start:])
    first = start + table.end()
    rows = [flat[first + _ROW * at :][:_ROW] for at in range(int(table[1]))]
    places = [*sorted(int(row[:10]) for row in rows if row[17:18] == b"n"), start]
    objects = {}
    for place, end in pairwise(places):
        head = re.match(rb"(\d+) 0 obj\s*", flat[place:end])
        objects[int(head[1])] = flat[place + head.end() : end].rpartition(b"endobj")[0].strip()
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", flat[start:], re.S)[1]
    return Paper(objects, trailer)


def blotter():
    """Return paper with next to nothing on it, to try out whether something can be planted."""
    objects = {
        1: b"<< /Type /Pages /Kids [] /Count 0 >>",
        2: b"<< /Type /StructElem /S /P >>",
        3: b"<< /Type /Catalog /Pages 1 0 R >>",
        4: b"<< >>",
    }
    return Paper(objects, b"/Root 3 0 R /Info 4 0 R")
