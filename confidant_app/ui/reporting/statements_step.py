"""Step 3: what others said in public, to stand beside the figures; every wording is the owner's."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.composing import INSTITUTION
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.report import Hearing
from confidant_app.domain.statements import Registered, offered
from confidant_app.services import hearing, recommending, statements
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.hearing import HearingDialog
from confidant_app.ui.dialogs.statement import StatementDialog
from confidant_app.ui.keyboard import starts_at
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.words import button, words


class StatementsStep(Sides):
    """Left what this step is, right a card for each statement; `changed` tells of any change."""

    changed = Signal()

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme)
        self._desk, self._complain = desk, complain
        about = Card(desk.theme, self.tr("Wat anderen in het openbaar zeiden"))
        text = self.tr(
            "In het rapport staat naast elke uitspraak wat gezinnen hierover vertelden. "
            "Het een weerlegt het ander niet."
        )
        about.add(words(text))
        whose = self.tr(
            "Elke uitspraak blijft van wie haar deed, met de bron erbij. "
            "Wat je hier verandert, geldt ook voor volgende rapporten."
        )
        about.add(words(whose, "small"))
        self.add = button(self.tr("Uitspraak &toevoegen …"), self._add)
        about.add(self.add)
        self.left.addWidget(about)
        heard = Card(desk.theme, self.tr("Hoor en wederhoor"))
        self.state = words("", "muted")
        heard.add(self.state)
        self.react = button(self.tr("&Reactie vastleggen …"), self._react)
        heard.add(self.react)
        self.left.addWidget(heard)
        self.left.addWidget(self._recommend())
        self.left.addStretch()
        self.rows: list[StatementRow] = []
        starts_at(self, self.add)
        self.refresh()

    def refresh(self) -> None:
        """Read the register again."""
        self.state.setText(self._heard())
        entries = statements.registered(self._desk.vault, self._desk.catalogues)
        if [row.entry for row in self.rows] == list(entries):
            return
        at = next((n for n, row in enumerate(self.rows) if row.shown.hasFocus()), None)
        empty(self.right)
        self.rows = [StatementRow(self._desk, entry) for entry in entries]
        for row in self.rows:
            row.shown.clicked.connect(partial(self._leave_out, row))
            row.edit.clicked.connect(partial(self._word, row.entry))
            row.back.clicked.connect(partial(self._take_back, row.entry))
            self.right.addWidget(row)
        self.right.addStretch()
        if at is not None and at < len(self.rows):
            self.rows[at].shown.setFocus()

    def _add(self) -> None:
        figures = offered(self._desk.catalogues.figures)
        found = StatementDialog.ask(self, self._desk.theme, figures)
        if found is not None:
            self._try(lambda: statements.add(self._desk.vault, found, self._desk.now()))

    def _word(self, entry: Registered) -> None:
        desk = self._desk
        listed = desk.catalogues.statements.get(entry.code)
        figures = offered(desk.catalogues.figures)
        known = None if listed is None else listed.statement
        found = StatementDialog.ask(self, desk.theme, figures, entry.statement, known)
        if found is not None:
            self._try(
                lambda: statements.word(desk.vault, desk.catalogues, entry, found, desk.now())
            )

    def _recommend(self) -> Card:
        """Return the card where the hotline chooses what it recommends; nothing to begin with."""
        card = Card(self._desk.theme, self.tr("Aanbevelingen"))
        text = self.tr(
            "Kies wat het meldpunt aanbeveelt. Een aanbeveling komt in het rapport als een cijfer "
            "waarop zij rust, getoond mag worden."
        )
        card.add(words(text, "small"))
        chosen = recommending.chosen(self._desk.vault)
        self.recommended: dict[str, TickedText] = {}
        for code, each in self._desk.catalogues.recommendations.items():
            ticked = TickedText(self._desk.theme, each.text)
            ticked.tick.setChecked(code in chosen)
            ticked.tick.clicked.connect(partial(self._choose, code, ticked))
            self.recommended[code] = ticked
            card.add(ticked)
        return card

    def _choose(self, code: str, ticked: "TickedText") -> None:
        desk, on = self._desk, ticked.tick.isChecked()
        self._try(lambda: recommending.choose(desk.vault, code, desk.now(), on=on))

    def _react(self) -> None:
        desk = self._desk
        known = hearing.reaction(desk.vault)
        found = HearingDialog.ask(self, desk.theme, INSTITUTION, known)
        if found is not None:
            self._try(lambda: hearing.keep(desk.vault, found, desk.now()))

    def _heard(self) -> str:
        match hearing.reaction(self._desk.vault).hearing:
            case Hearing.NOT_YET_ASKED:
                text = self.tr("{0} is nog niet om een reactie gevraagd.")
            case Hearing.ASKED:
                text = self.tr("{0} is om een reactie gevraagd.")
            case Hearing.ANSWERED:
                text = self.tr("De reactie van {0} staat in het rapport.")
        return text.format(INSTITUTION)

    def _leave_out(self, row: "StatementRow") -> None:
        desk, out = self._desk, not row.shown.isChecked()
        self._try(lambda: statements.leave_out(desk.vault, row.entry, desk.now(), out=out))

    def _take_back(self, entry: Registered) -> None:
        own, desk = entry.own, self._desk
        if own is not None:
            self._try(lambda: statements.take_back(desk.vault, own, desk.now()))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ConfidantError as error:
            self._complain(error)
        self.refresh()
        self.changed.emit()


class TickedText(QWidget):
    """A box to tick with words that run over several lines; pressing the words ticks too."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.tick = QCheckBox()
        self.tick.setAccessibleName(text)
        self.words = words(text)
        self.words.setBuddy(self.tick)
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, stretch=1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self.rect().contains(event.position().toPoint()):
            self.tick.click()


