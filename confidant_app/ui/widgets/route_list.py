"""Wat kan nog? Open routes first, with the days that are left; the rest folded with reasons."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.domain.possibilities import RouteState, RouteStatus
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.route_row import RouteRow, is_possible
from confidant_app.ui.widgets.unfold import Unfold
from confidant_app.ui.widgets.words import hairline, words

_SHOWN_AT_ONCE = 3


class RouteList(QWidget):
    """`begin`, `details` and `ask` are those of `RouteRow`."""

    begin = Signal(str)
    details = Signal(str)
    ask = Signal(str)

    def __init__(
        self,
        theme: Theme,
        states: Sequence[RouteState],
        fitting: Collection[str],
        begun: Collection[str],
    ) -> None:
        """Show the states; `fitting` fit what this reporter came with, `begun` have a step."""
        super().__init__()
        self._theme, self._fitting, self._begun = theme, fitting, begun
        column = _column(self, theme.px(8))
        possible = [state for state in states if is_possible(state)]
        at_once = max(_SHOWN_AT_ONCE, sum(_presses(state) for state in possible))
        self._routes(column, possible[:at_once])
        for title, found in (
            (self.tr("Meer mogelijkheden"), possible[at_once:]),
            (self.tr("Hangt van een vraag af"), _open_questions(states)),
            (self.tr("Te laat"), _with(states, RouteStatus.CLOSED)),
            (self.tr("Niet voor deze melder"), _with(states, RouteStatus.NOT_FOR_YOU)),
        ):
            if found:
                column.addWidget(self._folded(f"{title} ({len(found)})", found))
        column.addWidget(words(self.tr("Reken na; geen juridisch advies."), "small"))

    def _folded(self, title: str, found: Sequence[RouteState]) -> Unfold:
        def make() -> QWidget:
            body = QWidget()
            self._routes(_column(body, self._theme.px(8)), found)
            return body

        return Unfold(title, make)

    def _routes(self, column: QVBoxLayout, found: Sequence[RouteState]) -> None:
        for state in found:
            code = state.route.code
            fits, begun = code in self._fitting, code in self._begun
            row = RouteRow(self._theme, state, fits=fits, begun=begun)
            row.begin.connect(self.begin)
            row.details.connect(self.details)
            row.ask.connect(self.ask)
            column.addWidget(row)
            column.addWidget(hairline())


def _presses(state: RouteState) -> bool:
    """Return whether a route must be seen at once: its last day is near, or may pass unasked."""
    unsure = state.status is RouteStatus.UNKNOWN and state.may_run_out
    return unsure or state.status is RouteStatus.CLOSING


def _open_questions(states: Sequence[RouteState]) -> list[RouteState]:
    unknown = _with(states, RouteStatus.UNKNOWN)
    return [state for state in unknown if not state.may_run_out]


def _with(states: Sequence[RouteState], status: RouteStatus) -> list[RouteState]:
    return [state for state in states if state.status is status]


def _column(body: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column
