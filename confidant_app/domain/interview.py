"""Which facts to ask for next: those on which most of what a family can still do depends."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.eligibility import ASK_AGE, ASK_MEASURE, ASK_ROLE
from confidant_app.domain.facts import Question
from confidant_app.domain.possibilities import RouteState, RouteStatus


class AskKind(StrEnum):
    """What an answer is made of."""

    ROLE = "role"
    AGE = "age"
    MEASURE = "measure"
    YES_NO = "yes_no"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to put to the reporter; `routes` are the codes of those that wait for it.

    It `presses` when the last day of one of them may pass meanwhile.
    """

    question: Question
    kind: AskKind
    routes: tuple[str, ...]
    presses: bool = False


_ABOUT_THE_CASE: Final[Mapping[str, AskKind]] = MappingProxyType(
    {
        ASK_ROLE.code: AskKind.ROLE,
        ASK_AGE.code: AskKind.AGE,
        ASK_MEASURE.code: AskKind.MEASURE,
    }
)


def asks(
    states: Iterable[RouteState],
    catalogues: Catalogues,
    first: Collection[str] = (),
) -> tuple[Ask, ...]:
    """Return the questions on which an unknown route depends, the one that decides most first.

    `first` holds the routes that fit what the reporter came for: what those wait for is asked
    before everything else but what presses.
    """
    waiting: dict[str, list[str]] = {}
    questions: dict[str, Question] = {}
    pressing: set[str] = set()
    for state in states:
        if state.status is RouteStatus.UNKNOWN and state.question is not None:
            questions.setdefault(state.question.code, state.question)
            waiting.setdefault(state.question.code, []).append(state.route.code)
            if state.may_run_out:
                pressing.add(state.question.code)
    found = [
        Ask(
            question=question,
            kind=_kind(code, catalogues),
            routes=tuple(waiting[code]),
            presses=code in pressing,
        )
        for code, question in questions.items()
    ]
    return tuple(sorted(found, key=lambda ask: _order(ask, first)))


def short(found: Iterable[Ask], first: Collection[str]) -> tuple[Ask, ...]:
    """Return the questions worth asking now: of the routes that fit, else of the case itself.

    What presses is always among them. A parent in tears is not asked twenty questions about
    routes that nobody thinks of.
    """
    return tuple(ask for ask in found if ask.presses or _is_worth_it(ask, first))


def _is_worth_it(ask: Ask, first: Collection[str]) -> bool:
    if first:
        return not set(first).isdisjoint(ask.routes)
    return ask.kind in _ABOUT_THE_CASE.values()


def _kind(code: str, catalogues: Catalogues) -> AskKind:
    if code in _ABOUT_THE_CASE:
        return _ABOUT_THE_CASE[code]
    return AskKind.DAY if code in catalogues.events else AskKind.YES_NO


def _order(ask: Ask, first: Collection[str]) -> tuple[bool, int, int]:
    return not ask.presses, -sum(route in first for route in ask.routes), -len(ask.routes)
