"""Text is read through the fonts it is drawn with, whatever they call a letter."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.glyphs import Drawing
from confidant_app.pdf.quoted import quoted_marks


@pytest.fixture
def pdf():
    with pikepdf.new() as made:
        made.add_blank_page()
        yield made


def read(pdf, operators, **fonts):
    stream = pdf.make_stream(operators)
    resources = Dictionary(Font=Dictionary(**fonts))
    return "".join(piece.words for piece in Drawing(stream, resources, {}).pieces()).strip()


def font(pdf, table, subtype=Name.TrueType):
    return Dictionary(Type=Name.Font, Subtype=subtype, ToUnicode=pdf.make_stream(table))


def test_single_codes_and_ranges_are_translated(pdf):
    table = (
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
        b"2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange"
    )
    assert read(pdf, b"BT /F 9 Tf <0102101112 2021> Tj ET", F=font(pdf, table)) == "Afiabcxy"


def test_a_font_of_two_bytes_a_letter_is_read(pdf):
    made = font(pdf, b"1 beginbfchar <0041> <0042> endbfchar", Name.Type0)
    assert read(pdf, b"BT /F 9 Tf <00410041> Tj ET", F=made) == "BB"


def test_a_font_of_two_bytes_without_a_table_is_refused(pdf):
    made = Dictionary(Type=Name.Font, Subtype=Name.Type0)
    with pytest.raises(FileUnreadable):
        read(pdf, b"BT /F 9 Tf <00410041> Tj ET", F=made)


def test_pieces_know_the_marked_content_they_belong_to(pdf):
    made = Dictionary(Type=Name.Font, Subtype=Name.Type1)
    drawn = (
        b"BT /F 9 Tf /P <</MCID 4>> BDC (a) Tj /Span BMC (b) Tj EMC EMC "
        b"/Artifact <</Type /Layout>> BDC (c) Tj EMC ET EMC"
    )
    drawing = Drawing(pdf.make_stream(drawn), Dictionary(Font=Dictionary(F=made)), {})
    found = [(each.mark, each.words) for each in drawing.pieces() if each.words.strip()]
    assert found == [(4, "a"), (4, "b"), (None, "c")]


def test_quotes_are_found_in_every_form_of_the_tree(pdf):
    page = pdf.pages[0].obj
    other = Dictionary(S=Name.P, K=7)
    piece = Dictionary(Type=Name.MCR, MCID=2, Pg=page)
    quote = Dictionary(S=Name.BlockQuote, Pg=page, K=Array([1, piece, Dictionary(S=Name.P, K=3)]))
    nowhere = Dictionary(S=Name.Quote, K=9)
    tree = pdf.make_indirect(Dictionary(K=Array([quote, other, nowhere])))
    other.K = Array([tree])
    pdf.Root.StructTreeRoot = tree
    assert quoted_marks(pdf) == {(page.objgen, 1), (page.objgen, 2), (page.objgen, 3)}


def test_a_file_without_tags_has_no_quotes(pdf):
    assert quoted_marks(pdf) == frozenset()
