"""Follow-ups, advice and consent: what was promised, said and allowed."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from confidant_app.domain import follow_ups as rules
from confidant_app.domain.consent import Consent, ConsentId
from confidant_app.domain.follow_ups import Advice, AdviceId, FollowUp, FollowUpId
from confidant_app.domain.log import Act
from confidant_app.storage import rows_advice, rows_consents, rows_follow_ups, rows_log
from confidant_app.storage.vault import Vault


def add_follow_up(vault: Vault, follow_up: FollowUp, at: datetime) -> FollowUp:
    """Save a follow-up under a new id and return it."""
    saved = replace(follow_up, id=FollowUpId(uuid4()))
    with vault.transaction():
        rows_follow_ups.insert(vault, saved)
        rows_log.append(vault, at, Act.FOLLOW_UP_ADDED, str(saved.id))
    return saved


def change_follow_up(vault: Vault, follow_up: FollowUp, at: datetime) -> None:
    """Save a changed follow-up.

    Raises:
        NotFound: it is no longer there.
    """
    with vault.transaction():
        rows_follow_ups.update(vault, follow_up)
        rows_log.append(vault, at, Act.FOLLOW_UP_CHANGED, str(follow_up.id))


def finish_follow_up(
    vault: Vault, follow_up: FollowUp, on: date, at: datetime, result: str = ""
) -> FollowUp | None:
    """Mark it done and save the next one if it recurs; returns that next one."""
    upcoming = rules.following(follow_up, FollowUpId(uuid4()))
    with vault.transaction():
        rows_follow_ups.update(vault, rules.done(follow_up, on, result))
        rows_log.append(vault, at, Act.FOLLOW_UP_DONE, str(follow_up.id))
        if upcoming is not None:
            rows_follow_ups.insert(vault, upcoming)
            rows_log.append(vault, at, Act.FOLLOW_UP_ADDED, str(upcoming.id))
    return upcoming


def give_advice(vault: Vault, advice: Advice, at: datetime) -> Advice:
    """Save advice under a new id and return it."""
    saved = replace(advice, id=AdviceId(uuid4()))
    with vault.transaction():
        rows_advice.insert(vault, saved)
        rows_log.append(vault, at, Act.ADVICE_ADDED, str(saved.id))
    return saved


def record_consent(vault: Vault, consent: Consent, at: datetime) -> Consent:
    """Save a consent under a new id and return it."""
    saved = replace(consent, id=ConsentId(uuid4()))
    with vault.transaction():
        rows_consents.insert(vault, saved)
        rows_log.append(vault, at, Act.CONSENT_GIVEN, str(saved.id))
    return saved


def withdraw_consent(vault: Vault, consent: Consent, on: date, at: datetime) -> Consent:
    """Record a withdrawal from that day on and return the consent as it now stands."""
    withdrawn = replace(consent, withdrawn_on=on)
    with vault.transaction():
        rows_consents.update(vault, withdrawn)
        rows_log.append(vault, at, Act.CONSENT_WITHDRAWN, str(consent.id))
    return withdrawn


def pending(vault: Vault) -> tuple[FollowUp, ...]:
    """Return every follow-up that is not done, the earliest first."""
    return rows_follow_ups.open_(vault)
