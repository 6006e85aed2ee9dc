"""Rows of days that were asked for a case, before there is a step to which they belong."""

from collections.abc import Mapping

from confidant_app.domain.cases import CaseId
from confidant_app.domain.steps import Event
from confidant_app.storage.fields import by_owner, from_event, to_event
from confidant_app.storage.vault import Source, Vault


def put(vault: Vault, case: CaseId, event: Event) -> None:
    """Keep the day of one event; it replaces the one before."""
    vault.write(
        "INSERT INTO case_event (case_id, code, earliest, latest, certainty) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id, code) DO UPDATE SET "
        "earliest = excluded.earliest, latest = excluded.latest, certainty = excluded.certainty",
        (str(case), event.code, *from_event(event.on)),
    )


def remove(vault: Vault, case: CaseId, code: str) -> None:
    """Forget the day of one event; nothing happens when it was not known."""
    vault.write("DELETE FROM case_event WHERE case_id = ? AND code = ?", (str(case), code))


def of_case(source: Source, case: CaseId) -> tuple[Event, ...]:
    """Return the days that were asked for a case, by the code of the event."""
    rows = source.read(
        "SELECT code, earliest, latest, certainty FROM case_event WHERE case_id = ? ORDER BY code",
        (str(case),),
    )
    return tuple(_event(*row) for row in rows)


def everybody(source: Source) -> Mapping[str, tuple[Event, ...]]:
    """Return the days of all cases by the id of the case, each by the code of the event."""
    rows = source.read(
        "SELECT case_id, code, earliest, latest, certainty FROM case_event ORDER BY case_id, code"
    )
    return by_owner(rows, _event)


def _event(code: str, earliest: str | None, latest: str | None, certainty: str) -> Event:
    return Event(code=code, on=to_event(earliest, latest, certainty))
