"""What was typed and not yet saved; kept inside the vault, offered again after unlocking."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unsaved work of one editor.

    `key` names the editor ("contact:new" or "contact:<id>"), `body` is JSON text that only that
    editor reads, `base_version` the saved version it started from (0 for a new note), so that
    an older draft never silently replaces a newer note.
    """

    key: str
    saved_at: datetime
    body: str
    base_version: int = 0
