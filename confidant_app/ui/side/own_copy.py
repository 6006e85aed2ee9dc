"""From a click to a file: the copy of what the vault holds about one person."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.people import PersonId
from confidant_app.services import copying, namelists
from confidant_app.services.copying import CopyForm
from confidant_app.services.namelists import NameLists
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.notice import NoticeDialog
from confidant_app.ui.dialogs.person_copy import Chosen, PersonCopyDialog
from confidant_app.ui.file_making import FileMaking
from confidant_app.ui.file_places import ask_new_file

_KINDS = {CopyForm.PDF: "PDF (*.pdf)", CopyForm.JSON: "JSON (*.json)"}


class OwnCopyMaker:
    """Reads the word lists, asks, makes the file in the background and hands it over."""

    def __init__(self, owner: QWidget, desk: Desk, complain: Callable[[Exception], None]) -> None:
        self._owner, self._desk, self._complain = owner, desk, complain
        self.making = FileMaking(owner, desk.background)

    def start(self, person: PersonId) -> None:
        """Make a copy for this person; nothing is written before the confidant looked at it."""
        self._desk.background.run(
            self._owner, namelists.load_lists, partial(self._offer, person), self._complain
        )

    def _offer(self, person: PersonId, lists: NameLists) -> None:
        desk = self._desk
        try:
            hidden, readable = (
                copying.copy_of(desk.vault, person, lists, desk.today(), hide_others=hide)
                for hide in (True, False)
            )
        except ConfidantError as error:
            self._complain(error)
            return
        chosen = PersonCopyDialog.ask(self._owner, desk.theme, hidden, readable)
        if chosen is None:
            return
        title = self._owner.tr("Kopie bewaren")
        name = f"{self._owner.tr('kopie')}.{chosen.form.value}"
        path = ask_new_file(self._owner, title, name, _KINDS[chosen.form])
        if path is not None:
            self.making.start(
                partial(copying.render, chosen.copy, chosen.form),
                partial(self._hand_over, chosen, path),
                self._complain,
            )

    def _hand_over(self, chosen: Chosen, path: Path, data: bytes) -> None:
        desk = self._desk
        try:
            copying.hand_over(desk.vault, chosen.copy, chosen.form, path, data, desk.now())
        except ConfidantError as error:
            self._complain(error)
            return
        lines = (
            self._owner.tr("Bewaard in {0}").format(path),
            self._owner.tr("In het logboek staat dat je een kopie maakte, zonder naam."),
        )
        NoticeDialog.tell(self._owner, desk.theme, self._owner.tr("De kopie is gemaakt"), lines)
