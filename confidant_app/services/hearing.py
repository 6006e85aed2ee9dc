"""What the institution was asked and answered: kept in the vault, for every next report."""

from datetime import datetime
from typing import Final

from confidant_app.domain.log import Act
from confidant_app.domain.report import Hearing, Reaction
from confidant_app.storage import rows_log, rows_settings
from confidant_app.storage.vault import Source, Vault

_STATE: Final = "hearing"
_ANSWER: Final = "hearing_answer"


def reaction(source: Source) -> Reaction:
    """Return whether the institution was asked to react, and its answer."""
    state = Hearing(rows_settings.get(source, _STATE, Hearing.NOT_YET_ASKED))
    return Reaction(hearing=state, answer=rows_settings.get(source, _ANSWER))


def keep(vault: Vault, found: Reaction, at: datetime) -> None:
    """Keep it."""
    with vault.transaction():
        rows_settings.put(vault, _STATE, found.hearing)
        rows_settings.put(vault, _ANSWER, found.answer.strip())
        rows_log.append(vault, at, Act.CATALOGUE_CHANGED, _STATE)
