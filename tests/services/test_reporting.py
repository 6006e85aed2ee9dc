"""From a vault to a PDF that may leave, and the ledger of what left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.errors import FileExists, FileNotClean, InvalidValue, ReportRefused
from confidant_app.domain.log import Act
from confidant_app.domain.report import ReportKind
from confidant_app.domain.tables import Rounded
from confidant_app.services import example, following, importing, reporting, verifying
from confidant_app.services.reporting import ReportRequest
from confidant_app.services.sources import own_source, pooled_source
from confidant_app.storage import rows_log, rows_whole
from tests.services.desk import END, NOW, START, TODAY, a_case, an_approved_quote, keep
from tests.services.exchange import befriend, bundle_of, fill, take_in

OPEN, LAST = date(2025, 8, 11), date(2026, 10, 31)
REQUEST = ReportRequest(period_from=OPEN, period_until=LAST, receiver="gemeenteraad")


@pytest.fixture(scope="module")
def cases():
    return [case for name in example.PARTS for case in example.part(name)]


@pytest.fixture
def hotline(vault, cases):
    taken = {}
    for number, whole in enumerate(cases):
        taken[number] = replace(
            whole, case=replace(whole.case, number=f"{whole.case.opened.year}-{number + 1:04d}")
        )
    importing.keep_cases(vault, taken.values(), NOW)
    return vault


def finished(vault, catalogues, request=REQUEST):
    """Return the report as the window would make it, with every question answered."""
    material = reporting.gather(vault, catalogues, request, TODAY)
    try:
        done = reporting.finish(material, catalogues)
    except ReportRefused as refusal:
        request = reporting.with_suggestion(request, refusal)
        material = reporting.again(material, request)
        done = reporting.finish(material, catalogues)
    return reporting.finish(material, catalogues, frozenset(done.soft)) if done.soft else done


def test_a_report_of_the_example_passes_every_gate_and_is_written_down(
    hotline, catalogues, tmp_path
):
    done = finished(hotline, catalogues)
    path = tmp_path / "rapport.pdf"
    reporting.publish(hotline, done, path, NOW)
    assert path.read_bytes() == done.pdf
    assert (done.report.kind, done.report.confidants) == (ReportKind.OWN, 1)
    assert verifying.look(hotline, done.pdf, catalogues, TODAY).hard == ()
    (entry,) = reporting.ledger(hotline)
    assert (entry.sha256, entry.receiver) == (done.sha256, "gemeenteraad")
    released = rows_log.entries(hotline)[-1]
    assert (released.act, released.facts["sha256"]) == (Act.REPORT_RELEASED, done.sha256)
    assert done.hidden
    with pytest.raises(FileExists):
        reporting.publish(hotline, done, path, NOW)
    assert path.read_bytes() == done.pdf
    with pytest.raises(ReportRefused, match="nieuwe gezinnen"):
        finished(hotline, catalogues)


def test_equal_material_gives_equal_bytes(hotline, catalogues):
    assert finished(hotline, catalogues).pdf == finished(hotline, catalogues).pdf


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


def test_a_name_in_a_quote_stops_the_report(hotline, catalogues):
    whole = a_case(900, date(2026, 3, 2))
    quote = an_approved_quote(whole, "Zwaluwstaartje bleef weg.")
    keep(hotline, replace(whole, quotes=(quote,)))
    with pytest.raises(FileNotClean):
        finished(hotline, catalogues)


def test_a_soft_word_waits_for_a_person(hotline, catalogues, tmp_path):
    whole = a_case(900, date(2026, 3, 2))
    person = replace(whole.people[0], given="Roos", surname="")
    quote = an_approved_quote(whole, "Er stond een roos op tafel.")
    keep(hotline, replace(whole, people=(person,), quotes=(quote,)))
    material = reporting.gather(hotline, catalogues, REQUEST, TODAY)
    done = reporting.finish(material, catalogues)
    assert "Roos" in done.soft
    with pytest.raises(FileNotClean):
        reporting.publish(hotline, done, tmp_path / "rapport.pdf", NOW)
    assert list(tmp_path.glob("*.pdf")) == []
    assert reporting.ledger(hotline) == ()
    assert reporting.finish(material, catalogues, frozenset(done.soft)).soft == ()


def test_newcomers_are_the_families_after_the_last_release(hotline, catalogues, tmp_path):
    first = ReportRequest(period_from=OPEN, period_until=date(2026, 6, 30), receiver="raad")
    reporting.publish(hotline, finished(hotline, catalogues, first), tmp_path / "1.pdf", NOW)
    source = own_source(hotline, catalogues, OPEN, LAST, TODAY)
    counted = own_source(hotline, catalogues, date(2026, 7, 1), LAST, TODAY)
    assert source.newcomers == counted.tables[0].total > 0
    assert len(source.earlier) == 1


def test_the_pool_of_a_coordinator_is_its_source(make, coordinator, catalogues):
    vaults = [make("noord"), make("zuid")]
    fill(vaults[0], "JB-GEEN", "JB-WISSEL")
    fill(vaults[1], "JB-GEEN")
    for vault in vaults:
        befriend(vault, coordinator)
    with pytest.raises(ReportRefused, match="nog geen bundel"):
        pooled_source(coordinator, catalogues, START, END)
    assert reporting.live_tables(coordinator, catalogues, TODAY) == ()
    take_in(coordinator, catalogues, ("noord", bundle_of(vaults[0], catalogues)))
    alone = pooled_source(coordinator, catalogues, START, END)
    assert (alone.confidants, alone.missing_confidants, alone.newcomers) == (1, 1, None)
    take_in(coordinator, catalogues, ("zuid", bundle_of(vaults[1], catalogues)))
    both = pooled_source(coordinator, catalogues, START, END)
    assert (both.confidants, both.missing_confidants, both.combined) == (2, 0, True)
    assert [table.total for table in both.tables] == [3] * len(both.tables)
    codes = [table.spec.code for table in both.tables]
    assert codes == [entry.spec.code for entry in catalogues.figures.tables]
    assert [quote.words for quote in both.quotes] == ["Stil sinds JB-GEEN."] * 2
    assert len(reporting.live_tables(coordinator, catalogues, TODAY)) > 0


def test_a_combined_report_knows_what_confidants_published_and_counts_newcomers(
    make, coordinator, catalogues, cases, tmp_path
):
    vaults = [make("noord"), make("zuid")]
    for vault, name in zip(vaults, example.PARTS, strict=True):
        importing.keep_cases(vault, example.part(name), NOW)
        befriend(vault, coordinator)
    done = finished(vaults[0], catalogues)
    reporting.publish(vaults[0], done, tmp_path / "eigen.pdf", NOW)
    files = [(vault.folder.name, bundle_of(vault, catalogues, NOW, OPEN, LAST)) for vault in vaults]
    assert set(take_in(coordinator, catalogues, *files).values()) == {"new"}
    source = pooled_source(coordinator, catalogues, OPEN, LAST)
    assert [release.tables for release in source.earlier] == [done.release.tables]
    combined = finished(coordinator, catalogues)
    assert combined.report.kind is ReportKind.COMBINED
    assert isinstance(combined.report.families, Rounded)
    for vault in vaults:
        assert verifying.look(vault, combined.pdf, catalogues, TODAY).hard == ()
    reporting.publish(coordinator, combined, tmp_path / "samen.pdf", NOW)
    later = pooled_source(coordinator, catalogues, OPEN, LAST)
    assert later.newcomers == 0


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
