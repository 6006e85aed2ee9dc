"""One of everything that can be open when the vault locks, each by the way that opens it."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QMenu, QMessageBox

from confidant_app.domain.cases import Case, CaseId, Closing
from confidant_app.domain.consent import Consent, ConsentForm, ConsentId, Purpose
from confidant_app.domain.contacts import (
    Channel,
    Contact,
    ContactId,
    Direction,
    NoteVersion,
    Quote,
    QuoteId,
)
from confidant_app.domain.exchange import CardRole, KnownCard
from confidant_app.domain.follow_ups import Advice, AdviceId
from confidant_app.domain.mail import ProposedContact
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.person_copy import PersonCopy
from confidant_app.domain.report import Reaction
from confidant_app.domain.statements import offered
from confidant_app.domain.steps import Step, StepId
from confidant_app.domain.terms import EventKind
from confidant_app.services import rules, writing
from confidant_app.services.copying import OwnCopy
from confidant_app.services.new_rules import Proposal
from confidant_app.services.writing import Offer
from confidant_app.ui import file_places
from confidant_app.ui.dialogs.advice import AdviceDialog
from confidant_app.ui.dialogs.case_details import CaseDetailsDialog
from confidant_app.ui.dialogs.children import ChildrenDialog
from confidant_app.ui.dialogs.closing import ClosingDialog
from confidant_app.ui.dialogs.concerns import ConcernsDialog
from confidant_app.ui.dialogs.consent import ConsentDialog
from confidant_app.ui.dialogs.erasing import ErasingDialog
from confidant_app.ui.dialogs.event_day import EventDayDialog
from confidant_app.ui.dialogs.extension import ExtensionDialog
from confidant_app.ui.dialogs.extra_day import ExtraDayDialog
from confidant_app.ui.dialogs.follow_up import FollowUpDialog, blank
from confidant_app.ui.dialogs.hearing import HearingDialog
from confidant_app.ui.dialogs.keeping import HoldDialog, KeepDialog
from confidant_app.ui.dialogs.mail import MailDialog
from confidant_app.ui.dialogs.moves import MovesDialog
from confidant_app.ui.dialogs.new_letter import LetterChoice, NewLetterDialog
from confidant_app.ui.dialogs.norm import NormDialog
from confidant_app.ui.dialogs.notice import NoticeDialog
from confidant_app.ui.dialogs.one_choice import OneChoiceDialog
from confidant_app.ui.dialogs.own_term import OwnTermDialog
from confidant_app.ui.dialogs.passphrase import PassphraseDialog, PresentPassphraseDialog
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.dialogs.person_copy import PersonCopyDialog
from confidant_app.ui.dialogs.quote import QuoteDialog
from confidant_app.ui.dialogs.route_details import RouteDetailsDialog
from confidant_app.ui.dialogs.statement import StatementDialog
from confidant_app.ui.dialogs.step import StepDialog, StepFrame
from confidant_app.ui.dialogs.trust_card import TrustCardDialog
from confidant_app.ui.dialogs.versions import VersionsDialog
from confidant_app.ui.mail_intake import choose_mail
from confidant_app.ui.theme import Theme
from tests.ui.window_fixtures import NOW

DAY = date(2026, 11, 16)
CASE = CaseId(UUID(int=1))
THEME = Theme()
WHEN = EventKind(code="gebeurd", name="gebeurtenis", question="Wanneer?")
A_CASE = Case(id=CASE, number="2026-0001", opened=DAY)
A_CONTACT = Contact(
    id=ContactId(UUID(int=2)), at=NOW, channel=Channel.PHONE, direction=Direction.INCOMING
)
A_QUOTE = Quote(id=QuoteId(UUID(int=3)), case=CASE, contact=A_CONTACT.id, words="")
A_CONSENT = Consent(
    id=ConsentId(UUID(int=4)),
    case=CASE,
    purpose=Purpose.QUOTE,
    given_on=DAY,
    text_version="2025-08",
    form=ConsentForm.EMAIL,
)
AN_ADVICE = Advice(id=AdviceId(UUID(int=5)), case=CASE, text="", on=DAY)
A_STEP = Step(id=StepId(UUID(int=6)), case=CASE, route="SKJ")
A_MAIL = ProposedContact(subject="", sender_name="", sender_address="", at=None, text="", files=())
A_CARD = KnownCard(
    id="a", role=CardRole.COORDINATOR, display_name="Punt", content=b"", trusted_on=DAY
)
A_COPY = OwnCopy(
    person=PersonId(UUID(int=8)),
    others_hidden=True,
    youth=False,
    words=PersonCopy(title="Kopie", made_on=DAY, intro=(), sections=()),
    plain={},
    named=0,
    doubtful=(),
    elsewhere=0,
    unclaimed=0,
)


def nothing_moves():
    own = rules.own()
    standing = rules.laid(own.edition, rules.Origin.PROGRAM, (), own)
    return Proposal(now=standing, after=standing, moved=())


VERSION = NoteVersion(contact=A_CONTACT.id, number=1, saved_at=NOW, note="Oud.")


def letters(known):
    offers = [Offer(template=one, step=None) for one in writing.templates(known).found]
    return LetterChoice(offers=offers, writers=(), broken=())


DIALOGS = {
    ChildrenDialog: lambda page, known: ChildrenDialog.ask(page, THEME, (), DAY.year),
    ConcernsDialog: lambda page, known: ConcernsDialog.ask(
        page, THEME, known.concerns.values(), ()
    ),
    ExtensionDialog: lambda page, known: ExtensionDialog.ask(
        page, THEME, known.terms["KLACHT_GI", "oordeel"], (), DAY
    ),
    OneChoiceDialog: lambda page, known: OneChoiceDialog.ask(
        page, THEME, "Wat?", [("dit", "1")], about="Kies."
    ),
    AdviceDialog: lambda page, known: AdviceDialog.ask(page, THEME, AN_ADVICE),
    CaseDetailsDialog: lambda page, known: CaseDetailsDialog.ask(page, THEME, A_CASE, known),
    ClosingDialog: lambda page, known: ClosingDialog.ask(page, THEME, Closing(on=DAY)),
    ConsentDialog: lambda page, known: ConsentDialog.ask(page, THEME, A_CONSENT),
    ErasingDialog: lambda page, known: ErasingDialog.ask(page, THEME, A_CASE, "In één back-up."),
    EventDayDialog: lambda page, known: EventDayDialog.ask(page, THEME, WHEN, None, DAY),
    ExtraDayDialog: lambda page, known: ExtraDayDialog.ask(page, THEME, known.holidays, DAY),
    FollowUpDialog: lambda page, known: FollowUpDialog.ask(page, THEME, blank(DAY, CASE), DAY),
    HearingDialog: lambda page, known: HearingDialog.ask(page, THEME, "De instelling", Reaction()),
    HoldDialog: lambda page, known: HoldDialog.ask(page, THEME, A_CASE, DAY),
    KeepDialog: lambda page, known: KeepDialog.ask(page, THEME, A_CASE, DAY),
    MailDialog: lambda page, known: MailDialog.ask(page, THEME, A_MAIL, [], None),
    NewLetterDialog: lambda page, known: NewLetterDialog.ask(page, THEME, letters(known), known),
    MovesDialog: lambda page, known: MovesDialog.ask(page, THEME, nothing_moves(), ()),
    NormDialog: lambda page, known: NormDialog.ask(
        page,
        THEME,
        known.norms["N_PVA"],
        NormRecord(case=CASE, norm="N_PVA"),
        known.holidays,
        DAY,
    ),
    OwnTermDialog: lambda page, known: OwnTermDialog.ask(page, THEME, "oordeel", "Hoe lang?"),
    PassphraseDialog: lambda page, known: PassphraseDialog.ask(page, THEME),
    PersonCopyDialog: lambda page, known: PersonCopyDialog.ask(page, THEME, A_COPY, A_COPY),
    PersonDialog: lambda page, known: PersonDialog.ask(
        page, THEME, Person(id=PersonId(UUID(int=7)), case=CASE)
    ),
    PresentPassphraseDialog: lambda page, known: PresentPassphraseDialog.ask(
        page, THEME, "Wachtzin", "Voor je verder gaat."
    ),
    QuoteDialog: lambda page, known: QuoteDialog.ask(page, THEME, A_QUOTE, [A_CONTACT], []),
    StatementDialog: lambda page, known: StatementDialog.ask(page, THEME, offered(known.figures)),
    StepDialog: lambda page, known: StepDialog.ask(
        page, THEME, A_STEP, StepFrame(name="SKJ", outcomes=(), terms=(), today=DAY)
    ),
    TrustCardDialog: lambda page, known: TrustCardDialog.ask(page, THEME, A_CARD, "1 2 3"),
}


def stubborn_box(page, known):
    """Two ways out and none by Esc: closing it is refused."""
    box = QMessageBox(QMessageBox.Icon.Question, "Vraag", "Hoe?", parent=page)
    box.addButton("Zo", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Anders", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def box_over_a_file_dialog(page, known):
    box = QMessageBox(page)
    QTimer.singleShot(0, box.exec)
    file_places.ask_file(page, "Kies", "PDF (*.pdf)")


def menu(page, known):
    found = QMenu(page)
    found.addAction("Kopieer")
    found.exec(page.mapToGlobal(QPoint(50, 50)))


def unfold_calendar(field):
    arrow = QPoint(field.width() - 6, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=arrow)


OTHERS = {
    "route": lambda page, known: RouteDetailsDialog.show_route(
        page, THEME, known.routes["SA_264"], known.routes
    ),
    "versions": lambda page, known: VersionsDialog.show_all(page, THEME, [VERSION]),
    "notice": lambda page, known: NoticeDialog.tell(page, THEME, "Gewist", ["Eén zaak."]),
    "file to open": lambda page, known: file_places.ask_file(page, "Kies", "PDF (*.pdf)"),
    "files to open": lambda page, known: file_places.ask_files(page, "Kies", "PDF (*.pdf)"),
    "file to write": lambda page, known: file_places.ask_new_file(
        page, "Kies", "naam.pdf", "PDF (*.pdf)"
    ),
    "mail to open": lambda page, known: choose_mail(page),
    "box that cannot be closed": stubborn_box,
    "menu": menu,
    "box over a file dialog": box_over_a_file_dialog,
}

POPUPS = {
    "list of a choice": (PersonDialog, lambda dialog: dialog.findChild(QComboBox).showPopup()),
    "calendar": (EventDayDialog, lambda dialog: unfold_calendar(dialog.findChild(QDateEdit))),
}
