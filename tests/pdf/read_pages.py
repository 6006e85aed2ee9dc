"""What a rendered document says: by page as it is seen, and by element as it is heard."""

from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Name

from confidant_app.pdf.glyphs import Drawing


def page_texts(data):
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def marked_texts(data):
    """Return what each structure element says, in reading order, as (tag, words)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        shown = {}
        for page in pdf.pages:
            for piece in Drawing(page, page.resources, {}).pieces():
                key = (page.obj.objgen, piece.mark)
                shown[key] = shown.get(key, "") + piece.words
        return list(told(pdf.Root.StructTreeRoot.K[0], shown))


def told(element, shown):
    words = ""
    for child in element.K:
        if child.get("/Type") == Name.MCR:
            words += shown[child.Pg.objgen, int(child.MCID)]
        elif child.get("/Type") == Name.StructElem:
            yield from told(child, shown)
    if words:
        yield str(element.S)[1:], " ".join(words.split())


def boxes(data):
    """Yield for each character of each page whether it stands within the page."""
    for page in pypdfium2.PdfDocument(data):
        wide, text = page.get_width(), page.get_textpage()
        for at in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(at)
            yield 0 <= left <= right <= wide
