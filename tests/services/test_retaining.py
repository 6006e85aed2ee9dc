"""The retention review of cases: planned, due, decided, and logged without content."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.cases import Closing
from confidant_app.domain.errors import InvalidValue, NotFound
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import CaseHeld
from confidant_app.services import casework, erasing, retaining, routing
from confidant_app.storage import rows_cases, rows_log, rows_retention
from tests.services.desk import NOW, TODAY, a_case, keep
from tests.storage import samples

CLOSED = Closing(on=date(2025, 11, 1))


@pytest.fixture
def closed(vault):
    case = casework.open_case(vault, NOW, date(2025, 1, 1), "zandbak")
    return casework.close_case(vault, case, CLOSED, NOW)


def decisions(vault):
    entries = rows_log.entries(vault)
    return [dict(e.facts) for e in entries if e.act is Act.RETENTION_REVIEWED]


def test_a_closed_case_is_due_after_a_year_and_a_reopened_one_is_not(vault, closed, catalogues):
    (review,) = retaining.due(vault, catalogues, TODAY)
    assert (review.case, review.held) == (closed, "")
    assert review.retention.review_on == date(2026, 11, 1)
    assert retaining.count_due(vault, date(2026, 10, 31)) == 0
    casework.reopen_case(vault, closed, NOW)
    assert retaining.due(vault, catalogues, TODAY) == ()
    assert rows_retention.get(vault, closed.id) is None


def test_a_case_that_came_in_closed_is_due_as_well(vault, catalogues):
    for number, on in ((1, date(2025, 10, 1)), (2, date(2025, 12, 1))):
        with vault.transaction():
            case = samples.a_case(f"2025-000{number}", opened=date(2025, 1, 1))
            rows_cases.insert(vault, replace(case, **closing(on)))
    keep(vault, a_case(3))
    assert [r.case.number for r in retaining.due(vault, catalogues, TODAY)] == ["2025-0001"]
    assert retaining.count_due(vault, TODAY) == 1
    retaining.keep_on(vault, retaining.due(vault, catalogues, TODAY)[0].case.id, *later(90))
    assert retaining.count_due(vault, TODAY) == 0


def closing(on):
    return {"status": samples.CaseStatus.CLOSED, "closing": Closing(on=on)}


def later(days):
    return TODAY + timedelta(days=days), "de inspectie kijkt nog", NOW


def test_keeping_on_moves_the_review(vault, closed, catalogues):
    retaining.keep_on(vault, closed.id, *later(30))
    assert retaining.due(vault, catalogues, TODAY + timedelta(days=29)) == ()
    (review,) = retaining.due(vault, catalogues, TODAY + timedelta(days=30))
    assert review.retention.reason == "de inspectie kijkt nog"
    with pytest.raises(InvalidValue):
        retaining.keep_on(vault, closed.id, *later(0))
    assert decisions(vault) == [{"decision": "keep"}]


def test_a_hold_keeps_a_case_from_being_erased_until_it_is_released(vault, closed, catalogues):
    retaining.hold(vault, closed.id, "Zwaluwstaartje vraagt erom", NOW)
    assert [held.case for held in retaining.held_cases(vault)] == [closed.id]
    (review,) = retaining.due(vault, catalogues, TODAY)
    assert review.held == "er staat een blokkade op"
    with pytest.raises(CaseHeld, match="er staat een blokkade op") as refused:
        erasing.erase_case(vault, closed.id, catalogues, NOW)
    assert "Zwaluwstaartje" not in str(refused.value)
    assert retaining.release(vault, closed.id, NOW).review_on == date(2026, 11, 1)
    assert retaining.held_cases(vault) == ()
    erasing.erase_case(vault, closed.id, catalogues, NOW)
    assert decisions(vault) == [{"decision": "hold"}, {"decision": "release"}]
    assert "Zwaluwstaartje" not in str(rows_log.entries(vault))


def test_an_open_case_can_be_held_and_is_looked_at_in_a_year(vault, catalogues):
    case = casework.open_case(vault, NOW, TODAY)
    held = retaining.hold(vault, case.id, "een ander vraagt erom", NOW)
    assert held.review_on == date(2027, 11, 16)
    assert retaining.why_held(vault, catalogues, case.id) == "er staat een blokkade op"
    assert retaining.release(vault, case.id, NOW) is None
    assert rows_retention.get(vault, case.id) is None


def test_a_running_step_holds_by_itself(vault, closed, catalogues):
    routing.begin(vault, closed.id, "KLACHT_GI", catalogues, NOW)
    (review,) = retaining.due(vault, catalogues, TODAY)
    assert review.held.startswith("er loopt nog een stap (klacht bij de klachtencommissie")
    routing.begin(vault, closed.id, "OTS", catalogues, NOW)
    assert "ondertoezichtstelling" in retaining.why_held(vault, catalogues, closed.id)


def test_nothing_is_due_at_a_coordinator(coordinator):
    assert retaining.count_due(coordinator, TODAY) == 0


def test_a_case_that_is_gone_cannot_be_decided_about(vault):
    gone = samples.a_case().id
    for decide in (
        lambda: retaining.keep_on(vault, gone, *later(3)),
        lambda: retaining.hold(vault, gone, "daarom", NOW),
        lambda: retaining.release(vault, gone, NOW),
    ):
        with pytest.raises(NotFound):
            decide()
