"""Words are found wherever they stand, newest first, whatever a user types."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.contacts import ContactId
from confidant_app.domain.lists import CaseQuery
from confidant_app.storage import (
    rows_advice,
    rows_attachments,
    rows_cases,
    rows_contacts,
    rows_follow_ups,
    rows_people,
    rows_search,
    rows_steps,
)
from confidant_app.storage.match import expression
from confidant_app.storage.schema_search import PassageKind
from tests.storage import samples
from tests.storage.samples import NOON

NOTE = (
    "Moeder vertelt over de een-twee-drie regeling. O'neil belde AND zei dat C++ moeilijk is. "
    "Zij heeft een café in Veendam; het woord knikkerzak staat hier maar één keer."
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "v"
    with samples.new_vault(folder, secrets.token_bytes(32)) as opened:
        case = samples.a_case(keyword="Schommel")
        with opened.transaction():
            rows_cases.insert(opened, case)
            rows_contacts.insert(opened, samples.a_contact(case, NOTE), NOON)
        yield opened


@pytest.mark.parametrize(
    "text",
    [
        "een-twee",
        "o'neil",
        "O'NEIL zei",
        "AND",
        "c++",
        "cafe",
        "CAFÉ Veendam",
        "knikk",
        "veendam een",
        '"woord knikkerzak"',
        '"woord knik',
        '"het woord" moeder',
        "2026-0001",
        "schom",
        "knikkerzak ++",
    ],
)
def test_what_stands_in_a_note_is_found_however_it_is_typed(shared, text):
    assert len(rows_search.find(shared, text, 10)) == 1


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '""', "++", "'", "*", "^", "( )", "knikkerzak NOT moeder", "NEAR(a b)"],
)
def test_what_has_no_word_or_a_word_too_many_finds_nothing(shared, text):
    assert rows_search.find(shared, text, 10) == ()


@pytest.mark.parametrize("text", ["knikk moeder", '"moeder knikkerzak"', '"knikk"', "kn"])
def test_only_the_last_word_may_be_unfinished_and_a_phrase_stands_together(shared, text):
    assert rows_search.find(shared, text, 10) == ()


@settings(max_examples=100, deadline=None)
@given(text=samples.WORDS | st.text(alphabet="ab\"'*^:(){}+- \n\x00é", max_size=12))
def test_nothing_that_can_be_typed_is_misunderstood(shared, text):
    rows_search.find(shared, text, 3)
    rows_cases.count(shared, CaseQuery(text=text))


def test_a_hit_stands_in_its_context(shared):
    (hit,) = rows_search.find(shared, "knikkerzak", 10)
    assert hit.hit == "knikkerzak"
    assert hit.before.endswith("het woord ")
    assert hit.after.startswith(" staat hier")
    assert hit.kind == PassageKind.CONTACT
    assert hit.case_title == "2026-0001 · Schommel"
    assert hit.at == NOON


def test_every_kind_of_record_is_found_and_can_be_asked_for_alone(vault):
    case = samples.a_full_case()
    contact = samples.a_full_contact(case)
    file = Attachment(
        id=AttachmentId(contact.id),
        case=case.id,
        contact=contact.id,
        name="wipkip.pdf",
        media_type="application/pdf",
        size=3,
        added_at=NOON,
    )
    with vault.transaction():
        rows_cases.insert(vault, replace(case, keyword="wipkip"))
        rows_people.insert(vault, samples.a_person(case, remarks="wipkip"))
        rows_contacts.insert(vault, replace(contact, note="wipkip", agreements="wipkip"), NOON)
        rows_follow_ups.insert(vault, samples.a_follow_up(case, date(2026, 1, 1), what="wipkip"))
        rows_advice.insert(vault, samples.some_advice(case, text="wipkip"))
        rows_steps.insert(vault, samples.a_step(case, note="wipkip"))
        rows_attachments.insert(vault, file, b"abc")
    expected = [*(set(PassageKind) - {PassageKind.AGREEMENTS}), PassageKind.CONTACT]
    found = [hit.kind for hit in rows_search.find(vault, "wipkip", 20)]
    assert sorted(found) == sorted(expected)
    for kind in PassageKind:
        assert len(rows_search.find(vault, "wipkip", 20, {kind})) == 1


def test_the_newest_comes_first_also_before_1970_and_within_one_second(vault):
    times = [datetime(1960, 1, 1, tzinfo=UTC), *(NOON + timedelta(days=n) for n in range(3))]
    with vault.transaction():
        for at in times:
            for _ in range(20):
                rows_contacts.insert(vault, samples.a_contact(None, "wipkip", at=at), NOON)
    hits = rows_search.find(vault, "wipkip", 100)
    assert [hit.at for hit in hits] == sorted((at for at in times for _ in range(20)), reverse=True)
    assert len({hit.record for hit in hits}) == 80
    assert rows_search.find(vault, "wipkip", 30) == hits[:30]
    assert {(hit.case, hit.case_title) for hit in hits} == {(None, "")}


def test_records_with_the_same_ending_keep_their_own_passage(vault):
    twins = [
        replace(samples.a_contact(None, f"tekst {n}"), id=ContactId(UUID(int=n)))
        for n in (7, 1_000_007, 2_000_007)
    ]
    with vault.transaction():
        for contact in twins:
            rows_contacts.insert(vault, contact, NOON)
    assert {c.note for c in rows_contacts.without_case(vault)} == {"tekst 7"} | {
        f"tekst {n}" for n in (1_000_007, 2_000_007)
    }


def test_the_index_follows_every_change(vault):
    case = samples.a_case()
    contact = samples.a_contact(None, "wipkip")
    with vault.transaction():
        rows_cases.insert(vault, case)
        rows_contacts.insert(vault, contact, NOON)
    moved = replace(contact, case=case.id, at=NOON + timedelta(days=1), note="hinkelbaan")
    with vault.transaction():
        rows_contacts.update(vault, moved, NOON)
    assert rows_search.find(vault, "wipkip", 10) == ()
    (hit,) = rows_search.find(vault, "hinkelbaan", 10)
    assert (hit.case, hit.at) == (case.id, moved.at)
    with vault.transaction():
        rows_contacts.update(vault, replace(moved, note=""), NOON)
    assert rows_search.find(vault, "hinkelbaan", 10) == ()
    with vault.transaction():
        vault.write("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)")


def test_marks_that_stand_in_the_text_itself_do_no_harm(vault):
    with vault.transaction():
        body = "a \ue001 b \ue000 wipkip \ue000 c \ue001 d"
        rows_contacts.insert(vault, samples.a_contact(None, body), NOON)
    (hit,) = rows_search.find(vault, "wipkip", 10)
    assert "\ue000" not in hit.after
    assert "wipkip" in hit.before + hit.hit + hit.after


def test_a_search_reads_its_answer_in_order_without_sorting(vault):
    plan = vault.read(
        "EXPLAIN QUERY PLAN " + rows_search._FIND + "?) ORDER BY passage_index.rowid DESC LIMIT 5",
        ("", "", '"a"', "contact"),
    )
    assert "TEMP B-TREE" not in str(plan)


def test_an_expression_quotes_every_piece():
    assert (
        expression('een-twee "van der" AND "open zin') == '"een-twee" "van der" "AND" "open zin"*'
    )
    assert expression("ab") == '"ab"'
    assert expression("abc ") == '"abc"*'
