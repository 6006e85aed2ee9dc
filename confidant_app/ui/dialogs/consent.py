"""Consent: what for, how it was given, and when."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.consent import Consent, ConsentForm, Purpose
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen, picked
from confidant_app.ui.theme import Theme


class ConsentDialog(FormDialog[Consent]):
    """Asks about one consent, with the sentence to read out."""

    def __init__(self, parent: QWidget, theme: Theme, consent: Consent) -> None:
        super().__init__(parent, theme, "")
        self.name(self.tr("Toestemming"))
        self._consent = consent
        self.explain(
            self.tr(
                "Zeg erbij: u kunt dit altijd weer intrekken, en dan telt u niet meer mee in wat "
                "daarna naar buiten gaat."
            )
        )
        self.purpose = self.choice(
            self.tr("Toestemming om"),
            [(text, purpose.value) for purpose, text in dutch.PURPOSE.items()],
            consent.purpose.value,
        )
        self.form = self.choice(
            self.tr("Hoe gegeven?"),
            [(text, form.value) for form, text in dutch.CONSENT_FORM.items()],
            consent.form.value,
        )
        self.given_on = self.day(self.tr("Wanneer?"), consent.given_on)
        self.judgement = self.line(
            self.tr("Jonger dan 16 en vraagt zelf hulp? Waarom kan dat zonder ouder?"),
            consent.minor_judgement,
        )

    @override
    def value(self) -> Consent:
        """Return the consent as it stands in the fields."""
        return replace(
            self._consent,
            purpose=chosen(self.purpose, Purpose),
            form=chosen(self.form, ConsentForm),
            given_on=picked(self.given_on),
            minor_judgement=self.judgement.text().strip(),
        )
