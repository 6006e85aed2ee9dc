"""The parts of the report page by themselves."""

from datetime import date

from PySide6.QtWidgets import QLabel

from confidant_app.ui.reporting.period_choice import name_of
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.reporting.step_bar import ReportStep, StepBar
from confidant_app.ui.theme import Theme
from tests.ui.report_scene import ALL


def test_steps_show_only_the_current_name_where_there_is_no_room(qtbot, show):
    bar = show(StepBar(Theme(), tuple(ReportStep)), 1100, 60)
    bar.show_step(ReportStep.WORDS, ReportStep.FIGURES)
    assert bar.buttons[ReportStep.SAVE].text().endswith("Bewaren")
    assert not bar.buttons[ReportStep.SAVE].isEnabled()
    assert "klaar" in bar.buttons[ReportStep.PERIOD].accessibleName()
    bar.resize(420, 60)
    assert bar.buttons[ReportStep.SAVE].text().strip() == "6"
    assert bar.buttons[ReportStep.WORDS].text().endswith("Woorden")
    assert bar.buttons[ReportStep.SAVE].accessibleName() == "Stap 6 van 6: Bewaren"


def test_a_short_column_stays_in_view_and_a_narrow_window_stacks_both(show, qtbot):
    sides = Sides(Theme())
    sides.left.addWidget(QLabel("kort"))
    sides.left.addStretch()
    tall = QLabel("lang")
    tall.setFixedHeight(2_000)
    sides.right.addWidget(tall)
    show(sides, 1_000, 500)
    assert not sides.is_stacked()
    qtbot.waitUntil(lambda: sides.verticalScrollBar().maximum() > 400)
    top = sides._sides[0].y()
    sides.verticalScrollBar().setValue(400)
    assert sides._sides[0].y() == top + 400
    assert sides._sides[1].y() == top
    sides.resize(600, 500)
    qtbot.waitUntil(lambda: sides._sides[1].y() > sides._sides[0].y())
    assert sides.is_stacked()
    sides.verticalScrollBar().setValue(100)


def test_periods_have_names_that_people_use():
    assert name_of(date(2026, 1, 1), date(2026, 6, 30)) == "Eerste helft van 2026"
    assert name_of(date(2025, 8, 11), date(2025, 12, 31)) == "Tweede helft van 2025"
    assert name_of(*ALL).startswith("Alles tot en met")
