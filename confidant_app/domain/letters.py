"""A letter of a family, as it is kept in a case: the confidant helps to write it, they send it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.steps import StepId

LetterId = NewType("LetterId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, from a step on a route or from the case as a whole.

    `template` is the code of what it began as, `written_at` when its text was last changed.
    `given_out_at` is when a file of it was last made for the family; None as long as none was.
    """

    id: LetterId
    case: CaseId
    template: str
    title: str
    body: str
    written_at: datetime
    step: StepId | None = None
    given_out_at: datetime | None = None


def changed_since_given(letter: Letter) -> bool:
    """Return whether the family has an older text of it than stands here."""
    return letter.given_out_at is not None and letter.written_at > letter.given_out_at
