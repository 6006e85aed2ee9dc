"""Which extensions of a term the other side announced."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget
from typing_extensions import override

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.steps import GivenExtension
from confidant_app.domain.terms import ExtensionKind, Term
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import picked
from confidant_app.ui.theme import Theme


class ExtensionDialog(FormDialog[tuple[GivenExtension, ...]]):
    """A box for each extension that the term can have; one that names a day asks for it."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        term: Term,
        given: Sequence[GivenExtension],
        today: date,
    ) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Verlengd: {0}").format(term.name))
        self._term = term
        self.explain(self.tr("Kijk in de brief. Zonder bericht van hen is er niets verlengd."))
        known = {found.code: found for found in given}
        self.boxes: dict[str, QCheckBox] = {}
        self.days: dict[str, QDateEdit] = {}
        for extension in term.extensions:
            old = known.get(extension.code)
            box = self.tick(dutch.sentence_case(extension.name), on=old is not None)
            self.boxes[extension.code] = box
            if extension.kind is ExtensionKind.STATED:
                stated = old.stated if old is not None and old.stated is not None else today
                day = self.day(self.tr("De nieuwe laatste dag die zij noemen"), stated)
                day.setEnabled(old is not None)
                box.toggled.connect(day.setEnabled)
                day.dateChanged.connect(partial(self._pick, extension.code))
                self.days[extension.code] = day
        self._picked = {found.code for found in given if found.stated is not None}

    def _pick(self, code: str, _: QDate) -> None:
        self._picked.add(code)

    @override
    def check(self) -> None:
        """Refuse a new day that nobody picked. Raises InvalidValue."""
        for code in self.days:
            if self.boxes[code].isChecked() and code not in self._picked:
                raise InvalidValue(reason="vul de nieuwe laatste dag in die in hun bericht staat")

    @override
    def value(self) -> tuple[GivenExtension, ...]:
        """Return what was ticked, in the order of the catalogue."""
        return tuple(
            GivenExtension(
                step=self._term.step,
                code=code,
                stated=picked(self.days[code]) if code in self.days else None,
            )
            for code, box in self.boxes.items()
            if box.isChecked()
        )
