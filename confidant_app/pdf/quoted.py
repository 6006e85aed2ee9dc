"""Finds in a tagged PDF which marked content is a quote: words that people wrote."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

Mark = tuple[tuple[int, int], int]
"""A page, by its object number and generation, and a number of marked content on it."""


def quoted_marks(pdf: Pdf) -> frozenset[Mark]:
    """Return the marked content that stands under a BlockQuote or Quote; none without tags."""
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return frozenset()
    return frozenset(_marks(tree, quoted=False, page=None, seen=set()))


def _marks(
    element: Dictionary, *, quoted: bool, page: Object | None, seen: set[tuple[int, int]]
) -> Iterator[Mark]:
    if element.is_indirect:
        if element.objgen in seen:
            return
        seen.add(element.objgen)
    page = element.get("/Pg", page)
    quoted = quoted or element.get("/S") in (Name.BlockQuote, Name.Quote)
    children = element.get("/K", Array())
    for child in children.as_list() if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/MCID" not in child:
            yield from _marks(child, quoted=quoted, page=page, seen=seen)
        elif quoted:
            yield from _mark(child, page)


def _mark(child: object, page: Object | None) -> Iterator[Mark]:
    where = child.get("/Pg", page) if isinstance(child, Dictionary) else page
    number = child["/MCID"] if isinstance(child, Dictionary) else child
    if where is not None:
        yield where.objgen, int(str(number))
