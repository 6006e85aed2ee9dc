"""What a hotline recommends is chosen, kept, and printed with the figure it rests on."""

from dataclasses import replace

from confidant_app.services import recommending, reporting, verifying
from confidant_app.services.reporting import ReportRequest
from tests.services.desk import END, NOW, START, TODAY, a_case, keep

THEMES = ("JB-GEEN", "SW-REGIE")


def test_nothing_is_chosen_to_begin_with_and_a_choice_is_kept(vault):
    assert recommending.chosen(vault) == frozenset()
    recommending.choose(vault, "REGIE", NOW, on=True)
    recommending.choose(vault, "DOSSIER", NOW, on=True)
    recommending.choose(vault, "REGIE", NOW, on=False)
    assert recommending.chosen(vault) == {"DOSSIER"}


def test_a_chosen_recommendation_stands_in_the_report_where_a_figure_carries_it(vault, catalogues):
    keep(vault, *(a_case(n, theme=THEMES[n % 2]) for n in range(1, 61)))
    for code in catalogues.recommendations:
        recommending.choose(vault, code, NOW, on=True)
    request = ReportRequest(period_from=START, period_until=END, receiver="raad")
    report = reporting.finish(
        reporting.gather(vault, catalogues, request, TODAY), catalogues
    ).report
    assert 0 < len(report.recommendations) < len(catalogues.recommendations)
    assert {at.row for each in report.recommendations for at in each.rests_on} >= {*THEMES}


def test_the_words_of_a_recommendation_are_the_reports_own_when_it_is_read_back_alone(
    vault, catalogues
):
    keep(vault, *(a_case(n, theme=THEMES[n % 2]) for n in range(1, 61)))
    whole = a_case(90)
    person = replace(whole.people[0], given="Rust", surname="Regie")
    keep(vault, replace(whole, people=(person,)))
    recommending.choose(vault, "REGIE", NOW, on=True)
    request = ReportRequest(period_from=START, period_until=END, receiver="raad")
    done = reporting.finish(reporting.gather(vault, catalogues, request, TODAY), catalogues)
    found = verifying.look(vault, done.pdf, catalogues, TODAY)
    assert found.hard == ()
    assert "Regie" in found.soft
