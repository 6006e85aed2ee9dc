"""The line of facts above a note: which case, how, who, what, when, how long."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QSpinBox, QVBoxLayout, QWidget

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Channel, Contact, Direction, Kind
from confidant_app.ui import dutch
from confidant_app.ui.picking import chosen
from confidant_app.ui.qt_days import moment_from_qt, moment_to_qt
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.flow import FlowLayout
from confidant_app.ui.widgets.words import labelled

_NEW_CASE = "new"
_BY_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LONGEST = 24 * 60


class ContactFacts(QWidget):
    """Value in, value out; `changed` fires on every change, `case_chosen` when the case does."""

    changed = Signal()
    case_chosen = Signal()

    def __init__(self, theme: Theme, cases: list[tuple[str, CaseId]]) -> None:
        super().__init__()
        row = FlowLayout(theme.px(8))
        self.setLayout(row)
        loose = [(self.tr("nog geen zaak"), ""), (self.tr("een nieuwe zaak"), _NEW_CASE)]
        self.case = _choice([*loose, *((text, str(case)) for text, case in cases)])
        self.case.setMinimumContentsLength(25)
        self.case.setSizeAdjustPolicy(_BY_LENGTH)
        self.channel = _choice([(text, value.value) for value, text in dutch.CHANNEL.items()])
        self.direction = _choice([(text, value.value) for value, text in dutch.DIRECTION.items()])
        self.kind = _choice([(text, value.value) for value, text in dutch.KIND.items()])
        self.at = QDateTimeEdit()
        self.at.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.at.setCalendarPopup(True)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        for name, field in (
            (self.tr("Zaak"), self.case),
            (self.tr("Hoe"), self.channel),
            (self.tr("Van wie"), self.direction),
            (self.tr("Soort"), self.kind),
            (self.tr("Wanneer"), self.at),
            (self.tr("Hoe lang"), self.minutes),
        ):
            row.addWidget(_under_its_name(theme, name, field))
        for choice in (self.case, self.channel, self.direction, self.kind):
            choice.currentIndexChanged.connect(lambda: self.changed.emit())
        self.case.currentIndexChanged.connect(lambda: self.case_chosen.emit())
        self.at.dateTimeChanged.connect(lambda: self.changed.emit())
        self.minutes.valueChanged.connect(lambda: self.changed.emit())

    def put(self, contact: Contact) -> None:
        """Show the facts of a contact."""
        self.at.setDateTime(moment_to_qt(contact.at))
        self.minutes.setValue(contact.minutes or 0)
        for field, value in (
            (self.case, str(contact.case) if contact.case is not None else ""),
            (self.channel, contact.channel.value),
            (self.direction, contact.direction.value),
            (self.kind, contact.kind.value),
        ):
            field.setCurrentIndex(max(0, field.findData(value)))

    def applied(self, contact: Contact) -> Contact:
        """Return the contact with the facts of the fields; a new case is not one yet."""
        at = moment_from_qt(self.at.dateTime())
        unchanged = moment_to_qt(contact.at) == self.at.dateTime()
        return replace(
            contact,
            at=contact.at if unchanged else at,
            minutes=self.minutes.value() or None,
            channel=chosen(self.channel, Channel),
            direction=chosen(self.direction, Direction),
            kind=chosen(self.kind, Kind),
            case=self.chosen_case(),
        )

    def chosen_case(self) -> CaseId | None:
        """Return the case that was chosen, None for none or for one still to be made."""
        value = str(self.case.currentData() or "")
        return CaseId(UUID(value)) if value and value != _NEW_CASE else None

    def wants_new_case(self) -> bool:
        """Return whether a case has to be made for this contact."""
        return str(self.case.currentData()) == _NEW_CASE

    def count_minute(self) -> None:
        """Add a minute while a call lasts."""
        if chosen(self.channel, Channel) is Channel.PHONE:
            self.minutes.setValue(self.minutes.value() + 1)


def _choice(items: list[tuple[str, str]]) -> QComboBox:
    found = QComboBox()
    found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
    found.setMaxVisibleItems(14)
    for text, value in items:
        found.addItem(text, value)
    return found


def _under_its_name(theme: Theme, name: str, field: QWidget) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    label = labelled(name, field)
    label.setObjectName("small")
    column.addWidget(label)
    column.addWidget(field)
    return body
