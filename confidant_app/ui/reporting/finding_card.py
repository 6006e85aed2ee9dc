"""The finding that is being judged: its words, why it was found, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from confidant_app.domain.findings import Label
from confidant_app.domain.review import LONGEST_REASON, Choice, Review
from confidant_app.ui.picking import chosen
from confidant_app.ui.reporting.reasons import KIND, READY_REASONS, can_be_replaced, summary
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.flow import FlowRow
from confidant_app.ui.widgets.words import button, labelled, words


class FindingCard(Card):
    """Shows one finding at a time; the panel decides what its signals do.

    `kept` carries the reason, `relabelled` the new kind, `moved` -1 or 1; `asked` tells that
    the field for a reason came into view.
    """

    hidden = Signal()
    kept = Signal(str)
    everywhere = Signal()
    relabelled = Signal(object)
    moved = Signal(int)
    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: Label | None = None
        self.setAccessibleName(self.tr("Vondst"))
        self._where = words("", "overline", wrap=False)
        self.add(self._where)
        self._found = words("", "strong")
        self.add(self._found)
        self._why = words("", "small")
        self.add(self._why)
        self._hint = words("", "small")
        self.add(self._hint)
        row = FlowRow(theme.px(8))
        self.hide_button = button("", self.hidden.emit)
        self.keep_button = button(self.tr("Laat staan (L)"), self.ask_reason)
        self.hide_button.setCheckable(True)
        self.keep_button.setCheckable(True)
        self.all_button = button(self.tr("Overal verbergen (O)"), self.everywhere.emit, "quiet")
        self.all_button.setToolTip(self.tr("Ook in de andere citaten voor dit rapport."))
        kinds = self._kinds(theme)
        for each in (self.hide_button, self.keep_button, self.all_button, kinds):
            row.add(each)
        self.add(row)
        self.add(self._asked(theme))
        self.add(self._steps(theme))

    def show_passage(self, review: Review, at: int) -> None:
        """Show finding `at` of a review and what was decided about it."""
        passage = review.passages[at]
        label = passage.finding.label
        self._shown = label
        self._where.setText(self.tr("Vondst {0} van {1}").format(at + 1, len(review.passages)))
        self._found.setText(f"“{review.text(at)}”")
        self._why.setText(summary(passage))
        replaced = can_be_replaced(passage.finding)
        hide = self.tr("Verberg (V)") if replaced else self.tr("Herschreven (V)")
        self.hide_button.setText(hide)
        self.hide_button.setAccessibleName(f"{hide}: {review.text(at)}")
        self.keep_button.setAccessibleName(f"{self.keep_button.text()}: {review.text(at)}")
        self.hide_button.setChecked(passage.choice is Choice.HIDE)
        self.keep_button.setChecked(passage.choice is Choice.KEEP)
        self.all_button.setVisible(replaced)
        self.kind.setCurrentIndex(self.kind.findData(label.value))
        self._hint.setText(self._advice(replaced=replaced, own=passage.finding.own))
        self._hint.setVisible(bool(self._hint.text()))
        self._typed_only = passage.on_file
        self.reasons.hide()
        self.reason.setText(passage.reason)

    def ask_reason(self) -> None:
        """Ask why these words may stay; a name on file asks for words of one's own."""
        self.keep_button.setChecked(False)
        for ready in self.ready:
            ready.setVisible(not self._typed_only)
        self.reasons.show()
        self.reason.setFocus()
        self.reason.selectAll()
        self.asked.emit()

    def _advice(self, *, replaced: bool, own: bool) -> str:
        if not replaced:
            return self.tr("Schrijf dit zelf algemener in de tekst voor het rapport.")
        if own:
            return self.tr(
                "Zolang deze naam er staat, gaat het citaat niet weg. Is de naam openbaar? "
                "Zet dat dan bij deze persoon in de zaak."
            )
        return ""

    def _kinds(self, theme: Theme) -> QWidget:
        kinds = QWidget()
        row = QHBoxLayout(kinds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.kind = QComboBox()
        row.addWidget(labelled(self.tr("Soort (S)"), self.kind))
        row.addWidget(self.kind)
        for label in Label:
            self.kind.addItem(KIND[label], label.value)
        self.kind.activated.connect(self._relabel)
        return kinds

    def _asked(self, theme: Theme) -> QWidget:
        self.reasons = QWidget()
        column = QVBoxLayout(self.reasons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setAccessibleName(self.tr("Waarom mag dit blijven staan?"))
        self.reason.setPlaceholderText(self.tr("Waarom mag dit blijven staan?"))
        self.reason.returnPressed.connect(lambda: self.kept.emit(self.reason.text()))
        column.addWidget(self.reason)
        row = FlowRow(theme.px(8))
        self.ready: list[QPushButton] = []
        for text in READY_REASONS:
            ready = button(text, partial(self.kept.emit, text), "quiet")
            self.ready.append(ready)
            row.add(ready)
        self.keep_so = button(self.tr("Laat zo staan"), lambda: self.kept.emit(self.reason.text()))
        row.add(self.keep_so)
        column.addWidget(row)
        self._typed_only = False
        return self.reasons

    def _steps(self, theme: Theme) -> QWidget:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.previous = button(self.tr("Vorige"), lambda: self.moved.emit(-1), "quiet")
        self.following = button(self.tr("Volgende"), lambda: self.moved.emit(1), "quiet")
        row.addWidget(self.previous)
        row.addWidget(self.following)
        row.addStretch()
        return steps

    def _relabel(self, _index: int) -> None:
        label = chosen(self.kind, Label)
        if label is not self._shown:
            self.relabelled.emit(label)
