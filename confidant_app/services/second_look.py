"""Whether somebody has to look a second time at words that leave: yes, unless switched off."""

from datetime import datetime
from typing import Final

from confidant_app.domain.log import Act
from confidant_app.storage import rows_log, rows_settings
from confidant_app.storage.vault import Source, Vault

_NAME: Final = "second_look"
_OFF: Final = "off"


def is_asked(source: Source) -> bool:
    """Return whether a quote waits for a second look before it leaves."""
    return rows_settings.get(source, _NAME) != _OFF


def ask(vault: Vault, at: datetime, *, wanted: bool) -> None:
    """Keep the choice. Quotes that nobody looked at twice stay inside as soon as it is asked."""
    with vault.transaction():
        rows_settings.put(vault, _NAME, "" if wanted else _OFF)
        rows_log.append(vault, at, Act.SECOND_LOOK_CHANGED, facts={"asked": int(wanted)})
