"""Advice, quotes, files and earlier versions on the page of a case."""

from dataclasses import replace
from uuid import UUID

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.mail import MailFile, ProposedContact
from confidant_app.services import casework, conversations, mailing
from confidant_app.ui.dialogs.advice import AdviceDialog
from confidant_app.ui.dialogs.quote import QuoteDialog
from confidant_app.ui.dialogs.versions import VersionsDialog
from confidant_app.ui.pages.case import CasePage
from tests.ui.window_fixtures import NOW, press, said

NOBODY = ContactId(UUID(int=0))


@pytest.fixture
def case(vault):
    return casework.open_case(vault, NOW, NOW.date(), "proef")


@pytest.fixture
def contact(vault, case):
    fresh = Contact(id=NOBODY, at=NOW, case=case.id, note="Zij zegt: ik word niet gehoord.")
    return conversations.log_contact(vault, fresh, NOW)


@pytest.fixture
def page(make_desk, show, vault, case, contact):
    return show(CasePage(make_desk(vault), case.id))


def test_advice_comes_into_the_timeline(page, vault, case, when_asked, qapp):
    def answer(dialog):
        assert isinstance(dialog, AdviceDialog)
        with pytest.raises(InvalidValue):
            dialog.check()
        dialog.text.setPlainText("Vraag het dossier op.")
        dialog.referred.setText("Juridisch Loket")
        dialog.save.click()

    when_asked(answer)
    press(page, "Advies erbij")
    (advice,) = casework.whole_case(vault, case.id).advice
    assert advice.text == "Vraag het dossier op."
    qapp.processEvents()
    assert "Advies: Vraag het dossier op." in said(page)


def test_a_quote_waits_for_review_and_says_so(page, vault, case, when_asked, qapp):
    def answer(dialog):
        assert isinstance(dialog, QuoteDialog)
        with pytest.raises(InvalidValue):
            dialog.check()
        dialog.words.setPlainText("Ik word niet gehoord.")
        dialog.permission.setCurrentIndex(1)
        dialog.save.click()

    when_asked(answer)
    press(page, "Citaat erbij")
    (quote,) = casework.whole_case(vault, case.id).quotes
    assert quote.permission is Answer.YES
    qapp.processEvents()
    assert "nog te beoordelen" in said(page)


def test_cancelling_saves_nothing(page, vault, case, when_asked):
    when_asked(lambda dialog: dialog.reject())
    press(page, "Citaat erbij")
    when_asked(lambda dialog: dialog.reject())
    press(page, "Advies erbij")
    whole = casework.whole_case(vault, case.id)
    assert (whole.quotes, whole.advice) == ((), ())


def test_earlier_versions_can_be_read_again(page, vault, contact, when_asked, qapp):
    assert "Versies" not in said(page)
    conversations.change_contact(vault, replace(contact, note="Zij zegt: nu wel."), NOW)
    page.refresh()
    qapp.processEvents()
    seen = []
    when_asked(lambda dialog: seen.append((type(dialog), said(dialog))))
    press(page, "Versies")
    ((kind, text),) = seen
    assert kind is VersionsDialog
    assert "niet gehoord" in text
    assert "nu wel" in text


def test_files_of_a_mail_are_listed(make_desk, show, vault, case):
    file = MailFile(name="brief.txt", media_type="text/plain", content=b"x" * 2048)
    mail = ProposedContact(
        subject="Brief",
        sender_name="",
        sender_address="",
        at=NOW,
        text="Zie bijlage",
        files=(file,),
    )
    mailing.keep_mail(vault, mail, case.id, NOW)
    page = show(CasePage(make_desk(vault), case.id))
    assert "brief.txt" in said(page)
    assert "2 kB" in said(page)
