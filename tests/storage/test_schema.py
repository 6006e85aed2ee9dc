"""The schema refuses what the domain does not know, and a coordinator's holds no name."""

import re

import pytest

from confidant_app.domain import (
    answers,
    cases,
    coding,
    consent,
    contacts,
    detail,
    editions,
    exchange,
    findings,
    follow_ups,
    ledger,
    log,
    review,
    steps,
    vocabulary,
)
from confidant_app.storage import rows_cases
from confidant_app.storage.schema_search import PassageKind
from tests.storage import samples

LISTS = {
    "case_file.status": cases.CaseStatus,
    "case_file.urgency": cases.Urgency,
    "case_file.measure": vocabulary.Measure,
    "case_organisation.organisation": vocabulary.Organisation,
    "case_child.age_band": cases.AgeBand,
    "case_theme.knowledge": coding.Knowledge,
    "case_answer.answer": answers.Answer,
    "person.role": vocabulary.Role,
    "person.voicemail": answers.Answer,
    "contact.channel": contacts.Channel,
    "contact.direction": contacts.Direction,
    "contact.kind": contacts.Kind,
    "contact_theme.knowledge": coding.Knowledge,
    "quote.permission": answers.Answer,
    "quote.reopened": contacts.Reopened,
    "quote_decision.label": findings.Label,
    "quote_decision.why": findings.Why,
    "quote_decision.certainty": findings.Certainty,
    "quote_decision.choice": review.Choice,
    "quote_review.dates": detail.DateDetail,
    "quote_review.ages": detail.AgeDetail,
    "quote_review.places": detail.PlaceDetail,
    "follow_up.repeat": follow_ups.Repeat,
    "consent.purpose": consent.Purpose,
    "consent.form": consent.ConsentForm,
    "step.status": steps.StepStatus,
    "step.outcome": steps.Outcome,
    "case_event.certainty": answers.Certainty,
    "step_event.certainty": answers.Certainty,
    "norm_record.applies": answers.Answer,
    "norm_record.start_certainty": answers.Certainty,
    "norm_record.met": answers.Answer,
    "norm_record.evidence": coding.Knowledge,
    "passage.kind": PassageKind,
    "log_entry.act": log.Act,
    "catalogue_edition.origin": editions.Origin,
    "card.role": exchange.CardRole,
    "release.origin": ledger.ReleaseOrigin,
    "bundle_in.state": exchange.BundleState,
}
FLAGS = {
    "case_file.danger",
    "person.reporter",
    "follow_up.waiting",
    "advice.specific",
    "retention.hold",
    "person.public_name",
    "quote_decision.own",
    "quote_decision.everywhere",
    "claim.left_out",
}
COORDINATOR_COLUMNS = {
    "setting": {"name", "value"},
    "log_entry": {"number", "at", "act", "record", "facts", "hash"},
    "identity": {"one", "secret"},
    "catalogue_edition": {"entry", "edition", "version", "origin", "taken_at", "files"},
    "card": {"entry", "id", "role", "display_name", "content", "trusted_on", "revoked_on"},
    "release": {
        "entry", "id", "on_day", "receiver", "title", "period_from", "period_until", "sha256",
        "tables", "origin", "forms",
    },
    "claim": {
        "entry", "id", "on_day", "speaker", "words", "source", "checked_on", "theme", "said_on",
        "beside", "replaces", "left_out",
    },
    "bundle_in": {
        "entry", "id", "sender", "period_from", "period_until", "version", "made_at", "sha256",
        "payload", "state",
    },
    "backup": {"entry", "id", "made_at", "size", "sha256"},
    "pool": {"entry", "id", "period_from", "period_until", "made_at", "sha256", "tables"},
    "approved_quote": {"entry", "id", "sender", "bundle", "theme", "words"},
}  # fmt: skip


def tables(vault):
    return dict(
        vault.read(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%'"
        )
    )


def closed_lists(vault):
    return {
        f"{table}.{column}": {word.strip("' ") for word in words.split(",")}
        for table, sql in tables(vault).items()
        for column, words in re.findall(r"CHECK \((\w+) IN \(([^)]*)\)\)", sql)
    }


def test_every_closed_list_is_the_one_of_the_domain(vault, coordinator):
    found = closed_lists(vault) | closed_lists(coordinator)
    expected = {column: {member.value for member in words} for column, words in LISTS.items()}
    flags = {column for column, words in found.items() if words == {"0", "1"}}
    assert flags == FLAGS
    assert {column: words for column, words in found.items() if column not in flags} == expected


def test_every_table_is_strict(vault, coordinator):
    for opened in (vault, coordinator):
        for name, sql in tables(opened).items():
            assert re.search(r"\) STRICT(, WITHOUT ROWID)?$", sql), name


def test_every_link_between_tables_has_an_index(vault, coordinator):
    for opened in (vault, coordinator):
        for table in tables(opened):
            links = {row[3] for row in opened.read(f"PRAGMA foreign_key_list({table})")}
            first = {
                opened.read(f"PRAGMA index_info({index[1]})")[0][2]
                for index in opened.read(f"PRAGMA index_list({table})")
            }
            assert links <= first, table


def test_a_coordinator_has_no_place_for_a_name_a_note_or_an_address(coordinator):
    found = {
        name: {row[1] for row in coordinator.read(f"PRAGMA table_info({name})")}
        for name in tables(coordinator)
    }
    assert found == COORDINATOR_COLUMNS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_file SET opened = '1-1-2026'",
        "UPDATE case_file SET status = 'other'",
        "UPDATE case_file SET status = 'closed'",
        "UPDATE case_file SET closed_on = '2026-01-01'",
        "UPDATE case_file SET danger = 2",
        "UPDATE case_file SET judgement = 6",
        "UPDATE case_file SET danger = 'yes'",
        "UPDATE case_file SET id = 'short'",
        "INSERT INTO person (id, case_id, role, reporter, voicemail) VALUES "
        "('00000000-0000-0000-0000-000000000000', 'nobody', 'other', 0, 'no')",
    ],
)
def test_the_database_refuses_what_a_bug_might_write(vault, statement):
    with vault.transaction():
        rows_cases.insert(vault, samples.a_case())
    with pytest.raises(Exception, match=r"CHECK|STRICT|FOREIGN|cannot store"), vault.transaction():
        vault.write(statement)
