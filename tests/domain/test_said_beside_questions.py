"""What others said in public, beside the question where it belongs, and by whom it was said."""

from dataclasses import replace

import pytest

from confidant_app.domain.council_questions import questions_of, without_typed
from confidant_app.domain.report import FigureAt, without_free_text
from tests.domain.asked_report import COLLEGE, NORMS, TYPED, council_report, texts_of, topics_of


@pytest.fixture
def asked(catalogues):
    return lambda report: questions_of(report, catalogues.council)


def test_what_others_published_stands_beside_and_belongs_to_whoever_said_it(catalogues, asked):
    (said,) = topics_of(asked(council_report(catalogues)))["Plan van aanpak"].said
    assert said.who == "inspecties (IGJ en Inspectie Justitie en Veiligheid), volgens OOG TV"
    assert (said.when, said.typed) == ("juli/augustus 2025", False)
    assert "zeventig procent" in said.what
    assert said.source == "OOG TV Groningen, nieuwsbericht over het meldpunt, augustus 2025"


def test_a_statement_stands_once_and_is_pointed_to_elsewhere(catalogues, asked):
    report = replace(council_report(catalogues), claims=(COLLEGE, TYPED))
    topics = topics_of(asked(report))
    assert topics["Eerste contact"].said[-1].what == COLLEGE.said
    assert COLLEGE.said not in [each.what for each in topics["Plan van aanpak"].said]
    assert topics["Plan van aanpak"].elsewhere == ("Eerste contact",)
    assert topics["Vast en bereikbaar contact"].elsewhere == ("Vaste jeugdbeschermer",)
    assert [(each.what, each.typed) for each in topics["Goede ervaringen"].said] == [
        (TYPED.said, True)
    ]


def test_a_claim_beside_nothing_that_is_asked_about_is_left_out(catalogues, asked):
    beside = (FigureAt(table="T_THEME", row="XX-ANDER"),)
    report = replace(council_report(catalogues), claims=(replace(COLLEGE, beside=beside),))
    assert asked(report) == asked(replace(report, claims=()))


def test_a_norm_cites_its_law_only_where_somebody_read_it(catalogues, asked):
    topics = topics_of(asked(council_report(catalogues, norms={**NORMS, "N_VEIL": (60, 10)})))
    assert topics["Plan van aanpak"].law == "art. 4.1.2 en 4.1.3 lid 5 Jeugdwet"
    assert topics["Veiligheidsplan"].law == ""


def test_without_the_words_of_a_user_the_same_is_asked(catalogues, asked):
    report = replace(council_report(catalogues), claims=(COLLEGE, TYPED))
    assert texts_of(asked(without_free_text(report))) == texts_of(asked(report))


def test_what_a_user_typed_is_blanked_and_the_rest_stays(catalogues, asked):
    groups = asked(replace(council_report(catalogues), claims=(COLLEGE, TYPED)))
    closed = without_typed(groups)
    assert texts_of(closed) == texts_of(groups)
    said = [one for topic in topics_of(closed).values() for one in topic.said]
    assert [one.what for one in said if one.typed] == ["-"]
    assert COLLEGE.said in [one.what for one in said]
