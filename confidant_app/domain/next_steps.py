"""What can come after a step that ended, or that stands at a decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from confidant_app.domain.routes import Next, Route, next_after
from confidant_app.domain.steps import Outcome, Step, StepId, StepStatus, is_running

_DECIDED: Final = frozenset(
    {
        StepStatus.RULING,
        StepStatus.BOARD_RESPONDED,
        StepStatus.INADMISSIBLE,
        StepStatus.FINISHED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Routes that can follow a step, with the sentence of the catalogue that says when.

    There may be none left to begin; the sentence still says what it is about.
    """

    after: StepId
    text: str
    routes: tuple[Route, ...]


def proposals(steps: Iterable[Step], routes: Mapping[str, Route]) -> tuple[Proposal, ...]:
    """Return what can follow the decided steps of a case, in the order of the steps.

    A route on which a step runs already is not proposed again; one that ended is, for there can
    be another decision to appeal from.
    """
    entered = tuple(steps)
    taken = {step.route for step in entered if is_running(step)}
    return tuple(
        Proposal(
            after=step.id,
            text=found.text,
            routes=tuple(routes[code] for code in found.routes if code not in taken),
        )
        for step in entered
        for found in _after(step, routes)
    )


def _after(step: Step, routes: Mapping[str, Route]) -> tuple[Next, ...]:
    route = routes.get(step.route)
    outcome = _outcome(step)
    if route is None or (outcome is None and step.status not in _DECIDED):
        return ()
    return next_after(route, outcome)


def _outcome(step: Step) -> Outcome | None:
    if step.outcome is None and step.status is StepStatus.INADMISSIBLE:
        return Outcome.INADMISSIBLE
    return step.outcome
