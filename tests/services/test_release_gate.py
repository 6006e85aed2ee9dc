"""Releases after each other: nobody who is laid side by side with the one before stands out."""

from dataclasses import replace

import pytest

from confidant_app.domain.errors import FileExists, FileNotClean, ReportOutdated, ReportRefused
from confidant_app.services import bundling, casework, following, reporting
from confidant_app.services.sources import pooled_source
from tests.services.desk import END, NOW, START, TODAY, a_case, keep
from tests.services.exchange import befriend, bundle_of, take_in

REQUEST = reporting.ReportRequest(period_from=START, period_until=END, receiver="raad")


def made(vault, catalogues, request=REQUEST):
    material = reporting.gather(vault, catalogues, request, TODAY)
    done = reporting.finish(material, catalogues)
    return reporting.accept(done, frozenset(done.soft))


@pytest.fixture
def friends(make, coordinator, vault):
    other = make("Bea")
    befriend(vault, coordinator)
    befriend(other, coordinator)
    return vault, other, coordinator


def test_one_family_of_a_second_confidant_waits_for_nine_others(friends, catalogues, tmp_path):
    one, other, coordinator = friends
    keep(one, *(a_case(n) for n in range(1, 41)))
    reporting.publish(one, made(one, catalogues), tmp_path / "een.pdf", NOW)
    keep(other, a_case(1))
    take_in(
        coordinator,
        catalogues,
        ("1", bundle_of(one, catalogues)),
        ("2", bundle_of(other, catalogues)),
    )
    with pytest.raises(ReportRefused, match="1 nieuw gezin"):
        made(coordinator, catalogues)


def test_a_later_period_is_a_first_release_of_its_own(friends, catalogues, tmp_path):
    one, other, coordinator = friends
    for vault in (one, other):
        keep(vault, *(a_case(n) for n in range(1, 31)))
    take_in(
        coordinator,
        catalogues,
        ("1", bundle_of(one, catalogues)),
        ("2", bundle_of(other, catalogues)),
    )
    reporting.publish(coordinator, made(coordinator, catalogues), tmp_path / "samen.pdf", NOW)
    later = (END.replace(month=7, day=1), END.replace(month=12, day=31))
    for vault in (one, other):
        keep(vault, *(a_case(n, opened=later[0]) for n in range(31, 61)))
    sealed = [bundle_of(v, catalogues, start=later[0], end=later[1]) for v in (one, other)]
    take_in(coordinator, catalogues, ("3", sealed[0]), ("4", sealed[1]))
    request = reporting.ReportRequest(period_from=later[0], period_until=later[1], receiver="raad")
    assert made(coordinator, catalogues, request).pdf


def test_what_was_declared_in_a_bundle_over_another_period_counts_too_and_once(
    friends, catalogues, tmp_path
):
    one, other, coordinator = friends
    keep(one, *(a_case(n) for n in range(1, 41)))
    reporting.publish(one, made(one, catalogues), tmp_path / "een.pdf", NOW)
    later = (END.replace(month=7, day=1), END.replace(month=12, day=31))
    take_in(coordinator, catalogues, ("1", bundle_of(one, catalogues)))
    for number, vault in enumerate((other, one), start=2):
        keep(vault, a_case(50, opened=later[0]))
        sealed = bundle_of(vault, catalogues, start=later[0], end=later[1])
        take_in(coordinator, catalogues, (str(number), sealed))
        source = pooled_source(coordinator, catalogues, *later)
        assert [release.coverage.start for release in source.earlier] == [START]


def test_after_a_bundle_no_own_report_over_the_same_families(friends, catalogues):
    one, _, _ = friends
    keep(one, *(a_case(n) for n in range(1, 41)))
    bundle_of(one, catalogues)
    with pytest.raises(ReportRefused, match="bundel"):
        made(one, catalogues)
    prepared = bundling.prepare(one, catalogues, START, END, TODAY)
    assert prepared.bundle.number == 2


def test_the_ledger_knows_a_release_before_the_file_is_there(vault, catalogues, tmp_path):
    keep(vault, *(a_case(n) for n in range(1, 31)))
    done = made(vault, catalogues)
    with pytest.raises(Exception, match=r"map|bestand"):
        reporting.publish(vault, done, tmp_path / "nergens" / "een.pdf", NOW)
    (entry,) = reporting.ledger(vault)
    assert entry.sha256 == done.sha256
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_file_that_is_there_stops_before_the_ledger(vault, catalogues, tmp_path):
    keep(vault, *(a_case(n) for n in range(1, 31)))
    (tmp_path / "een.pdf").write_bytes(b"iets anders")
    with pytest.raises(FileExists):
        reporting.publish(vault, made(vault, catalogues), tmp_path / "een.pdf", NOW)
    assert reporting.ledger(vault) == ()
    assert (tmp_path / "een.pdf").read_bytes() == b"iets anders"


def test_a_consent_withdrawn_meanwhile_stops_the_release(vault, catalogues, tmp_path):
    keep(vault, *(a_case(n) for n in range(1, 31)))
    done = made(vault, catalogues)
    line = casework.page(vault, casework.CaseQuery(), 1, 0)[0]
    consent = casework.whole_case(vault, line.id).consents[0]
    following.withdraw_consent(vault, consent, TODAY, NOW)
    with pytest.raises(ReportOutdated):
        reporting.publish(vault, done, tmp_path / "een.pdf", NOW)
    assert reporting.ledger(vault) == ()


def test_a_refusal_without_a_way_out_stays_a_refusal(vault, catalogues):
    with pytest.raises(ReportRefused) as refused:
        made(vault, catalogues)
    with pytest.raises(ReportRefused):
        reporting.with_suggestion(REQUEST, refused.value)


def test_undecided_words_are_never_published(vault, catalogues, tmp_path):
    keep(vault, *(a_case(n) for n in range(1, 31)))
    done = replace(made(vault, catalogues), soft=("zomer",))
    with pytest.raises(FileNotClean):
        reporting.publish(vault, done, tmp_path / "een.pdf", NOW)
    assert reporting.ledger(vault) == ()
