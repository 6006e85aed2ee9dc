"""What our layer promises about marks, fonts and charts, piece by piece."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from confidant_app.domain.charts import Anchor, Chart, Dot, Ink, Line, Rect, Text
from confidant_app.domain.errors import GlyphMissing
from confidant_app.pdf.flowables import tagged_paragraph
from confidant_app.pdf.fonts import Face, printable, register, width
from confidant_app.pdf.marking import Marks, TaggedCanvas
from confidant_app.pdf.pages import build
from confidant_app.pdf.standards import colour_profile, metadata
from confidant_app.pdf.story import Story
from confidant_app.pdf.structure import Element, Tag
from confidant_app.pdf.style import Style
from confidant_app.pdf.tagging import tagged
from confidant_app.pdf.words import Strong, markup, plain


@pytest.fixture
def canvas():
    register()
    return TaggedCanvas(BytesIO())


def test_marks_cannot_stand_inside_each_other(canvas):
    with canvas.mark(Element(Tag.PARAGRAPH)), pytest.raises(RuntimeError, match="inside"):
        canvas.begin_artifact()


def test_only_a_link_can_carry_a_link(canvas):
    with pytest.raises(RuntimeError, match="Link"):
        canvas.link(Element(Tag.PARAGRAPH), "key", 10, 10)


def test_what_is_read_once_is_an_artifact_the_second_time(canvas):
    header = Element(Tag.HEADER, once=True)
    for _ in range(2):
        with canvas.mark(header):
            canvas.drawString(10, 10, "kop")
    assert canvas.marks.content[0] == [header]
    assert "/Artifact" in canvas.getCurrentPageContent()


def test_a_font_that_is_not_embedded_is_refused():
    register()
    written = BytesIO()
    plain_canvas = Canvas(written)
    plain_canvas.drawString(10, 10, "Helvetica")
    plain_canvas.save()
    with pytest.raises(RuntimeError, match="not embedded"):
        tagged(written.getvalue(), Element(Tag.DOCUMENT), Marks(), title="x")


def test_page_numbers_that_never_settle_are_a_mistake_of_the_program():
    told = []

    def tell(_):
        story = Story()
        for at in range(len(told) + 1):
            story.heading("Kop", Tag.H1, f"key-{at}")
            story.paragraph("tekst")
            story.new_page()
        told.append(1)
        return story

    with pytest.raises(RuntimeError, match="settle"):
        build(tell, title="x", footer="x")


def test_a_split_paragraph_keeps_one_element_and_one_bookmark():
    element, label = Element(Tag.BODY), Element(Tag.LABEL)
    long = tagged_paragraph(("woord " * 200,), Style.ITEM, element)
    long.label, long.mark, long.bookmark = label, "–", ("key", "Woord", 0)
    long.wrap(200, 1000)
    first, second = long.split(200, 100)
    assert first.element is second.element is element
    assert (first.label, second.label) == (label, None)
    assert (first.bookmark, second.bookmark) == (("key", "Woord", 0), None)


def test_every_shape_is_drawn():
    chart = Chart(
        width=100,
        height=100,
        alt="vormen",
        marks=(
            Rect(x=0, y=0, width=100, height=100, ink=Ink.PAPER),
            Rect(x=0, y=0, width=50, height=50, ink=Ink.ACCENT),
            Dot(x=75, y=75, radius=20, ink=Ink.TEXT),
            Line(points=((0, 99), (100, 99)), ink=Ink.MUTED, width=2, dash=(2, 2)),
            Text(x=100, y=20, words="eind", size=10, anchor=Anchor.END),
        ),
    )

    def tell(_):
        story = Story()
        story.figure("Vormen", chart)
        return story

    data = build(tell, title="Vormen", footer="Vormen")
    page = pypdfium2.PdfDocument(data)[0]
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        (figure,) = (each for each in found if each.get("/S") == pikepdf.Name.Figure)
        left, bottom, right, top = (float(each) for each in figure.A[0].BBox)
        assert str(figure.Alt) == "vormen"
    image = page.render(scale=2).to_pil().convert("RGB")
    height = page.get_height()

    def at(x, y):
        return image.getpixel((int((left + x) * 2), int((height - top + y) * 2)))

    assert (right - left, top - bottom) == (100, 100)
    assert at(25, 25) == (15, 107, 107)
    assert at(75, 75) == (31, 35, 40)
    assert at(25, 75) == (255, 255, 255)
    assert "eind" in page.get_textpage().get_text_range()


def test_text_is_composed_and_loses_what_leaves_no_mark():
    register()
    assert printable("e\u0301e\u0301n\u200b\u00ad") == "één"
    assert printable("a\u2011b\u202fc\td\ne") == "a-b\u00a0c d e"


@pytest.mark.parametrize("words", ["\N{CHECK MARK}", "Ж", "\ue000"])
def test_text_that_the_typeface_lacks_is_refused(words):
    register()
    with pytest.raises(GlyphMissing):
        printable(words)


def test_all_faces_can_print_dutch():
    register()
    for face in Face:
        assert printable("“Crèche”, ’s-Gravenhage: €\u00a05 – één… ½ ĳ", face)
        assert width("wijd", 10, face) > 10


def test_markup_is_escaped_in_every_run():
    register()
    assert markup("a < b", Strong("c & d")) == "a &lt; b<b>c &amp; d</b>"
    assert plain("a < b", Strong("c & d")) == "a < bc & d"


def test_the_colour_profile_is_the_same_every_day_and_an_srgb_one():
    profile = colour_profile()
    assert profile == colour_profile()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert profile[24:26] == bytes((7, 208))


def test_the_title_in_the_metadata_is_escaped():
    assert b"a &lt; b &amp; c" in metadata("a < b & c")
