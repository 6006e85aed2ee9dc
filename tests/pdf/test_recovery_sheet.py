from datetime import date

import pypdfium2
import segno

from confidant_app.pdf.recovery_sheet import qr_chart, render_recovery_sheet

GROUPS = ["7K3M", "Q0ZX", "81TR", "HW5N", "C2VD", "9FGE", "4BPJ"]


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_range().split())


def test_the_sheet_is_one_page_with_every_group_whole():
    text = text_of(render_recovery_sheet(GROUPS, "Meldpunt.confidant", date(2026, 7, 6)))
    assert all(group in text for group in GROUPS)
    assert "Meldpunt.confidant" in text
    assert "6 juli 2026" in text


def test_a_label_that_cannot_be_printed_does_not_stand_in_the_way():
    text = text_of(render_recovery_sheet(GROUPS, "Жанна\N{GRINNING FACE}", date(2026, 7, 6)))
    assert "bijzondere tekens" in text
    assert "7K3M" in text


def test_the_printed_qr_code_holds_the_groups_joined_by_hyphens():
    data = render_recovery_sheet(GROUPS, "Kluis", date(2026, 7, 6))
    image = pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().convert("L")
    modules = [
        bytes(row) for row in segno.make_qr("-".join(GROUPS), error="m").matrix_iter(border=0)
    ]
    box = dark_square(image)
    unit = (box[2] - box[0]) / len(modules)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            point = (int(box[0] + (x + 0.5) * unit), int(box[1] + (y + 0.5) * unit))
            assert (image.getpixel(point) < 128) == bool(dark)


def dark_square(image):
    """Return the edges of the QR code: the dark pixels in the right third, above the middle."""
    width, height = image.size
    part = image.crop((width * 2 // 3, height // 10, width, height // 2))
    left, top, right, bottom = part.point(lambda grey: 255 if grey < 60 else 0).getbbox()
    return tuple(
        edge + offset
        for edge, offset in zip(
            (left, top, right, bottom), (width * 2 // 3, height // 10) * 2, strict=True
        )
    )


def test_a_qr_code_keeps_the_quiet_zone_that_scanners_need():
    chart = qr_chart("7K3M-Q0ZX", side=100)
    unit = 100 / (len(list(segno.make_qr("7K3M-Q0ZX", error="m").matrix_iter(border=4))))
    dark = chart.marks[1:]
    assert min(each.x for each in dark) >= 4 * unit - 0.001
    assert min(each.y for each in dark) >= 4 * unit - 0.001
