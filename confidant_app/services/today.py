"""The first screen: everything that must be known when sitting down."""

from dataclasses import dataclass
from datetime import date

from confidant_app.domain.agenda import Agenda, WatchedTerm, agenda
from confidant_app.domain.cases import CaseId, CaseStatus, title, title_of
from confidant_app.domain.contacts import Contact
from confidant_app.domain.drafts import Draft
from confidant_app.domain.follow_ups import FollowUp
from confidant_app.domain.lists import CaseLine, CaseQuery
from confidant_app.storage import rows_cases, rows_contacts, rows_drafts, rows_follow_ups
from confidant_app.storage.vault import Vault

_OPEN = frozenset({CaseStatus.NEW, CaseStatus.ACTIVE, CaseStatus.WAITING})
_MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The agenda with what was not finished: drafts, and contacts that have no case yet."""

    agenda: Agenda
    drafts: tuple[Draft, ...]
    loose: tuple[Contact, ...]


def overview(vault: Vault, terms: tuple[WatchedTerm, ...] | None, today: date) -> Today:
    """Return the first screen for this day; `terms` is None as long as they are being counted."""
    lines = rows_cases.page(vault, CaseQuery(status=_OPEN), _MOST, 0)
    promised = rows_follow_ups.open_(vault)
    return Today(
        agenda=agenda(today, promised, terms, lines, _titles(vault, lines, promised)),
        drafts=tuple(draft for draft in rows_drafts.all_(vault) if draft.is_conversation()),
        loose=rows_contacts.without_case(vault),
    )


def _titles(
    vault: Vault, lines: tuple[CaseLine, ...], promised: tuple[FollowUp, ...]
) -> dict[CaseId, str]:
    """Return how the open cases are named, and the closed ones in which something was promised."""
    titles = {line.id: title_of(line.number, line.keyword) for line in lines}
    closed = {found.case for found in promised if found.case is not None} - titles.keys()
    return titles | {case: title(rows_cases.get(vault, case)) for case in closed}
