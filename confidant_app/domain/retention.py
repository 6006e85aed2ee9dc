"""How long a case is kept, and what holds it."""

from dataclasses import dataclass
from datetime import date

from confidant_app.domain.cases import Case, CaseId

REVIEW_AFTER_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """When somebody must decide whether this case may still be kept.

    `hold` keeps it while a step runs, whatever the date says.
    """

    case: CaseId
    review_on: date
    reason: str = ""
    hold: bool = False


def review_date(case: Case, months: int = REVIEW_AFTER_MONTHS) -> date | None:
    """Return the day for the retention review of a closed case, else None.

    No statute sets a term for a private hotline; twelve months is the hotline's own policy
    (GDPR art. 5(1)(e): no longer than necessary).
    """
    if case.closing is None:
        return None
    month = case.closing.on.month - 1 + months
    year, month = case.closing.on.year + month // 12, month % 12 + 1
    return date(year, month, min(case.closing.on.day, 28))
