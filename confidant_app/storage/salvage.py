"""Take over from a damaged vault what a restored one lacks; nothing unreadable is guessed.

The restored vault is an older state of the same vault, or an empty one. A record goes over as a
whole: a conversation with its people, themes, versions and text, or not at all when the backup
has it. Whether the damaged vault is the newer of the two is read from the two logs; when they
do not show it, only records that the restored vault lacks are taken.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from confidant_app.domain.log import Act
from confidant_app.storage import rows_log
from confidant_app.storage.commit_log import loses_nothing
from confidant_app.storage.commit_note import note_of
from confidant_app.storage.connection import LOG_SUFFIX, PAGE_SIZE, Connection
from confidant_app.storage.fields import to_moment
from confidant_app.storage.opening import kind_of
from confidant_app.storage.salvage_target import Target
from confidant_app.storage.vault import Vault, VaultKind
from confidant_app.storage.wreck import Found, Key, Row, Table, Wreck, described, tables_of

_Part = tuple[Table, str, list[Row] | None]

_MEMBERS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        "case_file": (
            ("case_organisation", "case_id"),
            ("case_child", "case_id"),
            ("case_theme", "case_id"),
            ("passage", "record"),
        ),
        "person": (("passage", "record"),),
        "contact": (
            ("contact_person", "contact_id"),
            ("contact_theme", "contact_id"),
            ("note_version", "contact_id"),
            ("passage", "record"),
        ),
        "attachment": (("attachment_part", "attachment_id"), ("passage", "record")),
        "quote": (("quote_review", "quote_id"), ("quote_decision", "quote_id")),
        "follow_up": (("passage", "record"),),
        "advice": (("passage", "record"),),
        "step": (
            ("step_event", "step_id"),
            ("step_term", "step_id"),
            ("step_extension", "step_id"),
            ("passage", "record"),
        ),
    }
)
_INSIDE: Final = frozenset(name for members in _MEMBERS.values() for name, _ in members)
_ONE_BY_ONE: Final = frozenset({"attachment_part"})  # too large to hold all at once
# What opening, checking and restoring write by themselves does not make a vault newer.
_BY_ITSELF: Final = frozenset(
    {Act.VAULT_OPENED, Act.VAULT_CHECKED, Act.BACKUP_RESTORED, Act.VAULT_SALVAGED}
)
_ERASED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        Act.CASE_ERASED: "case_file",
        Act.PERSON_REMOVED: "person",
        Act.STEP_REMOVED: "step",
        Act.LETTER_REMOVED: "letter",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What came of it, in numbers of records; `log_complete` says whether erasures are known.

    `cut_short`: finished work stood behind damage in the write-ahead log, and nothing of it is
    here. How much it was cannot be told, so `unreadable` does not count it.
    """

    taken_over: int
    unreadable: int
    removed: int
    log_complete: bool
    cut_short: bool = False


def salvage(damaged: Path, key: bytes, into: Vault) -> Salvaged:
    """Bring the restored vault `into` up to what can be read of the database `damaged`.

    `damaged` is a copy of its own, with its write-ahead log and the note about it. When that log
    lost finished work, SQLite reads the state from before the loss. Pages behind it may be whole,
    but not without those before them, so they are not used, and what is absent is not taken for
    removed.

    Raises:
        DatabaseDamaged: not even its list of tables can be read; nothing was taken over.
        DiskFull, DiskFailing, ReadOnlyPlace: nothing was taken over.
    """
    log = damaged.with_name(damaged.name + LOG_SUFFIX)
    cut_short = not loses_nothing(log, PAGE_SIZE, note_of(damaged))
    wreck = Wreck(damaged, key)
    try:
        with into.transaction():
            return _Salvage(wreck, into, cut_short=cut_short).run()
    finally:
        wreck.close()


def kind_of_damaged(damaged: Path, key: bytes) -> VaultKind:
    """Return whose vault a damaged database is. Raises DatabaseDamaged when that is unreadable."""
    connection = Connection.reading(damaged, key)
    try:
        return kind_of(connection)
    finally:
        connection.close()


