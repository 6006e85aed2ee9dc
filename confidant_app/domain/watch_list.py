"""All counted terms of all running steps, and what of an earlier count still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.steps import Step, StepId
from confidant_app.domain.watching import watched


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedStep:
    """A step as it was when its terms were counted, and those terms."""

    step: Step
    case_title: str
    terms: tuple[WatchedTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WatchList:
    """The terms of all steps, the earliest first; `steps` is what the next count can take over.

    It holds for these very `catalogues`: other ones can move every day.
    """

    catalogues: Catalogues | None
    steps: Mapping[StepId, CountedStep]
    terms: tuple[WatchedTerm, ...]


NOTHING_COUNTED: Final = WatchList(catalogues=None, steps=MappingProxyType({}), terms=())


def counted(step: Step, case_title: str, catalogues: Catalogues, known: WatchList) -> CountedStep:
    """Return the terms of one step; only what changed since `known` is counted anew."""
    if known.catalogues is catalogues:
        before = known.steps.get(step.id)
        if before is not None and before.step == step and before.case_title == case_title:
            return before
    terms = tuple(watched(step, case_title, catalogues))
    return CountedStep(step=step, case_title=case_title, terms=terms)


def watch_list(found: Iterable[CountedStep], catalogues: Catalogues) -> WatchList:
    """Return these steps as one list, their terms in order."""
    steps = {one.step.id: one for one in found}
    return WatchList(
        catalogues=catalogues,
        steps=MappingProxyType(steps),
        terms=tuple(sorted((term for one in steps.values() for term in one.terms), key=_order)),
    )


def _order(term: WatchedTerm) -> tuple[object, ...]:
    return (term.deadline, term.case_title, term.term_name)
