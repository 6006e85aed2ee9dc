"""Rows of the ledger of publications."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from confidant_app.domain.ledger import (
    Form,
    LedgerEntry,
    LedgerEntryId,
    PublishedForm,
    ReleaseOrigin,
)
from confidant_app.storage.fields import from_day, the_one
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = (
    "SELECT id, on_day, receiver, title, period_from, period_until, sha256, tables, origin, "
    "forms FROM release"
)


def insert(vault: Vault, release: LedgerEntry) -> None:
    """Add a publication; the ledger is never rewritten."""
    vault.write(
        "INSERT INTO release (id, on_day, receiver, title, period_from, period_until, sha256, "
        "tables, origin, forms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(release.id),
            from_day(release.on),
            release.receiver,
            release.title,
            from_day(release.period_from),
            from_day(release.period_until),
            release.sha256,
            release.tables,
            release.origin,
            "\n".join(f"{each.form} {each.sha256}" for each in release.forms),
        ),
    )


def get(source: Source, wanted: LedgerEntryId) -> LedgerEntry:
    """Return one publication.

    Raises:
        NotFound: it is not in the ledger.
    """
    return the_one(_select(source, " WHERE id = ?", (str(wanted),)))


def everything(source: Source) -> tuple[LedgerEntry, ...]:
    """Return all publications, own and declared, the oldest first."""
    return _select(source, " ORDER BY on_day, entry", ())


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[LedgerEntry, ...]:
    return tuple(
        LedgerEntry(
            id=LedgerEntryId(UUID(row[0])),
            on=date.fromisoformat(row[1]),
            receiver=row[2],
            title=row[3],
            period_from=date.fromisoformat(row[4]),
            period_until=date.fromisoformat(row[5]),
            sha256=row[6],
            tables=row[7],
            origin=ReleaseOrigin(row[8]),
            forms=tuple(_form(*line.split(" ")) for line in row[9].splitlines()),
        )
        for row in source.read(_SELECT + tail, params)
    )


def _form(form: str, sha256: str) -> PublishedForm:
    return PublishedForm(form=Form(form), sha256=sha256)
