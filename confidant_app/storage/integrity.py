"""Everything that can be checked about a vault's database, slow parts included."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.storage import rows_log, sealed_files
from confidant_app.storage.vault import Source

_MOST: Final = 20  # problems of one kind; a disk that fails has thousands


def integrity(
    source: Source, folder: Path | None = None, go_on: Callable[[], bool] = lambda: True
) -> tuple[str, ...]:
    """Return what is wrong, in technical words without any content; empty when all is well.

    Each check finds what another misses: `cipher_integrity_check` a page that was altered,
    `quick_check` one that was cut off. At 100 MB it takes seconds: give it a reader of a
    background thread. With the vault's folder the sealed files are read as well,
    until `go_on` says no; that raises Interrupted, as interrupting the reader does.
    """
    return (
        *_problems(source, "PRAGMA cipher_integrity_check"),
        *_problems(source, f"PRAGMA quick_check({_MOST:d})"),
        *_problems(source, "PRAGMA foreign_key_check"),
        *_log(source),
        *_sealed(source, folder, go_on),
    )


def _problems(source: Source, pragma: str) -> list[str]:
    try:
        rows = source.read(pragma)
    except DatabaseDamaged:
        return [f"{pragma}: the database cannot be read"]
    found = [row for row in rows if row != ("ok",)]
    return [f"{pragma}: {' '.join(str(field) for field in row)}" for row in found[:_MOST]]


def _log(source: Source) -> list[str]:
    try:
        number = rows_log.first_break(source)
    except DatabaseDamaged:
        return ["log: the database cannot be read"]
    return [] if number is None else [f"log: entry {number} was altered or removed"]


def _sealed(source: Source, folder: Path | None, go_on: Callable[[], bool]) -> list[str]:
    if folder is None:
        return []
    try:
        return list(sealed_files.problems(folder, source, go_on))[:_MOST]
    except DatabaseDamaged:
        return ["attachments: the database cannot be read"]
