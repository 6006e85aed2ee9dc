"""Rows of the rules of a vault: the edition that somebody saw, and the extra days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from confidant_app.domain.editions import Origin
from confidant_app.domain.extra_days import ExtraDay
from confidant_app.storage.fields import from_day, from_moment
from confidant_app.storage.vault import Source, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEdition:
    """An edition by its fingerprint, with its files in one piece."""

    edition: str
    version: date
    origin: Origin
    files: bytes = field(repr=False)


def put_edition(vault: Vault, kept: KeptEdition, at: datetime) -> None:
    """Keep an edition in place of what was kept before."""
    vault.write("DELETE FROM catalogue_edition")
    vault.write(
        "INSERT INTO catalogue_edition (edition, version, origin, taken_at, files) "
        "VALUES (?, ?, ?, ?, ?)",
        (kept.edition, from_day(kept.version), kept.origin, from_moment(at), kept.files),
    )


def kept_edition(source: Source) -> KeptEdition | None:
    """Return the edition that was kept last; a salvaged vault can hold more than one."""
    found = source.read(
        "SELECT edition, version, origin, files FROM catalogue_edition "
        "ORDER BY taken_at DESC, entry DESC LIMIT 1"
    )
    for edition, version, origin, files in found:
        return KeptEdition(
            edition=edition,
            version=date.fromisoformat(version),
            origin=Origin(origin),
            files=files,
        )
    return None


def kept_mark(source: Source) -> str:
    """Return the fingerprint of that edition, empty when none was kept."""
    found = source.read(
        "SELECT edition FROM catalogue_edition ORDER BY taken_at DESC, entry DESC LIMIT 1"
    )
    return str(found[0][0]) if found else ""


def put_days(vault: Vault, days: Iterable[ExtraDay]) -> None:
    """Make these the extra days of a confidant's vault."""
    vault.write("DELETE FROM extra_day")
    vault.write_each(
        "INSERT INTO extra_day (on_day, name, source) VALUES (?, ?, ?)",
        ((from_day(day.on), day.name, day.source) for day in days),
    )


def days(source: Source) -> tuple[ExtraDay, ...]:
    """Return the extra days of a confidant's vault, the first one first."""
    return tuple(
        ExtraDay(on=date.fromisoformat(on), name=name, source=decree)
        for on, name, decree in source.read(
            "SELECT on_day, name, source FROM extra_day ORDER BY on_day"
        )
    )
