"""Whole cases in, all or none, and out again in the same format."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import exactly
from confidant_app.domain.errors import FileExists, FileMissing, InvalidValue, WrongKindOfVault
from confidant_app.domain.interchange import read_cases
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.log import Act
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.services import casework, conversations, example, importing
from confidant_app.services.counting import count_vault
from confidant_app.storage import rows_log, rows_whole
from tests.domain.whole_cases import without_ids
from tests.services.desk import NO_ID, NOW, TODAY, a_case, a_contact, a_quote, keep

GRONINGEN = example.FOLDER / "groningen.json"


@pytest.fixture(scope="module")
def groningen():
    return importing.read_file_of_cases(GRONINGEN, trust_reviews=True)


def in_order(whole):
    """The same case with everything in it in one order, whatever order it came in."""
    lists = {
        name: tuple(sorted(getattr(whole, name), key=key))
        for name, key in (
            ("contacts", lambda contact: (contact.at, contact.note)),
            ("quotes", lambda quote: quote.words),
            ("follow_ups", lambda follow_up: (follow_up.due, follow_up.what)),
            ("advice", lambda advice: (advice.on, advice.text)),
        )
    }
    return replace(whole, **lists)


def test_the_example_comes_in_whole(vault, groningen):
    assert importing.keep_cases(vault, groningen, NOW) == len(groningen) == 66
    stored = rows_whole.whole_cases(vault)
    assert [in_order(whole) for whole in stored] == [in_order(whole) for whole in groningen]


def test_what_goes_out_comes_in_again_and_goes_out_equal(vault, make, groningen):
    importing.keep_cases(vault, groningen, NOW)
    first = importing.all_cases(vault)
    second = make("tweede")
    importing.keep_cases(second, importing.read_text_of_cases(first, trust_reviews=True), NOW)
    assert importing.all_cases(second) == first
    given = importing.read_text_of_cases(first, trust_reviews=True)
    stored = rows_whole.whole_cases(vault)
    assert without_ids(tuple(map(in_order, given))) == without_ids(tuple(map(in_order, stored)))


def test_what_is_newest_stays_newest(vault, make):
    whole = a_case(1)
    quotes = tuple(a_quote(whole, words) for words in ("nieuwste", "ouder"))
    calls = (whole.contacts[0], a_contact(whole.case, "zelfde tijd"))
    keep(vault, replace(whole, contacts=calls, quotes=quotes))
    stored = casework.whole_case(vault, whole.case.id)
    assert stored.quotes == quotes
    assert stored.contacts == calls


def test_the_example_speaks_the_words_of_the_catalogue(groningen, catalogues):
    for whole in groningen:
        case = whole.case
        marks = [*case.themes, *(mark for contact in whole.contacts for mark in contact.themes)]
        assert {mark.code for mark in marks} <= set(catalogues.themes)
        assert {step.route for step in whole.steps} <= set(catalogues.routes)
        assert {record.norm for record in whole.norms} <= set(catalogues.norms)
        assert {quote.theme for quote in whole.quotes} <= {"", *catalogues.themes}
        assert case.municipality in {"unknown", "outside", *catalogues.places.municipalities}
        for step in whole.steps:
            codes = {event.code.removeprefix("done:") for event in step.events}
            terms = {part.term.step for part in catalogues.routes[step.route].steps if part.term}
            assert codes <= {*catalogues.events, *terms}, (case.number, step.route)


def test_most_families_of_the_example_may_be_counted(vault, groningen, catalogues):
    importing.keep_cases(vault, groningen, NOW)
    counted = count_vault(vault, catalogues, date(2025, 8, 11), TODAY, TODAY)
    assert counted.tables[0].total >= 40
    assert counted.tables[0].total + counted.without_consent <= 66


def test_a_number_that_is_taken_keeps_everything_out(vault):
    keep(vault, a_case(2))
    with pytest.raises(InvalidValue, match="2026-0002"):
        importing.keep_cases(vault, [a_case(1), a_case(2)], NOW)
    assert casework.count(vault, CaseQuery()) == 1
    with pytest.raises(InvalidValue, match="2026-0003"):
        importing.keep_cases(vault, [a_case(3), a_case(3)], NOW)
    assert casework.count(vault, CaseQuery()) == 1


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"{}", b"[]"])
def test_what_is_no_file_of_cases_is_refused(data):
    with pytest.raises(InvalidValue):
        importing.read_text_of_cases(data)


def test_a_file_that_is_not_there_or_too_large_is_named(tmp_path, monkeypatch):
    with pytest.raises(FileMissing):
        importing.read_file_of_cases(tmp_path / "weg.json")
    with pytest.raises(FileMissing):
        importing.read_file_of_cases(tmp_path)
    monkeypatch.setattr(importing, "LARGEST", 10)
    with pytest.raises(InvalidValue, match="te groot"):
        importing.read_file_of_cases(GRONINGEN)


def test_a_coordinator_has_no_cases_to_take_in_or_give_out(coordinator, groningen):
    for act, arguments in ((importing.keep_cases, (groningen, NOW)), (importing.all_cases, ())):
        with pytest.raises(WrongKindOfVault):
            act(coordinator, *arguments)


def test_what_goes_out_has_no_ids(vault):
    keep(vault, a_case(1))
    conversations.log_contact(vault, a_contact(None, "los"), NOW)
    (whole,) = rows_whole.whole_cases(vault)
    text = importing.all_cases(vault).decode()
    for record in (whole.case, *whole.people, *whole.contacts, *whole.consents):
        assert str(record.id) not in text
    assert len(read_cases(json.loads(text), lambda: whole.case.id)) == 1


def test_loose_conversations_and_answers_go_out_and_come_in(vault, make):
    whole = a_case(1)
    keep(vault, replace(whole, answers=(("VRAAG", Answer.YES),)))
    conversations.log_contact(vault, a_contact(None, "eerst los"), NOW)
    conversations.log_contact(vault, a_contact(None, "toen los"), NOW)
    data = importing.all_cases(vault)
    second = make("tweede")
    cases, loose = importing.read_text_of_cases(data), importing.read_loose_contacts(data)
    importing.keep_cases(second, cases, NOW, loose)
    notes = [contact.note for contact in conversations.without_case(second)]
    assert notes == ["toen los", "eerst los"]
    assert casework.whole_case(second, cases[0].case.id).answers == (("VRAAG", Answer.YES),)
    assert importing.all_cases(second) == data


def test_a_readable_copy_of_all_cases_is_logged_with_its_hash(vault, tmp_path):
    keep(vault, a_case(1))
    path = tmp_path / "alles.json"
    importing.export_readable(vault, path, NOW)
    assert path.read_bytes() == importing.all_cases(vault)
    entry = rows_log.entries(vault)[-1]
    assert (entry.act, entry.at, entry.record) == (Act.VAULT_EXPORTED, NOW, "")
    assert entry.facts == {
        "form": "json",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def test_a_readable_copy_that_cannot_be_written_or_logged_is_neither(vault, tmp_path, monkeypatch):
    path, before = tmp_path / "alles.json", rows_log.entries(vault)
    path.write_bytes(b"older")
    with pytest.raises(FileExists):
        importing.export_readable(vault, path, NOW)
    assert (path.read_bytes(), rows_log.entries(vault)) == (b"older", before)
    path.unlink()
    change = vault._connection.change

    def failing(sql, params=()):
        if sql == "COMMIT":
            raise OSError("no room")
        return change(sql, params)

    with monkeypatch.context() as patched:
        patched.setattr(vault._connection, "change", failing)
        with pytest.raises(OSError, match="no room"):
            importing.export_readable(vault, path, NOW)
    assert not path.exists()
    assert rows_log.entries(vault) == before


def test_an_event_that_has_yet_to_come_keeps_everything_out(vault):
    good, bad = a_case(1), a_case(2)
    late = Event(code="uitspraak", on=exactly(date(2026, 11, 17)))
    step = Step(id=StepId(NO_ID), case=bad.case.id, route="HB_HOF", events=(late,))
    with pytest.raises(InvalidValue, match="zaak 2026-0002, uitspraak: de dag di 17-11-2026"):
        keep(vault, good, replace(bad, steps=(step,)))
    assert casework.page(vault, CaseQuery(), 10, 0) == ()
    ended = replace(late, code="einde_maatregel")
    bad = replace(bad, steps=(replace(step, events=(ended,)),))
    with pytest.raises(InvalidValue, match="einde_maatregel: de dag di 17-11-2026"):
        keep(vault, bad)  # without rules no event is known to be planned
    importing.keep_cases(vault, [good, bad], NOW, planned={"einde_maatregel"})
