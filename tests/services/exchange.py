"""Two confidants and a coordinator who trust each other's cards."""

import json
from dataclasses import replace

import pyrage
from pyrage import x25519

from confidant_app.crypto.cards import Card
from confidant_app.crypto.sealed import seal
from confidant_app.services import Vault, bundling, cards, merging
from tests.services.desk import END, NOW, START, TODAY, a_case, an_approved_quote, keep


def befriend(one: Vault, other: Vault) -> None:
    for vault, stranger in ((one, other), (other, one)):
        read = cards.read_card(cards.own_card_file(stranger), TODAY)
        cards.trust(vault, read, NOW)


def fill(vault: Vault, *themes: str) -> None:
    """Keep one case for each theme, the first with a quote that may leave."""
    cases = [a_case(n, theme=theme) for n, theme in enumerate(themes, start=1)]
    quoted = replace(cases[0], quotes=(an_approved_quote(cases[0], f"Stil sinds {themes[0]}."),))
    keep(vault, quoted, *cases[1:])


def bundle_of(vault: Vault, catalogues, at=NOW, start=START, end=END) -> bytes:
    prepared = bundling.prepare(vault, catalogues, start, end, at.date())
    return bundling.seal_bundle(vault, prepared, cards.known(vault), catalogues, at)


def opened(coordinator: Vault, sealed: bytes) -> bytes:
    """Return everything inside the encryption, with the standard library for it."""
    age_key = cards.identity(coordinator).age_key
    return pyrage.decrypt(sealed, [x25519.Identity.from_str(age_key)])


def resealed(sender: Vault, recipient: Card, sealed: bytes, coordinator: Vault, **changes) -> bytes:
    """Return the same bundle with other fields, well signed and sealed: a hostile sender."""
    payload = opened(coordinator, sealed).split(b"\n", 2)[2]
    changed = json.dumps({**json.loads(payload), **changes}).encode()
    return seal(changed, cards.identity(sender), [recipient])


def take_in(coordinator: Vault, catalogues, *files: tuple[str, bytes]) -> dict[str, str]:
    """Take files in and return what became of each."""
    planned = merging.plan(coordinator, files, catalogues)
    merging.apply(coordinator, planned, catalogues, NOW)
    return {
        verdict.file: type(verdict.error).__name__ if verdict.error else verdict.fate.value
        for verdict in planned.verdicts
    }
