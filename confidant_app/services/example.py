"""An invented hotline with 120 cases, so that everything can be seen at once."""

import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from confidant_app.crypto import slots
from confidant_app.domain.cases import next_number
from confidant_app.domain.shifting import shifted
from confidant_app.domain.whole import WholeCase
from confidant_app.resources import RESOURCES
from confidant_app.services import vaults
from confidant_app.services.importing import keep_cases, read_file_of_cases
from confidant_app.storage.vault import Vault

FOLDER: Final = RESOURCES / "example"
VAULT: Final = "Voorbeeld.confidant"
PARTS: Final = ("groningen", "drenthe")
WRITTEN_FOR: Final = date(2026, 11, 16)
_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedExample:
    """Everything slow about the example; nothing of it is on disk yet."""

    vault: vaults.PreparedVault
    cases: tuple[WholeCase, ...]


def part(name: str) -> tuple[WholeCase, ...]:
    """Return the example's cases of one confidant, on the days they were written for."""
    return read_file_of_cases(FOLDER / f"{name}.json", trust_reviews=True)


def mails() -> tuple[Path, ...]:
    """Return the example's e-mails."""
    return tuple(sorted((FOLDER / "mail").glob("*.eml")))


def prepare() -> PreparedExample:
    """Return the whole example behind a random passphrase that nobody knows or needs."""
    passphrase = "-".join(secrets.token_hex(3) for _ in range(5))
    return PreparedExample(
        vault=vaults.prepare(passphrase, slots.FLOOR),
        cases=tuple(case for name in PARTS for case in part(name)),
    )


def open_example(folder: Path, prepared: PreparedExample, at: datetime) -> Vault:
    """Write the example's vault into `folder`, in place of an older example, and open it.

    All days are moved by whole weeks so that the example ends about today.

    Raises:
        DiskFull, ReadOnlyPlace.
    """
    home = folder / VAULT
    shutil.rmtree(home, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    weeks = (at.date() - WRITTEN_FOR).days // _WEEK
    vault = vaults.create(home, prepared.vault, at)
    keep_cases(vault, _renumbered([shifted(c, weeks * _WEEK) for c in prepared.cases]), at)
    return vault


def is_example(vault: Vault, folder: Path) -> bool:
    """Return whether this vault is the example that was made in `folder`."""
    return vault.folder == folder / VAULT


def _renumbered(cases: list[WholeCase]) -> tuple[WholeCase, ...]:
    """Give the cases of both parts one row of numbers by year, in the order in which they came."""
    taken: dict[int, int] = {}
    found = []
    for whole in sorted(cases, key=lambda whole: (whole.case.opened, whole.case.number)):
        year = whole.case.opened.year
        number = next_number(year, taken.get(year, 0))
        taken[year] = taken.get(year, 0) + 1
        found.append(replace(whole, case=replace(whole.case, number=number)))
    return tuple(found)
