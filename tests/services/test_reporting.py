"""From a vault to a PDF that may leave; what comes after a release is in test_release_gate."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confidant_app.domain.errors import FileNotClean, InvalidValue, ReportRefused
from confidant_app.domain.log import Act
from confidant_app.domain.report import ReportKind
from confidant_app.domain.tables import Rounded
from confidant_app.services import example, following, reporting, signals, vaults, verifying
from confidant_app.services.quotes import as_public
from confidant_app.services.reporting import ReportRequest
from confidant_app.services.sources import own_source, pooled_source
from confidant_app.storage import rows_log
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


@pytest.fixture(scope="module")
def hotline(tmp_path_factory, cases, prepared):
    """The whole example in one vault, for tests that do not write."""
    with vaults.create(tmp_path_factory.mktemp("kast") / "Ans.confidant", prepared, NOW) as vault:
        keep(vault, *cases)
        yield vault


@pytest.fixture(scope="module")
def done(hotline, catalogues):
    """The report of the example, with every question answered as the window proposes."""
    material = reporting.gather(hotline, catalogues, REQUEST, TODAY)
    try:
        done = reporting.finish(material, catalogues)
    except ReportRefused as refusal:
        material = reporting.again(material, reporting.with_suggestion(REQUEST, refusal))
        done = reporting.finish(material, catalogues)
    return reporting.accept(done, frozenset(done.soft))


@pytest.fixture
def full(vault, cases):
    keep(vault, *cases)
    return vault


def test_a_report_of_the_example_names_nobody_and_says_what_it_hides(hotline, done, catalogues):
    assert (done.report.kind, done.report.confidants) == (ReportKind.OWN, 1)
    assert isinstance(done.report.families, Rounded)
    assert done.hidden == done.report.hidden != ()
    assert verifying.look(hotline, done.pdf, catalogues, TODAY).hard == ()


def test_equal_material_gives_equal_bytes(full, done, catalogues):
    # Another vault, with another identity and other ids.
    material = reporting.gather(full, catalogues, done.request, TODAY)
    assert reporting.finish(material, catalogues).sha256 == done.sha256


def test_what_was_published_is_in_the_ledger_and_in_the_log(
    lists, full, done, catalogues, tmp_path
):
    own = replace(done, material=reporting.gather(full, catalogues, done.request, TODAY))
    path = tmp_path / "rapport.pdf"
    reporting.publish(full, own, path, NOW)
    assert path.read_bytes() == done.pdf
    (entry,) = reporting.ledger(full)
    assert (entry.sha256, entry.receiver) == (done.sha256, "gemeenteraad")
    assert (entry.period_from, entry.period_until) == (OPEN, LAST)
    released = rows_log.entries(full)[-1]
    assert (released.act, released.facts["sha256"]) == (Act.REPORT_RELEASED, done.sha256)
    later = own_source(full, catalogues, (OPEN, TODAY), TODAY, lists)
    since = own_source(full, catalogues, (LAST + timedelta(days=1), TODAY), TODAY, lists)
    assert later.newcomers == since.tables[0].total > 0
    assert since.newcomers is None
    assert len(later.earlier) == 1


def test_nobody_with_consent_means_no_report(vault, catalogues, lists):
    with pytest.raises(ReportRefused, match="toestemmingen"):
        reporting.gather(vault, catalogues, REQUEST, TODAY)
    whole = a_case(1)
    keep(vault, whole)
    assert own_source(vault, catalogues, (START, END), TODAY, lists).newcomers is None
    following.withdraw_consent(vault, whole.consents[0], TODAY, NOW)
    with pytest.raises(ReportRefused):
        own_source(vault, catalogues, (START, END), TODAY, lists)


def test_too_few_families_means_waiting(vault, catalogues):
    keep(vault, *(a_case(number) for number in range(1, 6)))
    material = reporting.gather(vault, catalogues, REQUEST, TODAY)
    with pytest.raises(ReportRefused, match="maar 5") as refused:
        reporting.finish(material, catalogues)
    with pytest.raises(ReportRefused):
        reporting.with_suggestion(REQUEST, refused.value)


def test_a_quote_with_a_name_stays_inside_and_would_stop_the_report(full, done, catalogues):
    whole = a_case(900, date(2026, 3, 2))
    quote = an_approved_quote(whole, "Zwaluwstaartje bleef weg.")
    keep(full, replace(whole, quotes=(quote,)))
    material = reporting.gather(full, catalogues, done.request, TODAY)
    assert quote.public_words not in {one.words for one in material.source.voices.quotes}
    voices = replace(material.source.voices, quotes=as_public((quote,)))
    past = replace(material.source, voices=voices)
    material = replace(material, source=past)
    with pytest.raises(FileNotClean) as stopped:
        reporting.finish(material, catalogues)
    assert "Zwaluwstaartje" not in str(stopped.value)


def test_a_soft_word_waits_for_a_person(full, done, catalogues):
    whole = a_case(900, date(2026, 3, 2))
    other = a_case(901, date(2026, 3, 2))
    person = replace(other.people[0], given="Roos", surname="")
    quote = an_approved_quote(whole, "Er stond een roos op tafel.")
    keep(full, replace(whole, quotes=(quote,)), replace(other, people=(person,)))
    material = reporting.gather(full, catalogues, done.request, TODAY)
    waiting = reporting.finish(material, catalogues)
    assert "Roos" in waiting.soft
    assert reporting.accept(waiting, frozenset({"Tafel"})) == waiting
    judged = reporting.accept(waiting, frozenset({"Roos"}))
    assert judged.soft == tuple(word for word in waiting.soft if word != "Roos")
    assert (judged.pdf, judged.release) == (waiting.pdf, waiting.release)


def test_the_pool_of_a_coordinator_is_its_source(make, coordinator, catalogues):
    desks = [make("noord"), make("zuid")]
    fill(desks[0], "JB-GEEN", "JB-WISSEL")
    fill(desks[1], "JB-GEEN")
    for vault in desks:
        befriend(vault, coordinator)
    with pytest.raises(ReportRefused, match="nog geen bundel"):
        pooled_source(coordinator, catalogues, START, END)
    assert signals.live_tables(coordinator, catalogues, TODAY) == ()
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
    assert [quote.words for quote in both.voices.quotes] == ["Stil sinds JB-GEEN."]
    assert len(signals.live_tables(coordinator, catalogues, TODAY)) > 0


def test_the_screen_shows_tables_with_small_figures_hidden(hotline, catalogues):
    shown = signals.live_tables(hotline, catalogues, TODAY)
    figures = [cell for entry in shown for row in entry.table.cells for cell in row]
    rounded = [figure.value for figure in figures if isinstance(figure, Rounded)]
    assert rounded
    assert len(rounded) < len(figures)
    assert all(value >= 10 and value % 5 == 0 for value in rounded)


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        (date(2025, 10, 1), [(OPEN, date(2025, 10, 1))]),
        (date(2026, 1, 1), [(OPEN, date(2025, 12, 31)), (OPEN, date(2026, 1, 1))]),
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


def test_a_period_that_runs_backwards_is_refused(hotline, catalogues):
    backwards = replace(REQUEST, period_until=OPEN - timedelta(days=1))
    with pytest.raises((ReportRefused, InvalidValue)):
        reporting.gather(hotline, catalogues, backwards, TODAY)
