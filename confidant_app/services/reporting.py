"""From the vault to a PDF that may leave: count, protect, compose, draw, verify, publish.

`gather` reads the vault; `finish` only computes and may run anywhere; `publish` writes.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from confidant_app.disclosure.changes import LeftOut
from confidant_app.disclosure.release import Question, SafeRelease, decide, suggestion
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.composing import ReportFrame, compose, labelled, labels_of
from confidant_app.domain.errors import FileNotClean, ReportOutdated, ReportRefused
from confidant_app.domain.ledger import Form, LedgerEntry, LedgerEntryId, ReleaseOrigin
from confidant_app.domain.log import Act
from confidant_app.domain.releases import EarlierRelease, as_text
from confidant_app.domain.report import (
    HiddenNote,
    PublicQuote,
    Report,
    ReportKind,
    file_name,
    title,
)
from confidant_app.services.counting import tables_of
from confidant_app.services.identifying import Identifiers, identifiers_of
from confidant_app.services.namelists import load_lists
from confidant_app.services.papers import Papers, beside, demand_free, papers_of, read_back, write
from confidant_app.services.periods import HOTLINE_OPENED, half_years
from confidant_app.services.showing import shares, shown_tables
from confidant_app.services.sources import Source, own_source, pooled_source
from confidant_app.storage import rows_log, rows_releases
from confidant_app.storage.vault import Vault, VaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What somebody wants to publish; both days are inclusive.

    `leave_out` holds the changes that were accepted after a refusal; `forms` is what it should
    leave as, beside the report.
    """

    period_from: date
    period_until: date
    receiver: str
    leave_out: LeftOut = field(default_factory=LeftOut)
    forms: frozenset[Form] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a report needs from the vault; true counts, so it never leaves the program."""

    request: ReportRequest
    made_on: date
    source: Source
    identifiers: Identifiers
    catalogues: Catalogues = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A report that passed all gates but for the words that a person must judge.

    `soft` are ordinary words in the file that are also names on file and were not accepted.
    """

    material: Material = field(repr=False)
    report: Report
    papers: Papers
    soft: tuple[str, ...]
    release: SafeRelease

    @property
    def request(self) -> ReportRequest:
        """Return what was asked for."""
        return self.material.request

    @property
    def pdf(self) -> bytes:
        """Return the report itself."""
        return self.papers.report

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the report and of what is written beside it."""
        return (file_name(self.report), *beside(self.papers, self.report))

    @property
    def hidden(self) -> tuple[HiddenNote, ...]:
        """Return what stays inside, table by table, with the rule that keeps it."""
        return self.report.hidden

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the file."""
        return hashlib.sha256(self.pdf).hexdigest()


def gather(vault: Vault, catalogues: Catalogues, request: ReportRequest, today: date) -> Material:
    """Return what the report needs; a coordinator's comes from the pool of bundles.

    Raises:
        ReportRefused: there is nothing to count over this period.
    """
    start, end = request.period_from, request.period_until
    if vault.kind is VaultKind.COORDINATOR:
        source, identifiers = pooled_source(vault, catalogues, start, end), Identifiers()
    else:
        lists = load_lists()
        source = own_source(vault, catalogues, (start, end), today, lists)
        identifiers = identifiers_of(vault, lists)
    return Material(
        request=request,
        made_on=today,
        source=source,
        identifiers=identifiers,
        catalogues=catalogues,
    )


def finish(
    material: Material, catalogues: Catalogues, accepted: frozenset[str] = frozenset()
) -> Finished:
    """Return the finished report.

    `accepted` are soft words that a person looked at and let stand.

    Raises:
        ReportRefused: the figures would give somebody away; see `with_suggestion`.
        FileNotClean: a name, number or address of somebody in the vault stands in the file.
        FileUnreadable: the file cannot be read back, so it cannot be proved clean.
        GlyphMissing: a quote holds a character that the typeface lacks.
    """
    source, request = material.source, material.request
    catalogue = tables_of(catalogues, request.period_from, request.period_until)
    release = decide(
        Question(
            tables=source.tables,
            earlier=source.earlier,
            coverage=source.coverage,
            newcomers=source.newcomers,
            leave_out=request.leave_out,
        ),
        labels_of(catalogue),
    )
    tables = tuple(labelled(table, catalogue, shares(table)) for table in release.tables)
    report = compose(_frame(material), tables, source.voices, catalogues, release.notes())
    papers = papers_of(report, catalogues, request.forms)
    soft = read_back(papers, report, material.identifiers) - accepted
    return Finished(
        material=material,
        report=report,
        papers=papers,
        soft=tuple(sorted(soft)),
        release=release,
    )


