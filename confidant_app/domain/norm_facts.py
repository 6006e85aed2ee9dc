"""What is known of one norm in one case: what was promised to this child, and what was kept."""

from dataclasses import dataclass

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.dates import EventDate
from confidant_app.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class NormRecord:
    """One norm of the catalogue in one case; unknown is never taken for met.

    `days` is how long it took, in the unit of the norm, when it is known.
    """

    case: CaseId
    norm: str
    applies: Answer = Answer.UNKNOWN
    start: EventDate | None = None
    met: Answer = Answer.UNKNOWN
    days: int | None = None
    evidence: Knowledge = Knowledge.TOLD
    note: str = ""

    def __post_init__(self) -> None:
        if self.days is not None and self.days < 0:
            raise InvalidValue(reason="een norm duurt niet korter dan nul dagen")
