"""What a family can still do: every route against the facts of the case and today's date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.dates import dutch
from confidant_app.domain.deadlines import Deadline, OpenTerm, TermUnknown, days_left, deadline
from confidant_app.domain.eligibility import findings, required
from confidant_app.domain.facts import CaseFacts, Question, event_of
from confidant_app.domain.holidays import Holidays
from confidant_app.domain.routes import Route, Step
from confidant_app.domain.terms import EventKind, StartRule, Term, TermKind, key

_NO_TERM: Final = 1_000_000  # sorts after every real number of days
_NO_DEADLINE: Final = (
    "Confidant kent geen vaste laatste dag om te beginnen. Kijk bij Meer, en wacht er niet mee."
)
# A body need not act after a soft term but may, and a measure that lapsed takes no right away.
_LEAVES_OPEN: Final = frozenset({TermKind.SOFT, TermKind.DURATION})
_OWN_RULES: Final = "De wet noemt geen termijn; in de eigen regeling kan er wel een staan."


class RouteStatus(StrEnum):
    """Whether a route can still be taken."""

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    NOT_FOR_YOU = "not_for_you"
    UNKNOWN = "unknown"


_HOPEFUL: Final = frozenset({RouteStatus.OPEN, RouteStatus.CLOSING, RouteStatus.UNKNOWN})

# What has to happen soon comes first.
_ORDER: Final = (
    RouteStatus.CLOSING,
    RouteStatus.OPEN,
    RouteStatus.UNKNOWN,
    RouteStatus.CLOSED,
    RouteStatus.NOT_FOR_YOU,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteState:
    """One route for one case on one day.

    `deadline` and `days_left` are of the term that decides, if one runs; also when the status
    is still unknown for another reason, or when the route is only not for this reporter.
    `question` is the one fact to ask for next: always there when the status is unknown,
    sometimes when the route is open.
    """

    route: Route
    status: RouteStatus
    reason: str
    deadline: Deadline | None = None
    days_left: int | None = None
    question: Question | None = None

    @property
    def may_run_out(self) -> bool:
        """Return whether a last day lies ahead that counts for this route, if it is open at all."""
        return self.status in _HOPEFUL and self.days_left is not None and self.days_left >= 0


def evaluate(route: Route, facts: CaseFacts, holidays: Holidays, today: date) -> RouteState:
    """Return what is left of a route; what is not known is asked, never assumed."""
    found = tuple(findings(route, facts, today))
    state = _at_entry(route, facts, holidays, today)
    refused = [finding for finding in found if finding.answer is Answer.NO]
    if refused:
        only_role = all(finding.is_about_role for finding in refused)
        return _shut(state, refused[0].reason, for_others=only_role)
    for finding in found:
        if finding.question is not None and state.status is not RouteStatus.NOT_FOR_YOU:
            return _asking(state, finding.question)
    return state


def _shut(state: RouteState, reason: str, *, for_others: bool) -> RouteState:
    """Return a route that is not for this reporter; a term can still run for somebody else."""
    if for_others and state.may_run_out and state.deadline is not None:
        reason = f"{reason} Voor hen loopt een termijn tot {dutch(state.deadline.on)}: vertel dat."
        return replace(state, status=RouteStatus.NOT_FOR_YOU, reason=reason, question=None)
    return RouteState(route=state.route, status=RouteStatus.NOT_FOR_YOU, reason=reason)


def evaluate_all(
    routes: Iterable[Route],
    facts: CaseFacts,
    holidays: Holidays,
    today: date,
    *,
    first: Sequence[str] = (),
) -> tuple[RouteState, ...]:
    """Return the state of every route: what ends soon comes first, what is impossible last.

    The routes of `first` (codes, best first) come before the others that are as possible, but
    never before what is about to end.
    """
    states = (evaluate(route, facts, holidays, today) for route in routes)
    return tuple(sorted(states, key=lambda state: _place(state, first)))


def state_as_data(state: RouteState) -> dict[str, object]:
    """Return a state for JSON."""
    return {
        "route": state.route.code,
        "name": state.route.name,
        "status": state.status.value,
        "reason": state.reason,
        "deadline": state.deadline and state.deadline.on.isoformat(),
        "days_left": state.days_left,
        "question": state.question and _asked_as_data(state.question),
    }


def _asked_as_data(asked: Question) -> dict[str, str]:
    return {"code": asked.code, "text": asked.text, "hint": asked.hint}


def _day_of(kind: EventKind) -> Question:
    return Question(code=kind.code, text=kind.question, hint=kind.hint)


def _place(state: RouteState, first: Sequence[str]) -> tuple[float, int, int]:
    status, days = _urgency(state)
    code = state.route.code
    fits = first.index(code) if code in first else len(first)
    if state.status is RouteStatus.CLOSING:
        return status, days, fits
    if state.status is RouteStatus.UNKNOWN and state.may_run_out:
        # A last day may pass while a question is open, so it stands above what has none.
        return _ORDER.index(RouteStatus.OPEN) - 0.5, days, fits
    return status, fits, days


def _urgency(state: RouteState) -> tuple[int, int]:
    days = _NO_TERM if state.days_left is None else state.days_left
    return _ORDER.index(state.status), days


def _at_entry(route: Route, facts: CaseFacts, holidays: Holidays, today: date) -> RouteState:
    """Return the best of the ways into the route; each of them has to be impossible to close it."""
    states = [
        _at_step(route, step, facts, holidays, today)
        for step in route.steps
        if step.code in route.entry
    ]
    if not states:
        return RouteState(route=route, status=RouteStatus.OPEN, reason=_NO_DEADLINE)
    return min(states, key=_urgency)


def _at_step(
    route: Route, step: Step, facts: CaseFacts, holidays: Holidays, today: date
) -> RouteState:
    finding = required(step.requirements, facts)
    if finding.answer is Answer.NO:
        return RouteState(route=route, status=RouteStatus.NOT_FOR_YOU, reason=finding.reason)
    state = RouteState(route=route, status=RouteStatus.OPEN, reason=_NO_DEADLINE)
    if step.term is not None:
        state = _in_term(state, step.term, facts, holidays, today)
    return state if finding.question is None else _asking(state, finding.question)


def _in_term(
    state: RouteState, term: Term, facts: CaseFacts, holidays: Holidays, today: date
) -> RouteState:
    amount = facts.amounts.get(key(term))
    if term.start is not StartRule.OPEN and term.amount is None and amount is None:
        asked = Question(code=f"{term.route} {term.step}", text=term.question)
        return replace(state, reason=_OWN_RULES, question=asked)
    counted = deadline(term, event_of(facts, term.event), holidays, amount=amount)
    if isinstance(counted, TermUnknown):
        return _asking(state, _day_of(term.event))
    if isinstance(counted, OpenTerm):
        return state
    return _by_deadline(state, counted, facts, today)


def _by_deadline(state: RouteState, found: Deadline, facts: CaseFacts, today: date) -> RouteState:
    bare = state
    state = replace(state, deadline=found, days_left=days_left(found, today))
    if today <= found.on:
        closing = today >= found.closing_from
        status = RouteStatus.CLOSING if closing else RouteStatus.OPEN
        return replace(state, status=status, reason=_time_left(found, facts, today))
    if found.latest is None or today <= found.latest:
        return _asking(state, _day_of(found.term.event))
    reason = f"De termijn is voorbij sinds {dutch(found.latest)}. {found.term.late}".strip()
    if found.term.kind in _LEAVES_OPEN:
        return replace(bare, reason=reason)
    return replace(state, status=RouteStatus.CLOSED, reason=reason)


def _asking(state: RouteState, question: Question) -> RouteState:
    reason = f"Dit hangt af van één vraag: {question.text}"
    asked = replace(state, status=RouteStatus.UNKNOWN, reason=reason, question=question)
    if asked.may_run_out and asked.days_left is not None:
        left = f"Nog {_days(asked.days_left)}, als deze weg openstaat."
        return replace(asked, reason=f"{left} {question.text}")
    return asked


def _time_left(found: Deadline, facts: CaseFacts, today: date) -> str:
    left, about = days_left(found, today), ""
    if found.latest != found.on:
        about = " De begindatum is niet precies bekend."
    if found.term.event.code in facts.repeated:
        about += (
            f" Geteld vanaf {dutch(found.derivation[0].on)}; er is ook een eerdere dag bekend, en"
            " daarvan kan de termijn eerder aflopen."
        )
    if left == 0:
        return f"Vandaag, {dutch(found.on)}, is de laatste dag.{about}"
    return f"Nog {_days(left)}: de laatste dag is {dutch(found.on)}.{about}"


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagen"
