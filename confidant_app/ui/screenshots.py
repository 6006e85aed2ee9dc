"""Pictures of every page of the window, drawn without a screen; nothing in the vault changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from confidant_app.domain.cases import CaseId
from confidant_app.domain.letter_facts import writers
from confidant_app.domain.letters import Letter
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.terms import TermKind
from confidant_app.services import (
    Vault,
    VaultKind,
    casework,
    leaving,
    namelists,
    reviewing,
    rules,
    watching,
    writing,
)
from confidant_app.services.vaults import PreparedVault
from confidant_app.ui import theme as themes
from confidant_app.ui.application import prepare
from confidant_app.ui.background import Background
from confidant_app.ui.desk import Desk, Place
from confidant_app.ui.door import Door
from confidant_app.ui.pages.setup import SetupPage
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.reporting.review_panel import ReviewPanel
from confidant_app.ui.reporting.statements_step import StatementsStep
from confidant_app.ui.room import Room
from confidant_app.ui.theme import Look, Theme

THEMES: Final = (
    Theme(look=Look.LIGHT, percent=100),
    Theme(look=Look.DARK, percent=100),
    Theme(look=Look.LIGHT, percent=200),
)
_SIZES: Final = {100: (1360, 900), 200: (1920, 1200)}
_SAMPLE_CODE: Final = "7K3Q-9MXD-2FHW-8RTN-4VBC-6YJP-5GSA"
_SEARCHED: Final = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Studio:
    """What every picture is made with."""

    vault: Vault
    folder: Path
    now: datetime
    theme: Theme
    background: Background


def take(
    vault: Vault, folder: Path, now: datetime, variants: Sequence[Theme] = THEMES
) -> tuple[Path, ...]:
    """Draw every page in every variant as a PNG file in `folder`, and return the files.

    Works in a process without a window: set QT_QPA_PLATFORM to "offscreen" before.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = prepare(())
    folder.mkdir(parents=True, exist_ok=True)
    background = Background()
    made: list[Path] = []
    try:
        for theme in variants:
            themes.apply(application, theme)
            studio = _Studio(
                vault=vault, folder=folder, now=now, theme=theme, background=background
            )
            made += _room_pictures(studio)
            made += _door_pictures(studio)
    finally:
        background.finish()
    return tuple(made)


def _room_pictures(studio: _Studio) -> Iterator[Path]:
    in_force = rules.standing(studio.vault, rules.own())
    desk = Desk.fresh(studio.vault, in_force, studio.background, studio.theme, lambda: studio.now)
    room = Room(desk, _preferences(studio))
    coordinator = studio.vault.kind is VaultKind.COORDINATOR
    prefix = "coordinator-" if coordinator else ""
    for place in room.places():
        room.show_place(place)
        yield _grab(studio, room, f"{prefix}{place.value}")
    case = None if coordinator else telling_case(desk)
    if case is not None:
        for name, show in _about_case(room, desk, case):
            show()
            yield _grab(studio, room, name)
        yield from _review(studio, desk)
        yield from _statements(studio, desk)
        if room.search is not None:
            room.show_place(Place.TODAY)
            room.search.setText(_SEARCHED)
            room.search.look_up()
            yield _grab(studio, room, "search")
    _drop(room)


def _about_case(room: Room, desk: Desk, case: CaseId) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "case", lambda: room.show_case(case)
    yield "conversation-new", lambda: room.show_conversation(case)
    contacts = casework.whole_case(desk.vault, case).contacts
    if contacts:
        yield "conversation", lambda: room.show_contact(contacts[-1].id)
    yield "letter", lambda: room.show_letter(_letter(desk, case))


def _review(studio: _Studio, desk: Desk) -> Iterator[Path]:
    """Draw the review of the longest quote that waits for one; nothing without such a quote."""
    waiting = reviewing.waiting_quotes(desk.vault)
    quote = max(waiting, key=lambda one: len(one.words), default=None)
    if quote is not None:
        gate, provinces = leaving.gate(desk.vault, desk.lists.get()), namelists.load_provinces()
        started = reviewing.start(desk.vault, quote, gate, provinces)
        panel = ReviewPanel(studio.theme, started, provinces)
        yield _grab(studio, panel, "review")
        _drop(panel)


def _statements(studio: _Studio, desk: Desk) -> Iterator[Path]:
    step = StatementsStep(desk, _unheard)
    yield _grab(studio, step, "statements")
    _drop(step)


def _unheard(error: Exception) -> None:
    """Let what goes wrong stop the pictures."""
    raise error


def _letter(desk: Desk, case: CaseId) -> Letter:
    """Return a letter for what runs in this case, as it is before anybody wrote on it."""
    whole = casework.whole_case(desk.vault, case)
    offer, *_ = writing.offers(whole, writing.templates(desk.catalogues))
    writer = next(iter(writers(whole)), None)
    return writing.begin(whole, offer, writer, desk.catalogues, desk.now())


def telling_case(desk: Desk) -> CaseId | None:
    """Return a case that shows much: one with a fatal term, else one with any, else any."""
    today = desk.today()
    watched = watching.all_watched(desk.vault, desk.catalogues)
    for term in watched:
        if term.kind is TermKind.FATAL and term.deadline >= today:
            return term.case
    if watched:
        return watched[0].case
    lines = casework.page(desk.vault, CaseQuery(), 1, 0)
    return lines[0].id if lines else None


def _door_pictures(studio: _Studio) -> Iterator[Path]:
    door = Door(studio.background, _preferences(studio), lambda: studio.now)
    door.show_welcome()
    yield _grab(studio, door, "welcome")
    door.show_unlock(studio.vault.folder)
    yield _grab(studio, door, "unlock")
    door.show_recover(studio.vault.folder)
    yield _grab(studio, door, "recover")
    door.show_restore(studio.vault.folder)
    yield _grab(studio, door, "restore")
    door.show_setup()
    page = door.currentWidget()
    if isinstance(page, SetupPage):
        page.rehearse(PreparedVault(header=b"", key=b"", recovery_code=_SAMPLE_CODE))
        for step in range(4):
            page.go(step)
            yield _grab(studio, door, f"setup-{step + 1}")
    _drop(door)


def _preferences(studio: _Studio) -> Preferences:
    return Preferences(studio.folder / "none", studio.folder / "none", studio.theme)


def _grab(studio: _Studio, window: QWidget, name: str) -> Path:
    window.resize(*_SIZES.get(studio.theme.percent, _SIZES[200]))
    window.show()
    for _ in range(3):  # layouts settle over a few turns of the event loop
        QCoreApplication.processEvents()
    path = studio.folder / f"{name}-{studio.theme.look.value}-{studio.theme.percent}.png"
    window.grab().save(str(path))
    return path


def _drop(window: QWidget) -> None:
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
