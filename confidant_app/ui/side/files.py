"""Bestanden: what came with e-mails or was put here, and is kept inside the vault."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confidant_app.domain.attachments import Attachment
from confidant_app.domain.cases import CaseId
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.whole import WholeCase
from confidant_app.services import files
from confidant_app.services.sealing import Stopped
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.file_places import ask_files, ask_new_file
from confidant_app.ui.file_words import breakable, size_words
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.side.file_adder import FileAdder
from confidant_app.ui.side.file_row import FileRow
from confidant_app.ui.side.side_card import SideCard
from confidant_app.ui.widgets.words import button, words

_LOOK_EVERY_MS = 200


class FilesCard(SideCard):
    """Names and sizes, and for each file a copy on purpose and removal."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__(desk, complain, "")
        self.rename(self.tr("Bestanden"))
        self._busy = BusyLine(desk.theme)
        self.add(self._busy)
        self._said, self._failed = words("", "small"), words("", "error")
        for line in (self._said, self._failed):
            line.hide()
            self.add(line)
        self._adder = FileAdder.of(desk)
        self._adder.moved.connect(self._show_progress)
        self._busy.stopped.connect(self._adder.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._show_progress)

    @override
    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        vault, case = self.desk.vault, whole.case.id
        found, faults = files.of_case(vault, case), files.faults(vault, case)
        for file in found:
            fault = faults.get(file.id)
            row = FileRow(self.desk.theme, file, "" if fault is None else str(fault))
            row.copy_wanted.connect(partial(self._copy, file))
            row.removal_wanted.connect(partial(self._remove, file))
            column.addWidget(row)
        if not found:
            column.addWidget(words(self.tr("Brieven en stukken staan hier versleuteld."), "small"))
        self.add_last(
            column, button(self.tr("Bestand erbij …"), partial(self._choose, case), "quiet")
        )
        self._show_progress()

    def _choose(self, case: CaseId) -> None:
        try:
            files.demand_room(self.desk.vault)
        except ConfidantError as error:
            self._complain(error)
            return
        kind = self.tr("Alle bestanden (*)")
        self._failed.clear()
        self._failed.hide()
        self._adder.add(ask_files(self, self.tr("Bestanden erbij"), kind), case)

    def _show_progress(self) -> None:
        self._show_failures()
        found = self._adder.progress()
        if found is None:
            self._timer.stop()
            self._busy.hide()
            return
        name, done = found
        text = self.tr("{0} wordt versleuteld: {1} klaar")
        self._busy.show_work(text.format(breakable(name), size_words(done)))
        self._timer.start()

    def _show_failures(self) -> None:
        for name, error in self._adder.failures():
            if not isinstance(error, ConfidantError):
                raise error
            line = breakable(self.tr("{0} is niet bewaard. {1}").format(name, error))
            self._failed.setText("\n".join(filter(None, (self._failed.text(), line))))
            self._failed.show()

    def _copy(self, file: Attachment) -> None:
        kind = self.tr("Alle bestanden (*)")
        path = ask_new_file(self, self.tr("Leesbare kopie bewaren"), file.name, kind)
        if path is None:
            return
        try:
            pieces = files.chunks(self.desk.vault, file.id)
        except ConfidantError as error:
            self._complain(error)
            return
        self._say(self.tr("{0} wordt gekopieerd.").format(file.name))
        self.desk.background.run(
            self,
            partial(files.write_copy, path, pieces),
            lambda _: self._say(self.tr("Kopie bewaard: {0}").format(path.name)),
            self._not_copied,
        )

    def _not_copied(self, error: Exception) -> None:
        self._said.hide()
        if not isinstance(error, Stopped):
            self._complain(error)

    def _say(self, text: str) -> None:
        self._said.setText(breakable(text))
        self._said.show()

    def _remove(self, file: Attachment) -> None:
        vault, now = self.desk.vault, self.desk.now()
        self.act(lambda: files.remove(vault, file.id, now), Changed.CASES)
