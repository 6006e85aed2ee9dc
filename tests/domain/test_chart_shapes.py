"""Columns over time, and bars made of parts: what is drawn is what is told."""

from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.chart_shapes import Parts, columns, stacked
from confidant_app.domain.charts import BAR, Bar, Line, Rect, Text
from confidant_app.domain.report import ReportTable, Subject
from confidant_app.domain.report_charts import chart_of
from confidant_app.domain.tables import (
    Hidden,
    ProtectedTable,
    Rounded,
    TableKind,
    TableSpec,
)

FIGURES = st.one_of(st.just(Hidden()), st.integers(2, 400).map(lambda n: Rounded(5 * n)))
LABELS = st.text("abcdefg ", min_size=1, max_size=60)
NAMES = ("gelijk", "deels", "geen gelijk", "loopt nog", "geen uitkomst")


def measure(words, size, bold):
    return len(words) * size * 0.5


def words_of(chart):
    return [mark.words for mark in chart.marks if isinstance(mark, Text)]


def solid(chart):
    return [mark for mark in chart.marks if isinstance(mark, Rect)]


def test_columns_stand_in_their_own_order_and_are_as_high_as_their_figures():
    items = (Bar(label="2025-2", figure=Rounded(20)), Bar(label="2026-1", figure=Rounded(40)))
    chart = columns(items, title="Wanneer", width=460, measure=measure)
    first, second = solid(chart)
    assert first.x < second.x
    assert second.height == 2 * first.height
    assert words_of(chart) == ["20", "2025-2", "40", "2026-1"]
    assert chart.alt == "Staande staven: Wanneer. 2025-2: 20. 2026-1: 40."


def test_a_hidden_column_is_hatched_as_high_as_ten():
    items = (Bar(label="a", figure=Rounded(20)), Bar(label="b", figure=Hidden()))
    chart = columns(items, title="x", width=460, measure=measure)
    (one,) = solid(chart)
    frame = [mark for mark in chart.marks if isinstance(mark, Line)][-2]
    top, low = min(y for _, y in frame.points), max(y for _, y in frame.points)
    assert abs((low - top) - one.height / 2) < 0.01
    assert "b: minder dan" in chart.alt


def draw(*items):
    return stacked(items, NAMES, title="Wegen", width=460, measure=measure)


def test_a_bar_of_parts_ends_with_its_total_and_tells_each_part():
    figures = (Rounded(10), Rounded(15), Hidden(), Rounded(20), Rounded(10))
    chart = draw(Parts(label="klacht", figures=figures, total=Rounded(60)))
    assert words_of(chart) == [*NAMES, "klacht", "60"]
    assert "klacht: 60, waarvan gelijk 10, deels 15, geen gelijk minder dan" in chart.alt


def test_rounded_parts_that_are_more_than_the_whole_stay_inside_its_frame():
    chart = draw(Parts(label="a", figures=(Rounded(40),) * 5, total=Rounded(60)))
    right = max(mark.x + mark.width for mark in solid(chart))
    assert right <= 460


def test_a_hidden_total_is_hatched():
    chart = draw(
        Parts(label="a", figures=(Hidden(),) * 5, total=Hidden()),
        Parts(label="b", figures=(Rounded(20), *(Hidden(),) * 4), total=Rounded(20)),
    )
    assert "< 10" in [word.replace("\u00a0", " ") for word in words_of(chart)]


@given(st.lists(st.builds(Bar, label=LABELS, figure=FIGURES), min_size=1, max_size=12))
def test_columns_stay_within_their_width(items):
    chart = columns(items, title="x", width=460, measure=measure)
    for mark in solid(chart):
        assert mark.x >= 0
        assert mark.x + mark.width <= 460
        assert mark.y >= 0
    assert chart.height > 0


@given(
    st.lists(
        st.builds(Parts, label=LABELS, figures=st.tuples(*[FIGURES] * 5), total=FIGURES),
        min_size=1,
        max_size=12,
    )
)
def test_bars_of_parts_stay_within_the_picture(items):
    chart = draw(*items)
    for mark in solid(chart):
        assert mark.x + mark.width <= 460 + 1e-6
        assert mark.y + BAR <= chart.height + BAR


def table(subject, cells, totals, columns=()):
    rows = tuple(f"r{at}" for at in range(len(cells)))
    spec = TableSpec(code="T", kind=TableKind.ANSWERS, rows=rows, columns=columns)
    shown = ProtectedTable(
        spec=spec,
        cells=cells,
        row_totals=totals,
        column_totals=(Rounded(40),) * max(1, len(columns)),
        total=Rounded(60),
    )
    return ReportTable(
        subject=subject, table=shown, title="Titel", row_labels=rows, column_labels=columns
    )


def test_each_table_has_the_chart_that_fits_it():
    one_way = ((Rounded(20),), (Rounded(40),))
    totals = (Rounded(20), Rounded(40))
    half_years = chart_of(table(Subject.HALF_YEARS, one_way, totals))(460, measure)
    assert half_years.alt.startswith("Staande staven")
    themes = chart_of(table(Subject.THEMES, one_way, totals))(460, measure)
    assert words_of(themes)[0] == "r1"
    crossed = ((Rounded(20), Hidden()), (Hidden(), Hidden()))
    routes = table(Subject.ROUTES, crossed, (Rounded(20), Hidden()), ("a", "b"))
    assert words_of(chart_of(routes)(460, measure)) == ["a", "b", "r0", "20"]


def test_a_table_without_anything_to_draw_has_no_chart():
    crossed = ((Hidden(), Hidden()),)
    assert chart_of(table(Subject.ROUTES, crossed, (Rounded(10),), ("a", "b"))) is None
    assert chart_of(table(Subject.THEMES, crossed, (Rounded(10),), ("a", "b"))) is None
