"""Somebody in a case: role, names as used, and how to reach this person safely."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.answers import Answer
from confidant_app.domain.people import Person, is_public
from confidant_app.domain.vocabulary import Role, label
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme


class PersonDialog(FormDialog[Person]):
    """Asks about one person; a pseudonym is enough, no field is required."""

    def __init__(self, parent: QWidget, theme: Theme, person: Person) -> None:
        super().__init__(parent, theme, "", width=560)
        self.name(self.tr("Betrokkene"))
        self._person = person
        self.explain(self.tr("Een eigen woord in plaats van een naam mag ook. Niets is verplicht."))
        self.role = self.choice(
            self.tr("Rol"), [(label(role), role.value) for role in Role], person.role.value
        )
        self.reporter = self.tick(self.tr("Dit is de melder"), on=person.reporter)
        self.public_name = self.tick(
            self.tr("De naam is openbaar, zoals van een wethouder"), on=person.public_name
        )
        self.role.currentIndexChanged.connect(self._show_public)
        self.reporter.toggled.connect(self._show_public)
        self.given = self.line(self.tr("Voornaam"), person.given)
        self.surname = self.line(self.tr("Achternaam"), person.surname)
        self.nickname = self.line(self.tr("Roepnaam of bijnaam"), person.nickname)
        self.phone = self.line(self.tr("Telefoon"), person.phone)
        self.email = self.line(self.tr("E-mail"), person.email)
        self.safe_times = self.line(
            self.tr("Wanneer is bellen veilig?"),
            person.safe_times,
            self.tr("bijvoorbeeld: op werkdagen tussen 9 en 14 uur"),
        )
        self.voicemail = self.choice(
            self.tr("Mag je de voicemail inspreken?"),
            [
                (self.tr("weet ik niet"), Answer.UNKNOWN.value),
                (self.tr("ja"), Answer.YES.value),
                (self.tr("nee"), Answer.NO.value),
            ],
            person.voicemail.value,
        )
        self.interpreter = self.line(self.tr("Tolk nodig? Welke taal?"), person.interpreter)
        self._show_public()

    @override
    def value(self) -> Person:
        """Return the person as it stands in the fields."""
        return replace(
            self._person,
            role=chosen(self.role, Role),
            reporter=self.reporter.isChecked(),
            given=self.given.text().strip(),
            surname=self.surname.text().strip(),
            nickname=self.nickname.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            safe_times=self.safe_times.text().strip(),
            voicemail=chosen(self.voicemail, Answer),
            interpreter=self.interpreter.text().strip(),
            public_name=self.public_name.isChecked(),
        )

    def _show_public(self) -> None:
        """Offer it for people in office only; it does not count for anybody else."""
        self.public_name.setVisible(is_public(replace(self.value(), public_name=True)))
