"""The vault that salvaged rows go into: whole rows in, compared and replaced by what they are."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.storage import rows_cases, rows_passages
from confidant_app.storage.fields import to_id, to_moment
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Vault, VaultKind
from confidant_app.storage.wreck import Row, Table

GONE: Final = "[Deze tekst was na de schade niet meer te lezen.]"
PART_GONE: Final = "[Een deel van deze stap was na de schade niet meer te lezen.]"


class Target:
    """Use it inside a transaction of the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._of_coordinator = vault.kind is VaultKind.COORDINATOR

    def all_rows(self, table: Table) -> list[Row]:
        """Return every row of the table."""
        return self._vault.read(_select(table))

    def same(self, table: Table, row: Row) -> Row | None:
        """Return the row here that is the same record, whatever stands in it."""
        where = " AND ".join(f'"{name}" IS ?' for name in table.identity)
        found = self._vault.read(f"{_select(table)} WHERE {where}", table.identify(row))
        return found[0] if found else None

    def by_id(self, table: Table, record: str) -> Row | None:
        """Return the row with this `id`."""
        found = self._vault.read(f"{_select(table)} WHERE id = ?", (record,))
        return found[0] if found else None

    def parts(self, table: Table, column: str, owner: object) -> list[Row]:
        """Return the rows that belong to an owner."""
        return self._vault.read(f'{_select(table)} WHERE "{column}" = ?', (owner,))

    def insert(self, table: Table, row: Row) -> bool:
        """Add a row; False when something that it must point to is not here.

        A number that only orders the rows and was given out here already is replaced.
        """
        linked = self._linked(table, row)
        if linked is None:
            return False
        if len(table.place) == 1 and table.place != table.identity:
            linked = self._placed(table, linked)
        marks = ", ".join("?" for _ in table.columns)
        names = ", ".join(f'"{name}"' for name in table.columns)
        sql = f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608
        return bool(self._vault.write(sql, linked))

    def update(self, table: Table, row: Row) -> None:
        """Make the row here that is the same record equal to this one, its place excepted."""
        linked = self._linked(table, row)
        changed = [name for name in table.columns if name not in (*table.identity, *table.place)]
        if linked is None or not changed:
            return
        sets = ", ".join(f'"{name}" = ?' for name in changed)
        where = " AND ".join(f'"{name}" IS ?' for name in table.identity)
        values = [linked[table.columns.index(name)] for name in changed]
        sql = f"UPDATE OR IGNORE {table.name} SET {sets} WHERE {where}"  # noqa: S608
        self._vault.write(sql, (*values, *table.identify(row)))

    def remove(self, table: Table, row: Row) -> None:
        """Remove the record with everything that hangs on it, as erasing it would."""
        if table.name == "case_file":
            rows_cases.delete(self._vault, CaseId(UUID(row[table.columns.index("id")])))
            return
        if "id" in table.columns and not self._of_coordinator:
            self._vault.write(
                "DELETE FROM passage WHERE record = ?", (row[table.columns.index("id")],)
            )
        where = " AND ".join(f'"{name}" IS ?' for name in table.identity)
        self._vault.write(f"DELETE FROM {table.name} WHERE {where}", table.identify(row))  # noqa: S608

    def replace_parts(self, table: Table, column: str, owner: object, rows: Iterable[Row]) -> int:
        """Make these the only parts of an owner; returns how many could not be put here."""
        self._vault.write(f'DELETE FROM {table.name} WHERE "{column}" = ?', (owner,))  # noqa: S608
        return sum(not self.insert(table, row) for row in rows)

    def mark_text_gone(self, contact: Table, row: Row) -> None:
        """Say in a conversation that its text could not be read, rather than show none."""
        of = dict(zip(contact.columns, row, strict=True))
        case, at = to_id(of["case_id"], CaseId), to_moment(of["at"])
        rows_passages.put(self._vault, PassageKind.CONTACT, UUID(of["id"]), case, at, GONE)

    def mark_part_gone(self, step: Table, row: Row) -> None:
        """Say in a step that days or terms of it could not be read: its deadlines hang on them."""
        self._vault.write(
            "UPDATE step SET note = ltrim(note || char(10) || ?, char(10)) WHERE id = ?",
            (PART_GONE, row[step.columns.index("id")]),
        )

    def count_numbers_as_given(self) -> None:
        """Let no later case get the number of one that came over."""
        if self._of_coordinator:
            return
        self._vault.write(
            "INSERT INTO case_year (year, taken) SELECT CAST(substr(number, 1, 4) AS INTEGER), "
            "max(CAST(substr(number, 6) AS INTEGER)) FROM case_file WHERE TRUE GROUP BY 1 "
            "ON CONFLICT (year) DO UPDATE SET taken = max(taken, excluded.taken)"
        )

    def _linked(self, table: Table, row: Row) -> Row | None:
        values = list(row)
        for link in table.links:
            if link.column not in table.columns:
                continue
            place = table.columns.index(link.column)
            if values[place] is None or self._is_here(link.parent, link.parent_column, row[place]):
                continue
            if link.required:
                return None
            values[place] = None
        return tuple(values)

    def _is_here(self, parent: str, column: str, value: object) -> bool:
        sql = f'SELECT 1 FROM {parent} WHERE "{column}" = ?'  # noqa: S608 - names of the schema
        return bool(self._vault.read(sql, (value,)))

    def _placed(self, table: Table, row: Row) -> Row:
        (name,) = table.place
        if name not in table.columns:
            return row
        at = table.columns.index(name)
        number = row[at]
        while self._is_here(table.name, name, number):
            number += 1
        return (*row[:at], number, *row[at + 1 :])


def _select(table: Table) -> str:
    names = ", ".join(f'"{name}"' for name in table.columns)
    return f"SELECT {names} FROM {table.name}"  # noqa: S608 - names of the schema
