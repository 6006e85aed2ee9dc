"""How the page of terms opens on thousands of them, beside another page and beside a bare list.

All stand in a window of the same size, in the same run, taking turns. The window is the real
one, on a real vault; the terms were counted before, as they are when somebody opens the page.
"""

import gc
import os
import secrets
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QStringListModel, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QListView

from confidant_app.services import Vault, VaultKind, catalogues, rules, watching
from confidant_app.storage import rows_steps
from confidant_app.ui.application import prepare
from confidant_app.ui.background import Background
from confidant_app.ui.deadlines.term_list import TermList
from confidant_app.ui.desk import Place
from confidant_app.ui.preferences import Preferences
from confidant_app.ui.shell import Shell
from tests.bench.workload import fill_steps

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
TURNS = 9
SCREENS = 20
SIZE = (1360, 860)


class Heartbeat:
    """Beats as often as the event loop lets it; the longest gap is the longest stall."""

    def __init__(self):
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)
        self.start()

    def start(self):
        self._last, self._worst = time.perf_counter(), 0.0

    def worst(self):
        self._beat()
        return self._worst * 1000

    def stop(self):
        self._timer.stop()

    def _beat(self):
        now = time.perf_counter()
        self._worst, self._last = max(self._worst, now - self._last), now


def print_opening(folder: Path, deadlines: int) -> None:
    """Print how long counting and opening take, and what stalls the window meanwhile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(lambda *_: None)  # what a window without a screen cannot do
    application = QApplication.instance() or prepare([])
    known, key = catalogues.load(), secrets.token_bytes(32)
    gc.freeze()  # as ui/application.py does
    with Vault.create(folder / "terms.confidant", b"{}", key, VaultKind.CONFIDANT) as vault:
        steps = fill_steps(vault, known, deadlines, NOW.date())
        fresh, again, reading = _counting(vault, known)
    background = Background()
    shell = Shell(background, rules.own(), Preferences(folder, folder), lambda: NOW)
    shell.resize(*SIZE)
    shell.show()
    turns = []
    for _ in range(TURNS):
        found = _ours(shell, Vault.open(folder / "terms.confidant", key))
        found |= _other(shell, Vault.open(folder / "terms.confidant", key))
        turns.append(found | _bare(deadlines))
    shell.close()
    shell.deleteLater()
    background.finish()
    application.processEvents()
    gc.unfreeze()
    found = {name: statistics.median(turn[name] for turn in turns) for name in turns[0]}
    print(f"\n{deadlines:,} terms of {steps:,} steps, medians of {TURNS} turns")
    print(f"{'':<26}{'ours ms':>10}{'peer ms':>10}{'ratio':>8}  peer")
    _row("count all", fresh, reading, "only reading the steps")
    _row("count all, none changed", again, reading, "only reading the steps")
    _row("open the page", found["open"], found["other"], "the page Uitwisseling, without terms")
    _row("open it again", found["again"], found["bare"], "a bare list of as many lines")
    _row("a screen further", found["scroll"], found["bare scroll"], "the bare list")
    print(f"{'longest stall, opening':<26}{found['stall']:>10.2f}  at most 50 is asked for")
    print(f"{'longest stall, scrolling':<26}{found['scroll stall']:>10.2f}")
    print(f"{'resets of the model':<26}{max(turn['resets'] for turn in turns):>10}")


def _counting(vault, known):
    before = watching.watch(vault, known)
    return (
        _median(lambda: watching.watch(vault, known)),
        _median(lambda: watching.watch(vault, known, before)),
        _median(lambda: rows_steps.running(vault)),
    )


def _ours(shell, vault):
    shell.unlock(vault)
    room = shell.centralWidget()
    _until_counted(room.desk.watch)
    heart, resets, show = Heartbeat(), [], TermList.show
    TermList.show = lambda *given: resets.append(show(*given))
    _rest(100)
    heart.start()
    found = {"open": _timed(lambda: _go(room, Place.TERMS))}
    _rest(100)
    found |= {"stall": heart.worst(), "resets": len(resets)}
    TermList.show = show
    heart.start()
    found["scroll"] = _scroll(room.stack.currentWidget().list)
    found["scroll stall"] = heart.worst()
    heart.stop()
    _go(room, Place.EXCHANGE)
    found["again"] = _timed(lambda: _go(room, Place.TERMS))
    shell.lock()
    QApplication.processEvents()
    return found


def _other(shell, vault):
    """Leave the same first screen for a page that has nothing to do with terms."""
    shell.unlock(vault)
    room = shell.centralWidget()
    _until_counted(room.desk.watch)
    _rest(100)
    found = {"other": _timed(lambda: _go(room, Place.EXCHANGE))}
    shell.lock()
    QApplication.processEvents()
    return found


def _go(room, place):
    room.show_place(place)
    QApplication.processEvents()


def _bare(count):
    view, lines = QListView(), [f"termijn {number}" for number in range(count)]
    view.setUniformItemSizes(True)
    view.resize(*SIZE)

    def show():
        view.setModel(QStringListModel(lines, view))
        view.show()
        QApplication.processEvents()

    found = {"bare": _timed(show), "bare scroll": _scroll(view)}
    view.deleteLater()
    QApplication.processEvents()
    return found


def _scroll(view):
    bar = view.verticalScrollBar()

    def further():
        bar.setValue(bar.value() + bar.pageStep())
        QApplication.processEvents()

    return _median(further, SCREENS)


def _timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _median(work, turns=5):
    return statistics.median(_timed(work) for _ in range(turns))


def _row(name, ours, peer, what):
    print(f"{name:<26}{ours:>10.2f}{peer:>10.2f}{ours / peer:>8.2f}  {what}")


def _until_counted(watch):
    loop = QEventLoop()
    watch.counted.connect(loop.quit)
    QApplication.processEvents()
    if watch.is_counting():
        loop.exec()
    QApplication.processEvents()


def _rest(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
