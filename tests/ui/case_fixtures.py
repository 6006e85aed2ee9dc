"""What is on the screen beside the window: a case with its steps, and where a file goes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vocabulary import Measure, Role
from confidant_app.services import casework, routing
from confidant_app.ui.pages.case import CasePage
from tests.ui.review_scene import keep_quotes, open_step
from tests.ui.window_fixtures import NOW, names

TODAY = date(2026, 11, 16)


@pytest.fixture
def case(desk):
    return casework.open_case(desk.vault, NOW, TODAY, "omgang")


@pytest.fixture
def began(desk, case):
    """Return what begins a step of the case, with the days of what happened in it."""

    def begin(route, status=StepStatus.CONSIDERED, **events):
        step = routing.begin(desk.vault, case.id, route, desk.catalogues, NOW, status)
        for code, on in events.items():
            step = routing.happened(desk.vault, step, code, on, NOW)
        return step

    return begin


@pytest.fixture
def steps_card(desk, case, show):
    """Return what shows the case and gives its card of steps."""

    def opened():
        page = show(CasePage(desk, case.id), height=2600)
        return page.side.steps

    return opened


@pytest.fixture
def parent_page(desk, case, show):
    """A mother with authority under a supervision order, who got an instruction."""
    person = Person(
        id=PersonId(case.id), case=case.id, role=Role.PARENT_WITH_AUTHORITY, reporter=True
    )
    casework.save_new_person(desk.vault, person, NOW)
    casework.change_case(desk.vault, replace(case, measure=Measure.SUPERVISION_ORDER), NOW)
    routing.came_with(desk.vault, case.id, {"komt_met_aanwijzing"}, desk.catalogues)
    return show(CasePage(desk, case.id), height=2600)


@pytest.fixture
def place(monkeypatch, tmp_path):
    """Where the file dialog says the file goes, and which name it proposed."""
    asked = []

    def chosen(_parent, _title, start, *_, **_options):
        asked.append(start)
        return (str(tmp_path / "uit"), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return asked, tmp_path / "uit"


def starting(page, text):
    """Return the name that begins like this, once it is there."""
    for _ in range(100):
        found = [name for name in names(page) if name.startswith(text)]
        if found:
            break
        QTest.qWait(10)
    assert found, text
    return found[0]


@pytest.fixture
def scene(vault, make_desk, show, qtbot):
    """Return a function that opens the review on a vault with these quotes waiting."""

    def opened(*quotes):
        keep_quotes(vault, *quotes)
        return open_step(make_desk(vault), show, qtbot)

    return opened
