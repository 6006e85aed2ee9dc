"""From a vault to a PDF that may leave, and the ledger of what left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.errors import FileExists, FileNotClean, InvalidValue, ReportRefused
from confidant_app.domain.log import Act
from confidant_app.domain.report import ReportKind
from confidant_app.domain.tables import Rounded
from confidant_app.services import (
    cards,
    example,
    following,
    importing,
    reporting,
    vaults,
    verifying,
)
from confidant_app.services.reporting import ReportRequest
from confidant_app.services.sources import own_source, pooled_source
from confidant_app.storage import rows_log, rows_whole
from tests.services.desk import END, NOW, START, TODAY, a_case, an_approved_quote, keep
from tests.services.exchange import befriend, bundle_of, fill, take_in

OPEN, LAST = date(2025, 8, 11), date(2026, 10, 31)
REQUEST = ReportRequest(period_from=OPEN, period_until=LAST, receiver="gemeenteraad")


@pytest.fixture(scope="module")
def cases():
    found = [case for name in example.PARTS for case in example.part(name)]
    return [
        replace(whole, case=replace(whole.case, number=f"{whole.case.opened.year}-{number:04d}"))
        for number, whole in enumerate(found, start=1)
    ]


@pytest.fixture
def hotline(vault, cases):
    keep(vault, *cases)
    return vault


@pytest.fixture(scope="module")
def done(tmp_path_factory, cases, catalogues, prepared):
    """The report of the whole example, made once."""
    with vaults.create(tmp_path_factory.mktemp("kast") / "Ans.confidant", prepared, NOW) as vault:
        keep(vault, *cases)
        return finished(vault, catalogues)


def finished(vault, catalogues):
    """Return the report as the window would make it, with every question answered."""
    material = reporting.gather(vault, catalogues, REQUEST, TODAY)
    try:
        done = reporting.finish(material, catalogues)
    except ReportRefused as refusal:
        material = reporting.again(material, reporting.with_suggestion(REQUEST, refusal))
        done = reporting.finish(material, catalogues)
    return reporting.finish(material, catalogues, frozenset(done.soft)) if done.soft else done


def of(vault, done, until=LAST):
    """The same report as if this vault had made it, over a period until another day."""
    coverage = replace(done.coverage, sources=frozenset({cards.own_id(vault)}), end=until)
    request = replace(done.request, period_until=until)
    return replace(done, request=request, coverage=coverage)


def test_a_report_of_the_example_is_written_down_and_published_once(
    hotline, done, catalogues, tmp_path
):
    path = tmp_path / "rapport.pdf"
    done = of(hotline, done)
    reporting.publish(hotline, done, path, NOW)
    assert path.read_bytes() == done.pdf
    assert (done.report.kind, done.report.confidants) == (ReportKind.OWN, 1)
    assert done.hidden
    (entry,) = reporting.ledger(hotline)
    assert (entry.sha256, entry.receiver) == (done.sha256, "gemeenteraad")
    released = rows_log.entries(hotline)[-1]
    assert (released.act, released.facts["sha256"]) == (Act.REPORT_RELEASED, done.sha256)
    with pytest.raises(FileExists):
        reporting.publish(hotline, done, path, NOW)
    assert path.read_bytes() == done.pdf
    with pytest.raises(ReportRefused, match="nieuwe gezinnen"):
        finished(hotline, catalogues)


def test_equal_material_gives_equal_bytes_that_name_nobody(hotline, done, catalogues):
    material = reporting.gather(hotline, catalogues, done.request, TODAY)
    again = reporting.finish(material, catalogues)
    # The vault is another one, and so is the id in its coverage.
    assert again.pdf == done.pdf
    assert verifying.look(hotline, done.pdf, catalogues, TODAY).hard == ()


def test_nobody_with_consent_means_no_report(vault, catalogues):
    with pytest.raises(ReportRefused, match="toestemmingen"):
        reporting.gather(vault, catalogues, REQUEST, TODAY)
    whole = a_case(1)
    keep(vault, whole)
    assert own_source(vault, catalogues, START, END, TODAY).newcomers is None
    following.withdraw_consent(vault, whole.consents[0], TODAY, NOW)
    with pytest.raises(ReportRefused):
        own_source(vault, catalogues, START, END, TODAY)


def test_too_few_families_means_waiting(vault, catalogues):
    keep(vault, *(a_case(number) for number in range(1, 6)))
    material = reporting.gather(vault, catalogues, REQUEST, TODAY)
    with pytest.raises(ReportRefused, match="maar 5") as refused:
        reporting.finish(material, catalogues)
    with pytest.raises(ReportRefused):
        reporting.with_suggestion(REQUEST, refused.value)


def test_a_name_in_a_quote_stops_the_report(hotline, done, catalogues):
    whole = a_case(900, date(2026, 3, 2))
    quote = an_approved_quote(whole, "Zwaluwstaartje bleef weg.")
    keep(hotline, replace(whole, quotes=(quote,)))
    material = reporting.gather(hotline, catalogues, done.request, TODAY)
    with pytest.raises(FileNotClean):
        reporting.finish(material, catalogues)


def test_a_soft_word_waits_for_a_person(hotline, done, catalogues, tmp_path):
    whole = a_case(900, date(2026, 3, 2))
    person = replace(whole.people[0], given="Roos", surname="")
    quote = an_approved_quote(whole, "Er stond een roos op tafel.")
    keep(hotline, replace(whole, people=(person,), quotes=(quote,)))
    material = reporting.gather(hotline, catalogues, done.request, TODAY)
    done = reporting.finish(material, catalogues)
    assert "Roos" in done.soft
    with pytest.raises(FileNotClean):
        reporting.publish(hotline, done, tmp_path / "rapport.pdf", NOW)
    assert list(tmp_path.glob("*.pdf")) == []
    assert reporting.ledger(hotline) == ()


def test_newcomers_are_the_families_after_the_last_release(hotline, done, catalogues, tmp_path):
    first = of(hotline, done, date(2026, 6, 30))
    reporting.publish(hotline, first, tmp_path / "1.pdf", NOW)
    source = own_source(hotline, catalogues, OPEN, LAST, TODAY)
    counted = own_source(hotline, catalogues, date(2026, 7, 1), LAST, TODAY)
    assert source.newcomers == counted.tables[0].total > 0
    assert counted.newcomers is None
    assert len(source.earlier) == 1


def test_the_pool_of_a_coordinator_is_its_source(make, coordinator, catalogues):
    desks = [make("noord"), make("zuid")]
    fill(desks[0], "JB-GEEN", "JB-WISSEL")
    fill(desks[1], "JB-GEEN")
    for vault in desks:
        befriend(vault, coordinator)
    with pytest.raises(ReportRefused, match="nog geen bundel"):
        pooled_source(coordinator, catalogues, START, END)
    assert reporting.live_tables(coordinator, catalogues, TODAY) == ()
    take_in(coordinator, catalogues, ("noord", bundle_of(desks[0], catalogues)))
    alone = pooled_source(coordinator, catalogues, START, END)
    assert (alone.confidants, alone.missing_confidants, alone.newcomers) == (1, 1, None)
    take_in(coordinator, catalogues, ("zuid", bundle_of(desks[1], catalogues)))
    both = pooled_source(coordinator, catalogues, START, END)
    assert (both.confidants, both.missing_confidants, both.combined) == (2, 0, True)
    assert [table.total for table in both.tables] == [3] * len(both.tables)
    codes = [table.spec.code for table in both.tables]
    assert codes == [entry.spec.code for entry in catalogues.figures.tables]
    # Equal words stand there once, in an order that tells nothing about who sent them.
    assert [quote.words for quote in both.quotes] == ["Stil sinds JB-GEEN."]
    assert len(reporting.live_tables(coordinator, catalogues, TODAY)) > 0


def test_a_combined_report_knows_what_confidants_published_and_counts_newcomers(
    make, coordinator, catalogues, tmp_path
):
    desks = [make("noord"), make("zuid")]
    for vault, name in zip(desks, example.PARTS, strict=True):
        importing.keep_cases(vault, example.part(name), NOW)
        befriend(vault, coordinator)
    done = finished(desks[0], catalogues)
    reporting.publish(desks[0], done, tmp_path / "eigen.pdf", NOW)
    files = [(vault.folder.name, bundle_of(vault, catalogues, NOW, OPEN, LAST)) for vault in desks]
    assert set(take_in(coordinator, catalogues, *files).values()) == {"new"}
    source = pooled_source(coordinator, catalogues, OPEN, LAST)
    assert [release.tables for release in source.earlier] == [done.release.tables]
    combined = finished(coordinator, catalogues)
    assert combined.report.kind is ReportKind.COMBINED
    assert isinstance(combined.report.families, Rounded)
    for vault in desks:
        assert verifying.look(vault, combined.pdf, catalogues, TODAY).hard == ()
    reporting.publish(coordinator, combined, tmp_path / "samen.pdf", NOW)
    later = pooled_source(coordinator, catalogues, OPEN, LAST)
    assert later.newcomers == 0


def test_after_a_bundle_an_own_report_over_its_period_is_refused(vault, coordinator, catalogues):
    fill(vault, "JB-GEEN")
    befriend(vault, coordinator)
    bundle_of(vault, catalogues)
    with pytest.raises(ReportRefused, match="al een bundel"):
        own_source(vault, catalogues, START, START, TODAY)
    with pytest.raises(ReportRefused, match="geen gezin"):
        own_source(vault, catalogues, date(2026, 7, 1), LAST, TODAY)


def test_the_screen_shows_tables_with_small_figures_hidden(hotline, catalogues):
    shown = reporting.live_tables(hotline, catalogues, TODAY)
    figures = [cell for entry in shown for row in entry.table.cells for cell in row]
    assert any(isinstance(figure, Rounded) for figure in figures)
    assert all(f.value >= 10 and f.value % 5 == 0 for f in figures if isinstance(f, Rounded))
    assert len(rows_whole.whole_cases(hotline)) == 120


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        (date(2025, 10, 1), [(OPEN, date(2025, 10, 1))]),
        (
            date(2026, 1, 1),
            [(OPEN, date(2025, 12, 31)), (OPEN, date(2026, 1, 1))],
        ),
        (
            date(2026, 11, 16),
            [
                (OPEN, date(2026, 6, 30)),
                (OPEN, date(2026, 11, 16)),
                (date(2026, 1, 1), date(2026, 6, 30)),
                (OPEN, date(2025, 12, 31)),
            ],
        ),
    ],
)
def test_the_periods_to_choose_from_end_with_half_years(today, offered):
    assert list(reporting.half_years(today)) == offered
    for start, end in offered:
        assert timedelta(0) <= end - start


def test_a_period_that_runs_backwards_is_refused(hotline, catalogues):
    with pytest.raises((ReportRefused, InvalidValue)):
        reporting.gather(
            hotline, catalogues, replace(REQUEST, period_until=OPEN - timedelta(days=1)), TODAY
        )
