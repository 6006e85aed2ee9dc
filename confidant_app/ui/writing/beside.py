"""What stands beside a letter and is not printed: its last day, what is missing, and hints."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.domain.answers import Certainty
from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.letter_templates import Template
from confidant_app.domain.sources import GRADE_LABELS
from confidant_app.domain.terms import TermKind
from confidant_app.services.writing import Guide
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.chip import term_chip
from confidant_app.ui.widgets.words import button, words


class LetterBeside(QWidget):
    """`next_place` asks to go to the next thing that still has to be filled in."""

    next_place = Signal()

    def __init__(self, desk: Desk, guide: Guide) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(16))
        if guide.deadlines or guide.questions or guide.fatal:
            column.addWidget(self._terms(guide))
        column.addWidget(self._missing())
        if guide.template is not None:
            column.addWidget(self._about(guide.template))
        column.addStretch()
        self.show_state((), may_hold_number=False, may_claim_authority=False)

    def show_state(
        self, missing: Sequence[str], *, may_hold_number: bool, may_claim_authority: bool
    ) -> None:
        """Say what still has to be filled in, what need not be in a letter, and what to check."""
        self.number.setVisible(may_hold_number)
        self.authority.setVisible(may_claim_authority)
        self.missing.setText("\n".join(f"– {one}" for one in missing))
        if not missing:
            self.missing.setText(self.tr("Alles is ingevuld."))
        self.next.setEnabled(bool(missing))

    def _terms(self, guide: Guide) -> Card:
        card = Card(self._desk.theme, self.tr("Termijn"))
        card.column.addWidget(term_chip(TermKind.FATAL), alignment=Qt.AlignmentFlag.AlignLeft)
        for deadline in guide.deadlines:
            card.add(words(self._until(deadline), "strong"))
        for question in guide.questions:
            card.add(words(self.tr("Nog niet te tellen. {0}").format(question)))
        if guide.questions:
            card.add(words(self.tr("Vul die dag in bij de stap in de zaak."), "small"))
        if not guide.deadlines and not guide.questions:
            card.add(
                words(
                    self.tr(
                        "Op deze weg is er een fatale termijn. Staat de stap in de zaak, met de "
                        "dag waarop de termijn begint, dan telt Confidant mee."
                    )
                )
            )
        card.add(words(self.tr("Reken na; dit is geen juridisch advies."), "small"))
        card.add(words(self.tr("Bel een advocaat of het Juridisch Loket."), "small"))
        return card

    def _until(self, deadline: Deadline) -> str:
        circa = self.tr("ongeveer ") if deadline.certainty is Certainty.CIRCA else ""
        name = dutch.sentence_case(deadline.term.name)
        left = dutch.distance(deadline.on, self._desk.today())
        text = self.tr("{0}: uiterlijk {1}{2} ({3})")
        return text.format(name, circa, dutch.day(deadline.on), left)

    def _missing(self) -> Card:
        card = Card(self._desk.theme, self.tr("Nog in te vullen"))
        self.missing = words("")
        self.next = button(self.tr("&Volgende open plek"), self.next_place.emit, "quiet")
        self.number = words(
            self.tr(
                "Er staat een nummer in dat een burgerservicenummer kan zijn. Dat hoeft niet in "
                "een brief."
            ),
            "notice",
        )
        self.authority = words(
            self.tr(
                "Staat er dat de schrijver het gezag heeft? Kijk of dat voor elk genoemd kind "
                "klopt."
            ),
            "notice",
        )
        card.add(self.number)
        card.add(self.authority)
        card.add(self.missing)
        card.column.addWidget(self.next, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _about(self, template: Template) -> Card:
        card = Card(self._desk.theme, self.tr("Bij deze brief"))
        card.add(words(self.tr("Voor: {0}").format(template.to)))
        for hint in template.hints:
            card.add(words(hint.text, "small"))
        source = template.source
        rests = self.tr("Rust op {0}: {1}, op {2}.")
        day = dutch.day(source.checked_on)
        card.add(words(rests.format(source.text, GRADE_LABELS[source.certainty], day), "small"))
        return card
