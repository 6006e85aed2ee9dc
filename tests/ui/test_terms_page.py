"""Termijnen: every deadline, by week, filtered by kind."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.cases import CaseId
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.steps import StepId
from confidant_app.domain.terms import TermKind
from confidant_app.services import casework, routing
from confidant_app.ui.deadlines import weeks
from confidant_app.ui.desk import Place
from confidant_app.ui.pages import terms as terms_page
from confidant_app.ui.pages.terms import TermsPage
from tests.ui.window_fixtures import NOW, names, press, said

TODAY = date(2026, 11, 16)


def running(desk, route, event, on, keyword):
    case = casework.open_case(desk.vault, NOW, TODAY, keyword)
    step = routing.begin(desk.vault, case.id, route, desk.catalogues, NOW)
    routing.happened(desk.vault, step, event, on, NOW)
    return case


@pytest.fixture
def page(desk, show):
    running(desk, "HB_HOF", "uitspraak", exactly(date(2026, 9, 1)), "hoger beroep")
    running(desk, "KLACHT_GI", "ontvangst_oordeel", exactly(date(2026, 9, 1)), "bestuur zwijgt")
    return show(TermsPage(desk), height=1400)


def test_without_terms_it_says_what_will_be_here(desk, show, qtbot):
    page = show(TermsPage(desk))
    assert "Er loopt geen termijn" in said(page)
    with qtbot.waitSignal(desk.way.place) as asked:
        press(page, "Naar de zaken")
    assert asked.args == [Place.CASES]


def test_what_passed_comes_first_and_says_so(page):
    text = said(page)
    assert "2 termijnen lopen, 1 fataal, 1 al voorbij." in text
    assert text.index("Al voorbij") < text.index("30 november tot en met 6 december")
    assert "Verlopen terwijl er nog niets was afgevinkt." in text
    assert text.index("do 1 okt") < text.index("di 1 dec")
    assert "Reken altijd na; dit is geen juridisch advies." in text


def test_every_term_has_the_word_of_its_kind(page):
    lines = said(page).splitlines()
    assert "fataal" in lines
    assert "zij moeten" in lines


def test_a_filter_shows_one_kind_only(page, qtbot):
    press(page, "Toon fataal: 1")
    qtbot.waitUntil(lambda: "bestuur zwijgt" not in said(page))
    qtbot.waitUntil(lambda: "hoger beroep" in said(page))
    press(page, "Toon alles: 2")
    qtbot.waitUntil(lambda: "bestuur zwijgt" in said(page))
    assert not any(name.startswith("Toon norm") for name in names(page))


def test_a_row_opens_its_case(page, qtbot):
    with qtbot.waitSignal(page.desk.way.case):
        press(page, "Open zaak 2026-0001 · hoger beroep")


def test_a_circa_day_stays_circa(desk, show):
    about = between(date(2026, 9, 1), date(2026, 9, 20))
    running(desk, "HB_HOF", "uitspraak", about, "ongeveer")
    assert "(ongeveer)" in said(show(TermsPage(desk)))


def test_a_long_list_comes_in_parts(desk, show, monkeypatch, qtbot):
    monkeypatch.setattr(terms_page, "_AT_ONCE", 1)
    for number in range(3):
        running(desk, "HB_HOF", "uitspraak", exactly(date(2026, 9, 1)), f"gezin {number}")
    page = show(TermsPage(desk))
    assert "gezin 1" not in said(page)
    press(page, "Toon meer (nog 2)")
    qtbot.waitUntil(lambda: "gezin 1" in said(page))
    press(page, "Toon meer (nog 1)")
    qtbot.waitUntil(lambda: "gezin 2" in said(page))
    assert not any(name.startswith("Toon meer") for name in names(page))


def term(on):
    return WatchedTerm(
        case=CaseId(UUID(int=1)),
        case_title="t",
        step=StepId(UUID(int=1)),
        term="n",
        route_name="r",
        term_name="n",
        kind=TermKind.SOFT,
        deadline=on,
        circa=False,
        warn_from=on,
    )


def test_weeks_are_named_as_people_plan():
    days = (-1, 0, 6, 7, 14, 42, 60)
    found = weeks.by_week([term(TODAY + timedelta(days=d)) for d in reversed(days)], TODAY)
    assert [week.title for week in found] == [
        "Al voorbij",
        "Deze week",
        "Volgende week",
        "30 november tot en met 6 december",
        "28 december tot en met 3 januari 2027",
        "11 tot en met 17 januari 2027",
    ]
    assert [week.passed for week in found] == [True, False, False, False, False, False]
    assert len(found[1].terms) == 2
