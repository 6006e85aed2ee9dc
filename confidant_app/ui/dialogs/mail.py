"""Look at an e-mail before it is taken in, and say to which case it belongs."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.domain.cases import CaseId
from confidant_app.domain.mail import ProposedContact
from confidant_app.ui import dutch
from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme

_LINES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPlace:
    """Where a mail goes; without a case it waits on the first screen."""

    case: CaseId | None


class MailDialog(FormDialog[MailPlace]):
    """Shows what the mail says as plain text; nothing of it is fetched or opened."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        mail: ProposedContact,
        cases: list[tuple[str, CaseId]],
        case: CaseId | None,
    ) -> None:
        super().__init__(parent, theme, "", width=640)
        self.name(self.tr("E-mail overnemen"))
        sender = " ".join(part for part in (mail.sender_name, mail.sender_address) if part)
        at = dutch.moment(mail.at) if mail.at is not None else self.tr("datum onbekend")
        self.explain(f"{sender or self.tr('afzender onbekend')} · {at}")
        self._cases = {str(found): found for _, found in cases}
        self.case = self.choice(
            self.tr("Bij welke zaak?"),
            [(self.tr("nog geen zaak"), ""), *((text, str(found)) for text, found in cases)],
            str(case) if case is not None else "",
        )
        self.text = self.lines(mail.subject or self.tr("(geen onderwerp)"), mail.text, _LINES)
        self.text.setReadOnly(True)
        if mail.files:
            names = ", ".join(file.name for file in mail.files)
            self.explain(self.tr("Bijlagen, ook versleuteld bewaard: {0}").format(names))
        self.save.setText(self.tr("&Overnemen"))

    @override
    def value(self) -> MailPlace:
        """Return where the mail goes."""
        return MailPlace(case=self._cases.get(str(self.case.currentData())))