class _Salvage:
    def __init__(self, wreck: Wreck, into: Vault, *, cut_short: bool) -> None:
        self._wreck, self._into, self._cut_short = wreck, into, cut_short
        self._target = Target(into)
        self._taken = self._unreadable = self._removed = 0
        self._tables = {table.name: table for table in map(self._shared, tables_of(into))}
        self._grouped: dict[str, dict[object, list[Row]] | None] = {}

    def run(self) -> Salvaged:
        log = self._wreck.read(described(self._into, "log_entry"))
        self._newer, later = self._compare_logs(log)
        for table in self._tables.values():
            if table.columns and table.name not in _INSIDE:
                self._take_table(table)
        self._erase_again(later)
        self._target.count_numbers_as_given()
        for _, at, act, record, facts, _ in later:
            rows_log.append(self._into, to_moment(at), Act(act), record, json.loads(facts))
        return Salvaged(
            taken_over=self._taken,
            unreadable=self._unreadable,
            removed=self._removed,
            log_complete=log.complete and not self._cut_short,
            cut_short=self._cut_short,
        )

    def _shared(self, table: Table) -> Table:
        """Return the table with the columns that the damaged vault has too: it may be older."""
        here = self._wreck.columns(table.name)
        columns = tuple(name for name in table.columns if name in here)
        return Table(
            name=table.name,
            columns=columns,
            place=table.place,
            identity=table.identity,
            links=table.links,
        )

    def _compare_logs(self, log: Found) -> tuple[bool, list[Row]]:
        """Return whether the damaged vault went on where the restored one ends, and with what."""
        theirs = {row[0]: row for row in sorted(log.rows)}
        ours = self._into.read(
            "SELECT number, at, act, record, facts, hash FROM log_entry ORDER BY number"
        )
        while ours and ours[-1][2] in _BY_ITSELF and theirs.get(ours[-1][0]) != ours[-1]:
            ours.pop()
        last = ours[-1][0] if ours else 0
        equal = sum(theirs.get(row[0]) == row for row in ours)
        other = any(row[0] in theirs and theirs[row[0]] != row for row in ours)
        newer = bool(equal) and not other and max(theirs) >= last
        goes_on = newer or not ours
        return newer, [row for number, row in theirs.items() if goes_on and number > last]

    def _take_table(self, table: Table) -> None:
        found = self._wreck.read(table)
        self._unreadable += found.unreadable
        if self._newer and found.complete and not self._cut_short:
            self._remove_absent(table, frozenset(map(table.identify, found.rows)))
        for row in found.rows:
            self._take(table, row)

    def _take(self, table: Table, row: Row) -> None:
        parts = self._parts_of(table, row)
        present = self._target.same(table, row)
        broken = any(rows is None for _, _, rows in parts)
        self._unreadable += broken
        if present is not None:
            if not self._newer or broken or self._is_as_here(table, row, present, parts):
                return
            self._target.update(table, row)
        elif not self._target.insert(table, row):
            self._unreadable += 1
            return
        for part, column, rows in parts:
            lost = self._target.replace_parts(part, column, _owner(table, row), rows or [])
            self._unreadable += lost
            if rows is None:
                self._say_gone(table, row, part)
        self._taken += 1

    def _say_gone(self, table: Table, row: Row, part: Table) -> None:
        if (table.name, part.name) == ("contact", "passage"):
            self._target.mark_text_gone(table, row)
        elif part.name in {"step_event", "step_term", "step_extension"}:
            self._target.mark_part_gone(table, row)

    def _is_as_here(self, table: Table, row: Row, present: Row, parts: Sequence[_Part]) -> bool:
        owner = _owner(table, row)
        return present == row and all(
            sorted(self._target.parts(part, column, owner), key=repr) == sorted(rows, key=repr)
            for part, column, rows in parts
            if rows is not None
        )

    def _parts_of(self, table: Table, row: Row) -> list[_Part]:
        return [
            (self._tables[name], column, self._of_owner(name, column, _owner(table, row)))
            for name, column in _MEMBERS.get(table.name, ())
        ]

    def _of_owner(self, name: str, column: str, owner: object) -> list[Row] | None:
        table = self._tables[name]
        if name not in self._grouped and name not in _ONE_BY_ONE:
            found = self._wreck.read(table)
            self._grouped[name] = _grouped(table, column, found) if found.complete else None
        groups = self._grouped.get(name)
        if groups is not None:
            return groups.get(owner, [])
        return self._wreck.of_owner(table, column, owner)

    def _remove_absent(self, table: Table, there: frozenset[Key]) -> None:
        for row in self._target.all_rows(table):
            if table.identify(row) not in there:
                self._target.remove(table, row)
                self._removed += 1

    def _erase_again(self, later: Sequence[Row]) -> None:
        """What the damaged vault erased since the backup may not come back with the backup."""
        for _, _, act, record, *_ in later:
            name = _ERASED_BY.get(act)
            if name is not None and (row := self._target.by_id(self._tables[name], record)):
                self._target.remove(self._tables[name], row)
                self._removed += 1


def _owner(table: Table, row: Row) -> object:
    return row[table.columns.index("id")] if "id" in table.columns else None


def _grouped(table: Table, column: str, found: Found) -> dict[object, list[Row]]:
    groups: dict[object, list[Row]] = {}
    place = table.columns.index(column)
    for row in found.rows:
        groups.setdefault(row[place], []).append(row)
    return groups
