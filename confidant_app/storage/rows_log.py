"""Rows of the log: each entry is hashed together with the one before, so that a change shows."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from confidant_app.domain.log import Act, LogEntry
from confidant_app.storage.fields import from_moment, to_moment
from confidant_app.storage.vault import Source, Vault

_BEFORE_THE_FIRST: Final = bytes(32)
_NO_FACTS: Final[Mapping[str, str | int]] = MappingProxyType({})


def append(
    vault: Vault,
    at: datetime,
    act: Act,
    record: str = "",
    facts: Mapping[str, str | int] = _NO_FACTS,
) -> None:
    """Add an entry; `record` is an id and `facts` are bare, neither ever names a person."""
    last = vault.read("SELECT number, hash FROM log_entry ORDER BY number DESC LIMIT 1")
    number, before = last[0] if last else (0, _BEFORE_THE_FIRST)
    moment, plain = from_moment(at), _canonical(dict(facts))
    vault.write(
        "INSERT INTO log_entry (at, act, record, facts, hash) VALUES (?, ?, ?, ?, ?)",
        (moment, act, record, plain, _hash(before, (number + 1, moment, act, record, plain))),
    )


def entries(source: Source) -> tuple[LogEntry, ...]:
    """Return the whole log, oldest first."""
    return tuple(
        LogEntry(
            number=number,
            at=to_moment(at),
            act=Act(act),
            record=record,
            facts=MappingProxyType(json.loads(facts)),
        )
        for number, at, act, record, facts in source.read(
            "SELECT number, at, act, record, facts FROM log_entry ORDER BY number"
        )
    )


def last_before(source: Source, at: datetime) -> datetime | None:
    """Return when the last act before this moment was, None when there was none."""
    found = source.read(
        "SELECT at FROM log_entry WHERE at < ? ORDER BY number DESC LIMIT 1", (from_moment(at),)
    )
    return to_moment(found[0][0]) if found else None


def first_break(source: Source) -> int | None:
    """Return the number of the first entry that is altered or missing, None in a whole log."""
    before, expected = _BEFORE_THE_FIRST, 1
    for number, at, act, record, facts, kept in source.read(
        "SELECT number, at, act, record, facts, hash FROM log_entry ORDER BY number"
    ):
        if number != expected or kept != _hash(before, (number, at, act, record, facts)):
            return expected
        before, expected = kept, expected + 1
    given = source.read("SELECT seq FROM sqlite_sequence WHERE name = 'log_entry'")
    return expected if given and given[0][0] >= expected else None


def _hash(before: bytes, entry: tuple[int, str, str, str, str]) -> bytes:
    return hashlib.sha256(before + _canonical(entry).encode()).digest()


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
