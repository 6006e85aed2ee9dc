"""The small parts: tokens, flow, chips, words, days, and what people type."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from confidant_app.domain.terms import TermKind
from confidant_app.ui import dutch
from confidant_app.ui.icons import icon
from confidant_app.ui.promise_words import read_promise
from confidant_app.ui.qt_days import from_qt, moment_from_qt, moment_to_qt, to_qt
from confidant_app.ui.theme import Theme, load_fonts
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chip import Chip, Shape, term_chip, term_word
from confidant_app.ui.widgets.empty_state import EmptyState
from confidant_app.ui.widgets.flow import FlowLayout
from confidant_app.ui.widgets.fold import Fold
from confidant_app.ui.widgets.note_edit import NoteEdit
from confidant_app.ui.widgets.token_line import Token, TokenLine
from confidant_app.ui.widgets.words import button, prose, words
from tests.ui.window_fixtures import press, said

MONDAY = date(2026, 11, 16)
UTC_ONLY = st.just(UTC)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize(
    ("typed", "what", "ahead"),
    [
        ("bel de school", "bel de school", 1),
        ("bel de school morgen", "bel de school", 1),
        ("bel de school vandaag", "bel de school", 0),
        ("Bel de school, overmorgen", "Bel de school", 2),
        ("bel de school op vrijdag", "bel de school", 4),
        ("bel de school maandag", "bel de school", 7),
        ("verslag lezen volgende week", "verslag lezen", 7),
        ("nabellen over 10 dagen", "nabellen", 10),
        ("nabellen over twee weken", "nabellen", 14),
        ("nabellen over een week", "nabellen", 7),
        ("nabellen over elf weken", "nabellen over elf weken", 1),
        ("klacht over vrijdagmiddag", "klacht over vrijdagmiddag", 1),
        ("morgen", "morgen", 1),
    ],
)
def test_a_follow_up_is_read_as_people_type_it(typed, what, ahead):
    assert read_promise(typed, MONDAY) == (what, MONDAY + timedelta(days=ahead))


@given(st.text(max_size=60), days)
def test_no_typed_follow_up_is_lost_or_due_in_the_past(typed, today):
    what, due = read_promise(typed, today)
    assert due >= today
    assert bool(what) == bool(typed.strip())


@given(days)
def test_days_survive_the_way_through_qt(on):
    assert from_qt(to_qt(on)) == on


@given(st.datetimes(*map(datetime.fromisoformat, ("2020-01-01", "2040-01-01")), timezones=UTC_ONLY))
def test_times_survive_the_way_through_qt_to_the_minute(at):
    assert moment_from_qt(moment_to_qt(at)) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("ahead", "near", "short", "far"),
    [
        (0, "vandaag", "vandaag", "vandaag"),
        (1, "morgen", "morgen", "nog 1 dag"),
        (2, "overmorgen", "wo 18 nov", "nog 2 dagen"),
        (-1, "gisteren", "gisteren", "1 dag geleden"),
        (-5, "woensdag 11 november", "wo 11 nov", "5 dagen geleden"),
        (-250, "woensdag 11 maart", "wo 11 mrt", "8 maanden geleden"),
        (60, "vr 15 januari 2027", "vr 15 jan 2027", "nog 60 dagen"),
    ],
)
def test_days_are_said_as_people_say_them(ahead, near, short, far):
    on = MONDAY + timedelta(days=ahead)
    assert dutch.near_day(on, MONDAY) == near
    assert dutch.short_day(on, MONDAY) == short
    assert dutch.distance(on, MONDAY) == far


def test_words_of_the_screen():
    assert dutch.day_and_month(date(2026, 3, 1)) == "zo 1 mrt"
    assert dutch.day_and_month(date(2026, 12, 28)) == "ma 28 dec"
    assert dutch.counted(1, "zaak", "zaken") == "1 zaak"
    assert dutch.sentence_case("één ding") == "Één ding"
    hours = [(3, "Goedenacht"), (9, "Goedemorgen"), (15, "Goedemiddag"), (21, "Goedenavond")]
    for hour, hello in hours:
        assert dutch.greeting(datetime(2026, 11, 16, hour).astimezone()) == hello


@pytest.mark.parametrize("kind", list(TermKind))
def test_every_kind_of_term_has_a_word_and_a_drawn_shape(kind, show):
    chip = show(term_chip(kind))
    assert chip.text() == term_word(kind) == chip.accessibleName()
    without = QLabel(chip.text())
    without.setObjectName(chip.objectName())
    without.resize(chip.size())
    show(without)
    without.resize(chip.size())
    assert chip.grab().toImage() != without.grab().toImage()


def test_shapes_differ_from_each_other(show):
    seen = [show(Chip("x", "kind_norm", shape)).grab().toImage() for shape in Shape]
    for number, one in enumerate(seen):
        assert all(one != other for other in seen[number + 1 :])


def test_an_icon_has_the_colour_of_its_token(dressed):
    picture = icon("plus", Theme(), "fatal", 16).pixmap(32, 32).toImage()
    shown = {picture.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert Theme().tokens["fatal"].lower() in shown
    with pytest.raises(FileNotFoundError):
        icon("geen", Theme())


def test_a_program_without_its_typeface_says_which_folder_it_misses(monkeypatch, tmp_path):
    monkeypatch.setattr("confidant_app.ui.theme.RESOURCES", tmp_path)
    with pytest.raises(FileNotFoundError, match="fonts"):
        load_fonts()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_no_note_becomes_markup(text):
    label = prose(text)
    assert label.accessibleName() == text
    inside = label.text()[len("<p") : -len("</p>")].partition(">")[2]
    assert "<" not in inside.replace("<br>", "")
    label.deleteLater()


def test_labels_are_always_plain_text(show):
    assert words("<b>x</b>").textFormat() is Qt.TextFormat.PlainText


def test_the_note_takes_text_and_nothing_else(show, qtbot):
    note = show(NoteEdit())
    data = QMimeData()
    data.setHtml('<img src="file:///etc/passwd"><b>vet</b>')
    data.setText("kaal")
    note.insertFromMimeData(data)
    assert note.toPlainText() == "kaal"
    assert "<img" not in note.toHtml()
    assert not note.acceptDrops()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert not note.canInsertFromMimeData(QMimeData())


def test_putting_text_in_the_note_cannot_be_undone_into_something_else(show):
    note = show(NoteEdit())
    note.put("eerste\ntweede")
    note.undo()
    assert note.toPlainText() == "eerste\ntweede"
    assert note.textCursor().position() == len("eerste\ntweede")


def line(tokens=()):
    found = TokenLine(Theme(), lambda text: Token(mark="!", text=text, value=text))
    found.offer(list(tokens))
    return found


THEMES = (
    Token(mark="#", text="ouder niet gehoord", value="a"),
    Token(mark="#", text="kind niet gehoord", value="b"),
    Token(mark="@", text="Marjan", value="c"),
)


def test_the_beginning_of_a_word_is_enough_when_only_one_fits(show, qtbot):
    tokens = show(line(THEMES))
    for typed in ("#ouder", "@marjan", "!bellen", "#ouder"):
        tokens.field.setText(typed)
        assert tokens.settle() == ""
    assert [token.value for token in tokens.tokens] == ["a", "c", "bellen"]
    tokens.field.setText("#gehoord")
    assert tokens.settle() == "#gehoord"
    tokens.field.setText("los woord")
    assert tokens.settle() == "los woord"


def test_a_choice_from_the_list_becomes_a_token_and_a_press_takes_it_away(show, qtbot):
    tokens = show(line(THEMES))
    tokens.field.completer().activated.emit("#kind niet gehoord")
    qtbot.waitUntil(lambda: len(tokens.tokens) == 1)
    tokens.field.completer().activated.emit("#bestaat niet")
    with qtbot.waitSignal(tokens.changed):
        press(tokens, "Haal weg: kind niet gehoord")
    assert tokens.tokens == []


def test_chips_go_on_below_when_the_row_is_full(show, qtbot):
    body = QWidget()
    flow = FlowLayout(8)
    body.setLayout(flow)
    for number in range(6):
        flow.addWidget(button(f"een knop {number}", lambda: None))
    hidden = button("weg", lambda: None)
    flow.addWidget(hidden)
    hidden.hide()
    show(body, 900, 300)
    assert flow.heightForWidth(2000) < flow.heightForWidth(300)
    rows = {flow.itemAt(n).geometry().y() for n in range(6)}
    body.resize(260, 400)
    qtbot.waitUntil(lambda: len({flow.itemAt(n).geometry().y() for n in range(6)}) > len(rows))
    assert (flow.itemAt(99), flow.takeAt(99), flow.count()) == (None, None, 7)
    assert flow.sizeHint().isValid()
    assert flow.expandingDirections() == Qt.Orientation(0)


def test_a_fold_hides_and_shows_and_keeps_its_name(show):
    fold = show(Fold(Theme(), "Normen", opened=False))
    inside = words("inhoud")
    fold.renew().addWidget(inside)
    assert not inside.isVisible()
    press(fold, "Normen")
    fold.rename("Andere naam")
    press(fold, "Andere naam")
    assert not inside.isVisible()


def test_a_card_can_start_over_and_keeps_its_title(show):
    card = show(Card(Theme(), "Titel"))
    card.add(words("een"))
    card.column.addLayout(FlowLayout(1))
    card.clear()
    assert said(card) == "Titel"


def test_an_empty_screen_offers_at_most_one_step(show):
    state = show(EmptyState(Theme(), "Niets", "Nog niets."))
    assert said(state) == "Niets\nNog niets."


def test_icons_are_sharp_at_twice_the_size(dressed):
    picture = icon("lock", Theme(percent=200)).pixmap(40, 40)
    assert isinstance(picture, QPixmap)
    assert picture.width() >= 40
