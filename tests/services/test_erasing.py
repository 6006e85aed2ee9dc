"""An erased case: nothing of it is left in any page, and the log says so without saying what."""

import secrets
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.backups import BackupId, BackupRow, Fate
from confidant_app.domain.drafts import Draft
from confidant_app.domain.errors import DiskFull, NotFound, WrongKindOfVault
from confidant_app.domain.log import Act
from confidant_app.domain.retention import Retention
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vault_errors import CaseHeld
from confidant_app.services import casework, erasing, routing, searching
from confidant_app.storage import (
    rows_advice,
    rows_answers,
    rows_attachments,
    rows_backups,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_drafts,
    rows_erasure,
    rows_follow_ups,
    rows_letters,
    rows_log,
    rows_mails,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_retention,
    rows_steps,
)
from confidant_app.storage.vault import SEALED_FILES, Vault, VaultKind
from tests.services.bare_pages import bare_pages
from tests.storage import samples

NOW = samples.NOON + timedelta(days=200)
KEY = bytes(range(32))
FREE = {"status": StepStatus.FINISHED}


@pytest.fixture
def known(tmp_path):
    """A vault under a key that the test can read its pages with."""
    with Vault.create(tmp_path / "Ans.confidant", b"{}", KEY, VaultKind.CONFIDANT) as opened:
        yield opened


def source(seed):
    return Random(seed)  # noqa: S311 - the same words in every run


def marked(rnd):
    """Return a word that stands nowhere else; it begins with any letter."""
    return f"{rnd.choice('abcdefghijklmnoprstuvw')}qzjxx{rnd.randrange(10**6)}"


def words(rnd, count):
    return " ".join(marked(rnd) for _ in range(count))


def fill_with_marks(vault, number, rnd):
    """Add a case with a mark in every text that it can hold."""
    case = replace(
        samples.a_full_case(number),
        keyword=words(rnd, 2),
        confidant=marked(rnd),
        deputy=marked(rnd),
        family_card=marked(rnd),
    )
    case = replace(case, closing=replace(case.closing, reason=words(rnd, 3)))
    rows_cases.insert(vault, case)
    fields = ("given", "surname", "nickname", "former", "phone", "email", "safe_times", "remarks")
    person = replace(samples.a_full_person(case), **{name: marked(rnd) for name in fields})
    rows_people.insert(vault, person)
    rows_people.update(vault, replace(person, surname=marked(rnd)))
    for minutes in range(8):
        at = samples.NOON + timedelta(days=rnd.randrange(99), minutes=minutes)
        contact = replace(samples.a_full_contact(case, person), note=words(rnd, 99), at=at)
        contact = replace(contact, agreements=words(rnd, 9))
        rows_contacts.insert(vault, contact, at)
        rows_contacts.update(vault, replace(contact, note=words(rnd, 150)), NOW)
        rows_mails.insert(vault, words(rnd, 1), contact.id)
    said = {"words": words(rnd, 9), "public_words": words(rnd, 9), "second_reader": marked(rnd)}
    rows_quotes.insert(vault, replace(samples.a_full_quote(case, contact), **said))
    told = {"what": words(rnd, 4), "for_whom": marked(rnd), "result": words(rnd, 3)}
    rows_follow_ups.insert(vault, replace(samples.a_full_follow_up(case), **told))
    rows_advice.insert(vault, samples.some_advice(case, text=words(rnd, 9)))
    consent = samples.a_full_consent(case, person)
    rows_consents.insert(vault, replace(consent, minor_judgement=words(rnd, 4)))
    rows_steps.insert(vault, replace(samples.a_full_step(case), note=words(rnd, 5), **FREE))
    rows_letters.insert(vault, samples.a_letter(case, title=marked(rnd), body=words(rnd, 400)))
    rows_norms.put(vault, replace(samples.a_full_norm(case), note=words(rnd, 5)))
    rows_answers.put(vault, case.id, "authority", samples.Answer.YES)
    review = Retention(case=case.id, review_on=case.opened, reason=words(rnd, 3))
    rows_retention.put(vault, review)
    file = Attachment(
        id=AttachmentId(samples.uuid4()),
        case=case.id,
        contact=contact.id,
        name=f"{marked(rnd)}.pdf",
        media_type="application/pdf",
        size=40_000,
        added_at=NOW,
    )
    rows_attachments.insert(vault, file, words(rnd, 3_000).encode())
    for key in (f"contact:{contact.id}", f"person:{person.id}", f"file:{file.id}"):
        rows_drafts.put(vault, Draft(key=key, saved_at=NOW, body=f'{{"note": "{marked(rnd)}"}}'))
    body = f'{{"note": "{marked(rnd)}", "writing": {{"contact": {{"case": "{case.id}"}}}}}}'
    rows_drafts.put(vault, Draft(key=f"contact:new:{number}", saved_at=NOW, body=body))
    return case


