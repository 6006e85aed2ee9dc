"""The paper of the demo: one confidant's report, two bundles, and the combined report."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from confidant_app.cli.demo_desk import Desk, Desks
from confidant_app.cli.report_commands import finished
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.report import file_name
from confidant_app.services import bundling, cards, documents, merging, reporting
from confidant_app.services.reporting import Finished

FROM, UNTIL = date(2025, 8, 11), date(2026, 10, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Where it goes, by which catalogues, and when."""

    out: Path
    catalogues: Catalogues
    now: datetime


def publish_own(paper: Paper, desk: Desk) -> Finished:
    """Make and publish the report of one confidant."""
    return _publish(paper, desk, "gemeenteraad")


def pool_and_publish(paper: Paper, desks: Desks) -> Finished:
    """Exchange cards, send both bundles, merge them, and publish the combined report."""
    everybody = (desks.first, desks.second, desks.coordinator)
    for desk in everybody:
        cards.choose_name(desk.vault, desk.name)
    for desk in (desks.first, desks.second):
        _trust(paper, desks.coordinator, desk)
        _trust(paper, desk, desks.coordinator)
    offered = [_bundle(paper, desk) for desk in (desks.first, desks.second)]
    vault = desks.coordinator.vault
    planned = merging.plan(vault, offered, paper.catalogues)
    merging.apply(vault, planned, paper.catalogues, paper.now)
    return _publish(paper, desks.coordinator, "gemeenteraden en Provinciale Staten")


def _trust(paper: Paper, desk: Desk, other: Desk) -> None:
    card = cards.own_card_file(other.vault)
    path = paper.out / f"{other.vault.folder.stem}.confidant-card"
    if not path.exists():
        documents.save_new(path, card)
    cards.trust(desk.vault, cards.read_card(card, paper.now.date()), paper.now)


def _bundle(paper: Paper, desk: Desk) -> tuple[str, bytes]:
    prepared = bundling.prepare(desk.vault, paper.catalogues, FROM, UNTIL, paper.now.date())
    sealed = bundling.seal_bundle(
        desk.vault, prepared, cards.known(desk.vault), paper.catalogues, paper.now
    )
    path = paper.out / f"{desk.vault.folder.stem}.confidant-bundle"
    documents.save_new(path, sealed)
    return path.name, sealed


def _publish(paper: Paper, desk: Desk, receiver: str) -> Finished:
    request = reporting.ReportRequest(period_from=FROM, period_until=UNTIL, receiver=receiver)
    material = reporting.gather(desk.vault, paper.catalogues, request, paper.now.date())
    done = finished(material, paper.catalogues, yes=True)
    reporting.publish(desk.vault, done, paper.out / file_name(done.report), paper.now)
    return done
