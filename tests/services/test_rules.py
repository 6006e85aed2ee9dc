"""Which rules are in force for a vault, and what is told of those that nobody saw yet."""

from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.domain.editions import Origin
from confidant_app.domain.errors import DatabaseDamaged, DiskFull
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.domain.log import Act
from confidant_app.domain.moved import NO_EFFECT, changed_routes, moved
from confidant_app.domain.rule_errors import NoGoodRules
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vault_errors import OpenedReadOnly
from confidant_app.services import casework, routing, rules, watching
from confidant_app.services.comparing import compared
from confidant_app.storage import rows_log, rows_rules
from confidant_app.storage.rows_rules import KeptEdition
from confidant_app.storage.vault import Vault
from tests.services import editions
from tests.services.editions import NOW, OWN, SHORTER_APPEAL, an_appeal, edited, own_of

BRIDGE = ExtraDay(on=date(2027, 2, 16), name="brugdag", source="Staatscourant 2026, 1")
BEFORE, AFTER = date(2027, 2, 16), date(2027, 1, 18)  # 16 January 2027 is a Saturday


@pytest.fixture(scope="module")
def own():
    return rules.own()


@pytest.fixture
def newer(tmp_path):
    return own_of(tmp_path, edited(terms=SHORTER_APPEAL))


@pytest.fixture
def broken(tmp_path):
    return own_of(tmp_path / "stuk", {**OWN, "terms.toml": b"[[terms]\n"})


def acts(vault):
    return [entry.act for entry in rows_log.entries(vault)]


def keep_days(vault, *days):
    with vault.transaction():
        rows_rules.put_days(vault, days)


def test_a_new_vault_works_by_the_programs_own_rules_and_keeps_them_as_seen(vault, own):
    found = rules.enter(vault, own, NOW)
    assert found.edition is own.edition
    assert found.origin is Origin.PROGRAM
    assert found.catalogues is own.edition.catalogues
    assert rows_rules.kept_mark(vault) == own.edition.catalogues.edition
    assert rules.unseen(vault, found) is None
    assert acts(vault) == []


def test_newer_rules_of_the_program_are_in_force_at_once_and_told_until_they_were_seen(
    vault, own, newer
):
    rules.enter(vault, own, NOW)
    case = an_appeal(vault, own.edition.catalogues)
    found = rules.enter(vault, newer, NOW)
    assert found.edition is newer.edition
    for _ in range(2):
        (one,) = rules.unseen(vault, found).moved
        assert (one.case, one.before, one.after) == (case.id, BEFORE, AFTER)
    rules.note_seen(vault, found, NOW)
    assert rules.unseen(vault, found) is None
    assert rules.unseen(vault, rules.standing(vault, newer)) is None
    assert acts(vault)[-1] is Act.CATALOGUE_CHANGED


def test_an_older_program_leaves_the_newer_rules_of_the_vault_in_force(vault, own, newer):
    rules.note_seen(vault, rules.standing(vault, newer), NOW)
    found = rules.enter(vault, own, NOW)
    assert found.catalogues.imprint.version == editions.NEWER
    assert found.edition.files == newer.edition.files
    assert rules.unseen(vault, found) is None


def test_when_the_programs_files_are_broken_the_last_good_ones_stay_in_force(vault, own, broken):
    rules.enter(vault, own, NOW)
    an_appeal(vault, own.edition.catalogues)
    found = rules.enter(vault, broken, NOW)
    assert found.edition.files == OWN
    assert found.own.broken.facts["file"] == "terms.toml"
    assert compared(vault, own.edition.catalogues, found.catalogues) == NO_EFFECT


def test_without_any_good_rules_a_vault_is_refused_by_name(vault, broken):
    with pytest.raises(NoGoodRules, match=r"beschadigd \(terms\.toml, bij het hele bestand: "):
        rules.enter(vault, broken, NOW)
    assert rows_rules.kept_mark(vault) == ""


def test_rules_that_this_program_cannot_read_give_way_and_what_moved_is_said_to_be_unknown(
    vault, own, broken
):
    for files in (b"geen zip", editions.pack({"edition.toml": editions.imprint()})):
        kept = KeptEdition(edition="x", version=editions.NEWER, origin=Origin.FILE, files=files)
        with vault.transaction():
            rows_rules.put_edition(vault, kept, NOW)
        found = rules.standing(vault, own)
        assert found.edition is own.edition
        assert rules.unseen(vault, found).moved is None
        assert rules.last_seen(vault, found) is found.catalogues
        with pytest.raises(NoGoodRules):
            rules.standing(vault, broken)


def test_the_extra_days_of_the_vault_make_terms_longer_and_change_the_fingerprint(vault, own):
    an_appeal(vault, own.edition.catalogues)
    plain = rules.standing(vault, own)
    keep_days(vault, BRIDGE)
    found = rules.standing(vault, own)
    assert found.days == (BRIDGE,)
    assert found.catalogues.holidays.name(BRIDGE.on) == "brugdag"
    assert found.catalogues.edition != plain.catalogues.edition
    (one,) = compared(vault, plain.catalogues, found.catalogues).moved
    assert (one.before, one.after) == (BEFORE, date(2027, 2, 17))
    assert found.edition.catalogues.edition == plain.edition.catalogues.edition


