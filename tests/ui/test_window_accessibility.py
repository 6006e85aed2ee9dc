"""Everybody can use every screen: names, contrast, keyboard, focus, large text."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from confidant_app.resources import RESOURCES
from confidant_app.services import casework, writing
from confidant_app.ui import theme as themes
from confidant_app.ui.door import Door
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.room import Room
from confidant_app.ui.screenshots import telling_case
from confidant_app.ui.theme import DARK, LIGHT, Look, Theme
from tests.ui.window_fixtures import NOW, PASSPHRASE

TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in ("bg", "surface")),
    ("text", "accent_soft"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((kind, f"{kind}_soft") for kind in ("fatal", "soft", "decision", "duration", "good")),
]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, relative luminance."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_stands_out_from_its_ground(tokens, ink, ground):
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_the_border_of_a_field_can_be_seen(tokens, ground):
    assert contrast(tokens["line"], tokens[ground]) >= 3.0


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_looks_have_the_same_tokens_and_the_style_sheet_uses_only_those():
    assert set(LIGHT) == set(DARK)
    sheet = (RESOURCES / "style" / "confidant.qss").read_text()
    used = set(re.findall(r"\$\{?(\w+)\}?", sheet))
    own = {w for w in used if not re.fullmatch(r"px\d+|size_\w+|family|down|up|left|right|tick", w)}
    assert own <= set(LIGHT)
    assert "#" not in re.sub(r"\w+#\w+|/\*.*?\*/", "", sheet), "a colour outside the tokens"


def all_widgets(window):
    return [window, *window.findChildren(QWidget)]


def focusable(window):
    return [
        w
        for w in all_widgets(window)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(window):
    found = []
    for widget in focusable(window):
        inner = QAccessible.queryAccessibleInterface(widget)
        if widget.objectName().startswith("qt_") or inner is None:
            continue
        if not inner.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def settle():
    for _ in range(4):
        QCoreApplication.processEvents()


def every_screen(room):
    case = telling_case(room.desk)
    contact = casework.whole_case(room.desk.vault, case).contacts[0]
    for place in room.places():
        room.show_place(place)
        yield place.value
    room.show_case(case)
    yield "case"
    room.show_conversation(case)
    yield "conversation"
    room.show_contact(contact.id)
    yield "contact"
    whole, known = casework.whole_case(room.desk.vault, case), room.desk.catalogues
    offer, *_ = writing.offers(whole, writing.templates(known))
    room.show_letter(writing.begin(whole, offer, None, known, NOW))
    yield "letter"


@pytest.fixture
def room(make_desk, example, preferences, show):
    return show(Room(make_desk(example), preferences), 1360, 900)


def test_every_widget_that_takes_the_keyboard_has_a_name(room):
    for screen in every_screen(room):
        settle()
        assert nameless(room) == [], screen


def test_every_step_of_the_door_has_names_too(background, preferences, clock, show, prepared):
    door = show(Door(background, preferences, clock))
    assert nameless(door) == []
    door.show_unlock(preferences.vault_home)
    assert nameless(door) == []
    door.show_restore(preferences.vault_home)
    assert nameless(door) == []
    door.show_recover(preferences.vault_home)
    for step in range(3):
        door.currentWidget().go(step)
        assert nameless(door) == [], step
    door.show_setup()
    page = door.currentWidget()
    assert isinstance(page, SetupPage)
    for step in range(4):
        page.go(step)
        settle()
        assert nameless(door) == [], step


def test_every_button_can_be_reached_with_the_tab_key(room):
    for screen in every_screen(room):
        settle()
        chain, widget = set(), room.nextInFocusChain()
        while widget is not room:
            chain.add(widget)
            widget = widget.nextInFocusChain()
        buttons = [b for b in room.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        outside = [
            b
            for b in buttons
            if b.group() is None  # within a group the arrow keys walk
            and (b not in chain or not b.focusPolicy() & Qt.FocusPolicy.TabFocus)
        ]
        outside = [
            b for b in outside if not isinstance(b.parent(), QLineEdit | QAbstractScrollArea)
        ]
        assert [(b.text(), b.objectName()) for b in outside] == [], screen


def test_a_name_is_never_the_letters_of_a_shortcut(room):
    for screen in every_screen(room):
        settle()
        for button in room.findChildren(QAbstractButton):
            assert "&" not in button.accessibleName(), (screen, button.text())


def test_no_two_mnemonics_on_one_screen_are_the_same(room):
    for screen in every_screen(room):
        settle()
        keys = [
            found.group(1).lower()
            for b in room.findChildren(QAbstractButton)
            if b.isVisible() and (found := re.search(r"&([^&])", b.text()))
        ]
        assert len(keys) == len(set(keys)), (screen, keys)


def too_narrow(window):
    """Return what does not fit: words in labels and buttons, and what scrolls sideways."""
    labels = (w for w in window.findChildren(QLabel) if w.isVisible() and not w.wordWrap())
    plain = (w for w in labels if w.text() and w.textFormat() is not Qt.TextFormat.RichText)
    cut = [f"label {w.text()!r}" for w in plain if words_of(w) > w.width()]
    buttons = (b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text())
    cut += [f"button {b.text()!r}" for b in buttons if b.width() < b.sizeHint().width()]
    areas = (a for a in window.findChildren(QScrollArea) if a.isVisible() and a.widget())
    cut += [f"area {a.objectName()}" for a in areas if a.widget().width() > a.viewport().width()]
    return cut


def words_of(label):
    metrics = QFontMetrics(label.font())
    return max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))


@pytest.fixture
def large(dressed):
    theme = Theme(look=Look.DARK, percent=200)
    themes.apply(dressed, theme)
    yield theme
    themes.apply(dressed, Theme())


def test_at_twice_the_size_no_word_is_cut_off(large, make_desk, example, preferences, show):
    room = show(Room(make_desk(example, large), preferences), 1920, 1080)
    for screen in every_screen(room):
        settle()
        assert too_narrow(room) == [], screen


def test_at_twice_the_size_the_door_fits_too(large, background, preferences, clock, show):
    preferences.keep_theme(large)
    door = show(Door(background, preferences, clock), 1920, 1200)
    for go in (door.show_welcome, door.show_setup, door.show_restore):
        go()
        settle()
        assert too_narrow(door) == []
    door.show_unlock(preferences.vault_home)
    settle()
    assert too_narrow(door) == []


def test_focus_can_be_seen_on_every_kind_of_control(room, qtbot):
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    for widget in (room.search, room.rail._lock):
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert widget.hasFocus()
        assert widget.grab().toImage() != before


def test_passphrases_are_hidden_from_screen_readers(background, preferences, clock, show, qtbot):
    door = show(Door(background, preferences, clock))
    door.show_unlock(preferences.vault_home)
    field = door.currentWidget().passphrase
    qtbot.keyClicks(field, PASSPHRASE)
    reading = QAccessible.queryAccessibleInterface(field)
    assert PASSPHRASE not in reading.text(QAccessible.Text.Value)
    assert reading.state().passwordEdit
