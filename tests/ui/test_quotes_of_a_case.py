"""Quotes on the page of a case: how far they are, and what changing them does."""

from uuid import UUID

import pytest

from confidant_app.domain.cases import CaseId
from confidant_app.domain.contacts import Reopened
from confidant_app.domain.errors import DiskFull
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.vocabulary import Role
from confidant_app.services import importing, second_look
from confidant_app.storage import rows_quotes
from confidant_app.ui.dialogs.person import PersonDialog
from confidant_app.ui.dialogs.quote import QuoteDialog
from confidant_app.ui.pages.case import CasePage
from confidant_app.ui.settings.quotes_card import QuotesCard
from confidant_app.ui.theme import Theme
from tests.ui.report_scene import GRONINGEN, NOW, cases, with_quote, without_quotes
from tests.ui.window_fixtures import press, said

TODAY = NOW.date()
READ = {"public_words": "Niemand belde.", "reviewed_on": TODAY}
APPROVED = {**READ, "second_reader": "lezer B", "approved_on": TODAY}


@pytest.fixture
def page_with(vault, make_desk, show):
    """Return a function that shows a case whose only quote is this far."""

    def shown(**facts):
        (whole,) = without_quotes(cases(GRONINGEN)[:1])
        importing.keep_cases(vault, [with_quote(whole, "Niemand belde.", **facts)], NOW)
        (quote,) = rows_quotes.everybody(vault)
        return show(CasePage(make_desk(vault), quote.case), height=2600)

    return shown


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "nog te beoordelen"),
        (READ, "wacht op een tweede blik"),
        (APPROVED, "twee keer bekeken"),
        ({"reopened": Reopened.PEOPLE}, "er veranderde iets"),
    ],
)
def test_a_quote_says_how_far_it_is(page_with, facts, state):
    assert state in said(page_with(**facts))


def test_without_a_second_look_one_review_is_enough(page_with, vault):
    second_look.ask(vault, NOW, wanted=False)
    assert "beoordeeld" in said(page_with(**READ))


def test_other_words_have_to_be_reviewed_again(page_with, vault, when_asked, qapp):
    page = page_with(**APPROVED)
    when_asked(lambda dialog: dialog.reject())
    press(page, "Wijzig citaat")

    def answer(dialog):
        assert isinstance(dialog, QuoteDialog)
        dialog.words.setPlainText("Niemand belde terug.")
        dialog.save.click()

    when_asked(answer)
    press(page, "Wijzig citaat")
    (quote,) = rows_quotes.everybody(vault)
    assert (quote.words, quote.reopened) == ("Niemand belde terug.", Reopened.WORDS)
    assert quote.approved_on is None
    qapp.processEvents()
    assert "er veranderde iets" in said(page)


def test_changing_nothing_leaves_the_approval(page_with, vault, when_asked):
    page = page_with(**APPROVED)
    when_asked(lambda dialog: dialog.save.click())
    press(page, "Wijzig citaat")
    (quote,) = rows_quotes.everybody(vault)
    assert quote.approved_on == TODAY


def test_only_a_name_in_office_can_be_called_public(show):
    person = Person(id=PersonId(UUID(int=2)), case=CaseId(UUID(int=1)), role=Role.YOUTH)
    dialog = show(PersonDialog(None, Theme(), person))
    assert dialog.public_name.isHidden()
    dialog.role.setCurrentIndex(dialog.role.findData(Role.PROFESSIONAL.value))
    assert not dialog.public_name.isHidden()
    dialog.public_name.click()
    assert dialog.value().public_name
    dialog.reporter.click()
    assert dialog.public_name.isHidden()


def test_a_choice_that_cannot_be_kept_is_put_back(vault, make_desk, show, monkeypatch):
    complaints = []
    card = show(QuotesCard(make_desk(vault), complaints.append))
    monkeypatch.setattr(second_look, "ask", refuse)
    card.twice.click()
    assert card.twice.isChecked()
    assert len(complaints) == 1


def refuse(*_arguments, **_named):
    raise DiskFull