class StatementRow(Card):
    """One statement: whether it stands in the report, whose it is, and what can be done."""

    def __init__(self, desk: Desk, entry: Registered) -> None:
        super().__init__(desk.theme)
        self.entry = entry
        said = entry.statement
        who = f"{said.speaker}, {said.said_on}"
        self.shown = QCheckBox(self.tr("In het rapport"))
        self.shown.setChecked(not entry.left_out)
        self.shown.setAccessibleName(self.tr("In het rapport: {0}").format(who))
        self.shown.setAccessibleDescription(said.words)
        self.add(words(dutch.sentence_case(who), "strong"))
        self.add(words(said.words, "muted" if entry.left_out else ""))
        self.add(words(self.tr("Bron: {0}").format(said.source), "small"))
        self.add(words(self._beside(desk), "small"))
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch()
        self.edit = button(self.tr("Anders verwoorden …"), _nothing, "quiet")
        self.edit.setAccessibleName(self.tr("Anders verwoorden: {0}").format(who))
        row.addWidget(self.edit)
        again = self.tr("Zoals het was") if entry.code else self.tr("Weghalen")
        self.back = button(again, _nothing, "quiet")
        self.back.setAccessibleName(f"{again}: {who}")
        self.back.setVisible(entry.typed)
        row.addWidget(self.back)
        line = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        line.setLayout(row)
        self.add(line)

    def _beside(self, desk: Desk) -> str:
        count = len(self.entry.statement.beside)
        if not count:
            return self.tr("Staat op zichzelf, zonder cijfer ernaast.")
        known = dict(offered(desk.catalogues.figures))
        first = [known[at] for at in self.entry.statement.beside if at in known][:_FEW]
        named = "; ".join(first)
        more = count - len(first)
        text = self.tr("Ernaast: {0}").format(named)
        return self.tr("{0} en nog {1}").format(text, more) if more else text


_FEW = 3


def _nothing() -> None:
    """Wait for the step to say what a press does."""
