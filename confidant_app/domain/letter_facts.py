"""What a letter may take from a case: who writes, about which children, and the days it knows."""

from collections.abc import Iterator, Mapping
from typing import Final

from confidant_app.domain.dates import EventDate
from confidant_app.domain.letter_templates import LetterFacts
from confidant_app.domain.people import Person, display_name
from confidant_app.domain.places import Places
from confidant_app.domain.steps import Step
from confidant_app.domain.vocabulary import Organisation, Role, label
from confidant_app.domain.whole import WholeCase

# None of these carries out a supervision order; an organisation without a name may.
_NEVER_CERTIFIED: Final = frozenset(Organisation) - {Organisation.JBN, Organisation.OTHER}


def writers(whole: WholeCase) -> tuple[Person, ...]:
    """Return who can have written a letter of this case, the reporters first."""
    return tuple(sorted(whole.people, key=lambda person: not person.reporter))


def letter_facts(
    whole: WholeCase, writer: Person | None, step: Step | None, places: Places
) -> LetterFacts:
    """Return what is known for a letter by `writer`, of whom nothing is known when None.

    Telephone numbers and addresses stay in the vault: one that is safe for the confidant need
    not be safe for whoever gets the letter.
    """
    case = whole.case
    place = places.municipalities.get(case.municipality)
    return LetterFacts(
        role=writer.role if writer is not None else Role.UNKNOWN,
        name=display_name(writer) if writer is not None else "",
        children=_children(whole, writer),
        institution=_named(case.organisations - _NEVER_CERTIFIED),
        organisation=_named(case.organisations),
        municipality=place.name if place is not None else "",
        days=_days(whole, step),
    )


def _named(organisations: frozenset[Organisation]) -> str:
    """Return the one name that is known here, if it can be no other organisation."""
    return label(Organisation.JBN) if organisations == {Organisation.JBN} else ""


def _children(whole: WholeCase, writer: Person | None) -> tuple[str, ...]:
    young = [person for person in whole.people if person.role is Role.YOUTH and person != writer]
    named = tuple(display_name(person) for person in young)
    return named + ("",) * (len(whole.case.children) - len(named))


def _days(whole: WholeCase, step: Step | None) -> Mapping[str, EventDate]:
    """Return the days of the step, and of other steps where they do not contradict each other."""
    found: dict[str, set[EventDate]] = {}
    for code, on in _events(whole.steps):
        found.setdefault(code, set()).add(on)
    days = {code: on for code, (on, *others) in found.items() if not others}
    return days | dict(_events((step,) if step is not None else ()))


def _events(steps: tuple[Step, ...]) -> Iterator[tuple[str, EventDate]]:
    for step in steps:
        yield from ((event.code, event.on) for event in step.events)