def fill_plainly(vault, number, rnd):
    case = samples.a_case(number)
    rows_cases.insert(vault, case)
    for _ in range(5):
        note = " ".join(secrets.token_hex(rnd.randint(1, 4)) for _ in range(rnd.randint(20, 300)))
        rows_contacts.insert(vault, samples.a_contact(case, note), NOW)
    return case


@pytest.mark.parametrize("seed", range(3))
def test_no_byte_of_an_erased_case_is_left_in_any_page(known, seed, catalogues):
    rnd = source(seed)
    for number in range(1, 31):
        with known.transaction():
            if number == 14:
                case = fill_with_marks(known, "2026-0014", rnd)
            else:
                fill_plainly(known, f"2026-{number:04d}", rnd)
    database = known.folder / "vault.db"
    rows_erasure.empty_journal(known)
    assert bare_pages(database, KEY).count(b"qzjx") > 5_000
    proof = erasing.erase_case(known, case.id, catalogues, NOW)
    pages = bare_pages(database, KEY)
    assert b"CREATE TABLE case_file" in pages  # they were decrypted
    assert pages.count(b"qzjx") == 0
    assert pages.count(str(case.id).encode()) == 1  # in the log
    assert (known.folder / "vault.db-wal").stat().st_size == 0
    assert proof.journal_emptied
    assert searching.find(known, "qzjx", 5) == ()


def test_the_log_proves_the_erasure_and_holds_no_content(known, catalogues):
    rnd = source(9)
    with known.transaction():
        case = fill_with_marks(known, "2026-0001", rnd)
        other = fill_plainly(known, "2026-0002", rnd)
    proof = erasing.erase_case(known, case.id, catalogues, NOW)
    entry = rows_log.entries(known)[-1]
    assert (entry.act, entry.record, dict(entry.facts)) == (Act.CASE_ERASED, str(case.id), {})
    assert (proof.log_number, proof.log_whole) == (entry.number, True)
    assert (proof.number, proof.records, proof.files) == ("2026-0001", 17, 0)
    with pytest.raises(NotFound):
        casework.whole_case(known, case.id)
    assert len(casework.whole_case(known, other.id).contacts) == 5
    assert len(rows_drafts.all_(known)) == 0
    with known.transaction():
        known.write("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)")


def test_the_last_case_leaves_an_empty_index(known, catalogues):
    with known.transaction():
        case = fill_with_marks(known, "2026-0001", source(3))
    erasing.erase_case(known, case.id, catalogues, NOW)
    assert bare_pages(known.folder / "vault.db", KEY).count(b"qzjx") == 0
    assert known.read("SELECT count(*) FROM passage_index_idx") == [(0,)]


def test_an_erasure_that_fails_leaves_the_case_and_the_secure_deletion(known):
    with known.transaction():
        case = fill_with_marks(known, "2026-0001", source(5))
        for number in range(2, 9):
            fill_plainly(known, f"2026-{number:04d}", source(number))
    with pytest.raises(NotFound):
        erase_twice(known, case)
    whole = casework.whole_case(known, case.id)
    assert len(whole.contacts) == 8
    assert searching.find(known, whole.case.keyword, 5)
    with known.transaction():
        for passage in known.read("SELECT id FROM passage WHERE case_id = ?", (str(case.id),)):
            known.write("DELETE FROM passage WHERE id = ?", passage)
    blocks = known.read("SELECT block FROM passage_index_data")
    assert b"qzjxx" not in b"".join(bytes(block) for (block,) in blocks)


def erase_twice(vault, case):
    with vault.transaction(), rows_erasure.index_renewed(vault):
        rows_cases.delete(vault, case.id)
        rows_cases.delete(vault, case.id)


def test_a_sealed_file_goes_with_its_case_and_no_other_does(vault, catalogues):
    case, other = samples.a_case("2026-0001"), samples.a_case("2026-0002")
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_cases.insert(vault, other)
        names = [with_sealed_file(vault, each) for each in (case, other)]
    proof = erasing.erase_case(vault, case.id, catalogues, NOW)
    left = {path.name for path in (vault.folder / SEALED_FILES).iterdir()}
    assert left == {names[1]}
    assert (proof.files, proof.files_left) == (1, 0)


