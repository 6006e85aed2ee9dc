"""What a vault can be called: a name that is a folder on every system, also from a stick."""

from typing import Final

_FORBIDDEN: Final = frozenset('/\\:*?"<>|.')


def is_vault_name(text: str) -> bool:
    """Return whether a folder can have this name; the ending comes behind it."""
    return bool(text) and not _FORBIDDEN & set(text)
