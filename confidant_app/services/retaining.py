"""The retention review: which cases are due, and what was decided about each."""

from dataclasses import dataclass
from datetime import date, datetime

from confidant_app.domain import retention
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.log import Act
from confidant_app.domain.retention import Retention, review_after
from confidant_app.domain.steps import is_running
from confidant_app.storage import rows_cases, rows_log, rows_retention, rows_steps
from confidant_app.storage.vault import Vault, VaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A case with its review; `held` says in Dutch why it may not be erased, or is empty."""

    case: Case
    retention: Retention
    held: str


def plan(vault: Vault, case: Case) -> None:
    """Plan the review of a case that was closed, or drop that of one that was reopened.

    Part of a transaction that is open already.
    """
    planned = retention.planned(case, rows_retention.get(vault, case.id))
    if planned is None:
        rows_retention.remove(vault, case.id)
    else:
        rows_retention.put(vault, planned)


def due(vault: Vault, catalogues: Catalogues, today: date) -> tuple[Review, ...]:
    """Return the cases about which somebody must decide, the longest waiting first."""
    return tuple(
        Review(
            case=rows_cases.get(vault, found.case),
            retention=found,
            held=why_held(vault, catalogues, found.case),
        )
        for found in _due(vault, today)
    )


def count_due(vault: Vault, today: date) -> int:
    """Return how many cases that are; a coordinator's vault has none."""
    return len(_due(vault, today)) if vault.kind is VaultKind.CONFIDANT else 0


def held_cases(vault: Vault) -> tuple[Retention, ...]:
    """Return the cases that somebody holds, by the day of their review."""
    return tuple(found for found in rows_retention.until(vault, date.max) if found.hold)


def retention_of(vault: Vault, case: Case) -> Retention | None:
    """Return the review of a case; None when it is open and nobody holds it."""
    return rows_retention.get(vault, case.id) or retention.planned(case, None)


def why_held(vault: Vault, catalogues: Catalogues, case: CaseId) -> str:
    """Return in Dutch why a case may not be erased: a hold, or steps that still run; or ""."""
    running = (step.route for step in rows_steps.of_case(vault, case) if is_running(step))
    found = ((code, catalogues.followed(code)) for code in running)
    names = (route.name if route is not None else code for code, route in found)
    return retention.why_held(rows_retention.get(vault, case), names)


def keep_on(vault: Vault, case: CaseId, until: date, reason: str, at: datetime) -> Retention:
    """Decide to keep a case until another review, and return that.

    Raises:
        InvalidValue: not a day after today, too far ahead, or no reason.
        NotFound: the case is no longer there.
    """
    today = at.astimezone().date()
    decided = retention.kept_on(_present(vault, case, today), until, reason, today)
    return _decide(vault, decided, "keep", at)


def hold(vault: Vault, case: CaseId, reason: str, at: datetime) -> Retention:
    """Decide that a case may not be erased until this is released; return that.

    Raises:
        InvalidValue: no reason.
        NotFound: the case is no longer there.
    """
    present = _present(vault, case, at.astimezone().date())
    return _decide(vault, retention.held(present, reason), "hold", at)


def release(vault: Vault, case: CaseId, at: datetime) -> Retention | None:
    """Release a hold and return the review that is left; an open case keeps none.

    Raises:
        NotFound: the case is no longer there.
    """
    found = rows_cases.get(vault, case)
    free = retention.released(_present(vault, case, at.astimezone().date()))
    with vault.transaction():
        if found.closing is None:
            rows_retention.remove(vault, case)
        else:
            rows_retention.put(vault, free)
        rows_log.append(vault, at, Act.RETENTION_REVIEWED, str(case), {"decision": "release"})
    return free if found.closing is not None else None


def _decide(vault: Vault, decided: Retention, decision: str, at: datetime) -> Retention:
    with vault.transaction():
        rows_retention.put(vault, decided)
        facts = {"decision": decision}
        rows_log.append(vault, at, Act.RETENTION_REVIEWED, str(decided.case), facts)
    return decided


def _present(vault: Vault, case: CaseId, today: date) -> Retention:
    """Return the review as it stands; a case without one is looked at in a year."""
    found = rows_retention.get(vault, case)
    if found is not None:
        return found
    on = retention.review_date(rows_cases.get(vault, case)) or review_after(today)
    return Retention(case=case, review_on=on)


def _due(vault: Vault, today: date) -> list[Retention]:
    unplanned = (
        Retention(case=case, review_on=review_after(closed_on))
        for case, closed_on in rows_retention.unplanned(vault, today)
    )
    found = [*rows_retention.until(vault, today), *unplanned]
    waiting = (review for review in found if review.review_on <= today)
    return sorted(waiting, key=lambda review: (review.review_on, str(review.case)))
