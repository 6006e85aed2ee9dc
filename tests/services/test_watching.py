"""All running steps at once, from a real vault."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import OwnTerm, StepStatus
from confidant_app.domain.watch_list import NOTHING_COUNTED
from confidant_app.services import casework, routing, watching
from confidant_app.storage.vault import Vault
from tests.services.desk import NOW, OPENED, TODAY


def appeal(vault, catalogues, keyword):
    case = casework.open_case(vault, NOW, OPENED, keyword)
    step = routing.begin(vault, case.id, "HB_HOF", catalogues, NOW)
    return case, routing.happened(vault, step, "uitspraak", exactly(date(2026, 9, 1)), NOW)


class Counting:
    """A source that counts the statements which pass through it."""

    def __init__(self, source):
        self.source, self.statements = source, 0

    def read(self, sql, params=()):
        self.statements += 1
        return self.source.read(sql, params)


def test_more_cases_are_not_more_statements(vault, catalogues):
    asked = []
    for number in range(3):
        appeal(vault, catalogues, f"gezin {number}")
        source = Counting(vault)
        assert len(watching.watch(source, catalogues).terms) == number + 1
        asked.append(source.statements)
    assert asked[0] == asked[2] <= 5
    source = Counting(vault)
    assert watching.count_running(source) == 3
    assert source.statements == 1


def test_what_ended_runs_no_more(vault, catalogues):
    _, step = appeal(vault, catalogues, "wip")
    routing.change(vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    assert watching.count_running(vault) == 0
    assert watching.all_watched(vault, catalogues) == ()


def test_a_count_after_a_change_is_equal_to_a_fresh_one(vault, catalogues):
    case, _ = appeal(vault, catalogues, "wip")
    known = watching.watch(vault, catalogues)
    taken = routing.begin(vault, case.id, "KLACHT_GI", catalogues, NOW)
    taken = routing.happened(vault, taken, "indiening_klacht", exactly(TODAY), NOW)
    routing.own_term(vault, taken, OwnTerm(step="oordeel", amount=6, unit="week"), NOW)
    casework.change_case(vault, replace(case, keyword="schommel"), NOW)
    again = watching.watch(vault, catalogues, known)
    assert again.terms == watching.all_watched(vault, catalogues)
    assert {term.case_title for term in again.terms} == {"2026-0001 · schommel"}
    assert len(again.terms) > len(known.terms)


def test_a_step_whose_case_is_just_being_erased_is_left_out(vault, catalogues, monkeypatch):
    appeal(vault, catalogues, "wip")
    monkeypatch.setattr(watching.rows_watching, "case_titles", lambda source: {})
    assert watching.all_watched(vault, catalogues) == ()


def test_another_thread_counts_the_same(vault, catalogues):
    appeal(vault, catalogues, "wip")
    found = watching.Recount(vault, catalogues, NOTHING_COUNTED).run()
    assert found.terms == watching.all_watched(vault, catalogues)


def test_beside_its_writer_a_vault_counts_as_well(vault, catalogues):
    appeal(vault, catalogues, "wip")
    with Vault.open_to_read(vault.folder, bytes(vault._key)) as beside:
        found = watching.Recount(beside, catalogues, NOTHING_COUNTED).run()
        assert found.terms == watching.all_watched(beside, catalogues)


@pytest.mark.parametrize("when", ["before", "while"])
def test_a_question_that_is_taken_back_has_no_answer(vault, catalogues, monkeypatch, when):
    appeal(vault, catalogues, "wip")
    asked = watching.Recount(vault, catalogues, NOTHING_COUNTED)
    if when == "before":
        asked.stop()
    else:
        titles = watching.rows_watching.case_titles
        monkeypatch.setattr(
            watching.rows_watching, "case_titles", lambda source: (asked.stop(), titles(source))
        )
    assert asked.run() is None


def test_a_vault_that_is_closed_meanwhile_has_no_answer(vault, catalogues, monkeypatch):
    appeal(vault, catalogues, "wip")
    titles = watching.rows_watching.case_titles
    monkeypatch.setattr(
        watching.rows_watching, "case_titles", lambda source: (titles(source), vault.close())[0]
    )
    assert watching.Recount(vault, catalogues, NOTHING_COUNTED).run() is None


def test_the_last_day_here_is_the_one_before_today(vault):
    assert watching.last_day_here(vault, NOW) is None
    for days in (40, 12, 0):
        casework.open_case(vault, NOW - timedelta(days=days), OPENED)
    assert watching.last_day_here(vault, NOW) == TODAY - timedelta(days=12)
