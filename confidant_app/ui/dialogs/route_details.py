"""Everything that the catalogue says of one route, with where each fact was read."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import dutch as numeric_day
from confidant_app.domain.routes import Route, Statement
from confidant_app.domain.sources import GRADE_LABELS, Source
from confidant_app.domain.step_words import OUTCOME_LABELS
from confidant_app.domain.terms import KIND_LABELS, Term, amount_words
from confidant_app.domain.vocabulary import Role, label
from confidant_app.ui import dutch
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import button, heading, words


class RouteDetailsDialog(QDialog):
    """Nothing is asked here; `routes` gives the names of what can come after."""

    def __init__(
        self, parent: QWidget, theme: Theme, route: Route, routes: Mapping[str, Route]
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        name = dutch.sentence_case(route.name)
        self.setWindowTitle(name)
        self.resize(theme.px(680), theme.px(640))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        whole.setSpacing(theme.px(16))
        title = heading(name)
        title.setWordWrap(True)
        whole.addWidget(title)
        whole.addWidget(self._scrolled(route, routes), stretch=1)
        whole.addWidget(button(self.tr("&Sluiten"), self.reject, "primary"))

    @staticmethod
    def show_route(
        parent: QWidget, theme: Theme, route: Route, routes: Mapping[str, Route]
    ) -> None:
        """Show the dialog until it is closed."""
        dialog = RouteDetailsDialog(parent, theme, route, routes)
        dialog.exec()
        if isValid(dialog):
            dialog.deleteLater()

    def _scrolled(self, route: Route, routes: Mapping[str, Route]) -> QScrollArea:
        body = QWidget()
        body.setObjectName("page_body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, self._theme.px(8), 0)
        self._column.setSpacing(self._theme.px(4))
        self._column.addWidget(words(route.summary))
        self._part(self.tr("Let op"), self._said(route.warnings, route.source))
        self._part(self.tr("Voor wie"), self._who(route))
        self._part(self.tr("Voorwaarden"), self._said(route.conditions, route.source))
        self._part(self.tr("Termijnen"), [line for s in route.steps for line in _term(s.term)])
        self._part(self.tr("Stappen"), [dutch.sentence_case(step.name) for step in route.steps])
        self._part(self.tr("Wat heb je nodig?"), route.documents)
        self._part(self.tr("Wat kan eruit komen?"), [OUTCOME_LABELS[o] for o in route.outcomes])
        self._part(self.tr("Wat kan hier niet?"), self._said(route.cannot, route.source))
        self._part(self.tr("Wat kan hierna?"), _next(route, routes))
        self._part(self.tr("Waar staat dit?"), [_read_in(route.source)])
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.windowTitle())
        return scroll

    def _part(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._column.addSpacing(self._theme.px(8))
        self._column.addWidget(heading(title, "overline"))
        for line in lines:
            self._column.addWidget(words(line))

    def _who(self, route: Route) -> list[str]:
        found = [label(role) for role in Role if role in route.who]
        lines = [", ".join(found) if found else self.tr("iedereen")]
        if route.min_age is not None:
            lines.append(self.tr("een jeugdige zelf vanaf {0} jaar").format(route.min_age))
        if route.lawyer is Answer.YES:
            lines.append(self.tr("een advocaat is verplicht"))
        if route.lawyer is Answer.NO:
            lines.append(self.tr("een advocaat is niet verplicht"))
        return [dutch.sentence_case(line) for line in lines]

    @staticmethod
    def _said(statements: Sequence[Statement], usual: Source) -> list[str]:
        """Return the sentences; one that rests on another source than the route names it."""
        return [
            found.text if found.source == usual else f"{found.text} ({_read_in(found.source)})"
            for found in statements
        ]


def _term(term: Term | None) -> list[str]:
    if term is None:
        return []
    long = amount_words(term.amount) if term.amount is not None else "volgens de eigen regeling"
    line = f"{term.name}: {long}, vanaf {term.event.name}; {KIND_LABELS[term.kind]}"
    return [f"{dutch.sentence_case(line)} ({_read_in(term.source)})"]


def _next(route: Route, routes: Mapping[str, Route]) -> list[str]:
    found = []
    for one in route.next:
        names = ", ".join(routes[code].name for code in one.routes if code in routes)
        found.append(f"{one.text} ({names})" if names else one.text)
    return found


def _read_in(source: Source) -> str:
    checked = numeric_day(source.checked_on)
    return f"{source.text}; {GRADE_LABELS[source.certainty]}, {checked}"