def accept(finished: Finished, accepted: frozenset[str]) -> Finished:
    """Return the same report, with these soft words let stand by a person."""
    return replace(finished, soft=tuple(word for word in finished.soft if word not in accepted))


def with_suggestion(request: ReportRequest, refusal: ReportRefused) -> ReportRequest:
    """Return the request with the smallest change that makes it safe, as the refusal said.

    Raises:
        ReportRefused: only waiting helps; the same refusal again.
    """
    if "change" not in refusal.facts or suggestion(refusal).families:
        raise refusal
    change = suggestion(refusal)
    return replace(request, leave_out=change.leave_out)


def again(material: Material, request: ReportRequest) -> Material:
    """Return the same material for a request that leaves more out."""
    return replace(material, request=request)


def publish(vault: Vault, finished: Finished, path: Path, at: datetime) -> None:
    """Write the ledger, then the file under its final name.

    In this order, and the ledger for certain before the file is there: a release that the
    ledger does not know would defeat the attacker of the next one, while an entry without a
    file only makes the next release more careful.

    Raises:
        FileNotClean: soft words are still undecided; nothing was written.
        ReportOutdated: the vault changed since the report was made; nothing was written.
        FileExists: nothing was written.
        DiskFull, ReadOnlyPlace: the file was not written; the ledger knows the release.
    """
    if finished.soft:
        raise FileNotClean(count=len(finished.soft))
    demand_free(finished.papers, finished.report, path)
    _demand_fresh(vault, finished.material)
    source = finished.material.source
    release = EarlierRelease(
        made_on=at.date(),
        coverage=source.coverage,
        tables=finished.release.tables,
        families=source.tables[0].total,
    )
    entry = LedgerEntry(
        id=LedgerEntryId(uuid4()),
        on=at.date(),
        receiver=finished.request.receiver,
        title=title(finished.report),
        period_from=finished.request.period_from,
        period_until=finished.request.period_until,
        sha256=finished.sha256,
        tables=as_text(release),
        origin=ReleaseOrigin.OWN,
        forms=finished.papers.forms,
    )
    with vault.transaction():
        rows_releases.insert(vault, entry)
        rows_log.append(vault, at, Act.REPORT_RELEASED, str(entry.id), {"sha256": finished.sha256})
    write(finished.papers, finished.report, path)


def _demand_fresh(vault: Vault, material: Material) -> None:
    """Refuse when a consent, a name, a count or the ledger changed since the report was made."""
    now = gather(vault, material.catalogues, material.request, material.made_on)
    if (now.source, now.identifiers) != (material.source, material.identifiers):
        raise ReportOutdated


def ledger(vault: Vault) -> tuple[LedgerEntry, ...]:
    """Return what was published before, the oldest first."""
    return rows_releases.everything(vault)


def _frame(material: Material) -> ReportFrame:
    source, request = material.source, material.request
    return ReportFrame(
        kind=ReportKind.COMBINED if source.combined else ReportKind.OWN,
        period_from=request.period_from,
        period_until=request.period_until,
        made_on=material.made_on,
        confidants=source.confidants,
        missing_confidants=source.missing_confidants,
    )


__all__ = [
    "HOTLINE_OPENED",
    "Finished",
    "Form",
    "LeftOut",
    "Material",
    "PublicQuote",
    "ReportRequest",
    "accept",
    "again",
    "finish",
    "gather",
    "half_years",
    "ledger",
    "publish",
    "shown_tables",
    "with_suggestion",
]
