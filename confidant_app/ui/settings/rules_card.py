"""Regels en vrije dagen: which edition the terms are counted by, newer ones, and extra days."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from confidant_app.domain.editions import Imprint, Origin
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.services import VaultKind, new_rules
from confidant_app.ui import dutch
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.extra_day import ExtraDayDialog
from confidant_app.ui.dialogs.moves import MovesDialog
from confidant_app.ui.file_places import ask_files, rules_kind
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.words import button, heading, words


class RulesCard(Card):
    """Whatever is taken over here rebuilds the room: every page counts by it at once."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk.theme)
        self._desk, self._complain = desk, complain
        self.add(heading(self.tr("Regels en vrije dagen")))
        self._tell_edition()
        self.newer = self._act(button(self.tr("Nieuwere &regels opnemen …"), self._take_in))
        self.back = self._act(
            button(self.tr("Terug naar de regels van het pro&gramma …"), self._go_back, "quiet")
        )
        from_file = desk.rules.origin is Origin.FILE and desk.rules.own.edition is not None
        self.back.setVisible(from_file)
        if desk.vault.kind is VaultKind.CONFIDANT:
            self._tell_days()

    def _tell_edition(self) -> None:
        rules = self._desk.rules
        imprint = rules.edition.catalogues.imprint
        said = self.tr("De termijnen worden geteld met de regels van {0}.")
        self.add(words(said.format(dutch.day(imprint.version))))
        origins = {
            Origin.PROGRAM: self.tr("Ze horen bij het programma. Gemaakt door {0}."),
            Origin.FILE: self.tr("Ze komen uit een bestand dat is opgenomen. Gemaakt door {0}."),
        }
        self.add(words(origins[rules.origin].format(imprint.made_by), "small"))
        self.add(words(imprint.changed, "muted"))

    def _tell_days(self) -> None:
        self.column.addSpacing(self._desk.theme.px(8))
        self.add(words(self.tr("Extra vrije dagen"), "strong"))
        text = self.tr(
            "De regering kan een dag gelijkstellen met een feestdag, zoals de vrijdag na "
            "Hemelvaartsdag (art.\u00a03 lid\u00a03 Algemene termijnenwet). Termijnen worden daar "
            "langer van. Zet een dag er dus alleen bij als je het besluit zelf hebt gelezen."
        )
        self.add(words(text, "muted"))
        if not self._desk.rules.days:
            self.add(words(self.tr("Er staan nog geen dagen bij."), "small"))
        for day in self._desk.rules.days:
            self.add(self._day_row(day))
        self.more = self._act(button(self.tr("Vr&ije dag toevoegen …"), self._add_day))

    def _day_row(self, day: ExtraDay) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(f"{dutch.day(day.on)}, {day.name}"))
        text.addWidget(words(day.source, "small"))
        line.addLayout(text, stretch=1)
        found = button(self.tr("Haal weg"), partial(self._remove_day, day), "quiet")
        found.setAccessibleName(self.tr("Haal weg: {0}").format(dutch.day(day.on)))
        found.setEnabled(not self._desk.vault.is_read_only)
        line.addWidget(found, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _act(self, act: QPushButton) -> QPushButton:
        act.setEnabled(not self._desk.vault.is_read_only)
        self.column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        return act

    def _take_in(self) -> None:
        desk = self._desk
        files = ask_files(self, self.tr("Welke regels wil je opnemen?"), rules_kind())
        if not files:
            return
        self._offer(
            lambda: new_rules.propose_files(desk.vault, desk.rules, files, desk.today()),
            caution=self.tr(
                "Confidant kan niet zien wie dit bestand echt maakte. Neem het alleen over als je "
                "het kreeg van iemand die je vertrouwt."
            ),
        )

    def _go_back(self) -> None:
        desk = self._desk
        self._offer(lambda: new_rules.propose_own(desk.vault, desk.rules))

    def _add_day(self) -> None:
        desk = self._desk
        day = ExtraDayDialog.ask(self, desk.theme, desk.catalogues.holidays, desk.today())
        if day is not None:
            self._offer(
                lambda: new_rules.propose_day(desk.vault, desk.rules, day, desk.today()),
                self.tr("{0}, {1}, telt als feestdag. Gelezen in: {2}.").format(
                    dutch.sentence_case(dutch.day(day.on)), day.name, day.source
                ),
            )

    def _remove_day(self, day: ExtraDay) -> None:
        desk = self._desk
        self._offer(
            lambda: new_rules.propose_without(desk.vault, desk.rules, day),
            self._without(day),
        )

    def _without(self, day: ExtraDay) -> str:
        holidays = self._desk.rules.edition.catalogues.holidays
        if holidays.name(day.on) is None:
            said = self.tr("{0} telt niet meer als feestdag.")
        else:
            said = self.tr("{0} staat ook in de regels zelf, en blijft een feestdag.")
        return said.format(dutch.sentence_case(dutch.day(day.on)))

    def _offer(
        self, propose: Callable[[], new_rules.Proposal], *more: str, caution: str = ""
    ) -> None:
        """Show what a proposal would move, and take it over when that was said."""
        desk = self._desk
        try:
            proposal = propose()
            told = (*self._about(proposal), *more)
            chosen = MovesDialog.ask(self, desk.theme, proposal, told, caution)
            if chosen is not None:
                standing = new_rules.adopt(desk.vault, chosen, desk.now())
        except ConfidantError as error:
            self._complain(error)
            return
        if desk.vault.is_closed() or not isValid(self):
            return
        desk.changes.happened.emit(Changed.SETTINGS)  # what was typed on the way is done with
        if chosen is not None:
            desk.way.rules.emit(standing)

    def _about(self, proposal: new_rules.Proposal) -> Sequence[str]:
        if proposal.after.edition is proposal.now.edition:
            return ()
        imprint: Imprint = proposal.after.edition.catalogues.imprint
        said = self.tr("De regels van {0}, gemaakt door {1}.")
        return (said.format(dutch.day(imprint.version), imprint.made_by), imprint.changed)
