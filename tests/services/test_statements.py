"""Statements in a vault: worded, added, left out, taken back; and then in a report."""

from dataclasses import replace

import pytest

from confidant_app.domain.errors import FileNotClean, InvalidValue, ReportOutdated
from confidant_app.domain.log import Act
from confidant_app.domain.report import FigureAt
from confidant_app.domain.statements import Statement
from confidant_app.services import reporting, statements
from confidant_app.services.reporting import ReportRequest
from confidant_app.storage import rows_log, rows_statements
from tests.services.desk import END, NOW, START, TODAY, a_case, keep

SAID = Statement(
    speaker="een verzonnen wethouder",
    said_on="voorjaar 2026",
    words="De wachtlijsten zijn weg.",
    source="verzonnen persbericht",
    beside=(FigureAt(table="T_THEME", row="HP-WACHT"),),
)


def all_of(vault, catalogues):
    return statements.registered(vault, catalogues)


def test_a_statement_is_added_and_taken_away(vault, catalogues):
    before = all_of(vault, catalogues)
    statements.add(vault, SAID, NOW)
    *rest, added = all_of(vault, catalogues)
    assert tuple(rest) == before
    assert added.statement == SAID
    assert added.typed
    statements.take_back(vault, added.own, NOW)
    assert all_of(vault, catalogues) == before


def test_a_statement_without_a_source_is_not_kept(vault, catalogues):
    with pytest.raises(InvalidValue):
        statements.add(vault, replace(SAID, source=""), NOW)
    assert rows_statements.everything(vault) == ()


def test_a_wording_is_changed_again_and_given_up(vault, catalogues):
    first, *_ = all_of(vault, catalogues)
    worded = replace(first.statement, words="Korter gezegd.")
    statements.word(vault, catalogues, first, worded, NOW)
    changed = all_of(vault, catalogues)[0]
    assert (changed.statement, changed.code, changed.typed) == (worded, first.code, True)
    again = replace(worded, words="Nog korter.")
    statements.word(vault, catalogues, changed, again, NOW)
    assert len(rows_statements.everything(vault)) == 1
    statements.word(vault, catalogues, all_of(vault, catalogues)[0], first.statement, NOW)
    assert all_of(vault, catalogues)[0] == first
    assert rows_statements.everything(vault) == ()


def test_words_are_never_put_in_the_mouth_of_another(vault, catalogues):
    first, *_ = all_of(vault, catalogues)
    with pytest.raises(InvalidValue, match="Maak een nieuwe"):
        statements.word(vault, catalogues, first, replace(first.statement, speaker="x"), NOW)


def test_leaving_out_keeps_the_wording_and_can_be_undone(vault, catalogues):
    first, *_ = all_of(vault, catalogues)
    statements.leave_out(vault, first, NOW, out=True)
    out = all_of(vault, catalogues)[0]
    assert (out.left_out, out.typed) == (True, False)
    statements.word(vault, catalogues, out, replace(first.statement, words="Kort."), NOW)
    worded = all_of(vault, catalogues)[0]
    assert (worded.left_out, worded.typed) == (True, True)
    statements.leave_out(vault, worded, NOW, out=False)
    back = all_of(vault, catalogues)[0]
    assert (back.left_out, back.statement.words) == (False, "Kort.")


def test_letting_the_catalogue_stand_leaves_nothing_behind(vault, catalogues):
    first, *_ = all_of(vault, catalogues)
    statements.leave_out(vault, first, NOW, out=True)
    statements.leave_out(vault, all_of(vault, catalogues)[0], NOW, out=False)
    assert rows_statements.everything(vault) == ()
    assert all_of(vault, catalogues)[0] == first


def test_the_log_says_that_the_register_changed_and_not_a_word_of_it(vault, catalogues):
    statements.add(vault, SAID, NOW)
    entry = rows_log.entries(vault)[-1]
    assert entry.act is Act.CATALOGUE_CHANGED
    assert "wachtlijsten" not in repr(entry)


@pytest.fixture
def few(vault):
    """A vault with a dozen families: enough for a report of a single figure."""
    keep(vault, *(a_case(number) for number in range(1, 13)))
    return vault


def test_what_was_said_stands_in_the_report_beside_the_figures(few, catalogues):
    statements.add(few, SAID, NOW)
    report = reporting.finish(gathered(few, catalogues), catalogues).report
    assert len(report.claims) == len(catalogues.statements) + 1
    assert report.claims[-1].said == SAID.words
    statements.leave_out(few, all_of(few, catalogues)[-1], NOW, out=True)
    assert len(gathered(few, catalogues).source.voices.claims) == len(catalogues.statements)


def test_a_name_on_file_in_a_typed_statement_stops_the_report(few, catalogues):
    whole = a_case(20)
    person = replace(whole.people[0], given="Zwaantje", surname="Oosterbroek")
    keep(few, replace(whole, people=(person,)))
    statements.add(few, replace(SAID, words="Dat zei mevrouw Oosterbroek niet."), NOW)
    with pytest.raises(FileNotClean):
        reporting.finish(gathered(few, catalogues), catalogues)


def test_a_statement_that_changed_after_the_report_was_made_outdates_it(few, catalogues, tmp_path):
    done = reporting.finish(gathered(few, catalogues), catalogues)
    done = reporting.accept(done, frozenset(done.soft))
    statements.add(few, SAID, NOW)
    with pytest.raises(ReportOutdated):
        reporting.publish(few, done, tmp_path / "r.pdf", NOW)


def gathered(vault, catalogues):
    request = ReportRequest(period_from=START, period_until=END, receiver="gemeenteraad")
    return reporting.gather(vault, catalogues, request, TODAY)
