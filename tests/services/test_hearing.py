"""Hearing the other side: kept, checked, printed, and never a way for a name to get out."""

from dataclasses import replace

import pytest

from confidant_app.domain.errors import FileNotClean, InvalidValue
from confidant_app.domain.report import LONGEST_ANSWER, Hearing, Reaction
from confidant_app.services import hearing, reporting
from confidant_app.services.reporting import ReportRequest
from tests.services.desk import END, NOW, START, TODAY, a_case, keep

ANSWERED = Reaction(hearing=Hearing.ANSWERED, answer="Wij herkennen dit en werken eraan.")


def report(vault, catalogues):
    request = ReportRequest(period_from=START, period_until=END, receiver="raad")
    return reporting.finish(reporting.gather(vault, catalogues, request, TODAY), catalogues).report


def test_nobody_was_asked_until_somebody_says_so(vault):
    assert hearing.reaction(vault) == Reaction()
    hearing.keep(vault, ANSWERED, NOW)
    assert hearing.reaction(vault) == ANSWERED
    hearing.keep(vault, Reaction(hearing=Hearing.ASKED), NOW)
    assert hearing.reaction(vault) == Reaction(hearing=Hearing.ASKED)


def test_the_reaction_stands_in_the_report(vault, catalogues):
    keep(vault, *(a_case(number) for number in range(1, 13)))
    hearing.keep(vault, ANSWERED, NOW)
    method = report(vault, catalogues).method
    assert (method.hearing, method.answer) == (ANSWERED.hearing, ANSWERED.answer)


def test_a_name_on_file_in_the_reaction_stops_the_report(vault, catalogues):
    keep(vault, *(a_case(number) for number in range(1, 13)))
    whole = a_case(20)
    person = replace(whole.people[0], given="Zwaantje", surname="Oosterbroek")
    keep(vault, replace(whole, people=(person,)))
    spoken = replace(ANSWERED, answer="Mevrouw Oosterbroek kreeg antwoord.")
    hearing.keep(vault, spoken, NOW)
    with pytest.raises(FileNotClean):
        report(vault, catalogues)


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (Hearing.ANSWERED, ""),
        (Hearing.ANSWERED, " \n"),
        (Hearing.ASKED, "Al iets."),
        (Hearing.ANSWERED, "x" * (LONGEST_ANSWER + 1)),
    ],
)
def test_a_reaction_without_words_or_words_without_a_reaction_is_refused(state, answer):
    with pytest.raises(InvalidValue):
        Reaction(hearing=state, answer=answer)
