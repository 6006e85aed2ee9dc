"""Rows of drafts: what was typed and not yet saved."""

from collections.abc import Sequence
from typing import Final

from confidant_app.domain.drafts import Draft
from confidant_app.storage.fields import from_moment, to_moment
from confidant_app.storage.vault import Source, Vault

_SELECT: Final = "SELECT name, saved_at, body, base_version FROM draft"


def put(vault: Vault, draft: Draft) -> None:
    """Keep a draft; it replaces the one under the same key."""
    vault.write(
        "INSERT INTO draft (name, saved_at, body, base_version) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET saved_at = excluded.saved_at, body = excluded.body, "
        "base_version = excluded.base_version",
        (draft.key, from_moment(draft.saved_at), draft.body, draft.base_version),
    )


def get(source: Source, key: str) -> Draft | None:
    """Return the draft under this key, if there is one."""
    found = _select(source, " WHERE name = ?", (key,))
    return found[0] if found else None


def all_(source: Source) -> tuple[Draft, ...]:
    """Return all drafts, newest first."""
    return _select(source, " ORDER BY saved_at DESC, name", ())


def remove(vault: Vault, key: str) -> None:
    """Forget a draft; that it is gone already does no harm."""
    vault.write("DELETE FROM draft WHERE name = ?", (key,))


def _select(source: Source, tail: str, params: Sequence[object]) -> tuple[Draft, ...]:
    return tuple(
        Draft(key=row[0], saved_at=to_moment(row[1]), body=row[2], base_version=row[3])
        for row in source.read(_SELECT + tail, params)
    )
