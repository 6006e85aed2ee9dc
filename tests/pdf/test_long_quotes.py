"""A quote may be two pages long: it goes on over pages and stays a quote to the verifier."""

from dataclasses import replace

import pypdfium2

from confidant_app.domain.quotable import LONGEST_QUOTE
from confidant_app.domain.report import PublicQuote
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import verify

SENTENCE = "Wij hoorden daarna weken niets en belden elke dag opnieuw. "
LONG = (SENTENCE * 200)[: LONGEST_QUOTE - len("Zwaluwstaartje.")] + "Zwaluwstaartje."


def test_a_quote_of_the_greatest_length_is_printed_whole(report):
    quote = PublicQuote(theme="Niet gehoord", words=LONG)
    pdf = render(replace(report, quotes=(quote,)))
    pages = pypdfium2.PdfDocument(pdf)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    # A sentence or two is cut by the head of a page.
    assert text.count("Wij hoorden daarna weken niets") >= LONG.count(SENTENCE) - 4
    assert "Zwaluwstaartje" in text
    named = Identifiers(names=(("Zwaluwstaartje", False),))
    assert {hit.what for hit in verify(pdf, named).hard} == {"Zwaluwstaartje"}
    assert verify(pdf, Identifiers()).hard == ()
