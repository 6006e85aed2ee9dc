"""What erasing a case takes with it, and how it is shown that nothing of it is left."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from confidant_app.domain.cases import CaseId
from confidant_app.domain.log import Act
from confidant_app.storage import rows_settings
from confidant_app.storage.vault import SEALED_FILES, Source, Vault

OWN_IDS: Final = (
    "SELECT ?1 AS id "
    "UNION ALL SELECT id FROM contact WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM person WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM step WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM follow_up WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM advice WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM consent WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM attachment WHERE case_id = ?1 "
    "OR contact_id IN (SELECT id FROM contact WHERE case_id = ?1) "
    "UNION ALL SELECT id FROM quote WHERE case_id = ?1 "
    "UNION ALL SELECT id FROM letter WHERE case_id = ?1"
)
"""The ids of a case, its parameter, and of every record in it."""

_NEW_PAGES_DUE: Final = "new_pages_due"

_COLUMNS_WITH_IDS: Final = (
    "SELECT found.name, part.name FROM sqlite_schema AS found, "
    "pragma_table_info(found.name) AS part WHERE found.type = 'table' "
    "AND found.name <> 'log_entry' AND found.name NOT LIKE 'passage\\_index%' ESCAPE '\\' "
    "AND (part.name IN ('id', 'record') OR part.name LIKE '%\\_id' ESCAPE '\\')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """Ids of a case and its records, row numbers of its passages, names of its sealed files."""

    ids: tuple[str, ...]
    passages: tuple[int, ...]
    sealed: tuple[str, ...]


def owned(source: Source, case: CaseId) -> Owned:
    """Return what belongs to a case, to look for after it was erased."""
    params = (str(case),)
    ids = f"(SELECT id FROM ({OWN_IDS}))"  # noqa: S608 - a constant
    passages = source.read(f"SELECT id FROM passage WHERE record IN {ids}", params)  # noqa: S608
    sealed = source.read(
        f"SELECT sealed_name FROM attachment WHERE id IN {ids} "  # noqa: S608
        "AND sealed_name IS NOT NULL",
        params,
    )
    return Owned(
        ids=tuple(found for (found,) in source.read(OWN_IDS, params)),
        passages=tuple(number for (number,) in passages),
        sealed=tuple(name for (name,) in sealed),
    )


@contextmanager
def index_renewed(vault: Vault) -> Iterator[None]:
    """Write the full-text index anew after what is deleted inside, so that no word stays in it.

    The secure deletion of FTS5 leaves the beginning of a word where that separates two pages
    (measured: in half of the cases with words of their own), and takes 9 ms a conversation. So
    here deleted words are only marked, and `optimize` leaves out what is marked: 0.1 s for
    each thousand conversations in the vault. Both are part of the transaction that is open.
    """
    vault.write("INSERT INTO passage_index (passage_index, rank) VALUES ('secure-delete', 0)")
    yield
    vault.write("INSERT INTO passage_index (passage_index) VALUES ('optimize')")
    vault.write("INSERT INTO passage_index (passage_index, rank) VALUES ('secure-delete', 1)")


def places_left(source: Source, gone: Owned) -> tuple[str, ...]:
    """Return the tables in which something of an erased case still stands; none is right.

    The log is not looked at: it names the case by its id for ever.
    """
    ids = json.dumps(gone.ids)
    found = [
        table
        for table, column in source.read(_COLUMNS_WITH_IDS)
        if source.read(
            f'SELECT 1 FROM "{table}" '  # noqa: S608 - names from the schema itself
            f'WHERE "{column}" IN (SELECT value FROM json_each(?)) LIMIT 1',
            (ids,),
        )
    ]
    if source.read(
        "SELECT 1 FROM passage_index_docsize WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1",
        (json.dumps(gone.passages),),
    ):
        found.append("passage_index")
    if source.read(
        "SELECT 1 FROM draft, json_each(?) AS gone "
        "WHERE instr(draft.name, gone.value) OR instr(draft.body, gone.value) LIMIT 1",
        (ids,),
    ):
        found.append("draft")
    return tuple(dict.fromkeys(found))


def files_left(vault: Vault, gone: Owned) -> int:
    """Return how many sealed files of an erased case still lie in the vault's folder."""
    return sum((vault.folder / SEALED_FILES / name).exists() for name in gone.sealed)


def entry_of(source: Source, case: CaseId) -> int:
    """Return the number of the entry in the log that says this case was erased."""
    ((number,),) = source.read(
        "SELECT max(number) FROM log_entry WHERE act = ? AND record = ?",
        (Act.CASE_ERASED, str(case)),
    )
    return int(number)


def plan_new_pages(vault: Vault) -> None:
    """Keep, in the transaction of an erasure, that `write_new_pages` has to follow."""
    rows_settings.put(vault, _NEW_PAGES_DUE, "1")


def new_pages_are_due(source: Source) -> bool:
    """Return whether an erasure was not followed by `write_new_pages`, as after a crash."""
    return rows_settings.get(source, _NEW_PAGES_DUE) == "1"


def write_new_pages(vault: Vault) -> bool:
    """Write every page anew and empty the write-ahead log; return whether that is empty.

    `secure_delete` wipes what is deleted, but not what a split of a page left behind in its
    unused part (measured: a few words in 1 of 40 erasures). It takes as much memory as the
    database is large, and about two seconds for each 100 MB. The log is not empty while another
    connection reads; closing the vault empties it as well.

    Raises:
        VaultInUse, DiskFull, DiskFailing, ReadOnlyPlace: it is still due.
    """
    vault.compact()
    with vault.transaction():
        rows_settings.put(vault, _NEW_PAGES_DUE, "")
    return empty_journal(vault)


def empty_journal(vault: Vault) -> bool:
    """Move everything from the write-ahead log into the database; return whether that is empty.

    It is not while another connection reads; closing the vault empties it as well.
    """
    ((busy, _, _),) = vault.read("PRAGMA wal_checkpoint(TRUNCATE)")
    return not busy
