"""What was typed and not yet saved; kept inside the vault, offered again after unlocking."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unsaved work of one editor.

    `key` names the editor ("contact:new:<moment>", "contact:<id>", "review:<quote id>" or
    "approval:<quote id>"), `body` is JSON text that only that
    editor reads, `base_version` the saved version it started from (0 for a new note), so that
    an older draft never silently replaces a newer note.
    """

    key: str
    saved_at: datetime
    body: str
    base_version: int = 0

    def is_conversation(self) -> bool:
        """Return whether a conversation can be opened on it; the others wait with their quote."""
        return self.key.startswith("contact:")
