"""What is known of one norm in one case: whether it applies and was met, and how we know."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.dates import UNKNOWN_DATE, EventDate, between, exactly
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.norms import Judgement, Norm, judge
from confidant_app.domain.terms import Term, Unit
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen, picked
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words

_MARGIN = timedelta(days=14)
Field = TypeVar("Field", QComboBox, QSpinBox)


class NormDialog(FormDialog[NormRecord]):
    """Asks about one norm; unknown is an answer and never counts as met.

    Where the norm has a term, two days decide: once both are known, nobody has to say whether it
    was met. What does not follow from the days is asked.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        norm: Norm,
        record: NormRecord,
        holidays: Holidays,
        today: date,
    ) -> None:
        super().__init__(parent, theme, dutch.sentence_case(norm.name))
        self._record, self._holidays, self._today = record, holidays, today
        self._term = norm.term
        self.explain(norm.text)
        answers = [
            (self.tr("weet ik niet"), Answer.UNKNOWN.value),
            (self.tr("ja"), Answer.YES.value),
            (self.tr("nee"), Answer.NO.value),
        ]
        self.applies = self.choice(self.tr("Geldt deze norm hier?"), answers, record.applies.value)
        if norm.term is not None:
            self._ask_days(norm.term)
        self.met = self.choice(self.tr("Is hij gehaald?"), answers, record.met.value)
        self.evidence = self.choice(
            self.tr("Hoe weten we dit?"),
            [
                (self.tr("de melder vertelt het"), Knowledge.TOLD.value),
                (self.tr("ik heb een document gezien"), Knowledge.DOCUMENT.value),
                (self.tr("allebei"), Knowledge.BOTH.value),
            ],
            record.evidence.value,
        )
        self.note = self.lines(self.tr("Notitie"), record.note, rows=2)
        if self._term is not None:
            self._own_met, self._own_days = self.met.currentIndex(), self.days.value()
            self.changed.connect(self._judge)
            self._judge()

    @override
    def check(self) -> None:
        """Refuse days that have yet to come. Raises InvalidValue."""
        for on in (self._start(), self._deed()):
            demand_possible(on, self._today)

    @override
    def value(self) -> NormRecord:
        """Return the record as it stands in the fields."""
        return replace(
            self._record,
            applies=chosen(self.applies, Answer),
            start=self._record.start if self._term is None else self._known_start(),
            met=chosen(self.met, Answer),
            days=self._record.days if self._term is None else self.days.value() or None,
            evidence=chosen(self.evidence, Knowledge),
            note=self.note.toPlainText().strip(),
        )

    def _ask_days(self, term: Term) -> None:
        known = self._record.start or UNKNOWN_DATE
        first = known.earliest or self._today
        rough = known.certainty is Certainty.CIRCA
        self.begun = self.tick(
            self.tr("Ik weet wanneer de termijn begon"), on=known.earliest is not None
        )
        self.first = self.day(term.event.question, first)
        if term.event.hint:
            self.explain(term.event.hint)
        self.about = self.tick(self.tr("Ongeveer; ik weet de dag niet precies"), on=rough)
        self.last = self.day(self.tr("Op zijn laatst"), known.latest or first + _MARGIN)
        self.deed = self.choice(
            self.tr("Is het gebeurd?"),
            [
                (self.tr("weet ik niet"), Answer.UNKNOWN.value),
                (self.tr("ja, op deze dag:"), Answer.YES.value),
                (self.tr("nee, nog steeds niet"), Answer.NO.value),
            ],
        )
        self.done_on = self.day(self.tr("Op welke dag?"), self._today)
        unit = lasted(term, 2).split()[1]
        self.days = self.number(
            self.tr("Of: na hoeveel {0}?").format(unit), self._record.days or 0, 0, 3650
        )
        self.days.setSpecialValueText(self.tr("weet ik niet"))
        self.verdict = words("", "small")
        self.fields.addWidget(self.verdict)

    def _start(self) -> EventDate:
        if self._term is None or not self.begun.isChecked():
            return UNKNOWN_DATE
        first = picked(self.first)
        if self.about.isChecked():
            return between(first, max(first, picked(self.last)))
        return exactly(first)

    def _known_start(self) -> EventDate | None:
        start = self._start()
        return start if start.earliest is not None else None

    def _deed(self) -> EventDate:
        if self._term is None or chosen(self.deed, Answer) is not Answer.YES:
            return UNKNOWN_DATE
        return exactly(picked(self.done_on))

    def _judged(self) -> Judgement | None:
        if self._term is None or self._start().earliest is None:
            return None
        undone = self._today if chosen(self.deed, Answer) is Answer.NO else None
        return judge(self._term, self._start(), self._deed(), self._holidays, undone_on=undone)

    def _judge(self) -> None:
        """Say what follows from the days, and do not ask what follows from them."""
        begun = self.begun.isChecked()
        for field in (self.first, self.about, self.deed):
            field.setEnabled(begun)
        self.last.setEnabled(begun and self.about.isChecked())
        self.done_on.setEnabled(begun and chosen(self.deed, Answer) is Answer.YES)
        judged = self._judged()
        days = judged.days if judged is not None else None
        met = judged.met if judged is not None else Answer.UNKNOWN
        self._own_days = _follow(self.days, self._own_days, days, QSpinBox.value, QSpinBox.setValue)
        self._own_met = _follow(
            self.met,
            self._own_met,
            None if met is Answer.UNKNOWN else self.met.findData(met.value),
            QComboBox.currentIndex,
            QComboBox.setCurrentIndex,
        )
        self.verdict.setText(self._words(judged))

    def _words(self, judged: Judgement | None) -> str:
        if judged is None or judged.deadline is None:
            return ""
        parts = [self.tr("De laatste dag was {0}.").format(dutch.day(judged.deadline.on))]
        if judged.deadline.on >= self._today:
            parts = [self.tr("De laatste dag is {0}.").format(dutch.day(judged.deadline.on))]
        if judged.days is not None and self._term is not None:
            parts.append(self.tr("Het duurde {0}.").format(lasted(self._term, judged.days)))
        return " ".join(parts)


def _follow(
    field: Field,
    own: int,
    follows: int | None,
    read: Callable[[Field], int],
    put: Callable[[Field, int], None],
) -> int:
    """Show what follows from the days, else what was filled in by hand; return the latter.

    Nobody changes the field here, so it does not tell of a change.
    """
    by_hand = read(field) if field.isEnabled() else own
    field.blockSignals(True)
    put(field, by_hand if follows is None else follows)
    field.blockSignals(False)
    field.setEnabled(follows is None)
    return by_hand


def lasted(term: Term, days: int) -> str:
    """Return how long it took, in the unit of the norm: "6 werkdagen", "1 dag"."""
    if term.amount is not None and term.amount.unit is Unit.WORKDAY:
        return dutch.counted(days, "werkdag", "werkdagen")
    return dutch.counted(days, "dag", "dagen")
