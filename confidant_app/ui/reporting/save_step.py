"""Step 5: save the file, and what left the house before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from confidant_app.domain.figure_words import period
from confidant_app.domain.ledger import Form, LedgerEntry, ReleaseOrigin
from confidant_app.domain.report import file_name
from confidant_app.services.reporting import Finished
from confidant_app.ui import dutch
from confidant_app.ui.file_places import ask_new_file
from confidant_app.ui.reporting.named import named
from confidant_app.ui.reporting.sides import Sides
from confidant_app.ui.theme import Theme
from confidant_app.ui.widgets.card import Card, empty
from confidant_app.ui.widgets.words import button, hairline, words


class SaveStep(Sides):
    """`chosen` carries the `Path` for the file; `again` asks for a new report."""

    chosen = Signal(object)
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, shares=(1, 1))
        self._theme = theme
        self._forms = {
            Form.QUESTIONS: self.tr("concept-vragen voor de raad"),
            Form.OPEN_DATA: self.tr("open data"),
        }
        self._before = Card(theme, self.tr("Eerder naar buiten gegaan"))
        self.right.addWidget(self._before)
        self.right.addStretch()

    def show_nothing(self) -> None:
        """Wait for a file."""
        empty(self.left)

    def show_finished(self, finished: Finished) -> None:
        """Offer to save the file."""
        empty(self.left)
        card = Card(self._theme, self.tr("Klaar om te bewaren"))
        self._facts(card, finished)
        text = self.tr(
            "Het bestand zelf is niet versleuteld: het is bedoeld om te delen. "
            "In je kluis blijft staan wat je deelde, met wie, en de vingerafdruk."
        )
        card.add(words(text, "small"))
        self.save = button(self.tr("Rapport &bewaren …"), lambda: self._ask(finished), "primary")
        card.add(self.save)
        self.left.addWidget(card)
        self.left.addStretch()

    def show_saved(self, finished: Finished, path: Path) -> None:
        """Say what was written."""
        empty(self.left)
        card = Card(self._theme, self.tr("Het rapport is bewaard"))
        card.add(words(self.tr("Bewaard in {0}").format(path.parent), "done"))
        self._facts(card, finished)
        half = len(finished.sha256) // 2
        digest = f"{finished.sha256[:half]}\n{finished.sha256[half:]}"
        card.add(named(self._theme, self.tr("Vingerafdruk (SHA-256)"), digest))
        why = self.tr("Hiermee kan iedereen nagaan of het bestand nog hetzelfde is.")
        card.add(words(why, "small"))
        self.fresh = button(self.tr("&Nog een rapport maken"), self.again.emit)
        card.add(self.fresh)
        self.left.addWidget(card)
        self.left.addStretch()
        self.fresh.setFocus()

    def show_ledger(self, entries: Sequence[LedgerEntry]) -> None:
        """Show what was published before, the newest first."""
        self._before.clear()
        if not entries:
            nothing = self.tr("Nog niets. Elk rapport dat je bewaart, komt hier te staan.")
            self._before.add(words(nothing, "muted"))
            return
        for entry in reversed(entries):
            days = period(entry.period_from, entry.period_until)
            left = self.tr("{0}, vingerafdruk {1} …").format(dutch.day(entry.on), entry.sha256[:12])
            lines = [days, left]
            if entry.forms:
                also = ", ".join(self._forms[each.form] for each in entry.forms)
                lines.append(self.tr("met {0}").format(also))
            self._before.add(named(self._theme, self._receiver(entry), *lines))
        self._before.add(hairline())
        why = self.tr("Elk volgend rapport wordt nagerekend naast deze, ook samen.")
        self._before.add(words(why, "small"))

    def _receiver(self, entry: LedgerEntry) -> str:
        if entry.origin is ReleaseOrigin.DECLARED:
            return self.tr("door een ander uitgegeven")
        return entry.receiver

    def _facts(self, card: Card, finished: Finished) -> None:
        asked = finished.request
        label = self.tr("Bestand") if len(finished.names) == 1 else self.tr("Bestanden")
        card.add(named(self._theme, label, *finished.names))
        card.add(named(self._theme, self.tr("Ontvanger"), asked.receiver))
        days = period(asked.period_from, asked.period_until)
        card.add(named(self._theme, self.tr("Periode"), days))

    def _ask(self, finished: Finished) -> None:
        title = self.tr("Rapport bewaren")
        path = ask_new_file(self, title, file_name(finished.report), "PDF (*.pdf)")
        if path is not None:
            self.chosen.emit(path)
