"""The register of public statements: whose each is, what may stand beside it, what is typed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from confidant_app.domain.errors import CatalogueBroken, InvalidValue
from confidant_app.domain.report import FigureAt
from confidant_app.domain.statements import (
    LONGEST_LINE,
    LONGEST_WORDS,
    MOST_BESIDE,
    Own,
    Statement,
    StatementId,
    as_code,
    claims,
    demand_statement,
    from_code,
    offered,
    parse_statements,
    register,
)

SAID = Statement(
    speaker="een verzonnen wethouder",
    said_on="voorjaar 2026",
    words="De wachtlijsten zijn weg.",
    source="verzonnen persbericht, 3 maart 2026",
)
DAY = date(2026, 3, 4)


def own(number, statement, replaces="", *, left_out=False):
    return Own(
        id=StatementId(UUID(int=number)),
        statement=statement,
        written_on=DAY,
        replaces=replaces,
        left_out=left_out,
    )


def entry(**changed):
    plain = {
        "code": "X",
        "speaker": "een wethouder",
        "said_on": "2026",
        "words": "Het gaat goed.",
        "source": "persbericht",
        "checked_on": DAY,
        "certainty": "page",
    }
    return {"statements": [plain | changed]}


def test_every_statement_of_the_catalogue_has_a_speaker_a_time_and_a_source(catalogues):
    statements = catalogues.statements.values()
    assert len(statements) == 16
    for each in statements:
        said = each.statement
        assert demand_statement(said) == said
        assert said.source == each.source.text


def test_what_only_council_members_and_the_press_said_is_not_put_in_another_mouth(catalogues):
    by_speaker = {each.statement.words: each.statement.speaker for each in _seeds(catalogues)}
    for words, speaker in by_speaker.items():
        if "gerechtshof" in words or "veiligheidsplannen" in words:
            assert speaker.startswith("raadsleden")
        if "in twee van de vijf situaties" in words:
            assert "volgens OOG TV" in speaker


def _seeds(catalogues):
    return catalogues.statements.values()


def test_a_group_of_figures_is_named_by_its_beginning(catalogues):
    found = parse_statements(entry(beside=["T_THEME JB-*", "T_THEME JB-CRT"]), catalogues.figures)
    rows = [at.row for at in found["X"].statement.beside]
    assert rows == ["JB-GEEN", "JB-WISSEL", "JB-CRT", "JB-BEREIK", "JB-CONTACT"]


def test_every_row_of_a_table_and_one_column_of_it(catalogues):
    found = parse_statements(entry(beside=["T_NORM * missed"]), catalogues.figures)
    beside = found["X"].statement.beside
    assert {at.row for at in beside} == set(catalogues.norms)
    assert {at.column for at in beside} == {"missed"}


@pytest.mark.parametrize(
    "code",
    ["T_THEME NIET", "T_NIETS JB-CRT", "T_THEME XY*", "T_NORM N_PVA later", "T_THEME JB-CRT x"],
)
def test_a_figure_that_there_is_not_is_refused(catalogues, code):
    with pytest.raises(CatalogueBroken, match="bestaat niet"):
        parse_statements(entry(beside=[code]), catalogues.figures)


@pytest.mark.parametrize("wrong", [{"speaker": ""}, {"unknown": 1}])
def test_a_statement_that_does_not_follow_the_schema_is_refused(catalogues, wrong):
    with pytest.raises(CatalogueBroken):
        parse_statements(entry(**wrong), catalogues.figures)


def test_a_code_stands_there_once(catalogues):
    twice = {"statements": entry()["statements"] * 2}
    with pytest.raises(CatalogueBroken, match="twee keer"):
        parse_statements(twice, catalogues.figures)


def test_the_register_begins_with_the_catalogue_and_follows_its_wording(catalogues):
    entries = register(catalogues.statements, ())
    assert [each.code for each in entries] == list(catalogues.statements)
    assert not any(each.typed or each.left_out for each in entries)


def test_an_own_wording_takes_the_place_of_the_catalogues(catalogues):
    code = next(iter(catalogues.statements))
    worded = replace(catalogues.statements[code].statement, words="Anders gezegd.")
    first, *rest = register(catalogues.statements, [own(1, worded, code), own(2, SAID)])
    assert (first.statement, first.code, first.typed) == (worded, code, True)
    assert (rest[-1].statement, rest[-1].code, rest[-1].typed) == (SAID, "", True)


def test_what_is_left_out_follows_the_catalogue_and_stands_in_no_report(catalogues):
    code = next(iter(catalogues.statements))
    first, *rest = register(catalogues.statements, [own(1, None, code, left_out=True)])
    assert first.left_out
    assert not first.typed
    assert len(claims([first, *rest])) == len(rest)


def test_a_wording_outlives_the_statement_it_worded():
    (orphan,) = register({}, [own(1, SAID, "GONE"), own(2, None, "GONE TOO", left_out=True)])
    assert (orphan.statement, orphan.code) == (SAID, "")


def test_a_report_knows_which_words_were_typed(catalogues):
    found = claims(register(catalogues.statements, [own(1, SAID)]))
    assert [each.typed for each in found] == [False] * 16 + [True]
    assert (found[-1].who, found[-1].when, found[-1].said) == (
        SAID.speaker,
        SAID.said_on,
        SAID.words,
    )


def test_spaces_around_a_text_are_no_part_of_it():
    spaced = replace(SAID, speaker=f" {SAID.speaker}\n", words=f"{SAID.words} ")
    assert demand_statement(spaced) == SAID


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"speaker": " "}, "wie het zei"),
        ({"said_on": ""}, "wanneer het gezegd is"),
        ({"words": ""}, "wat er gezegd is"),
        ({"source": ""}, "waar het staat"),
        ({"speaker": "x" * (LONGEST_LINE + 1)}, "meer dan 300 tekens"),
        ({"words": "x" * (LONGEST_WORDS + 1)}, "meer dan 1000 tekens"),
        ({"beside": (FigureAt(table="T", row="R"),) * (MOST_BESIDE + 1)}, "hooguit 40"),
    ],
)
def test_a_statement_without_what_a_reader_needs_is_refused(changed, reason):
    with pytest.raises(InvalidValue, match=reason):
        demand_statement(replace(SAID, **changed))


def test_a_wording_stays_with_whoever_said_it():
    other = replace(SAID, speaker="iemand anders")
    with pytest.raises(InvalidValue, match="een verzonnen wethouder"):
        demand_statement(other, SAID)
    assert demand_statement(replace(SAID, words="Korter."), SAID).words == "Korter."


@pytest.mark.parametrize(
    "at",
    [
        FigureAt(table="T_NORM", row="N_PVA", column="missed"),
        FigureAt(table="T_THEME", row="JB-CRT"),
    ],
)
def test_the_place_of_a_figure_can_be_written_down(at):
    assert from_code(as_code(at)) == at


@pytest.mark.parametrize("code", ["", "T_THEME", "T_NORM N_PVA missed again"])
def test_what_is_no_place_of_a_figure_is_refused(code):
    with pytest.raises(InvalidValue):
        from_code(code)


def test_themes_norms_and_routes_are_offered_with_their_words(catalogues):
    found = dict(offered(catalogues.figures))
    assert found[FigureAt(table="T_THEME", row="JB-CRT")].startswith("thema: ")
    assert found[FigureAt(table="T_NORM", row="N_PVA", column="missed")].startswith("norm")
    assert found[FigureAt(table="T_ROUTE", row="court")].startswith("route: ")
    assert {at.table for at in found} == {"T_THEME", "T_NORM", "T_ROUTE"}
