"""The dialogs: value in, value out; cancelling changes nothing; the safe way is the easy way."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.cases import Case, CaseId, CaseStatus, Closing, Urgency
from confidant_app.domain.coding import Knowledge, ThemeMark
from confidant_app.domain.consent import Consent, ConsentForm, ConsentId, Purpose
from confidant_app.domain.dates import between, exactly
from confidant_app.domain.follow_ups import Repeat
from confidant_app.domain.mail import MailFile, ProposedContact
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.steps import Outcome, OwnTerm, Step, StepId, StepStatus
from confidant_app.domain.terms import EventKind, Unit
from confidant_app.domain.vocabulary import Measure, Role
from confidant_app.ui.dialogs.case_details import CaseDetailsDialog
from confidant_app.ui.dialogs.closing import ClosingDialog
from confidant_app.ui.dialogs.consent import ConsentDialog
from confidant_app.ui.dialogs.event_day import EventDayDialog
from confidant_app.ui.dialogs.follow_up import FollowUpDialog, blank
from confidant_app.ui.dialogs.mail import MailDialog, MailPlace
from confidant_app.ui.dialogs.norm import NormDialog
from confidant_app.ui.dialogs.own_term import OwnTermDialog
from confidant_app.ui.dialogs.passphrase import PassphraseDialog
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.dialogs.step import StepDialog, StepFrame
from confidant_app.ui.qt_days import to_qt
from confidant_app.ui.theme import Theme
from tests.ui.window_fixtures import press, said

TODAY = date(2026, 11, 16)
CASE = CaseId(UUID(int=1))
THEME = Theme()
WHEN = EventKind(code="gebeurd", name="gebeurtenis", question="Wanneer?")


def frame_of(known):
    outcomes = known.routes["SKJ"].outcomes
    return StepFrame(name="Tuchtklacht", outcomes=outcomes, terms=(), today=TODAY)


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def made(parent, known):
    """Return one of each dialog, by name."""
    norm = known.norms["N_PVA"]
    person = Person(id=PersonId(UUID(int=2)), case=CASE, given="Marjan", role=Role.YOUTH)
    consent = Consent(
        id=ConsentId(UUID(int=3)),
        case=CASE,
        purpose=Purpose.QUOTE,
        given_on=TODAY,
        text_version="2025-08",
        form=ConsentForm.EMAIL,
    )
    step = Step(
        id=StepId(UUID(int=4)),
        case=CASE,
        route="SKJ",
        status=StepStatus.RULING,
        outcome=Outcome.UPHELD,
        note="gewonnen",
    )
    case = Case(
        id=CASE,
        number="2026-0001",
        opened=TODAY,
        keyword="omgang",
        municipality="0014",
        measure=Measure.SUPERVISION_ORDER,
        urgency=Urgency.SOON,
        themes=(ThemeMark(code="DEF", severity=3),) if "DEF" in known.themes else (),
    )
    mail = ProposedContact(
        subject="Vraag",
        sender_name="",
        sender_address="",
        at=None,
        text="Kunt u bellen?",
        files=(MailFile(name="brief.pdf", media_type="application/pdf", content=b"x"),),
    )
    norm_record = NormRecord(
        case=CASE, norm="N_PVA", start=exactly(date(2026, 9, 1)), days=50, note="per brief"
    )
    return {
        "case": (CaseDetailsDialog(parent, THEME, case, known), case),
        "closing": (ClosingDialog(parent, THEME, Closing(on=TODAY, judgement=2)), None),
        "consent": (ConsentDialog(parent, THEME, consent), consent),
        "event_day": (EventDayDialog(parent, THEME, WHEN, exactly(TODAY), TODAY), None),
        "mail": (
            MailDialog(parent, THEME, mail, [("2026-0001", CASE)], CASE),
            MailPlace(case=CASE),
        ),
        "norm": (
            NormDialog(parent, THEME, norm, norm_record, known.holidays, TODAY),
            norm_record,
        ),
        "own_term": (OwnTermDialog(parent, THEME, "oordeel", "Hoe lang?"), None),
        "passphrase": (PassphraseDialog(parent, THEME), None),
        "person": (PersonDialog(parent, THEME, person), person),
        "step": (StepDialog(parent, THEME, step, frame_of(known)), step),
    }


@pytest.mark.parametrize("name", ["case", "consent", "mail", "norm", "person", "step"])
def test_what_goes_in_comes_out_unchanged(made, name):
    dialog, value = made[name]
    assert dialog.value() == value


def test_every_dialog_begins_in_its_first_field_and_escape_cancels(made, qtbot):
    for dialog, _ in made.values():
        with qtbot.waitExposed(dialog):
            dialog.show()
        focused = dialog.focusWidget()
        assert focused not in (dialog.cancel, dialog.save)
        assert dialog.save.isDefault()
        with qtbot.waitSignal(dialog.rejected):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.windowTitle()


def test_a_dialog_is_never_higher_than_the_screen(parent, qtbot, dressed):
    person = Person(id=PersonId(UUID(int=2)), case=CASE)
    dialog = PersonDialog(parent, Theme(percent=200), person)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= dressed.primaryScreen().availableGeometry().height()
    assert dialog.save.isVisible()


def test_a_case_changes_in_all_its_fields(parent, known):
    case = Case(id=CASE, number="2026-0001", opened=TODAY)
    dialog = CaseDetailsDialog(parent, THEME, case, known)
    dialog.keyword.setText(" zomer ")
    dialog.municipality.setCurrentIndex(dialog.municipality.findText("Veendam"))
    dialog.measure.setCurrentIndex(dialog.measure.findData(Measure.SUPERVISION_ORDER.value))
    dialog.status.setCurrentIndex(dialog.status.findText("wacht"))
    dialog.urgency.setCurrentIndex(dialog.urgency.findText("dringend"))
    dialog.danger.setChecked(True)
    first = dialog.themes.item(0)
    first.setCheckState(Qt.CheckState.Checked)
    found = dialog.value()
    assert (found.keyword, found.measure, found.status) == (
        "zomer",
        Measure.SUPERVISION_ORDER,
        CaseStatus.WAITING,
    )
    assert (found.urgency, found.danger) == (Urgency.URGENT, True)
    assert found.themes == (ThemeMark(code=first.data(Qt.ItemDataRole.UserRole)),)


def test_a_closed_case_keeps_its_status_while_its_head_changes(parent, known):
    case = Case(
        id=CASE,
        number="2026-0001",
        opened=TODAY,
        status=CaseStatus.CLOSED,
        closing=Closing(on=TODAY),
    )
    dialog = CaseDetailsDialog(parent, THEME, case, known)
    assert not dialog.status.isEnabled()
    assert dialog.value() == case


def test_a_circa_day_asks_for_its_margin_and_keeps_it(parent, qtbot):
    dialog = EventDayDialog(parent, THEME, WHEN, None, TODAY)
    assert dialog.value() == exactly(TODAY)
    assert not dialog.last.isEnabled()
    dialog.about.setChecked(True)
    assert dialog.last.isEnabled()
    assert dialog.value() == between(TODAY, date(2026, 11, 30))
    dialog.last.setDate(to_qt(date(2020, 1, 1)))
    assert dialog.value().latest == TODAY
    again = EventDayDialog(parent, THEME, WHEN, between(date(2026, 9, 1), date(2026, 9, 9)), TODAY)
    assert again.value().certainty is Certainty.CIRCA
    assert again.value() == between(date(2026, 9, 1), date(2026, 9, 9))


def test_a_follow_up_needs_words(parent, qtbot):
    dialog = FollowUpDialog(parent, THEME, blank(TODAY, CASE), TODAY)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.what.text() == ""
    press(dialog, "Bewaren")
    assert dialog.isVisible()
    assert "schrijf op wat er moet gebeuren" in said(dialog)
    dialog.what.setText("Bellen")
    dialog.waiting.setChecked(True)
    dialog.repeat.setCurrentIndex(dialog.repeat.findText("elke week"))
    press(dialog, "Bewaren")
    found = dialog.value()
    assert (found.what, found.waiting, found.repeat) == ("Bellen", True, Repeat.WEEKLY)
    assert found.due == date(2026, 11, 17)


def test_a_norm_can_be_set_back_to_unknown(parent, known):
    record = NormRecord(case=CASE, norm="N_PVA", met=Answer.NO, days=60, evidence=Knowledge.BOTH)
    dialog = NormDialog(parent, THEME, known.norms["N_PVA"], record, known.holidays, TODAY)
    dialog.met.setCurrentIndex(0)
    dialog.days.setValue(0)
    found = dialog.value()
    assert (found.met, found.days, found.evidence) == (Answer.UNKNOWN, None, Knowledge.BOTH)


def test_an_own_term_has_a_number_and_a_unit(parent):
    dialog = OwnTermDialog(parent, THEME, "oordeel", "Hoe lang?")
    dialog.amount.setValue(20)
    dialog.unit.setCurrentIndex(dialog.unit.findText("werkdagen"))
    assert dialog.value() == OwnTerm(step="oordeel", amount=20, unit=Unit.WORKDAY.value)


def test_a_step_without_outcome_stays_without(parent, known):
    step = Step(id=StepId(UUID(int=4)), case=CASE, route="SKJ")
    assert StepDialog(parent, THEME, step, frame_of(known)).value().outcome is None


def test_a_mail_shows_who_and_what_and_names_its_files(made, qtbot):
    dialog, _ = made["mail"]
    with qtbot.waitExposed(dialog):
        dialog.show()
    text = said(dialog)
    assert "afzender onbekend · datum onbekend" in text
    assert "brief.pdf" in text
    assert dialog.text.isReadOnly()
    dialog.case.setCurrentIndex(0)
    assert dialog.value() == MailPlace(case=None)


def test_passphrases_are_never_among_what_is_kept_when_the_vault_locks(parent):
    dialog = PassphraseDialog(parent, THEME)
    dialog.present.setText("geheim")
    dialog.fresh.first.setText("heel geheim")
    assert dialog.typed() == ()
    assert "geheim" not in repr(dialog.value())
    assert dialog.present.text() == ""


@pytest.mark.parametrize("accept", [True, False])
def test_asking_returns_the_value_or_nothing(parent, known, when_asked, accept):
    person = Person(id=PersonId(UUID(int=2)), case=CASE)
    step = Step(id=StepId(UUID(int=4)), case=CASE, route="SKJ")
    norm = NormRecord(case=CASE, norm="N_PVA")
    questions = (
        lambda: ClosingDialog.ask(parent, THEME, Closing(on=TODAY)),
        lambda: PersonDialog.ask(parent, THEME, person),
        lambda: StepDialog.ask(parent, THEME, step, frame_of(known)),
        lambda: NormDialog.ask(parent, THEME, known.norms["N_PVA"], norm, known.holidays, TODAY),
        lambda: OwnTermDialog.ask(parent, THEME, "oordeel", "Hoe lang?"),
        lambda: EventDayDialog.ask(parent, THEME, WHEN, None, TODAY),
    )
    for question in questions:
        when_asked(lambda dialog: dialog.save.click() if accept else dialog.reject())
        assert (question() is not None) is accept
