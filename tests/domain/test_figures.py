"""From families to the fixed tables, over the catalogue as it ships."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.contacts import Kind
from confidant_app.domain.families import FamilyFacts
from confidant_app.domain.figure_catalogue import NormAnswer, RouteAnswer, for_period
from confidant_app.domain.figures import count
from confidant_app.domain.tables import check
from confidant_app.domain.vocabulary import Measure, Role

PERIOD = (date(2025, 9, 1), date(2026, 6, 30))


def family(**traits):
    given = {
        "region": "drenthe_zuid",
        "measure": Measure.GUARDIANSHIP,
        "reporter": Role.GUARDIAN,
        "half_year": "2026-1",
    }
    return FamilyFacts(**given | traits)


def tables(catalogues, *families):
    return {t.spec.code: t for t in count(families, for_period(catalogues.figures, *PERIOD))}


def filled(table):
    """Return the codes of all cells that are not zero, with their counts."""
    return {
        (row, *column): n
        for row, cells in zip(table.spec.rows, table.cells, strict=True)
        for column, n in zip([(c,) for c in table.spec.columns] or [()], cells, strict=True)
        if n
    }


def test_one_family_is_in_one_row_of_each_partition(catalogues):
    found = tables(catalogues, family(kind=Kind.COMPLAINT))
    assert filled(found["T_REGION"]) == {("drenthe_zuid",): 1}
    assert filled(found["T_MEASURE"]) == {("guardianship",): 1}
    assert filled(found["T_REPORTER"]) == {("parent",): 1}
    assert filled(found["T_HALF_YEAR"]) == {("2026-1",): 1}
    assert filled(found["T_KIND"]) == {("complaint",): 1}
    assert filled(found["T_THEME"]) == {}
    assert found["T_THEME"].total == 1


def test_what_fits_nowhere_is_in_the_row_for_the_rest(catalogues):
    odd = family(
        region="outside",
        measure=Measure.UNKNOWN,
        reporter=Role.OTHER,
        themes=frozenset({"JB-GEEN"}),
    )
    found = tables(catalogues, odd)
    assert filled(found["T_REGION"]) == {("elsewhere",): 1}
    assert filled(found["T_MEASURE"]) == {("none",): 1}
    assert filled(found["T_REPORTER"]) == {("other",): 1}
    assert filled(found["T_SUBJECT_REGION"]) == {("worker", "elsewhere"): 1}


def test_a_family_of_another_period_is_a_bug(catalogues):
    with pytest.raises(ValueError, match="T_HALF_YEAR"):
        tables(catalogues, family(half_year="2024-2"))


def test_a_family_counts_once_for_a_group_of_themes_however_many_it_named(catalogues):
    found = tables(catalogues, family(themes=frozenset({"JB-GEEN", "JB-WISSEL", "HP-WACHT"})))
    assert filled(found["T_THEME"]) == {("JB-GEEN",): 1, ("JB-WISSEL",): 1, ("HP-WACHT",): 1}
    crossing = found["T_SUBJECT_REGION"]
    assert filled(crossing) == {("worker", "drenthe_zuid"): 1, ("help_chain", "drenthe_zuid"): 1}
    assert sum(crossing.column_totals) == 1


def test_a_norm_counts_only_families_of_which_it_is_known(catalogues):
    families = [
        family(norms=frozenset({("N_PVA", answer), ("N_CONTACT", NormAnswer.MISSED)}))
        for answer in NormAnswer
    ]
    found = tables(catalogues, *families)["T_NORM"]
    assert filled(found) == {
        ("N_PVA", "met"): 1,
        ("N_PVA", "missed"): 1,
        ("N_CONTACT", "missed"): 4,
    }
    assert dict(zip(found.spec.columns, found.column_totals, strict=True)) == {
        "met": 1,
        "missed": 4,
    }


def test_a_row_of_several_routes_takes_the_best_of_them(catalogues):
    both = frozenset({("NAT_OMB", RouteAnswer.RUNNING), ("KINDEROMB", RouteAnswer.FAVOURABLE)})
    found = tables(catalogues, family(routes=both))
    assert filled(found["T_ROUTE"]) == {("ombudsman", "favourable"): 1}


def test_a_report_by_an_employee_is_in_no_row_of_the_routes(catalogues):
    found = tables(catalogues, family(routes=frozenset({("KLOKKENLUIDER", RouteAnswer.RUNNING)})))
    assert filled(found["T_ROUTE"]) == {}


CODES = st.sampled_from(
    ["JB-GEEN", "JB-WISSEL", "UH-GROND", "OR-DRUK", "N_PVA", "N_CONTACT", "SKJ", "KLACHT_GI", "x"]
)
FAMILIES = st.builds(
    FamilyFacts,
    region=st.sampled_from(["groningen_noord", "drenthe_noord", "outside", "unknown"]),
    measure=st.sampled_from(Measure),
    reporter=st.sampled_from(Role),
    half_year=st.sampled_from(["2025-2", "2026-1"]),
    kind=st.sampled_from(Kind),
    themes=st.frozensets(CODES),
    norms=st.dictionaries(CODES, st.sampled_from(NormAnswer)).map(lambda d: frozenset(d.items())),
    routes=st.dictionaries(CODES, st.sampled_from(RouteAnswer)).map(lambda d: frozenset(d.items())),
)


@settings(max_examples=50)
@given(st.lists(FAMILIES, max_size=15))
def test_whatever_families_there_are_their_tables_are_in_order(catalogues, families):
    for table in count(families, for_period(catalogues.figures, *PERIOD)):
        check(table)
        assert table.total == len(families)


@settings(max_examples=30)
@given(st.lists(FAMILIES, max_size=8), st.lists(FAMILIES, max_size=8))
def test_tables_of_two_groups_add_up_to_those_of_both(catalogues, some, others):
    catalogue = for_period(catalogues.figures, *PERIOD)
    parts = zip(count(some, catalogue), count(others, catalogue), strict=True)
    for (one, other), both in zip(parts, count(some + others, catalogue), strict=True):
        pairs = zip(one.row_totals, other.row_totals, strict=True)
        assert tuple(map(sum, pairs)) == both.row_totals
