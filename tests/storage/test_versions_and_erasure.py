"""Every saved note is kept, until a case is erased: then nothing of it is left."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import DatabaseDamaged, NotFound
from confidant_app.storage import (
    rows_advice,
    rows_answers,
    rows_attachments,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_drafts,
    rows_erasure,
    rows_follow_ups,
    rows_letters,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_search,
    rows_steps,
)
from tests.storage import samples
from tests.storage.samples import NOON

LATER = NOON + timedelta(hours=1)


def test_only_a_changed_note_makes_a_version_and_all_versions_stay(vault):
    contact = samples.a_contact(None, "eerste")
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        rows_contacts.update(vault, replace(contact, minutes=5), LATER)
    assert rows_contacts.version(vault, contact.id) == 1
    with vault.transaction():
        rows_contacts.update(vault, replace(contact, note=""), LATER)
        rows_contacts.update(vault, replace(contact, note="derde"), LATER)
    found = rows_contacts.versions(vault, contact.id)
    assert [(v.number, v.note) for v in found] == [(1, "eerste"), (2, ""), (3, "derde")]
    assert [v.saved_at for v in found] == [NOON, LATER, LATER]
    assert rows_contacts.version(vault, contact.id) == 3


def test_the_text_of_a_note_is_kept_once(vault):
    contact = samples.a_contact(None, "zandbak")
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
    assert vault.read("SELECT body FROM passage") == [("zandbak",)]
    assert vault.read("SELECT note FROM note_version") == [(None,)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note_version SET note = 'anders' WHERE number = 1",
        "UPDATE note_version SET saved_at = '2026-01-01T00:00:00.000000Z'",
        "UPDATE note_version SET number = 9 WHERE number = 2",
    ],
)
def test_a_version_is_never_rewritten(vault, statement):
    contact = samples.a_contact(None, "eerste")
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        rows_contacts.update(vault, replace(contact, note="tweede"), LATER)
    with pytest.raises(dbapi2.IntegrityError, match="only ever added to"), vault.transaction():
        vault.write(statement)


def a_file(case, contact, size):
    return Attachment(
        id=AttachmentId(samples.uuid4()),
        case=case.id if case else None,
        contact=contact.id,
        name="brief.pdf",
        media_type="application/pdf",
        size=size,
        added_at=NOON,
    )


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 17])
def test_a_file_of_any_size_reads_back_whole(vault, size):
    contact = samples.a_contact(None)
    file, content = a_file(None, contact, size), bytes(n % 251 for n in range(size))
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        rows_attachments.insert(vault, file, content)
    assert rows_attachments.of_contact(vault, contact.id) == (file,)
    assert rows_attachments.content(vault, file.id) == content


def test_a_file_that_lost_a_part_is_damage_and_one_that_is_gone_is_not_found(vault):
    contact = samples.a_contact(None)
    file = a_file(None, contact, 10)
    with vault.transaction():
        rows_contacts.insert(vault, contact, NOON)
        rows_attachments.insert(vault, file, b"0123456789")
        vault.write("DELETE FROM attachment_part")
    with pytest.raises(DatabaseDamaged):
        rows_attachments.content(vault, file.id)
    with pytest.raises(NotFound):
        rows_attachments.content(vault, AttachmentId(samples.uuid4()))


def test_a_file_goes_with_its_contact_to_a_case(vault):
    case, contact = samples.a_case(), samples.a_contact(None)
    file = a_file(None, contact, 1)
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, contact, NOON)
        rows_attachments.insert(vault, file, b"x")
        rows_contacts.update(vault, replace(contact, case=case.id), LATER)
    assert rows_attachments.of_case(vault, case.id) == (replace(file, case=case.id),)
    assert [hit.case for hit in rows_search.find(vault, "brief", 5)] == [case.id]


def fill(vault, number):
    case = samples.a_full_case(number)
    person = samples.a_full_person(case)
    contact = samples.a_full_contact(case, person)
    rows_cases.insert(vault, case)
    rows_people.insert(vault, person)
    rows_contacts.insert(vault, contact, NOON)
    rows_contacts.update(vault, replace(contact, note="anders"), LATER)
    rows_quotes.insert(vault, samples.a_full_quote(case, contact))
    rows_follow_ups.insert(vault, samples.a_full_follow_up(case))
    rows_advice.insert(vault, samples.some_advice(case))
    rows_consents.insert(vault, samples.a_full_consent(case, person))
    step = samples.a_full_step(case)
    rows_steps.insert(vault, step)
    rows_letters.insert(vault, samples.a_letter(case, step))
    rows_norms.put(vault, samples.a_full_norm(case))
    rows_answers.put(vault, case.id, "authority", samples.Answer.YES)
    rows_attachments.insert(vault, a_file(case, contact, 3), b"abc")
    for key in (f"contact:{contact.id}", f"case:{case.id}"):
        rows_drafts.put(vault, Draft(key=key, saved_at=NOON, body="{}"))
    body = f'{{"case": "{case.id}"}}'
    rows_drafts.put(vault, Draft(key=f"contact:new:{number}", saved_at=NOON, body=body))
    return case


COUNT = "SELECT count(*) FROM "


def counts(vault):
    names = [
        name
        for (name,) in vault.read("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "passage_index", "case_year"))
    ]
    return {name: vault.read(COUNT + name)[0][0] for name in names}


def test_an_erased_case_leaves_nothing_and_takes_nothing_else(vault):
    with vault.transaction():
        fill(vault, "2026-0001")
    alone = counts(vault)
    with vault.transaction():
        second = fill(vault, "2026-0002")
    assert counts(vault) == {name: 2 * count for name, count in alone.items()}
    with vault.transaction():
        rows_cases.delete(vault, second.id)
    assert counts(vault) == alone
    assert {hit.case for hit in rows_search.find(vault, "anders", 50)}.isdisjoint({second.id})
    with vault.transaction():
        vault.write("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)")


def test_a_file_that_knows_only_its_conversation_goes_with_the_case_and_so_does_its_name(vault):
    case = samples.a_case()
    contact = samples.a_contact(case, "gesprek")
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, contact, NOON)
        rows_attachments.insert(vault, a_file(None, contact, 3), b"abc")
        gone = rows_erasure.owned(vault, case.id)
        rows_cases.delete(vault, case.id)
    assert rows_search.find(vault, "brief", 5) == ()
    assert rows_erasure.places_left(vault, gone) == ()


def test_drafts_replace_each_other_and_come_newest_first(vault):
    old = Draft(key="contact:new", saved_at=NOON, body='{"a": 1}')
    new = Draft(key="case", saved_at=LATER, body="{}", base_version=3)
    with vault.transaction():
        rows_drafts.put(vault, replace(old, body="oud"))
        rows_drafts.put(vault, old)
        rows_drafts.put(vault, new)
    assert rows_drafts.all_(vault) == (new, old)
    assert rows_drafts.get(vault, "case") == new
    with vault.transaction():
        rows_drafts.remove(vault, "case")
        rows_drafts.remove(vault, "case")
    assert rows_drafts.get(vault, "case") is None


def test_the_python_library_without_encryption_cannot_read_a_vault(vault):
    vault._connection.checkpoint()
    copy = vault.folder.parent / "copy.db"
    with vault.reader() as reader:
        copy.touch()
        reader.copy_into(copy)
    plain = sqlite3.connect(copy)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_schema")
    plain.close()
