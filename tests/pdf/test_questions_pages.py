"""The rendered questions, read back: in order, on two pages, and nothing that nobody may know."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from confidant_app.domain.council_questions import without_typed
from confidant_app.domain.errors import GlyphMissing
from confidant_app.domain.report import (
    Hearing,
    Method,
    PublishedFigure,
    ReportKind,
    Subject,
    without_free_text,
)
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.pdf.questions_pages import fitting_questions, render_questions
from confidant_app.pdf.verify import verify, words_in
from tests.domain.asked_report import COLLEGE, TYPED, council_report
from tests.pdf.read_pages import boxes, marked_texts, page_texts


def seen(data):
    return " ".join(" ".join(page_texts(data)).split())


def richest(catalogues):
    """A report in which every figure is shown."""
    return council_report(
        catalogues,
        families=400,
        themes=dict.fromkeys(catalogues.themes, 350),
        norms=dict.fromkeys(catalogues.norms, (200, 150)),
        routes={"complaint_gi": (20, 30, 40, 50, 60)},
        totals={"complaint_gi": 200, "talk": 150},
    )


def test_equal_reports_give_equal_bytes(council, asked, question_pages):
    assert asked(council) == question_pages


def test_the_questions_of_the_example_fit_on_two_pages(council, asked, question_pages):
    assert len(page_texts(question_pages)) == 2
    alone = asked(replace(council, claims=()))
    assert len(page_texts(alone)) == 2
    assert "Uitleg over vervanging en rechten" in seen(alone)


def test_even_if_every_figure_is_shown_the_questions_fit_on_two_pages(catalogues, asked):
    assert len(page_texts(asked(richest(catalogues)))) == 2


def test_the_more_others_said_the_fewer_topics_and_only_their_words_make_it_longer(
    council, catalogues
):
    for length in (1, 10, 40, 300):
        long = replace(COLLEGE, said="zoveel woorden dat alles opschuift " * length)
        report = replace(council, claims=(long, TYPED))
        questions = fitting_questions(report, catalogues.council)
        pages = len(page_texts(render_questions(report, questions)))
        if length == 300:
            assert pages > 2
            assert all(len(group.topics) == 1 for group in questions)
        else:
            assert pages == 2


def test_a_report_with_few_figures_is_asked_about_on_one_page(catalogues, asked):
    few = council_report(catalogues, themes={"GH-OUDER": 20}, norms={}, totals={})
    assert len(page_texts(asked(few))) == 1


def test_it_says_to_whom_by_whom_and_that_another_council_has_another_article(question_pages):
    text = seen(question_pages)
    assert "Aan het college van burgemeester en wethouders" in text
    assert "Concept-vragen ex artikel 36 Reglement van Orde" in text
    assert "in uw gemeente kan dit een ander artikel zijn" in text
    assert re.search("Gemeente: ____+ Fractie: ____+ Datum: ____+", text)


def test_the_introduction_says_what_the_figures_are_and_are_not(question_pages):
    heard = " ".join(words for _, words in marked_texts(question_pages))
    for words in (
        "75 gezinnen vertelden uit zichzelf over Jeugdbescherming Noord",
        "Dat zegt niet hoe vaak iets bij alle gezinnen voorkomt",
        "of het zo ging is niet onderzocht",
        "Aantallen zijn afgerond op vijven; onder de tien gezinnen is er geen aantal en geen vraag",
        "Het een weerlegt het ander niet.",
    ):
        assert words in heard


@pytest.mark.parametrize(
    ("hearing", "words"),
    [
        (Hearing.NOT_YET_ASKED, "heeft op deze cijfers nog niet kunnen reageren"),
        (Hearing.ASKED, "is om een reactie gevraagd"),
        (Hearing.ANSWERED, "heeft gereageerd; de reactie staat in het rapport"),
    ],
)
def test_it_says_whether_the_other_side_was_heard(council, asked, hearing, words):
    told = replace(
        council, kind=ReportKind.COMBINED, confidants=3, method=Method(hearing=hearing, answer="Ja")
    )
    text = seen(asked(told))
    assert words in text
    assert "3 onafhankelijke vertrouwenspersonen" in text


def test_the_questions_are_heard_in_the_order_of_their_numbers(question_pages):
    told = marked_texts(question_pages)
    numbers = [words for _, words in told if re.fullmatch(r"\d+\.", words)]
    assert numbers == [f"{at}." for at in range(1, len(numbers) + 1)]
    assert len(numbers) > 17
    questions = [words for tag, words in told if tag == "LBody"]
    assert len(questions) == len(numbers)
    assert all(words.endswith("?") for words in questions)


def test_a_question_is_followed_by_its_figures_and_then_by_what_others_said(question_pages):
    told = [words for _, words in marked_texts(question_pages)]
    first = told.index("Eerste contact")
    assert told[first + 1] == "1."
    assert told[first + 2].startswith("Bij het meldpunt vertelden 30 van de 55 gezinnen")
    assert told[first + 5 : first + 8] == ["niet gehaald", "30 van 55", "55 %"]
    inspectorates = told[first + 11]
    assert inspectorates.startswith("Inspecties (IGJ en Inspectie Justitie en Veiligheid), volgens")
    assert "juli/augustus 2025: een eerste gesprek" in inspectorates
    assert inspectorates.endswith("(bron 1).")


def test_words_at_the_ends_of_lines_do_not_glue_together(council, catalogues, question_pages):
    heard = " ".join(words for _, words in marked_texts(question_pages))
    for group in fitting_questions(council, catalogues.council):
        assert group.when in heard
        for topic in group.topics:
            assert " ".join(f"{topic.told} {topic.knows}".split()) in heard
            assert topic.does in heard


def test_headings_come_in_order_and_no_level_is_skipped(question_pages):
    levels = [int(tag[1]) for tag, _ in marked_texts(question_pages) if re.fullmatch("H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_outline_has_every_group_and_the_only_metadata_is_the_title(question_pages):
    with pikepdf.open(BytesIO(question_pages)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title"}
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles[:2] == [
        "Concept-vragen ex artikel 36 Reglement van Orde",
        "Wat aan elk kind is beloofd",
    ]
    assert titles[-1] == "Bronnen"


def test_every_source_is_named_once_and_in_the_order_of_the_questions(question_pages):
    text = seen(question_pages)
    named = list(dict.fromkeys(re.findall(r"\(bron (\d+)\)", text)))
    assert named == [str(at) for at in range(1, len(named) + 1)]
    assert re.findall(r"Bron (\d+):", text) == named
    assert "art. 4.1.2 en 4.1.3 lid 5 Jeugdwet" in text


def test_figures_alone_need_no_sources(catalogues, asked):
    bare = council_report(catalogues, themes={}, norms={})
    assert "Bronnen" not in seen(asked(bare))


def test_without_any_figure_it_is_one_page_that_says_there_is_nothing_to_ask(catalogues, asked):
    hidden = council_report(catalogues, families=0, themes={}, norms={}, routes={}, totals={})
    (page,) = page_texts(asked(hidden))
    text = " ".join(page.split())
    assert "Er is nog niets te vragen" in text
    assert "Dat is van 1 juli 2025 tot en met 30 juni 2026 bij geen enkel onderwerp zo" in text
    assert "Gemeente:" not in text
    assert "college hiermee bekend" not in text


def test_a_hidden_figure_leaves_no_trace(council, asked):
    (themes,) = council.about(Subject.THEMES)
    labels = {
        label
        for label, cells in zip(themes.row_labels, themes.table.cells, strict=True)
        if not hasattr(cells[0], "value")
    }
    text = seen(asked(council))
    assert labels
    assert not [label for label in labels if label in text]
    assert "<" not in text


def test_what_a_user_typed_is_a_quote_and_nothing_else_is(question_pages):
    with pikepdf.open(BytesIO(question_pages)) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, Dictionary)]
        assert sum(each.get("/S") == Name.BlockQuote for each in elements) == 2
    heard = " ".join(words for _, words in marked_texts(question_pages))
    assert re.search(r"Een wethouder, oktober 2026: het gaat beter dan vorig jaar \(bron \d", heard)


def test_a_clean_file_is_clean_and_a_name_in_the_words_of_a_user_is_found(council, catalogues):
    claim = replace(TYPED, said="Wobbeltje Dijkhuizen vindt het plan goed", source="de griffie")
    report = replace(council, claims=(COLLEGE, claim))
    questions = fitting_questions(report, catalogues.council)
    closed = without_typed(questions)
    bare = render_questions(without_free_text(report), closed, numbered=False)
    names = (("Dijkhuizen", False), ("Griffie", False), ("Plan", False), ("Raad", False))
    known = Identifiers(names=names)
    found = verify(render_questions(report, questions), known, allowed=words_in(bare))
    assert {hit.what for hit in found.hard} == {"Dijkhuizen", "Griffie", "Plan"}
    clean = verify(render_questions(report, closed), known, allowed=words_in(bare))
    assert clean.hard == ()
    assert {hit.what for hit in clean.soft} == {"Plan", "Raad"}


def test_the_words_of_the_form_itself_are_the_same_whatever_a_user_typed(council, catalogues):
    questions = fitting_questions(council, catalogues.council)
    closed = without_typed(questions)
    told = [
        set(re.findall(r"[^\W\d]+", seen(render_questions(council, each))))
        for each in (questions, closed)
    ]
    assert "wethouder" in told[0] - told[1]
    assert told[1] - told[0] == set()


def test_markup_in_a_claim_is_printed_as_it_was_written(council, asked):
    words = '<img src="/etc/passwd"/> & <b>vet</b> </para>'
    text = seen(asked(replace(council, claims=(replace(TYPED, said=words),))))
    assert words.replace(" ", "") in text.replace(" ", "")


def test_a_character_that_cannot_be_printed_is_refused_by_its_name(council, asked):
    with pytest.raises(GlyphMissing, match="GRINNING FACE"):
        asked(replace(council, claims=(replace(TYPED, said="goed \N{GRINNING FACE}"),)))


def test_a_heading_is_never_the_last_thing_on_a_page_nor_a_closing_question_the_first(
    council, asked
):
    for length in range(0, 1400, 200):
        claim = replace(COLLEGE, said="zoveel woorden dat alles opschuift " * (length // 35))
        texts = page_texts(asked(replace(council, claims=(claim,))))
        for text in texts:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            body = [line for line in lines if "bladzijde" not in line and "36 Regl" not in line]
            assert body[-1] not in ("Bronnen", "Wat goed gaat", "Gehoord worden")
            assert not re.match(r"\d+\.\s*Wanneer", body[0])


@pytest.mark.parametrize(("word", "count"), [("naam ", 60), ("x", 300)])
def test_long_labels_and_long_words_of_others_run_on_and_stay_on_the_page(
    catalogues, asked, word, count
):
    report = richest(catalogues)
    long = word * count
    tables = tuple(
        replace(each, row_labels=tuple(long[:300] for _ in each.row_labels))
        for each in report.tables
    )
    norms = tuple(catalogues.norms)
    said = tuple(
        PublishedFigure(row=norm, who="Iemand", when="2026", what=long * 6, source=long)
        for norm in norms
    )
    data = asked(replace(report, tables=tables, published=said))
    assert len(page_texts(data)) > 2
    assert all(boxes(data))


def test_a_large_number_takes_the_room_it_needs(catalogues, asked):
    many = council_report(catalogues, families=250_000, themes={"GH-OUDER": 125_000})
    told = [words for _, words in marked_texts(asked(many))]
    assert "125.000 van 250.000" in told
