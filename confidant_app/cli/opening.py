"""Open the vault that a shell command names, and close it again whatever happens."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.terminal import complain, passphrase
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.dates import dutch
from confidant_app.domain.errors import VaultInUse
from confidant_app.services import Vault, reading_only, rules, vaults


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Vault]:
    """Give the open vault of `options.vault`.

    Raises:
        VaultMissing, WrongPassphrase, and everything else that can stand in the way.
    """
    folder = Path(options.vault)
    key = vaults.key_from_passphrase(folder, passphrase(options.passphrase_file))
    vault = vaults.open_vault(folder, key, datetime.now(UTC))
    try:
        yield vault
    finally:
        vault.close()


@contextmanager
def opened_to_look(options: argparse.Namespace) -> Iterator[Vault]:
    """Give the same, to read only while somebody else has it open.

    Raises:
        VaultMissing, WrongPassphrase, and everything else that can stand in the way.
    """
    folder = Path(options.vault)
    key = vaults.key_from_passphrase(folder, passphrase(options.passphrase_file))
    try:
        vault = vaults.open_vault(folder, key, datetime.now(UTC))
    except VaultInUse:
        vault = reading_only.open_to_read(folder, key)
    try:
        yield vault
    finally:
        vault.close()


def rules_of(vault: Vault) -> Catalogues:
    """Return the rules in force for an open vault; a word on standard error when they are old.

    Raises:
        NoGoodRules: the program's own are broken, and the vault has no others.
    """
    found = rules.enter(vault, rules.own(), clock.now())
    if found.own.broken is not None:
        version = dutch(found.catalogues.imprint.version)
        complain(f"confidant: {found.own.broken}")
        complain(f"confidant: gerekend is met de laatste goede regels, van {version}.")
    return found.catalogues
