"""Take in an e-mail that was dropped on the window or chosen from a folder."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from confidant_app.domain.cases import CaseId, CaseStatus
from confidant_app.domain.lists import CaseQuery
from confidant_app.services import casework, mailing
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.dialogs.mail import MailDialog

_OPEN = frozenset({CaseStatus.NEW, CaseStatus.ACTIVE, CaseStatus.WAITING})
_MOST_CASES = 2000


def open_cases(desk: Desk) -> list[tuple[str, CaseId]]:
    """Return the open cases as a choice shows them, the newest first."""
    lines = casework.page(desk.vault, CaseQuery(status=_OPEN), _MOST_CASES, 0)
    return [(f"{line.number}  {line.keyword}".strip(), line.id) for line in lines]


def dropped_mails(data: QMimeData) -> tuple[Path, ...]:
    """Return the e-mail files among what is dragged over the window."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(file for file in files if file.suffix.lower() == ".eml")


def choose_mail(parent: QWidget) -> Path | None:
    """Ask for one e-mail file."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        parent.tr("E-mail kiezen"),
        "",
        parent.tr("E-mail (*.eml)"),
        options=QFileDialog.Option.DontUseNativeDialog,
    )
    return Path(chosen) if chosen else None


def take_in(parent: QWidget, desk: Desk, file: Path, case: CaseId | None) -> bool:
    """Show the mail, save it when that is wanted, and return whether it was.

    Raises:
        FileMissing, MailUnreadable, DiskFull, ReadOnlyPlace.
    """
    mail = mailing.read_mail(file)
    place = MailDialog.ask(parent, desk.theme, mail, open_cases(desk), case)
    if place is None:
        return False
    mailing.keep_mail(desk.vault, mail, place.case, desk.now())
    desk.changes.happened.emit(Changed.CONTACTS)
    return True
