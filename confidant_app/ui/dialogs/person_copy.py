"""A copy for one person: what is in it, read before it is handed over, and in which form."""

from dataclasses import dataclass

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from confidant_app.domain.person_copy import as_text
from confidant_app.services.copying import CopyForm, OwnCopy
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.picking import chosen
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.words import words

_MOST_DOUBTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The copy as it was looked over, and the kind of file."""

    copy: OwnCopy
    form: CopyForm


class PersonCopyDialog(FormDialog[Chosen]):
    """Shows the whole text; the others are unreadable unless that is changed on purpose."""

    def __init__(self, parent: QWidget, theme: Theme, hidden: OwnCopy, readable: OwnCopy) -> None:
        super().__init__(parent, theme, "", width=720)
        self.name(self.tr("Kopie voor deze persoon"))
        self._copies = {True: hidden, False: readable}
        self.explain(
            self.tr(
                "Wie in de kluis staat, mag vragen wat je over hem of haar bewaart. Lees de kopie "
                "eerst zelf: een programma ziet niet alles wat over een ander gaat."
            )
        )
        if hidden.youth:
            self.explain(
                self.tr(
                    "Een kind dat zelf hulp zocht, vraagt zelf om zijn gegevens, ook onder de 16 "
                    "(UAVG, artikel 5, vijfde lid). Geef ze niet zonder meer aan een ouder."
                )
            )
        self.form = self.choice(
            self.tr("Soort bestand"),
            [
                (self.tr("PDF, om te lezen"), CopyForm.PDF.value),
                (self.tr("JSON, voor een ander programma"), CopyForm.JSON.value),
            ],
        )
        self.hide_others = self.tick(self.tr("Anderen onleesbaar maken"), on=True)
        self.hide_others.toggled.connect(self._show)
        self.warnings = words("", "notice")
        self.fields.addWidget(self.warnings)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(theme.px(280))
        self.row(self.tr("Dit staat erin"), self.preview)
        self.explain(
            self.tr("Het bestand is niet versleuteld. Geef het zelf af en wis daarna je kopie.")
        )
        self.save.setText(self.tr("Bestand &maken …"))
        self.save.setAccessibleName(self.tr("Bestand maken"))
        self._show()

    @override
    def typed(self) -> tuple[str, ...]:
        """Return nothing: what is chosen here is no text to keep."""
        return ()

    @override
    def value(self) -> Chosen:
        return Chosen(copy=self._copy(), form=chosen(self.form, CopyForm))

    def _copy(self) -> OwnCopy:
        return self._copies[self.hide_others.isChecked()]

    def _show(self) -> None:
        copy = self._copy()
        self.preview.setPlainText(as_text(copy.words))
        told = " ".join(self._warnings(copy))
        self.warnings.setText(told)
        self.warnings.setVisible(bool(told))

    def _warnings(self, copy: OwnCopy) -> list[str]:
        found = []
        places = dutch.counted(copy.named, self.tr("plaats"), self.tr("plaatsen"))
        if copy.named and copy.others_hidden:
            found.append(self.tr("Op {0} is een ander onleesbaar gemaakt.").format(places))
        elif copy.named:
            found.append(self.tr("Op {0} staat een ander leesbaar genoemd.").format(places))
        if copy.doubtful:
            names = ", ".join(copy.doubtful[:_MOST_DOUBTS])
            more = len(copy.doubtful) - _MOST_DOUBTS
            names += self.tr(" en nog {0}").format(more) if more > 0 else ""
            found.append(self.tr("Misschien ook een naam: {0}.").format(names))
        if copy.elsewhere:
            talks = dutch.counted(copy.elsewhere, self.tr("gesprek"), self.tr("gesprekken"))
            text = self.tr("In {0} van anderen komt deze persoon voor; dat staat er niet in.")
            found.append(text.format(talks))
        if copy.unclaimed:
            talks = dutch.counted(copy.unclaimed, self.tr("gesprek"), self.tr("gesprekken"))
            text = self.tr(
                "Bij {0} staat niet wie erbij was. Er zijn twee melders, dus dat staat er niet "
                "in. Vul het eerst in bij het gesprek."
            )
            found.append(text.format(talks))
        return found
