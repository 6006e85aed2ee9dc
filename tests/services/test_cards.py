"""Cards: who a vault is to others, and whom it trusts."""

from datetime import date

import pytest

from confidant_app.domain.bundle_errors import CardUnreadable
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.exchange import CardRole
from confidant_app.services import cards
from tests.services.desk import NOW, TODAY


def test_a_vault_keeps_one_identity(vault):
    assert cards.identity(vault) == cards.identity(vault)
    assert cards.own_id(vault) == cards.own_id(vault)


def test_a_card_says_who_and_what_its_owner_is(vault, coordinator):
    mine = cards.read_card(cards.own_card_file(vault), TODAY)
    theirs = cards.read_card(cards.own_card_file(coordinator), TODAY)
    assert (mine.card.role, mine.card.display_name) == (CardRole.CONFIDANT, "Vertrouwenspersoon")
    assert (theirs.card.role, theirs.card.display_name) == (CardRole.COORDINATOR, "Coördinator")
    assert mine.fingerprint == cards.own_fingerprint(vault) == cards.fingerprint_of(mine.card)
    assert mine.card.id == cards.own_id(vault)


def test_a_name_that_was_chosen_stands_on_the_card(vault):
    before = cards.own_fingerprint(vault)
    cards.choose_name(vault, "Vertrouwenspersoon Noord")
    assert cards.own_card(vault).display_name == "Vertrouwenspersoon Noord"
    assert cards.own_fingerprint(vault) == before
    for name in ("", "x" * 81, "twee\nregels"):
        with pytest.raises(InvalidValue):
            cards.choose_name(vault, name)
    assert cards.own_card(vault).display_name == "Vertrouwenspersoon Noord"


def test_reading_a_card_does_not_trust_it_and_revoking_ends_trust(vault, coordinator):
    read = cards.read_card(cards.own_card_file(vault), TODAY)
    assert cards.known(coordinator) == ()
    assert cards.trust(coordinator, read, NOW) == read.card
    assert cards.known(coordinator) == (read.card,)
    assert set(cards.trusted(coordinator)) == {read.card.id}
    cards.revoke(coordinator, read.card, date(2026, 11, 20), NOW)
    assert cards.trusted(coordinator) == {}
    assert cards.known(coordinator)[0].revoked_on == date(2026, 11, 20)
    cards.trust(coordinator, read, NOW)
    assert set(cards.trusted(coordinator)) == {read.card.id}


def test_a_card_with_another_name_on_it_is_no_card(vault):
    data = cards.own_card_file(vault).replace(b"Vertrouwenspersoon", b"Vertrouwenspersoom")
    with pytest.raises(CardUnreadable):
        cards.read_card(data, TODAY)