def test_what_was_seen_before_is_counted_with_the_same_extra_days(vault, own, newer):
    rules.enter(vault, own, NOW)
    an_appeal(vault, own.edition.catalogues)
    keep_days(vault, BRIDGE)
    found = rules.standing(vault, newer)
    (one,) = rules.unseen(vault, found).moved
    assert one.before == date(2027, 2, 17)
    assert rules.last_seen(vault, found) is found.before


def test_what_is_left_out_of_the_count_could_not_have_moved(vault, own, newer):
    for ruling in (date(2026, 11, 2), date(2026, 11, 16)):
        an_appeal(vault, own.edition.catalogues, ruling)
    for code, happened in (("SA_264", "verzending_aanwijzing"), ("KLACHT_GI", "ontvangst_oordeel")):
        case = casework.open_case(vault, NOW, NOW.date(), code)
        step = routing.begin(vault, case.id, code, own.edition.catalogues, NOW)
        routing.happened(vault, step, happened, exactly(date(2026, 11, 30)), NOW)
    before, after = own.edition.catalogues, newer.edition.catalogues
    everything = moved(watching.all_watched(vault, before), watching.all_watched(vault, after))
    assert changed_routes(before, after) == {"HB_HOF"}
    assert compared(vault, before, after).moved == everything
    assert len(everything) == 2
    assert compared(vault, before, before) == NO_EFFECT


def test_a_step_that_loses_its_route_is_named_and_so_is_each_day_that_goes_with_it(vault, own):
    case = an_appeal(vault, own.edition.catalogues)
    known = own.edition.catalogues
    routes = {code: route for code, route in known.routes.items() if code != "HB_HOF"}
    found = compared(vault, known, replace(known, routes=routes))
    assert [one.case for one in found.stranded] == [case.id]
    assert [(one.before, one.after, one.asked) for one in found.moved] == [(BEFORE, None, False)]
    (step,) = casework.whole_case(vault, case.id).steps
    routing.change(vault, replace(step, status=StepStatus.FINISHED), NOW)
    assert compared(vault, known, replace(known, routes=routes)) == NO_EFFECT


def test_a_coordinators_vault_has_rules_and_no_days_and_asks_nothing(coordinator, own, newer):
    rules.enter(coordinator, own, NOW)
    found = rules.enter(coordinator, newer, NOW)
    assert found.days == ()
    assert found.edition is newer.edition
    assert rules.unseen(coordinator, found) is None
    assert compared(coordinator, own.edition.catalogues, found.catalogues) == NO_EFFECT


def test_a_vault_that_is_only_read_is_not_written(make, own, newer):
    first = make("Ans")
    rules.enter(first, own, NOW)
    an_appeal(first, own.edition.catalogues)
    with Vault.open_to_read(first.folder, bytes(first._key)) as beside:
        found = rules.enter(beside, newer, NOW)
        assert len(rules.unseen(beside, found).moved) == 1
        with pytest.raises(OpenedReadOnly):
            rules.note_seen(beside, found, NOW)
    assert rows_rules.kept_mark(first) == own.edition.catalogues.edition


def test_a_full_disk_keeps_nobody_out_and_nothing_is_half_kept(vault, own, monkeypatch):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(rows_rules, "put_edition", full)
    assert rules.enter(vault, own, NOW).edition is own.edition
    assert rows_rules.kept_mark(vault) == ""
    assert rules.unseen(vault, rules.standing(vault, own)) is None


@pytest.mark.parametrize("lost", ["kept_edition", "days"])
def test_rules_that_do_not_read_back_cost_only_themselves(vault, own, broken, monkeypatch, lost):
    rules.enter(vault, own, NOW)
    keep_days(vault, BRIDGE)

    def damaged(_):
        raise DatabaseDamaged

    monkeypatch.setattr(rows_rules, lost, damaged)
    found = rules.enter(vault, own, NOW)
    assert found.damaged
    assert found.days == (() if lost == "days" else (BRIDGE,))
    if lost == "kept_edition":
        with pytest.raises(DatabaseDamaged):
            rules.standing(vault, broken)


def test_two_editions_in_a_salvaged_vault_give_the_one_that_was_seen_last(vault, own, newer):
    rules.enter(vault, own, NOW)
    with vault.transaction():
        vault.write(
            "INSERT INTO catalogue_edition (edition, version, origin, taken_at, files) "
            "SELECT 'older', version, origin, '2026-01-01T00:00:00.000000Z', files "
            "FROM catalogue_edition"
        )
    assert rows_rules.kept_mark(vault) == own.edition.catalogues.edition
    assert rows_rules.kept_edition(vault).edition == own.edition.catalogues.edition
    rules.note_seen(vault, rules.standing(vault, newer), NOW)
    assert vault.read("SELECT count(*) FROM catalogue_edition") == [(1,)]
