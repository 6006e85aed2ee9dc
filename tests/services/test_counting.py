"""Counting the families of a vault: who consented, once each, in the period."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.consent import Purpose
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.steps import StepStatus
from confidant_app.services import casework, following, routing
from confidant_app.services.counting import closed_lists, count_vault, tables_of
from confidant_app.services.quotes import public_quotes
from tests.services.desk import (
    END,
    NOW,
    OPENED,
    START,
    TODAY,
    a_case,
    a_quote,
    an_approved_quote,
    keep,
    with_employee,
)


def counts(vault, catalogues, on=TODAY) -> dict[str, dict[str, int]]:
    counted = count_vault(vault, catalogues, START, END, on)
    return {
        table.spec.code: dict(zip(table.spec.rows, table.row_totals, strict=True))
        for table in counted.tables
    }


def test_each_family_counts_once_in_the_row_where_it_belongs(vault, catalogues):
    keep(vault, a_case(1), a_case(2, theme="JB-WISSEL"), a_case(3, municipality="unknown"))
    found = counts(vault, catalogues)
    assert (found["T_THEME"]["JB-GEEN"], found["T_THEME"]["JB-WISSEL"]) == (2, 1)
    assert (found["T_REGION"]["groningen_noord"], found["T_REGION"]["elsewhere"]) == (2, 1)
    assert found["T_HALF_YEAR"]["2026-1"] == 3
    counted = count_vault(vault, catalogues, START, END, TODAY)
    assert {table.total for table in counted.tables} == {3}
    assert (counted.opened, counted.without_consent) == ((OPENED,) * 3, 0)


def test_a_measure_that_is_followed_is_no_route_that_was_taken(vault, catalogues):
    keep(vault, a_case(1))
    before = counts(vault, catalogues)
    (line,) = casework.page(vault, CaseQuery(), 1, 0)
    routing.begin(vault, line.id, "OTS", catalogues, NOW, StepStatus.FINISHED)
    assert counts(vault, catalogues) == before


def test_only_cases_opened_in_the_period_count(vault, catalogues):
    days = [START - timedelta(days=1), START, END, END + timedelta(days=1)]
    keep(vault, *(a_case(n, opened) for n, opened in enumerate(days, start=1)))
    assert count_vault(vault, catalogues, START, END, TODAY).opened == (START, END)


def test_a_withdrawn_consent_leaves_the_figures_and_the_quotes(vault, catalogues, lists):
    whole = a_case(1)
    quote = an_approved_quote(whole, "Niemand belde terug.")
    keep(vault, replace(whole, quotes=(quote,)))
    assert len(public_quotes(vault, START, END, TODAY, lists)[0]) == 1
    figures, quotes = whole.consents
    following.withdraw_consent(vault, figures, TODAY, NOW)
    assert counts(vault, catalogues)["T_THEME"]["JB-GEEN"] == 0
    assert count_vault(vault, catalogues, START, END, TODAY).without_consent == 1
    yesterday = TODAY - timedelta(days=1)
    assert counts(vault, catalogues, yesterday)["T_THEME"]["JB-GEEN"] == 1
    following.withdraw_consent(vault, quotes, TODAY, NOW)
    assert public_quotes(vault, START, END, TODAY, lists) == ((), 1)


def test_two_cases_of_one_family_count_as_one_newcomer(vault, catalogues):
    first, second, other = (OPENED + timedelta(days=n) for n in (0, 9, 20))
    keep(
        vault,
        a_case(1, second, family_card="7Q2M-4X"),
        a_case(2, first, family_card="7Q2M-4X"),
        a_case(3, other),
    )
    counted = count_vault(vault, catalogues, START, END, TODAY)
    assert counted.opened == (first, other)
    assert counted.tables[0].total == 2


def test_an_employee_who_reports_is_somebody_else_and_never_quoted(vault, catalogues, lists):
    whole = a_case(1)
    quoted = replace(whole, quotes=(an_approved_quote(whole, "Wij redden het niet."),))
    keep(vault, with_employee(quoted))
    reporters = counts(vault, catalogues)["T_REPORTER"]
    assert [row for row, count in reporters.items() if count] == ["other"]
    assert public_quotes(vault, START, END, TODAY, lists) == ((), 1)


@pytest.mark.parametrize(
    "missing",
    [{"approved_on": None}, {"reviewed_on": None}, {"public_words": " "}],
)
def test_a_quote_that_was_not_read_twice_stays(vault, missing, lists):
    whole = a_case(1)
    keep(vault, replace(whole, quotes=(replace(an_approved_quote(whole, "Stil."), **missing),)))
    assert public_quotes(vault, START, END, TODAY, lists) == ((), 1)


def test_quotes_come_in_an_order_that_says_nothing_about_cases(vault, lists):
    wholes = [a_case(n) for n in (1, 2, 3)]
    words = ["Zij bleven weg.", "Alles duurde lang.", "Alles duurde lang."]
    quoted = [
        replace(whole, quotes=(an_approved_quote(whole, text), a_quote(whole, "nog niet")))
        for whole, text in zip(wholes, words, strict=True)
    ]
    keep(vault, *quoted)
    found, inside = public_quotes(vault, START, END, TODAY, lists)
    assert [quote.words for quote in found] == ["Alles duurde lang.", "Zij bleven weg."]
    assert inside == 3


def test_the_closed_lists_are_those_of_the_period(catalogues):
    lists = closed_lists(catalogues, START, date(2027, 3, 1))
    years = lists.specs["T_HALF_YEAR"].rows
    assert years == ("2026-1", "2026-2", "2027-1")
    assert lists.themes == set(catalogues.themes)
    assert set(lists.specs) == {t.spec.code for t in tables_of(catalogues, START, END).tables}


def test_consent_to_keep_notes_is_no_consent_to_count(vault, catalogues):
    whole = a_case(1)
    only = tuple(replace(one, purpose=Purpose.KEEP_NOTES) for one in whole.consents[:1])
    keep(vault, replace(whole, consents=only))
    assert count_vault(vault, catalogues, START, END, TODAY).without_consent == 1
