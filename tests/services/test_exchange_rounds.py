"""Two confidants' bundles become one pool, and nothing in it says who they were about."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from confidant_app.domain.errors import InvalidValue, WrongKindOfVault
from confidant_app.domain.merge import of_period, totals
from confidant_app.domain.report import PublicQuote
from confidant_app.services import VaultKind, bundling, cards, casework, merging
from confidant_app.services.merging import confidants, periods, pool
from confidant_app.storage import rows_exchange
from tests.services.desk import END, MARKER, NOW, START, TODAY
from tests.services.exchange import (
    befriend,
    bundle_of,
    fill,
    opened,
    resealed,
    take_in,
)

LATER = NOW + timedelta(days=1)


@pytest.fixture
def round_(make, coordinator):
    one, two = make("noord"), make("zuid")
    fill(one, "JB-GEEN", "JB-GEEN", "JB-WISSEL")
    fill(two, "JB-GEEN")
    for vault in (one, two):
        befriend(vault, coordinator)
    return one, two


def themes_of(coordinator, catalogues) -> dict[str, int]:
    (period,) = periods(pool(coordinator, catalogues))
    tables = totals(of_period(pool(coordinator, catalogues), period))
    table = next(table for table in tables if table.spec.code == "T_THEME")
    counted = zip(table.spec.rows, table.row_totals, strict=True)
    return {row: count for row, count in counted if count}


def test_two_bundles_add_up(round_, coordinator, catalogues):
    one, two = (bundle_of(vault, catalogues) for vault in round_)
    fates = take_in(coordinator, catalogues, ("noord", one), ("zuid", two))
    assert fates == {"noord": "new", "zuid": "new"}
    assert themes_of(coordinator, catalogues) == {"JB-GEEN": 3, "JB-WISSEL": 1}
    senders = {arrival.sender for arrival in pool(coordinator, catalogues).values()}
    assert senders == {cards.own_id(vault) for vault in round_} == confidants(coordinator)


def test_nothing_that_points_to_a_family_is_in_a_bundle(round_, coordinator, catalogues):
    sealed = bundle_of(round_[0], catalogues)
    inside = opened(coordinator, sealed).decode()
    assert "Stil sinds JB-GEEN." in inside
    for word in (MARKER, MARKER.lower(), "06-12345678", "GM0014", "2026-0001", "2026-03-02"):
        assert word.casefold() not in inside.casefold()
        assert word.encode() not in sealed


def test_nothing_that_points_to_a_family_is_in_the_coordinators_vault(
    round_, coordinator, catalogues
):
    take_in(
        coordinator, catalogues, *((str(n), bundle_of(v, catalogues)) for n, v in enumerate(round_))
    )
    tables = coordinator.read("SELECT name FROM sqlite_master WHERE type = 'table'")
    rows = [row for (name,) in tables for row in coordinator.read(f'SELECT * FROM "{name}"')]  # noqa: S608 - names of tables
    everything = repr(rows).casefold()
    assert "stil sinds jb-geen" in everything
    for word in (MARKER, "06-12345678", "2026-0001"):
        assert word.casefold() not in everything


def test_a_corrected_bundle_replaces_the_one_before_and_nothing_counts_twice(
    round_, coordinator, catalogues
):
    first = bundle_of(round_[0], catalogues)
    case = casework.open_case(round_[0], NOW, START)
    second = bundle_of(round_[0], catalogues, LATER)
    assert take_in(coordinator, catalogues, ("a", first)) == {"a": "new"}
    fates = take_in(coordinator, catalogues, ("b", second), ("a", first), ("c", second))
    assert fates == {"b": "replaces", "a": "older", "c": "known"}
    assert themes_of(coordinator, catalogues) == {"JB-GEEN": 2, "JB-WISSEL": 1}
    (kept,) = pool(coordinator, catalogues).values()
    assert kept.bundle.number == 2
    assert [sent.version for sent in rows_exchange.sent(round_[0])] == [1, 2]
    assert case.number == "2026-0004"


def test_the_vault_agrees_with_the_plan_whatever_the_order(round_, make, catalogues):
    """Three bundles with one number, as after a backup was put back: the last made counts."""
    sender = round_[0]
    first = make("c0", VaultKind.COORDINATOR)
    befriend(sender, first)
    original = bundle_of(sender, catalogues)
    for number, order in enumerate(permutations(("2026-11-16", "2026-11-17", "2026-11-15"))):
        coordinator = make(f"c{number + 1}", VaultKind.COORDINATOR)
        befriend(sender, coordinator)
        card = cards.own_card(coordinator)
        files = [(day, resealed(sender, card, original, first, made_on=day)) for day in order]
        planned = merging.plan(coordinator, files, catalogues)
        merging.apply(coordinator, planned, catalogues, NOW)
        merging.apply(coordinator, planned, catalogues, NOW)
        (kept,) = pool(coordinator, catalogues).values()
        assert kept.bundle.made_on.isoformat() == "2026-11-17"
        assert pool(coordinator, catalogues) == planned.pool


def test_two_confidants_with_nothing_to_tell_are_two(make, coordinator, catalogues):
    empty = [make("noord"), make("zuid")]
    for vault in empty:
        befriend(vault, coordinator)
    files = [(vault.folder.name, bundle_of(vault, catalogues)) for vault in empty]
    assert set(take_in(coordinator, catalogues, *files).values()) == {"new"}
    assert len(pool(coordinator, catalogues)) == 2


def test_a_confidant_who_did_not_send_is_named(round_, coordinator, catalogues):
    planned = merging.plan(coordinator, [("a", bundle_of(round_[0], catalogues))], catalogues)
    ((absent, period),) = planned.missing
    assert absent == cards.own_id(round_[1])
    assert (period.start, period.end) == (START, END)


def test_figures_that_were_cleared_count_no_more(round_, coordinator, catalogues):
    take_in(coordinator, catalogues, ("a", bundle_of(round_[0], catalogues)))
    (found,) = rows_exchange.received(coordinator)
    with coordinator.transaction():
        rows_exchange.clear_received(coordinator, found.id)
    assert pool(coordinator, catalogues) == {}


def test_what_leaves_can_be_looked_at_before_it_is_sealed(round_, catalogues):
    prepared = bundling.prepare(round_[0], catalogues, START, END, TODAY)
    assert prepared.bundle.number == 1
    assert prepared.bundle.quotes == (PublicQuote(theme="JB-GEEN", words="Stil sinds JB-GEEN."),)
    assert (prepared.without_consent, prepared.unapproved) == (0, 0)
    assert rows_exchange.sent(round_[0]) == ()


def test_a_bundle_goes_only_to_coordinators_who_are_trusted(round_, coordinator, catalogues):
    one, two = round_
    prepared = bundling.prepare(one, catalogues, START, END, TODAY)
    stranger = cards.read_card(cards.own_card_file(two), TODAY).card
    (known,) = cards.known(one)
    for recipients in ((), (stranger,), (known, stranger)):
        with pytest.raises(InvalidValue):
            bundling.seal_bundle(one, prepared, recipients, catalogues, NOW)
    befriend(one, two)
    with pytest.raises(InvalidValue, match="niet naar een collega"):
        bundling.seal_bundle(one, prepared, [stranger], catalogues, NOW)
    cards.revoke(one, known, TODAY, NOW)
    with pytest.raises(InvalidValue):
        bundling.seal_bundle(one, prepared, [known], catalogues, NOW)
    assert rows_exchange.sent(one) == ()


def test_each_kind_of_vault_does_its_own_half(round_, coordinator, catalogues):
    with pytest.raises(WrongKindOfVault, match="een coördinator"):
        merging.plan(round_[0], [], catalogues)
    with pytest.raises(WrongKindOfVault, match="een vertrouwenspersoon"):
        bundling.prepare(coordinator, catalogues, START, END, TODAY)


def test_somebody_whose_card_was_revoked_is_not_waited_for(round_, coordinator):
    gone = next(card for card in cards.known(coordinator) if card.id == cards.own_id(round_[0]))
    cards.revoke(coordinator, gone, TODAY, NOW)
    assert confidants(coordinator) == {cards.own_id(round_[1])}
    assert replace(gone, revoked_on=TODAY) in cards.known(coordinator)
