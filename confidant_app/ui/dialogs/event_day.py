"""The day of an event: exactly, or only about."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.answers import Certainty
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.terms import EventKind
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme

_MARGIN = timedelta(days=14)


class EventDayDialog(FormDialog[EventDate]):
    """Asks for the day of an event; "about" counts from the earliest possible day.

    Only the day of a planned event may lie ahead; all others have happened.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        kind: EventKind,
        known: EventDate | None,
        today: date,
    ) -> None:
        super().__init__(parent, theme, kind.question)
        self._today, self._planned = today, kind.planned
        if kind.hint:
            self.explain(kind.hint)
        first = known.earliest if known is not None and known.earliest else today
        circa = known is not None and known.certainty is Certainty.CIRCA
        self.first = self.day(self.tr("Datum (bij ongeveer: op zijn vroegst)"), first)
        self.about = self.tick(self.tr("Ongeveer; ik weet de dag niet precies"), on=circa)
        last = known.latest if circa and known is not None and known.latest else first + _MARGIN
        self.last = self.day(self.tr("Op zijn laatst"), last)
        self.last.setEnabled(circa)
        self.about.toggled.connect(self.last.setEnabled)
        self.explain(
            self.tr(
                "Vul bij ongeveer de vroegste dag in waarop het gebeurd kan zijn. Confidant "
                "rekent daarvandaan; dat is de veilige kant."
            )
        )

    @override
    def check(self) -> None:
        """Refuse a day that has yet to come. Raises InvalidValue."""
        demand_possible(self.value(), self._today, planned=self._planned)

    @override
    def value(self) -> EventDate:
        """Return the day as it stands in the fields."""
        first = picked(self.first)
        if self.about.isChecked():
            return between(first, max(first, picked(self.last)))
        return exactly(first)
