"""Turns the pages that ReportLab drew into a tagged PDF, and leaves nothing else in the file."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from confidant_app.pdf.marking import Marks
from confidant_app.pdf.standards import LANGUAGE, colour_profile, metadata
from confidant_app.pdf.structure import Element, Tag

_EMPTY_CELLS = (Tag.CELL, Tag.HEADER)


def tagged(pages: bytes, root: Element, marks: Marks, *, title: str) -> bytes:
    """Return pages as PDF/UA-1 and PDF/A-2a; equal input gives equal bytes.

    `pages` holds the marked content that `marks` accounts for, `root` the elements in reading
    order. Of ReportLab's own metadata nothing stays but the title.

    Raises:
        RuntimeError: a font is named but not embedded, which would break both standards.
    """
    with pikepdf.open(BytesIO(pages)) as pdf:
        _refuse_foreign_fonts(pdf)
        made = _Tree(pdf, marks)
        made.write(root)
        _catalogue(pdf, title)
        written = BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return written.getvalue()


def _refuse_foreign_fonts(pdf: Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font:
            described = thing.get("/FontDescriptor")
            if described is None or "/FontFile2" not in described:
                raise RuntimeError(f"the font {thing.get('/BaseFont')} is not embedded")


def _catalogue(pdf: Pdf, title: str) -> None:
    root = pdf.Root
    root.Lang = String(LANGUAGE)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    packet = pdf.make_stream(metadata(title), Type=Name.Metadata, Subtype=Name.XML)
    root.Metadata = packet
    profile = pdf.make_stream(colour_profile(), N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]


class _Tree:
    """Writes the structure tree and its way back from marked content (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Pdf, marks: Marks) -> None:
        self.pdf = pdf
        self.marks = marks
        self.pages = [page.obj for page in pdf.pages]
        self.refs: dict[Element, Object] = {}
        self.pieces: dict[Element, list[Object]] = {}

    def write(self, root: Element) -> None:
        """Add the tree of `root` to the file."""
        self._collect()
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top = self._element(root, tree)
        tree.K = Array([top])
        numbers, count = self._parents()
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = count
        self.pdf.Root.StructTreeRoot = tree

    def _collect(self) -> None:
        """Gather, for every element, its pieces of marked content and its links."""
        key = len(self.pages)
        for at, page in enumerate(self.pages):
            page.StructParents = at
            page.Tabs = Name.S
            for number, element in enumerate(self.marks.content[at]):
                piece = Dictionary(Type=Name.MCR, Pg=page, MCID=number)
                self.pieces.setdefault(element, []).append(piece)
            annotations = page.get("/Annots", Array())
            for note, element in zip(annotations, self.marks.links[at], strict=True):
                note.StructParent = key
                note.Contents = String(element.alt)
                note.F = 4
                piece = Dictionary(Type=Name.OBJR, Obj=note, Pg=page)
                self.pieces.setdefault(element, []).append(piece)
                key += 1

    def _element(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        self.refs[element] = made
        children = [self._element(each, made) for each in element.children if self._lives(each)]
        made.K = Array([*self.pieces.get(element, ()), *children])
        if element.alt and element.tag is Tag.FIGURE:
            made.Alt = String(element.alt)
        attributes = list(_attributes(element))
        if attributes:
            made.A = Array(attributes)
        return made

    def _lives(self, element: Element) -> bool:
        """Return whether anything of an element was drawn; an empty cell counts as a cell."""
        return any(each in self.pieces or each.tag in _EMPTY_CELLS for each in element.walk())

    def _parents(self) -> tuple[list[Object | int], int]:
        """Return the number tree from pages and links to elements, and its next free key."""
        numbers: list[Object | int] = []
        for at in range(len(self.pages)):
            row = Array([self.refs[element] for element in self.marks.content[at]])
            numbers += [at, self.pdf.make_indirect(row)]
        key = len(self.pages)
        for element in (each for page in self.marks.links for each in page):
            numbers += [key, self.refs[element]]
            key += 1
        return numbers, key


def _attributes(element: Element) -> list[Dictionary]:
    """Return the attribute objects of an element (ISO 32000-1, 14.8.5)."""
    made: list[Dictionary] = []
    if element.scope:
        made.append(Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}")))
    if element.tag is Tag.LIST:
        numbering = Name.Decimal if element.numbered else Name.Disc
        made.append(Dictionary(O=Name.List, ListNumbering=numbering))
    if element.box:
        box = Array([round(each, 2) for each in element.box])
        made.append(Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block))
    return made
