"""Which letter to begin, and who of the case writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.people import Person, display_name
from confidant_app.domain.vocabulary import Role, label
from confidant_app.services.writing import Offer, who_may
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to begin; `writer` is None for somebody who is not on file."""

    offer: Offer
    writer: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChoice:
    """What can be chosen from; the first offer and the first writer are proposed."""

    offers: Sequence[Offer]
    writers: Sequence[Person]
    broken: Sequence[CatalogueBroken]


class NewLetterDialog(FormDialog[NewLetter]):
    """Letters that fit a running step come first; who may not send one is told so."""

    def __init__(
        self, parent: QWidget, theme: Theme, choice: LetterChoice, catalogues: Catalogues
    ) -> None:
        super().__init__(parent, theme, "", width=600)
        self.name(self.tr("Nieuwe brief van de familie"))
        self._offers, self._catalogues = choice.offers, catalogues
        self._writers: tuple[Person | None, ...] = (*choice.writers, None)
        self.kind = self.choice(
            self.tr("Welke brief?"),
            [(self._named(offer), place) for place, offer in enumerate(choice.offers)],
        )
        self.writer = self.choice(
            self.tr("Wie stuurt de brief?"),
            [(self._called(person), place) for place, person in enumerate(self._writers)],
        )
        self.warning = words("", "notice")
        self.fields.addWidget(self.warning)
        self.explain(
            self.tr(
                "De brief is van de familie. Confidant vult in wat in de zaak staat; wat er niet "
                "staat, blijft zichtbaar open. Telefoonnummers en e-mailadressen neemt hij niet "
                "over."
            )
        )
        for error in choice.broken:
            self.explain(self.tr("Een brief is weggelaten. {0}").format(error))
        self.save.setText(self.tr("&Begin"))
        self.save.setAccessibleName(self.tr("Begin"))
        self.kind.currentIndexChanged.connect(self._warn)
        self.writer.currentIndexChanged.connect(self._warn)
        self._warn()

    @override
    def value(self) -> NewLetter:
        return NewLetter(offer=self._offer(), writer=self._writer())

    def _offer(self) -> Offer:
        return self._offers[int(self.kind.currentData())]

    def _writer(self) -> Person | None:
        return self._writers[int(self.writer.currentData())]

    def _named(self, offer: Offer) -> str:
        name = dutch.sentence_case(offer.template.name)
        return self.tr("{0} (stap loopt)").format(name) if offer.step is not None else name

    def _called(self, person: Person | None) -> str:
        if person is None:
            return self.tr("iemand die niet in de zaak staat")
        return f"{display_name(person) or self.tr('naam niet bekend')}, {label(person.role)}"

    def _warn(self) -> None:
        allowed, writer = who_may(self._offer().template, self._catalogues), self._writer()
        role = writer.role if writer is not None else Role.UNKNOWN
        told = ""
        if allowed and role is Role.UNKNOWN:
            told = self.tr("Kijk of de schrijver dit mag vragen. Dat kan: {0}.")
        elif allowed and role not in allowed:
            told = self.tr("Met deze rol kan dit meestal niet. Wel: {0}.")
        self.warning.setText(told.format(", ".join(label(one) for one in Role if one in allowed)))
        self.warning.setVisible(bool(told))
