"""Signalen, and the chart that shows them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from confidant_app.domain.charts import Anchor, Bar, Chart, Dot, Ink, Line, Text, bars
from confidant_app.domain.report import ReportTable, Subject
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableKind, TableSpec
from confidant_app.ui.desk import Place
from confidant_app.ui.models.figure_table import FigureTableModel
from confidant_app.ui.pages.signals import SignalsPage
from confidant_app.ui.theme import Look, Theme
from confidant_app.ui.widgets.chart import ChartView
from confidant_app.ui.widgets.figure_card import ExactCard, FigureCard
from tests.ui.window_fixtures import press, said


@pytest.fixture
def page(make_desk, example, show):
    return show(SignalsPage(make_desk(example)), height=1000)


def two_way():
    spec = TableSpec(code="x", kind=TableKind.PARTITION, rows=("a", "b"), columns=("p", "q"))
    table = ProtectedTable(
        spec=spec,
        cells=((Rounded(20), Hidden()), (Hidden(), Rounded(15))),
        row_totals=(Rounded(25), Rounded(15)),
        column_totals=(Rounded(20), Rounded(20)),
        total=Rounded(40),
    )
    return ReportTable(
        subject=Subject.THEMES,
        table=table,
        title="Twee kanten",
        row_labels=("eerste", "tweede"),
        column_labels=("linker", "rechter"),
    )


def one_way():
    spec = TableSpec(code="y", kind=TableKind.PARTITION, rows=("a", "b"))
    table = ProtectedTable(
        spec=spec,
        cells=((Rounded(20),), (Hidden(),)),
        row_totals=(Rounded(20), Hidden()),
        column_totals=(Rounded(25),),
        total=Rounded(25),
    )
    return ReportTable(
        subject=Subject.THEMES, table=table, title="Eén kant", row_labels=("eerste", "tweede")
    )


def test_the_example_shows_its_themes_with_small_figures_hidden(page):
    cards = page.findChildren(FigureCard)
    assert len(cards) >= 5
    alt = cards[0].chart.accessibleDescription()
    assert "geen vaste jeugdbeschermer: 30." in alt
    assert "minder dan\u00a010" in alt
    assert "Dit zijn meldingen, niet hoe vaak iets voorkomt." in said(page)


def test_no_number_between_one_and_nine_is_on_the_screen(page):
    for card in page.findChildren(FigureCard):
        model = card.table.model()
        for row in range(model.rowCount()):
            for column in range(1, model.columnCount()):
                shown = model.index(row, column).data()
                assert shown == "<\u00a010" or int(shown.replace(".", "")) % 5 == 0


def test_the_same_figures_come_as_a_table(page, qtbot):
    card = page.findChildren(FigureCard)[0]
    assert not card.table.isVisible()
    press(card, f"Toon als tabel: {card.chart.accessibleName()}")
    assert card.table.isVisible()
    assert card.table.model().index(0, 0).data() == "geen vaste jeugdbeschermer"


def test_without_consent_there_is_nothing_to_count(desk, show, qtbot):
    page = show(SignalsPage(desk))
    text = said(page)
    assert "Nog niets te tellen" in text or "< 10" in text.replace("\u00a0", " ")
    if "Nog niets te tellen" in text:
        with qtbot.waitSignal(desk.way.place) as asked:
            press(page, "Naar de zaken")
        assert asked.args == [Place.CASES]


def test_a_chart_is_a_chart_to_a_screen_reader_and_tells_its_figures(show):
    view = show(
        chart([Bar(label="eerste", figure=Rounded(20)), Bar(label="rest", figure=Hidden())])
    )
    reading = QAccessible.queryAccessibleInterface(view)
    assert reading.role() == QAccessible.Role.Chart
    assert reading.text(QAccessible.Text.Name) == "Proef"
    assert "eerste: 20. rest: minder dan" in reading.text(QAccessible.Text.Description)


def test_a_chart_lays_itself_out_again_for_another_width(show):
    view = show(chart([Bar(label="een heel lang thema om af te breken", figure=Rounded(20))]), 900)
    wide = view.height()
    view.resize(300, view.height())
    assert view.height() > wide
    assert view.chart().width < 400


def test_hidden_figures_are_hatched_and_known_ones_solid(show):
    hidden = show(chart([Bar(label="x", figure=Hidden())]), 600)
    solid = show(chart([Bar(label="x", figure=Rounded(10))]), 600)
    accent = Theme().colour("accent").rgb()
    assert accent not in colours(hidden)
    assert accent in colours(solid)


def test_every_kind_of_mark_is_drawn_in_the_colour_of_the_theme(show):
    marks = (
        Line(points=((0, 5), (100, 5)), ink=Ink.LINE, width=2, dash=(4, 2)),
        Dot(x=50, y=30, radius=8, ink=Ink.ACCENT),
        Text(x=100, y=50, words="rechts", size=9.5, anchor=Anchor.END),
    )
    made = Chart(width=100, height=60, alt="proef", marks=marks)
    dark = Theme(look=Look.DARK)
    view = show(ChartView(dark, "Proef", lambda width, measure: made), 300)
    found = colours(view)
    assert dark.colour("line").rgb() in found
    assert dark.colour("accent").rgb() in found
    assert dark.colour("text").rgb() in found


def test_a_table_with_columns_has_both_totals(qtmodeltester):
    model = FigureTableModel(two_way())
    qtmodeltester.check(model)
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)]
    assert heads == ["", "linker", "rechter", "Samen"]
    assert [model.index(2, c).data() for c in range(4)] == ["Alle gezinnen", "20", "20", "40"]
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "minder dan\u00a010"


def test_a_table_with_columns_is_shown_as_figures_at_once(show):
    card = show(FigureCard(Theme(), two_way()))
    assert card.table.isVisible()
    assert not card.findChildren(ChartView)


def test_a_table_without_columns_has_one(show):
    card = show(FigureCard(Theme(), one_way()))
    assert card.table.model().headerData(1, Qt.Orientation.Horizontal) == "Gezinnen"
    assert card.table.model().index(1, 1).data() == "<\u00a010"


def chart(items):
    return ChartView(
        Theme(),
        "Proef",
        lambda width, measure: bars(items, title="Proef", width=width, measure=measure),
    )


def colours(view):
    image = view.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_exact_figures_are_one_click_away_and_marked(page, qtbot):
    assert "niet voor buiten" not in said(page)
    page.exact.click()
    qtbot.waitUntil(lambda: "Niet voor buiten." in said(page))
    cards = page.findChildren(ExactCard)
    assert len(cards) >= 5
    assert said(page).count("niet voor buiten") == len(cards)
    model = cards[0].table.model()
    texts = {model.index(row, 1).data() for row in range(model.rowCount())}
    assert any(text.isdigit() and int(text) % 5 for text in texts)
    assert page.exact.hasFocus()
    page.exact.click()
    assert not page.findChildren(ExactCard)
    assert page.findChildren(FigureCard)


def test_a_lock_hides_exact_figures_and_they_do_not_come_back(page):
    page.exact.click()
    page.about_to_lock()
    page.refresh()
    assert not page.findChildren(ExactCard)


def test_outcomes_are_drawn_where_ten_families_or_more_are_behind_them():
    spec = TableSpec(code="r", kind=TableKind.ANSWERS, rows=("a", "b"), columns=("p", "q"))
    table = ProtectedTable(
        spec=spec,
        cells=((Rounded(20), Hidden()), (Hidden(), Hidden())),
        row_totals=(Rounded(25), Hidden()),
        column_totals=(Rounded(20), Hidden()),
        total=Rounded(40),
    )
    found = ReportTable(
        subject=Subject.ROUTES,
        table=table,
        title="Wegen",
        row_labels=("klacht", "rechter"),
        column_labels=("gelijk", "loopt"),
    )
    card = FigureCard(Theme(), found)
    alt = card.chart.accessibleDescription()
    assert "klacht: 25, waarvan gelijk 20, loopt minder dan" in alt
    assert "rechter" not in alt
