"""The schema of both kinds of vault, as numbered steps.

A step that was ever released never changes. The closed lists inside it come from the enums of
the domain: a word that is added to an enum needs a step of its own, and with it a new version,
so that an older program says "newer" instead of stumbling over a word that it does not know.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.storage.schema_backups import BACKUP_TABLES, LOG_WITH_LATER_ACTS
from confidant_app.storage.schema_cases import CASE_TABLES
from confidant_app.storage.schema_contacts import CONTACT_TABLES
from confidant_app.storage.schema_exchange import COORDINATOR_TABLES, OUTGOING_TABLES
from confidant_app.storage.schema_following import FOLLOWING_TABLES
from confidant_app.storage.schema_review import REVIEW_LOG, REVIEW_TABLES
from confidant_app.storage.schema_rules import OWN_TABLES, RULE_TABLES
from confidant_app.storage.schema_search import SEARCH_TABLES
from confidant_app.storage.schema_shared import SHARED_TABLES
from confidant_app.storage.schema_statements import STATEMENT_COLUMNS

Step = tuple[str, ...]


class VaultKind(StrEnum):
    """Whose vault it is: a confidant's, with cases, or a coordinator's, where no name fits."""

    CONFIDANT = "confidant"
    COORDINATOR = "coordinator"


APPLICATION_IDS: Final[Mapping[VaultKind, int]] = MappingProxyType(
    {
        VaultKind.CONFIDANT: int.from_bytes(b"CfdV", "big"),
        VaultKind.COORDINATOR: int.from_bytes(b"CfdC", "big"),
    }
)

_SECOND: Final = (*LOG_WITH_LATER_ACTS, *BACKUP_TABLES)

STEPS: Final[Mapping[VaultKind, tuple[Step, ...]]] = MappingProxyType(
    {
        VaultKind.CONFIDANT: (
            (
                *SHARED_TABLES,
                *CASE_TABLES,
                *CONTACT_TABLES,
                *FOLLOWING_TABLES,
                *SEARCH_TABLES,
                *OUTGOING_TABLES,
            ),
            _SECOND,
            (*RULE_TABLES, *OWN_TABLES),
            (*REVIEW_LOG, *REVIEW_TABLES),
            STATEMENT_COLUMNS,
        ),
        VaultKind.COORDINATOR: (
            (*SHARED_TABLES, *COORDINATOR_TABLES),
            _SECOND,
            RULE_TABLES,
            REVIEW_LOG,
            STATEMENT_COLUMNS,
        ),
    }
)
