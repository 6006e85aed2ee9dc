"""What the owner of a vault recommends in reports: nothing until she chooses."""

from datetime import datetime
from typing import Final

from confidant_app.domain.log import Act
from confidant_app.storage import rows_log, rows_settings
from confidant_app.storage.vault import Source, Vault

_CHOSEN: Final = "recommended"


def chosen(source: Source) -> frozenset[str]:
    """Return the codes of the recommendations that stand in reports."""
    return frozenset(rows_settings.get(source, _CHOSEN).split())


def choose(vault: Vault, code: str, at: datetime, *, on: bool) -> None:
    """Let a recommendation stand in reports, or no longer."""
    codes = chosen(vault) | {code} if on else chosen(vault) - {code}
    with vault.transaction():
        rows_settings.put(vault, _CHOSEN, " ".join(sorted(codes)))
        rows_log.append(vault, at, Act.CATALOGUE_CHANGED, _CHOSEN)
