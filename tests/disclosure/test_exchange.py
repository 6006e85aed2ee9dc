"""Disclosure control in JSON: what other programs ask and are told."""

import json

import pytest

from confidant_app.disclosure import exchange
from confidant_app.disclosure.changes import LeftOut
from confidant_app.disclosure.exchange import as_json, read_request, refusal_json
from confidant_app.disclosure.release import Question, decide
from confidant_app.domain.errors import InvalidValue, ReportRefused
from confidant_app.domain.releases import release_plain
from confidant_app.domain.table_json import count_plain
from tests.disclosure.building import partition
from tests.disclosure.test_attack_history import YEAR, release

THEMES = {"code": "T", "kind": "multiple", "rows": ["a", "b"], "cells": [20, 3], "total": 40}
UNSAFE = {"code": "P", "kind": "partition", "rows": ["a", "b", "c"], "cells": [18, 18, 1]}


def ask(**fields):
    return read_request(json.dumps(fields))


def test_a_short_request_is_answered_with_figures_and_with_what_is_concealed():
    answer = json.loads(as_json(decide(ask(tables=[THEMES]))))
    assert answer == {
        "released": True,
        "tables": [
            {
                "code": "T",
                "kind": "multiple",
                "rows": ["a", "b"],
                "cells": [[20], ["<10"]],
                "row_totals": [20, "<10"],
                "column_totals": [40],
                "total": 40,
            }
        ],
        "concealed": [{"table": "T", "row": "b", "column": "", "why": "too_few", "figures": 1}],
    }


def test_a_refusal_can_be_sent_back_as_it_is_and_then_passes():
    with pytest.raises(ReportRefused) as caught:
        decide(ask(tables=[UNSAFE]))
    answer = json.loads(refusal_json(caught.value))
    assert not answer["released"]
    assert answer["leave_out"] == {"tables": [], "rows": [["P", "a"]]}
    again = ask(tables=[UNSAFE], leave_out=answer["leave_out"])
    assert json.loads(as_json(decide(again)))["tables"][0]["left_out"] == ["a"]


def test_a_full_request_is_read_whole():
    earlier = release(partition("P", (20, 20)), coverage=YEAR)
    question = ask(
        tables=[count_plain(partition("P", (31, 20)))],
        earlier=[release_plain(earlier)],
        coverage={"from": "2026-01-01", "to": "2026-12-31", "sources": ["a"]},
        newcomers=11,
        leave_out={"tables": ["Q"], "rows": [["P", "r0"]]},
    )
    assert question == Question(
        tables=(partition("P", (31, 20)),),
        earlier=(earlier,),
        coverage=YEAR,
        newcomers=11,
        leave_out=LeftOut(tables=frozenset({"Q"}), rows=frozenset({("P", "r0")})),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        "[" * 100_000,
        '{"tables": {}}',
        '{"tables": [1]}',
        '{"sort": []}',
        "{}",
    ],
)
def test_what_is_not_a_request_is_refused(text):
    with pytest.raises(InvalidValue):
        read_request(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"newcomers": -1},
        {"newcomers": "many"},
        {"newcomers": True},
        {"coverage": []},
        {"coverage": {"from": "yesterday"}},
        {"coverage": {"from": "2026-02-01", "to": "2026-01-01"}},
        {"earlier": {}},
        {"earlier": [3]},
        {"leave_out": []},
        {"leave_out": {"rows": [["P"]]}},
        {"leave_out": {"tables": [""]}},
    ],
)
def test_a_field_of_the_wrong_form_is_refused(fields):
    with pytest.raises(InvalidValue):
        ask(tables=[THEMES], **fields)


@pytest.mark.parametrize(
    "change",
    [
        {"cells": [20, -3]},
        {"cells": [20, 3.5]},
        {"cells": [20, True]},
        {"cells": [20, "<10"]},
        {"cells": [20]},
        {"cells": [[20, 1], [3]]},
        {"cells": [41, 3]},
        {"row_totals": [20, 4]},
        {"column_totals": [39]},
        {"total": None},
        {"total": 10**30},
        {"rows": ["a", "a"]},
        {"rows": [], "cells": []},
        {"rows": ["a", ""]},
        {"rows": ["a", "x" * 200]},
        {"kind": "list"},
        {"kind": "partition", "total": 40},
        {"code": 7},
        {"columns_of": 7},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(change):
    with pytest.raises(InvalidValue):
        ask(tables=[THEMES | change])


def test_huge_requests_are_refused_before_they_cost_anything(monkeypatch):
    with pytest.raises(InvalidValue, match="te groot"):
        read_request(" " * (exchange.LONGEST + 1))
    rows = [f"r{n}" for n in range(500)]
    table = {"kind": "multiple", "rows": rows, "cells": [1] * 500, "total": 40}
    with pytest.raises(InvalidValue, match="meer dan"):
        ask(tables=[table | {"code": f"T{n}"} for n in range(101)])
    with pytest.raises(InvalidValue, match="te lang"):
        ask(tables=[THEMES] * 201)
