"""A case with everything in it, as it is read from the vault in one go."""

from dataclasses import dataclass

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Case
from confidant_app.domain.consent import Consent
from confidant_app.domain.contacts import Contact, Quote
from confidant_app.domain.follow_ups import Advice, FollowUp
from confidant_app.domain.letters import Letter
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.people import Person
from confidant_app.domain.steps import Event, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCase:
    """Contacts, quotes, advice, follow-ups and letters newest first; the rest in order of entry.

    `answers` are the questions of the route catalogue that were answered, `events` the days that
    were asked outside any step; both by their code.
    """

    case: Case
    people: tuple[Person, ...] = ()
    contacts: tuple[Contact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    advice: tuple[Advice, ...] = ()
    consents: tuple[Consent, ...] = ()
    steps: tuple[Step, ...] = ()
    norms: tuple[NormRecord, ...] = ()
    letters: tuple[Letter, ...] = ()
    answers: tuple[tuple[str, Answer], ...] = ()
    events: tuple[Event, ...] = ()
