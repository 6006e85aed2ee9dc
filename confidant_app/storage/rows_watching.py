"""What the list of terms needs beside the steps: how many run, and how their cases are named."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId, title_of
from confidant_app.domain.steps import ENDED, StepStatus
from confidant_app.storage.vault import Source

_LIVE: Final = tuple(sorted(set(StepStatus) - ENDED))
_RUNS: Final = f"status IN ({', '.join('?' * len(_LIVE))})"
_COUNT: Final = f"SELECT count(*) FROM step WHERE {_RUNS}"  # noqa: S608 - question marks
_TITLES: Final = (
    "SELECT id, number, keyword FROM case_file "  # noqa: S608 - question marks
    f"WHERE id IN (SELECT case_id FROM step WHERE {_RUNS})"
)


def count_running(source: Source) -> int:
    """Return how many steps run, over all cases."""
    ((found,),) = source.read(_COUNT, _LIVE)
    return int(found)


def case_titles(source: Source) -> Mapping[CaseId, str]:
    """Return how the cases are named in which a step runs."""
    return {
        CaseId(UUID(case)): title_of(number, keyword)
        for case, number, keyword in source.read(_TITLES, _LIVE)
    }
