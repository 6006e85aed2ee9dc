"""HTML as text: nothing is fetched, nothing hidden is shown, nothing takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.intake.html_text import text_of


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Dag <b>lief</b> meldpunt", "Dag lief meldpunt"),
        ("<p>een</p><p>twee</p>", "een\n\ntwee"),
        ("een<br>twee<BR/>drie", "een\ntwee\ndrie"),
        ("<div>" * 9 + "diep", "diep"),
        ("een" + "<p>" * 9 + "twee", "een\n\ntwee"),
        ("caf&eacute;&nbsp;3 &lt; 4 &#8364;5 &#x20ac;6 &euro;7", "café 3 < 4 €5 €6 €7"),
        ("a < b, 3<4 en <3", "a < b, 3<4 en <3"),
        ("&#99999999999;&onbekend; &", "&#99999999999;&onbekend; &"),
        ("zie <img src='https://volg.example/1.png' alt='x'> hier", "zie hier"),
        ("<a href='https://x.example' title=\"a>b\">hier</a>", "hier"),
        ("voor<!-- <p>geheim</p> -->na", "voorna"),
        ("<!DOCTYPE html><?xml version='1.0'?>tekst", "tekst"),
        ("voor<script>if (a<b) alert('<p>')</script>na", "voorna"),
        ("voor<STYLE>p{}</style >na", "voorna"),
        ("<head><title>T</title><meta x><body>tekst zonder dicht head", "tekst zonder dicht head"),
        ("voor<script>nooit dicht", "voor"),
        ("voor<!-- nooit dicht", "voor"),
        ("voor<a nooit dicht", "voor"),
        ('een <b title="nooit dicht>twee <i title="ook niet>drie', "een drie"),
        ("een <b title='nooit dicht>twee</b><p>drie", "een twee\ndrie"),
        ("</script>na", "na"),
        ("", ""),
    ],
)
def test_a_page_reads_as_a_person_sees_it(page, text):
    assert text_of(page) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "</",
        '<a "',
        "<a '\">",
        "<script>",
        "<script></",
        "&#",
        "&#9",
        "<!x [",
        " ",
    ],
)
def test_the_work_grows_with_the_page_and_not_with_its_square(piece):
    many = 800_000 // len(piece)
    quarter, whole = (_work(piece * count) for count in (many // 4, many))
    assert whole < 10 * max(quarter, 0.05), "four times the page is sixteen times the work"


def _work(page):
    """Return the processor time of reading a page: other work on the machine does not count."""
    began = time.process_time()
    text_of(page)
    return time.process_time() - began


@given(st.text(st.sampled_from("<>/!-\"'&#;ap script\n"), max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_page_has_a_text_without_white_edges(page):
    text = text_of(page)
    assert text == text.strip()
    assert "\n\n\n" not in text
