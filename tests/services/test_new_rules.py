"""Taking other rules in: what they move is shown first, and a bad file changes nothing."""

from datetime import date

import pytest

from confidant_app.domain.editions import Origin
from confidant_app.domain.errors import (
    CatalogueBroken,
    DiskFull,
    InvalidValue,
)
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.domain.log import Act
from confidant_app.domain.rule_errors import (
    RulesNotNewer,
)
from confidant_app.services import (
    backing_up,
    casework,
    new_rules,
    restoring,
    routing,
    rules,
    salvaging,
)
from confidant_app.services.catalogues import tied
from confidant_app.storage import rows_log, rows_rules
from confidant_app.storage.rules_file import unpack
from confidant_app.storage.vault import Vault
from tests.services.desk import MARKER, PASSPHRASE
from tests.services.editions import (
    NOW,
    OTHER_START,
    OWN,
    SHORTER_APPEAL,
    TODAY,
    WITHOUT_CHALLENGE,
    an_appeal,
    edited,
    in_one,
    own_of,
    write,
)

BRIDGE = ExtraDay(on=date(2027, 2, 16), name=MARKER, source=f"{MARKER}, 1")
BEFORE, AFTER = date(2027, 2, 16), date(2027, 1, 18)


@pytest.fixture(scope="module")
def own():
    return rules.own()


@pytest.fixture
def standing(vault, own):
    an_appeal(vault, own.edition.catalogues)
    return rules.enter(vault, own, NOW)


@pytest.fixture
def file(tmp_path):
    return in_one(tmp_path / "nieuw.confidant-rules", edited(terms=SHORTER_APPEAL))


def everything(vault):
    """All that taking rules in could change."""
    return [
        vault.read(f"SELECT * FROM {table}")  # noqa: S608
        for table in ("catalogue_edition", "extra_day", "log_entry", "step", "setting")
    ]


def days_of(moved):
    return [(one.before, one.after) for one in moved]


def test_a_newer_file_shows_what_it_moves_and_is_in_force_only_when_taken(vault, standing, file):
    before = everything(vault)
    proposal = new_rules.propose_files(vault, standing, [file], TODAY)
    assert days_of(proposal.moved) == [(BEFORE, AFTER)]
    assert everything(vault) == before
    found = new_rules.adopt(vault, proposal, NOW)
    assert found.origin is Origin.FILE
    assert found.catalogues.imprint.made_by == "Proef Landelijk"
    assert rules.unseen(vault, found) is None
    again = rules.standing(vault, standing.own)
    assert again.catalogues.edition == found.catalogues.edition
    (entry,) = [e for e in rows_log.entries(vault) if e.act is Act.CATALOGUE_CHANGED]
    assert dict(entry.facts) == {"version": "2026-12-20", "origin": "file"}
    assert entry.record == found.edition.catalogues.edition


def test_rules_without_the_route_of_a_running_step_name_its_case(vault, standing, tmp_path):
    case = casework.open_case(vault, NOW, TODAY, "zitting")
    routing.begin(vault, case.id, "WRAKING", standing.catalogues, NOW)
    path = in_one(tmp_path / "x.confidant-rules", edited(routes_court=WITHOUT_CHALLENGE))
    proposal = new_rules.propose_files(vault, standing, [path], TODAY)
    assert proposal.moved == ()
    (one,) = proposal.stranded
    assert (one.case, one.case_title) == (case.id, f"{case.number} · zitting")
    assert one.route_name == "wraking van de rechter"
    taken = new_rules.adopt(vault, proposal, NOW)
    assert new_rules.propose_day(vault, taken, BRIDGE, TODAY).stranded == ()


def test_a_term_that_is_still_there_and_needs_another_fact_says_so(vault, standing, tmp_path):
    path = in_one(tmp_path / "x.confidant-rules", edited(terms=OTHER_START))
    (one,) = new_rules.propose_files(vault, standing, [path], TODAY).moved
    assert (one.before, one.after, one.asked) == (BEFORE, None, True)


def test_loose_files_take_the_place_of_those_of_the_same_name(vault, standing, tmp_path):
    files = edited(terms=SHORTER_APPEAL)
    loose = write(tmp_path / "los", {n: files[n] for n in ("terms.toml", "edition.toml")})
    proposal = new_rules.propose_files(vault, standing, sorted(loose.iterdir()), TODAY)
    assert days_of(proposal.moved) == [(BEFORE, AFTER)]
    assert proposal.after.edition.files == files


def test_loose_files_without_a_newer_day_are_not_newer(vault, standing, tmp_path):
    loose = write(tmp_path / "los", {"terms.toml": OWN["terms.toml"] + b"# x\n"})
    with pytest.raises(RulesNotNewer, match=r"kies dan ook edition\.toml"):
        new_rules.propose_files(vault, standing, [loose / "terms.toml"], TODAY)


