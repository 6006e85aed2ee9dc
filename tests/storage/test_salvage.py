"""Out of a damaged vault comes everything that can be read, and nothing that was never written."""

import random
import secrets
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.cases import Case
from confidant_app.domain.contacts import Contact
from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.domain.steps import Step
from confidant_app.storage import (
    rows_attachments,
    rows_cases,
    rows_contacts,
    rows_drafts,
    rows_follow_ups,
    rows_log,
    rows_people,
    rows_quotes,
    rows_steps,
    rows_whole,
)
from confidant_app.storage.integrity import integrity
from confidant_app.storage.salvage import salvage
from confidant_app.storage.salvage_target import GONE, PART_GONE
from confidant_app.storage.vault import Reader, Vault
from tests.storage import samples

PAGE = 4096
SENTENCE = "Een zin over de zandbak achter het huis. "


def fill(vault, first, last, at=samples.NOON):
    """Cases with a person, conversations, a quote, a step and a follow-up each."""
    made = []
    for number in range(first, last):
        case = replace(samples.a_full_case(f"2026-{number:04d}"), keyword=f"schommel {number}")
        person = samples.a_full_person(case)
        contact = samples.a_full_contact(case, person)
        long = samples.a_contact(case, f"{number} {SENTENCE * (number % 5) * 60}", at=at)
        with vault.transaction():
            rows_cases.insert(vault, case)
            rows_people.insert(vault, person)
            rows_contacts.insert(vault, contact, at)
            rows_contacts.insert(vault, long, at)
            rows_quotes.insert(vault, samples.a_full_quote(case, contact))
            rows_follow_ups.insert(vault, samples.a_full_follow_up(case))
            rows_steps.insert(vault, samples.a_full_step(case))
            rows_log.append(vault, at, Act.CASE_ADDED, str(case.id))
        made.append((case, person, contact, long))
    return made


@pytest.fixture
def story(tmp_path, key):
    """A vault, the backup of it as it was, and the vault as it went on."""
    folder, backup = tmp_path / "v", tmp_path / "backup"
    with samples.new_vault(folder, key) as vault:
        made = fill(vault, 1, 9)
    shutil.copytree(folder, backup)
    later = samples.NOON + timedelta(days=3)
    with Vault.open(folder, key) as vault:
        with vault.transaction():
            rows_contacts.update(vault, replace(made[0][2], note="Tweede versie."), later)
            rows_cases.update(vault, replace(made[1][0], keyword="glijbaan"))
            rows_cases.delete(vault, made[2][0].id)
            rows_log.append(vault, later, Act.CASE_ERASED, str(made[2][0].id))
            rows_people.delete(vault, made[3][1].id)
            rows_log.append(vault, later, Act.PERSON_REMOVED, str(made[3][1].id))
            rows_drafts.put(
                vault, Draft(key="contact:new", saved_at=later, body="half", base_version=0)
            )
            file = Attachment(
                id=AttachmentId(made[0][0].id),
                case=made[0][0].id,
                contact=None,
                name="brief.pdf",
                media_type="application/pdf",
                size=9000,
                added_at=later,
            )
            rows_attachments.insert(vault, file, bytes(range(250)) * 36)
        fill(vault, 9, 15, later)
    return folder, backup, made


def state(vault):
    """Everything that can be told of a vault, by record."""
    found = {}
    for whole in rows_whole.whole_cases(vault):
        found[whole.case.id] = whole.case
        for part in (whole.people, whole.contacts, whole.quotes, whole.follow_ups, whole.steps):
            found |= {each.id: each for each in part}
        for contact in whole.contacts:
            found[contact.id, "versions"] = rows_contacts.versions(vault, contact.id)
    for draft in rows_drafts.all_(vault):
        found[draft.key] = draft
    return found


def saved(folder, backup, key, tmp_path):
    """Salvage a copy of the damaged vault into a copy of the backup; returns what came of it."""
    copy = tmp_path / f"copy-{secrets.token_hex(4)}"
    target = tmp_path / f"restored-{secrets.token_hex(4)}"
    shutil.copytree(folder, copy)
    if backup is None:
        samples.new_vault(target, key).close()
        with Vault.open(target, key) as vault, vault.transaction():
            pass
    else:
        shutil.copytree(backup, target)
    with Vault.open(target, key) as vault:
        with suppress(DatabaseDamaged):
            outcome = salvage(copy / "vault.db", key, vault)
            assert integrity(vault) == ()
            return outcome, state(vault), rows_log.entries(vault)
        return None, state(vault), rows_log.entries(vault)


