"""Rows of settings that belong to the vault and not to the computer."""

from confidant_app.storage.vault import Source, Vault


def get(source: Source, name: str, default: str = "") -> str:
    """Return a setting, `default` when it was never made."""
    found = source.read("SELECT value FROM setting WHERE name = ?", (name,))
    return str(found[0][0]) if found else default


def put(vault: Vault, name: str, value: str) -> None:
    """Keep a setting."""
    vault.write(
        "INSERT INTO setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
