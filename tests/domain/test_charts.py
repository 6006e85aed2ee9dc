from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.charts import (
    BAR,
    Bar,
    Line,
    Rect,
    ShareBar,
    Text,
    bars,
    hatched,
    label_lines,
    ranked,
    share_bars,
    wrapped,
)
from confidant_app.domain.tables import Hidden, Rounded

FIGURES = st.one_of(st.just(Hidden()), st.integers(2, 400).map(lambda n: Rounded(5 * n)))
LABELS = st.text("abcdefg ", min_size=1, max_size=60)
BARS = st.lists(st.builds(Bar, label=LABELS, figure=FIGURES), min_size=1, max_size=20)


def measure(words, size, bold):
    return len(words) * size * 0.5


def draw(*items):
    return bars(items, title="Thema’s", width=460, measure=measure)


def words_of(chart):
    return [mark.words for mark in chart.marks if isinstance(mark, Text)]


def test_every_bar_has_its_number_beside_it():
    chart = draw(Bar(label="Gehoord", figure=Rounded(60)), Bar(label="Plan", figure=Rounded(15)))
    assert words_of(chart) == ["Gehoord", "60", "Plan", "15"]


def test_bars_are_as_long_as_their_figures():
    chart = draw(Bar(label="a", figure=Rounded(60)), Bar(label="b", figure=Rounded(15)))
    long, little = (mark for mark in chart.marks if isinstance(mark, Rect))
    assert long.width == 4 * little.width


def test_a_hidden_figure_is_hatched_up_to_ten_and_says_so():
    chart = draw(Bar(label="a", figure=Rounded(20)), Bar(label="b", figure=Hidden()))
    solid = [mark for mark in chart.marks if isinstance(mark, Rect)]
    hatch = [mark for mark in chart.marks if isinstance(mark, Line)]
    assert len(solid) == 1
    right = max(x for line in hatch[:-1] for x, _ in line.points)
    assert abs((right - solid[0].x) - solid[0].width / 2) < 0.01
    assert words_of(chart)[-1] == "<\u00a010"
    assert "b: minder dan\u00a010." in chart.alt


def test_the_alternative_text_tells_every_figure_of_the_picture():
    chart = draw(Bar(label="Gehoord", figure=Rounded(60)), Bar(label="Plan", figure=Rounded(15)))
    assert chart.alt == "Liggende staven: Thema’s. Gehoord: 60. Plan: 15."


def test_ranking_keeps_the_catalogue_order_among_equals_and_puts_the_hidden_last():
    items = [
        Bar(label="a", figure=Hidden()),
        Bar(label="b", figure=Rounded(10)),
        Bar(label="c", figure=Rounded(40)),
        Bar(label="d", figure=Rounded(10)),
        Bar(label="e", figure=Hidden()),
    ]
    assert "".join(bar.label for bar in ranked(items)) == "cbdae"


@given(BARS)
def test_nothing_is_drawn_outside_the_picture(items):
    chart = draw(*items)
    for mark in chart.marks:
        if isinstance(mark, Rect):
            assert 0 <= mark.x <= mark.x + mark.width <= chart.width
            assert 0 <= mark.y <= mark.y + mark.height <= chart.height + 0.01
        if isinstance(mark, Text):
            assert 0 <= mark.y <= chart.height + 1
    assert chart.height > 0


@given(st.floats(1, 400))
def test_hatching_stays_within_its_frame(length):
    for line in hatched(100, 50, length):
        assert all(99.99 <= x <= 100.01 + length for x, _ in line.points)
        assert all(49.99 <= y <= 50.01 + BAR for _, y in line.points)


def test_a_share_is_part_of_a_whole_and_a_missing_one_is_hatched():
    items = [
        ShareBar(label="Contact", per_cent=50, words="50 %"),
        ShareBar(label="Uitleg", per_cent=None, words="van te weinig bekend"),
    ]
    chart = share_bars(items, title="Niet gehaald", width=460, measure=measure)
    (solid,) = (mark for mark in chart.marks if isinstance(mark, Rect))
    frames = [mark for mark in chart.marks if isinstance(mark, Line) and len(mark.points) == 5]
    whole = frames[0].points[1][0] - frames[0].points[0][0]
    assert solid.width == whole / 2
    assert len(frames) == 2
    assert "Contact: 50 %. Uitleg: van te weinig bekend." in chart.alt
    assert words_of(chart) == ["Contact", "50 %", "Uitleg", "van te weinig bekend"]


@given(st.text("abcdefg ", min_size=1, max_size=400))
def test_a_label_never_takes_more_than_two_lines_and_its_room(words):
    lines = label_lines(words, 80, measure)
    assert 1 <= len(lines) <= 2
    assert all(measure(line, 9.5, False) <= 80 for line in lines)
    assert ("…" in "".join(lines)) == ("".join(lines) != "".join(wrapped(words, 80, measure)))


@given(LABELS, st.floats(10, 300))
def test_wrapping_loses_no_word(words, room):
    lines = wrapped(words, room, measure)
    assert " ".join(lines) == words
    assert all(measure(line, 9.5, False) <= room for line in lines if " " in line.strip())
