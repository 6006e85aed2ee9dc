"""Look whether a vault is whole: header, pages, structure, links and the chain of the log."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.domain.log import Act
from confidant_app.services.vaults import damaged_headers
from confidant_app.storage import rows_log
from confidant_app.storage.header_files import are_equal
from confidant_app.storage.integrity import integrity
from confidant_app.storage.vault import Vault

_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PRAGMA cipher_integrity_check": "De versleutelde gegevens zijn veranderd of beschadigd",
        "PRAGMA quick_check": "De opbouw van de gegevens klopt niet",
        "PRAGMA foreign_key_check": "Iets verwijst naar iets dat er niet is",
        "log": "Het logboek is veranderd",
    }
)


def problems(vault: Vault, at: datetime) -> tuple[str, ...]:
    """Return what is wrong, in Dutch, empty when all is well; the look itself is logged.

    Between brackets stands the technical finding, which holds no content.
    """
    headers = damaged_headers(vault.folder)
    locks = (f"Slotbestand {name} ontbreekt of is beschadigd" for name in headers)
    apart = () if headers or are_equal(vault.folder) else ("De twee slotbestanden verschillen",)
    found = (*locks, *apart, *(_in_dutch(problem) for problem in integrity(vault)))
    if not found:
        with vault.transaction():
            rows_log.append(vault, at, Act.VAULT_CHECKED)
    return found


def demand_whole(found: tuple[str, ...]) -> None:
    """Refuse a vault with problems.

    Raises:
        DatabaseDamaged: there is at least one.
    """
    if found:
        raise DatabaseDamaged


def _in_dutch(problem: str) -> str:
    known = (words for start, words in _PARTS.items() if problem.startswith(start))
    return f"{next(known, 'Er klopt iets niet')} ({problem})"
