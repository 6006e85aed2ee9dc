"""The desks of the demo: two confidants with half of the example each, and a coordinator."""

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.contacts import Channel, Contact, ContactId, Kind
from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.derivation import sentence
from confidant_app.domain.follow_ups import FollowUp, FollowUpId
from confidant_app.domain.steps import Outcome, StepStatus
from confidant_app.domain.whole import WholeCase
from confidant_app.services import (
    Vault,
    VaultKind,
    casework,
    conversations,
    documents,
    example,
    following,
    importing,
    mailing,
    routing,
    searching,
    today,
    vaults,
    watching,
)

PASSPHRASE = "windmolen-turf-klokhuis-veenpad"  # noqa: S105 - of an invented vault
_NONE = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One vault, open, and the name on its card."""

    vault: Vault
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """Everybody in the demo."""

    first: Desk
    second: Desk
    coordinator: Desk

    def close(self) -> None:
        """Lock all vaults."""
        for desk in (self.first, self.second, self.coordinator):
            desk.vault.close()


def make_desks(out: Path, cases: int, seed: int, now: datetime) -> Desks:
    """Make the three vaults in `out` and put the example's cases in the first two."""
    documents.save_new(out / "passphrase.txt", f"{PASSPHRASE}\n".encode())
    groningen, drenthe = (list(example.part(name)) for name in example.PARTS)
    share = round(cases * len(groningen) / (len(groningen) + len(drenthe)))
    chosen = random.Random(seed)  # noqa: S311 - which invented cases, not a secret
    first = _make(out / "groningen.confidant", VaultKind.CONFIDANT, now)
    second = _make(out / "drenthe.confidant", VaultKind.CONFIDANT, now)
    coordinator = _make(out / "coordinator.confidant", VaultKind.COORDINATOR, now)
    importing.keep_cases(first, _sample(groningen, share, chosen), now)
    importing.keep_cases(second, _sample(drenthe, cases - share, chosen), now)
    return Desks(
        first=Desk(vault=first, name="Vertrouwenspersoon Groningen"),
        second=Desk(vault=second, name="Vertrouwenspersoon Drenthe"),
        coordinator=Desk(vault=coordinator, name="Coördinator meldpunt"),
    )


def work_a_morning(desk: Desk, known: Catalogues, now: datetime) -> tuple[str, ...]:
    """Log a conversation, promise something, take two steps; return what was done, in Dutch."""
    vault, day = desk.vault, now.date()
    overview = today.overview(vault, watching.all_watched(vault, known), day)
    case = casework.open_case(vault, now, day, "klacht over uitblijven van reactie")
    contact = Contact(
        id=ContactId(_NONE),
        at=now,
        case=case.id,
        minutes=35,
        channel=Channel.PHONE,
        kind=Kind.COMPLAINT,
        note=(
            "Belt voor het eerst. De klachtencommissie gaf haar gelijk, maar het bestuur laat "
            "niets horen. Ze wil weten hoe lang ze moet wachten en wat ze daarna kan doen."
        ),
    )
    promise = FollowUp(
        id=FollowUpId(_NONE), what="Terugbellen over het antwoord", due=day + timedelta(days=1)
    )
    conversations.log_contact(vault, contact, now, [promise])
    found = searching.find(vault, "klachtencommissie bestuur", 5)
    return (
        f"Vandaag gelezen: {len(overview.agenda.now)} dingen voor nu, "
        f"{len(overview.agenda.this_week)} voor deze week",
        f"Gesprek bewaard in zaak {case.number}, teruggevonden tussen {len(found)} gesprekken",
        _complaint(vault, casework.whole_case(vault, case.id), known, now),
        _appeal(vault, casework.whole_case(vault, case.id), known, now),
        _mail(vault, now),
        f"Nog te doen: {len(following.pending(vault))} vervolgacties",
    )


def _make(folder: Path, kind: VaultKind, now: datetime) -> Vault:
    # Its passphrase stands beside it in a file: there is nothing to measure the machine for.
    prepared = vaults.prepare(PASSPHRASE, vaults.DEFAULT_COST)
    return vaults.create(folder, prepared, now, kind)


def _sample(cases: list[WholeCase], count: int, chosen: random.Random) -> list[WholeCase]:
    kept = sorted(chosen.sample(range(len(cases)), min(count, len(cases))))
    return [cases[place] for place in kept]


def _complaint(vault: Vault, whole: WholeCase, known: Catalogues, now: datetime) -> str:
    step = routing.begin(
        vault, whole.case.id, "KLACHT_GI", known, now, StepStatus.FILED_WITH_OUR_HELP
    )
    ruling = exactly(date(2026, 10, 19))
    step = routing.happened(vault, step, "ontvangst_oordeel", ruling, now)
    step = replace(step, status=StepStatus.RULING, outcome=Outcome.UPHELD)
    routing.change(vault, step, now)
    return "Klacht: " + _deadline(vault, whole, known, "reactie-bestuur")


def _appeal(vault: Vault, whole: WholeCase, known: Catalogues, now: datetime) -> str:
    step = routing.begin(vault, whole.case.id, "HB_HOF", known, now)
    routing.happened(vault, step, "uitspraak", exactly(date(2026, 11, 14)), now)
    return "Hoger beroep: " + _deadline(vault, whole, known, "hoger-beroep")


def _deadline(vault: Vault, whole: WholeCase, known: Catalogues, step: str) -> str:
    whole = casework.whole_case(vault, whole.case.id)
    for running in routing.running(whole, known):
        for found in running.terms:
            if found.term.step == step and isinstance(found.counted, Deadline):
                return sentence(found.counted.derivation)
    raise LookupError(step)


def _mail(vault: Vault, now: datetime) -> str:
    path = example.mails()[0]
    mail = mailing.read_mail(path)
    mailing.keep_mail(vault, mail, None, now)
    return f"E-mail opgenomen: {path.name}, met {len(mail.files)} bijlagen"