def test_an_undamaged_vault_comes_over_whole_and_erased_stays_erased(story, key, tmp_path):
    folder, backup, made = story
    outcome, found, log = saved(folder, backup, key, tmp_path)
    with Vault.open(folder, key) as vault:
        assert found == state(vault)
        assert log == rows_log.entries(vault)
    assert outcome.unreadable == 0
    assert outcome.taken_over > 6
    assert outcome.log_complete
    assert made[2][0].id not in found
    assert made[3][1].id not in found
    assert found[made[0][2].id, "versions"][-1].note == "Tweede versie."


def test_without_a_backup_everything_readable_comes_out(story, key, tmp_path):
    folder, _, _ = story
    outcome, found, log = saved(folder, None, key, tmp_path)
    with Vault.open(folder, key) as vault:
        assert found == state(vault)
        assert log == rows_log.entries(vault)
    assert outcome.unreadable == 0
    assert outcome.removed == 0


def test_twice_saved_is_once_saved(story, key, tmp_path):
    folder, backup, _ = story
    target = tmp_path / "target"
    shutil.copytree(backup, target)
    with Vault.open(target, key) as vault:
        salvage(folder / "vault.db", key, vault)
        once = state(vault)
        again = salvage(folder / "vault.db", key, vault)
        assert state(vault) == once
        assert (again.taken_over, again.removed) == (0, 0)


def test_a_backup_that_is_newer_than_the_damaged_vault_is_not_set_back(story, key, tmp_path):
    newer, older, made = story
    outcome, found, _ = saved(older, newer, key, tmp_path)
    with Vault.open(newer, key) as vault:
        now = state(vault)
    assert found[made[1][0].id].keyword == "glijbaan"
    assert {name: found[name] for name in now} == now
    assert outcome.removed == 0


def damage(folder, chance, pages):
    """Flip a bit in some pages; the first two hold the list of tables."""
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    for page in chance.sample(range(2, len(data) // PAGE), pages):
        data[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    database.write_bytes(data)


def still_readable(folder, key, truth):
    """Which cases and conversations the program itself can read, each by a fresh connection."""
    found = {}
    for name, value in truth.items():
        read = {"Case": rows_cases.get, "Contact": rows_contacts.get}.get(type(value).__name__)
        if read is None:
            continue
        with suppress(DatabaseDamaged), Reader(folder / "vault.db", key) as reader:
            found[name] = read(reader, name)
    return found


def is_true(value, written):
    """It is as it was written, or a part of that which says what is gone."""
    if value == written:
        return True
    if isinstance(written, tuple):
        return value == () or [v.note for v in value] in (
            [v.note for v in written],
            [*(v.note for v in written[:-1]), GONE],
        )
    if isinstance(written, Contact):
        part = replace(
            written,
            note=GONE if value.note == GONE else written.note,
            agreements=value.agreements and written.agreements,
            people=tuple(person for person in written.people if person in value.people),
            themes=value.themes and written.themes,
            case=value.case and written.case,
        )
        return value == part
    if isinstance(written, Step):
        return PART_GONE in value.note and value == replace(
            written,
            events=value.events and written.events,
            own_terms=value.own_terms and written.own_terms,
            extensions=value.extensions and written.extensions,
            note=value.note,
        )
    if isinstance(written, Case):
        part = replace(
            written,
            themes=value.themes and written.themes,
            children=value.children and written.children,
            organisations=value.organisations and written.organisations,
        )
        return value == part
    return False


@pytest.mark.parametrize("run", range(6))
def test_damage_costs_what_it_hit_and_nothing_comes_out_wrong(story, key, tmp_path, run):
    folder, backup, made = story
    with Vault.open(backup, key) as vault:
        before = state(vault)
    with Vault.open(folder, key) as vault:
        truth = state(vault)
    chance = random.Random(run)  # noqa: S311 - places to damage
    damage(folder, chance, (1, 3, 8, 25)[run % 4])
    readable = still_readable(folder, key, truth)
    for base in (backup, None):
        outcome, found, log = saved(folder, base, key, tmp_path)
        wrong = [
            name
            for name in found
            if not any(is_true(found[name], known.get(name)) for known in (truth, before))
        ]
        assert wrong == []
        if outcome is None:
            assert base is None or found == before
            continue
        for name, value in readable.items():
            assert found.get(name) in (value, before.get(name) if base else None), name
        if outcome.log_complete:
            assert made[2][0].id not in found
        assert [entry.number for entry in log] == list(range(1, len(log) + 1))