def test_going_back_to_the_programs_own_rules_shows_what_moves_back(vault, standing, file):
    taken = new_rules.adopt(vault, new_rules.propose_files(vault, standing, [file], TODAY), NOW)
    proposal = new_rules.propose_own(vault, taken)
    assert days_of(proposal.moved) == [(AFTER, BEFORE)]
    found = new_rules.adopt(vault, proposal, NOW)
    assert (found.origin, found.edition) == (Origin.PROGRAM, standing.own.edition)
    assert rules.unseen(vault, found) is None


def test_there_is_no_way_back_to_rules_that_are_broken(vault, standing, tmp_path):
    broken = own_of(tmp_path, {**OWN, "norms.toml": b"[[norms]\n"})
    found = rules.standing(vault, broken)
    with pytest.raises(CatalogueBroken, match=r"norms\.toml"):
        new_rules.propose_own(vault, found)


def test_an_extra_day_shows_what_it_moves_and_can_be_taken_away_again(vault, standing):
    proposal = new_rules.propose_day(vault, standing, BRIDGE, TODAY)
    assert days_of(proposal.moved) == [(BEFORE, date(2027, 2, 17))]
    assert rows_rules.days(vault) == ()
    found = new_rules.adopt(vault, proposal, NOW)
    assert rows_rules.days(vault) == found.days == (BRIDGE,)
    with pytest.raises(InvalidValue, match=f"al een feestdag: {MARKER}"):
        new_rules.propose_day(vault, found, BRIDGE, TODAY)
    away = new_rules.propose_without(vault, found, BRIDGE)
    assert days_of(away.moved) == [(date(2027, 2, 17), BEFORE)]
    assert new_rules.adopt(vault, away, NOW).days == ()
    entries = [e for e in rows_log.entries(vault) if e.act is Act.EXTRA_DAYS_CHANGED]
    assert [dict(e.facts) for e in entries] == [
        {"day": "2027-02-16", "added": 1},
        {"day": "2027-02-16", "added": 0},
    ]
    assert MARKER not in repr(entries)


def test_an_extra_day_does_not_count_newer_rules_as_seen(vault, standing, tmp_path):
    newer = own_of(tmp_path, edited(terms=SHORTER_APPEAL))
    found = rules.enter(vault, newer, NOW)
    found = new_rules.adopt(vault, new_rules.propose_day(vault, found, BRIDGE, TODAY), NOW)
    (one,) = rules.unseen(vault, found).moved
    assert (one.before, one.after) == (date(2027, 2, 17), AFTER)


def test_a_file_over_rules_that_nobody_saw_is_compared_with_what_was_seen(
    vault, standing, tmp_path
):
    newer = own_of(tmp_path, edited(terms=SHORTER_APPEAL))
    found = rules.enter(vault, newer, NOW)
    path = in_one(tmp_path / "x.confidant-rules", edited(TODAY, terms=SHORTER_APPEAL))
    assert days_of(new_rules.propose_files(vault, found, [path], TODAY).moved) == [(BEFORE, AFTER)]


def test_a_full_disk_while_taking_in_leaves_everything_as_it_was(
    vault, standing, file, monkeypatch
):
    before = everything(vault)
    proposal = new_rules.propose_files(vault, standing, [file], TODAY)

    def full(*_, **__):
        raise DiskFull

    monkeypatch.setattr(rows_log, "append", full)
    for offered in (proposal, new_rules.propose_day(vault, standing, BRIDGE, TODAY)):
        with pytest.raises(DiskFull):
            new_rules.adopt(vault, offered, NOW)
    assert everything(vault) == before
    assert rules.standing(vault, standing.own).edition is standing.own.edition


def test_the_makers_file_is_the_same_every_time_and_holds_the_programs_own_rules(own, tmp_path):
    path = new_rules.hand_out(tmp_path)
    assert path.name == "regels 2026-12-01.confidant-rules"
    data = path.read_bytes()
    assert data == new_rules.hand_out(tmp_path).read_bytes()
    assert tied(unpack(data)).catalogues.edition == own.edition.catalogues.edition


@pytest.fixture
def far(home, own, file):
    """A vault behind a passphrase, with rules from a file and an extra day."""
    an_appeal(home, own.edition.catalogues)
    found = rules.enter(home, own, NOW)
    found = new_rules.adopt(home, new_rules.propose_day(home, found, BRIDGE, TODAY), NOW)
    return new_rules.adopt(home, new_rules.propose_files(home, found, [file], TODAY), NOW)


def test_rules_and_extra_days_come_back_with_a_backup(home, far, own, stick, prepared, tmp_path):
    made = backing_up.make(home, stick, NOW)
    restored = restoring.restore(made.path, tmp_path / "Terug.confidant")
    with Vault.open(restored.folder, prepared.key) as vault:
        again = rules.standing(vault, own)
    assert again.days == (BRIDGE,)
    assert again.catalogues.edition == far.catalogues.edition


def test_rules_and_extra_days_are_saved_from_a_damaged_vault(home, far, own):
    home.close()
    saved = salvaging.save(home.folder, PASSPHRASE, None, NOW)
    with Vault.open(saved.folder, saved.key) as vault:
        again = rules.standing(vault, own)
    assert again.days == (BRIDGE,)
    assert again.catalogues.edition == far.catalogues.edition