def test_a_journal_that_cannot_be_emptied_now_does_not_undo_the_erasure(
    vault, catalogues, monkeypatch
):
    case = casework.open_case(vault, NOW, NOW.date())

    def full(_):
        raise DiskFull

    monkeypatch.setattr(rows_erasure, "empty_journal", full)
    proof = erasing.erase_case(vault, case.id, catalogues, NOW)
    assert not proof.journal_emptied


def with_sealed_file(vault, case):
    name = secrets.token_hex(16)
    (vault.folder / SEALED_FILES / name).write_bytes(b"sealed")
    vault.write(
        "INSERT INTO attachment (id, case_id, name, media_type, size, added_at, sha256, "
        "sealed_name, sealed_key) VALUES (?, ?, 'a', 'a/b', 6, '2026-03-02T12:00:00.000000Z', "
        "zeroblob(32), ?, zeroblob(32))",
        (str(samples.uuid4()), str(case.id), name),
    )
    return name


def test_a_case_with_a_running_step_is_not_erased_and_the_step_is_named(vault, catalogues):
    case = casework.open_case(vault, NOW, NOW.date(), "zandbak")
    step = routing.begin(vault, case.id, "KLACHT_GI", catalogues, NOW)
    before = len(rows_log.entries(vault))
    with pytest.raises(CaseHeld, match=r"er loopt nog een stap \(klacht bij de klachtencommissie"):
        erasing.erase_case(vault, case.id, catalogues, NOW)
    assert casework.whole_case(vault, case.id).case == case
    assert len(rows_log.entries(vault)) == before
    routing.change(vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    erasing.erase_case(vault, case.id, catalogues, NOW)
    assert casework.open_case(vault, NOW, NOW.date()).number == "2026-0002"


def test_a_case_that_is_gone_or_of_a_coordinator_is_no_case(vault, coordinator, catalogues):
    case = samples.a_case()
    with pytest.raises(NotFound):
        erasing.erase_case(vault, case.id, catalogues, NOW)
    with pytest.raises(WrongKindOfVault):
        erasing.erase_case(coordinator, case.id, catalogues, NOW)


def test_backups_that_are_not_where_they_go_now_hold_the_case_without_end(vault, catalogues):
    moments = [NOW + timedelta(days=1), NOW - timedelta(days=40)]
    case = casework.open_case(vault, NOW, NOW.date())
    with vault.transaction():
        for at in moments:
            row = BackupRow(id=BackupId(samples.uuid4()), made_at=at, size=9, sha256="a" * 64)
            rows_backups.put(vault, row)
    proof = erasing.erase_case(vault, case.id, catalogues, NOW)
    assert [copy.made_at for copy in proof.copies] == moments
    assert {(copy.fate, copy.expires_on) for copy in proof.copies} == {(Fate.ELSEWHERE, None)}
    assert "zijn 2 reservekopieën gemaakt die nu niet" in erasing.in_words(proof)[-1]


def test_a_removed_person_leaves_no_entry_in_the_index(vault):
    case = casework.open_case(vault, NOW, NOW.date())
    person = samples.a_person(case, given="Zwaluwstaartje", phone="06-99998888")
    person = casework.save_new_person(vault, person, NOW)
    assert searching.find(vault, "zwaluwstaartje", 5)
    casework.remove_person(vault, person, NOW)
    assert searching.find(vault, "zwaluwstaartje", 5) == ()
    parts = b"".join(
        bytes(block) for (block,) in vault.read("SELECT block FROM passage_index_data")
    )
    assert b"zwaluw" not in parts
    assert b"99998888" not in parts


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("INSERT INTO draft VALUES ('x', '2026-03-02T12:00:00.000000Z', '{case}', 0)", "draft"),
        ("INSERT INTO passage (kind, record, body) VALUES ('contact', '{case}', 'a')", "passage"),
        ("INSERT INTO passage_index_docsize VALUES (7, x'00')", "passage_index"),
    ],
)
def test_what_would_be_left_behind_is_found(vault, statement, table):
    case = samples.a_case()
    gone = rows_erasure.Owned(ids=(str(case.id),), passages=(7,), sealed=("f",))
    assert rows_erasure.places_left(vault, gone) == ()
    assert rows_erasure.files_left(vault, gone) == 0
    with vault.transaction():
        vault.write(statement.format(case=case.id))
    assert rows_erasure.places_left(vault, gone) == (table,)
