"""Find words anywhere in the vault, newest first."""

from confidant_app.domain.lists import SearchHit
from confidant_app.storage import rows_search
from confidant_app.storage.vault import Reader, Vault


def find(source: Vault | Reader, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Return at most `limit` passages that hold every word of `text`, the newest first.

    Accents and case do not matter, the last word may be unfinished, and words between double
    quotes must stand together. Text without any word finds nothing.
    """
    return rows_search.find(source, text, limit)
