"""The Dutch words for where a step stands and for how it ended."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from confidant_app.domain.steps import Outcome, StepStatus

STATUS_LABELS: Final[Mapping[StepStatus, str]] = MappingProxyType(
    {
        StepStatus.CONSIDERED: "overwogen",
        StepStatus.ADVISED: "geadviseerd",
        StepStatus.ADVISED_AGAINST: "afgeraden",
        StepStatus.REPORTER_DECLINED: "melder wil niet",
        StepStatus.IN_PREPARATION: "in voorbereiding",
        StepStatus.FILED_BY_REPORTER: "ingediend door de melder",
        StepStatus.FILED_WITH_OUR_HELP: "ingediend met onze hulp",
        StepStatus.RECEIPT_CONFIRMED: "ontvangst bevestigd",
        StepStatus.REPAIR_TERM: "hersteltermijn",
        StepStatus.IN_PROGRESS: "in behandeling",
        StepStatus.HEARING_PLANNED: "hoorzitting gepland",
        StepStatus.RULING: "uitspraak",
        StepStatus.BOARD_RESPONDED: "reactie van het bestuur ontvangen",
        StepStatus.WITHDRAWN: "ingetrokken",
        StepStatus.INADMISSIBLE: "niet-ontvankelijk",
        StepStatus.FINISHED: "afgesloten",
    }
)

OUTCOME_LABELS: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.UPHELD: "gegrond",
        Outcome.PARTLY_UPHELD: "deels gegrond",
        Outcome.DISMISSED: "ongegrond",
        Outcome.INADMISSIBLE: "niet-ontvankelijk",
        Outcome.NOT_HANDLED: "buiten behandeling",
        Outcome.MEDIATED: "bemiddeld",
        Outcome.GRANTED: "toegewezen",
        Outcome.PARTLY_GRANTED: "deels toegewezen",
        Outcome.REFUSED: "afgewezen",
        Outcome.ANNULLED: "vervallen verklaard",
        Outcome.WITHDRAWN_BY_INSTITUTION: "ingetrokken door de gecertificeerde instelling",
        Outcome.NO_RESPONSE: "geen reactie",
        Outcome.REGISTERED_ONLY: "alleen geregistreerd",
        Outcome.UNKNOWN: "onbekend",
    }
)
