"""One whole case as plain JSON values, and back."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from confidant_app.domain.answers import Answer, Certainty
from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.consent import Consent
from confidant_app.domain.contacts import Contact, ContactId, Quote
from confidant_app.domain.dates import EventDate
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.follow_ups import Advice, FollowUp
from confidant_app.domain.letters import Letter
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.plain import from_plain, to_plain
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.domain.whole import WholeCase

Json = dict[str, Any]
NewId = Callable[[], UUID]


def read_case(data: object, new_id: NewId) -> WholeCase:
    """Return one case with new ids. Raises InvalidValue: anything out of place."""
    if not isinstance(data, dict):
        raise InvalidValue(reason="een zaak in het bestand is geen lijst van velden")
    fields = dict(data)
    where = f"zaak {_shown(fields.get('number'))}"
    lists = {name: rows(fields.pop(name, []), f"{where}, {name}") for name in _LISTS}
    answers = _read_answers(fields.pop("answers", {}), where)
    events = _read_events(fields.pop("events", {}), where)
    case_id = str(new_id())
    case = from_plain(Case, {**fields, "id": case_id}, where)
    keys = {str(row.pop("key", "")): str(new_id()) for row in lists["people"]}
    if len(keys) != len(lists["people"]):
        raise InvalidValue(reason=f"{where} heeft twee personen met dezelfde sleutel")
    people = [
        from_plain(Person, {**row, "id": person, "case": case_id}, f"{where}, people")
        for row, person in zip(lists["people"], keys.values(), strict=True)
    ]
    reader = _Reader(case.id, keys, new_id, where)
    contacts, quotes = reader.contacts(lists["contacts"])
    steps = tuple(reader.step(row) for row in lists["steps"])
    return WholeCase(
        case=case,
        people=tuple(people),
        contacts=contacts,
        quotes=quotes,
        follow_ups=tuple(reader.own(FollowUp, row) for row in lists["follow_ups"]),
        advice=tuple(reader.own(Advice, row) for row in lists["advice"]),
        consents=tuple(reader.consent(row) for row in lists["consents"]),
        steps=steps,
        norms=tuple(reader.norm(row) for row in lists["norms"]),
        letters=tuple(reader.letter(row, steps) for row in lists["letters"]),
        answers=answers,
        events=events,
    )


def _read_answers(data: object, where: str) -> tuple[tuple[str, Answer], ...]:
    words = {answer.value for answer in Answer}
    if not isinstance(data, dict) or not all(
        isinstance(given, str) and given in words for given in data.values()
    ):
        raise InvalidValue(reason=f"{where}: bij 'answers' horen vragen met yes, no of unknown")
    return tuple((str(question), Answer(given)) for question, given in sorted(data.items()))


def _read_events(data: object, where: str) -> tuple[Event, ...]:
    found = _event_rows(data, f"{where}: de gebeurtenissen van de zaak kloppen niet")
    ordered = sorted(found, key=_by_code)
    return tuple(from_plain(Event, row, f"{where}, events") for row in ordered)


def _event_rows(data: object, reason: str) -> list[Json]:
    if not isinstance(data, dict):
        raise InvalidValue(reason=reason)
    return [{"code": str(code), "on": _event_fields(on)} for code, on in data.items()]


def _by_code(row: Json) -> str:
    return str(row["code"])


def _shown(number: object) -> str:
    """Return a case number for a sentence; anything longer is no number but a text."""
    return number if isinstance(number, str) and len(number) <= _LONGEST_NUMBER else "?"


_LONGEST_NUMBER: Final = 10
_LISTS: Final = (
    "people",
    "contacts",
    "follow_ups",
    "advice",
    "consents",
    "steps",
    "norms",
    "letters",
)


def rows(data: object, where: str) -> list[Json]:
    """Return a list of records. Raises InvalidValue with the place: anything else."""
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise InvalidValue(reason=f"bij '{where}' hoort een lijst te staan")
    return [dict(row) for row in data]


class _Reader:
    """Reads what hangs on one case; knows the keys of its people."""

    def __init__(self, case: CaseId, keys: dict[str, str], new_id: NewId, where: str) -> None:
        self._case, self._keys, self._new_id, self._where = str(case), keys, new_id, where

    def own(self, kind: Any, row: Json) -> Any:  # noqa: ANN401 - one of the record types
        row = {**row, "id": str(self._new_id()), "case": self._case}
        return from_plain(kind, row, f"{self._where}, {kind.__name__}")

    def person(self, key: object) -> str:
        if str(key) not in self._keys:
            raise InvalidValue(reason=f"{self._where} noemt een persoon die er niet in staat")
        return self._keys[str(key)]

    def persons(self, keys: object) -> list[str]:
        if not isinstance(keys, list):
            raise InvalidValue(reason=f"bij '{self._where}, people' hoort een lijst te staan")
        return [self.person(key) for key in keys]

    def contacts(self, found: list[Json]) -> tuple[tuple[Contact, ...], tuple[Quote, ...]]:
        contacts: list[Contact] = []
        quotes: list[Quote] = []
        for row in found:
            own_quotes = rows(row.pop("quotes", []), f"{self._where}, quotes")
            row["people"] = self.persons(row.get("people", []))
            contact: Contact = self.own(Contact, row)
            contacts.append(contact)
            quotes += [self.own(Quote, {**q, "contact": str(contact.id)}) for q in own_quotes]
        return tuple(contacts), tuple(quotes)

    def consent(self, row: Json) -> Consent:
        if row.get("person") is not None:
            row["person"] = self.person(row["person"])
        consent: Consent = self.own(Consent, row)
        return consent

    def step(self, row: Json) -> Step:
        reason = f"{self._where}: de gebeurtenissen van een stap kloppen niet"
        row["events"] = _event_rows(row.pop("events", {}), reason)
        step: Step = self.own(Step, row)
        return step

    def letter(self, row: Json, steps: tuple[Step, ...]) -> Letter:
        place = row.pop("step", None)
        if place is not None:
            if type(place) is not int or not 1 <= place <= len(steps):
                raise InvalidValue(reason=f"{self._where} noemt een stap die er niet in staat")
            row["step"] = str(steps[place - 1].id)
        letter: Letter = self.own(Letter, row)
        return letter

    def norm(self, row: Json) -> NormRecord:
        if row.get("start") is not None:
            row["start"] = _event_fields(row["start"])
        return from_plain(NormRecord, {**row, "case": self._case}, f"{self._where}, norms")


def _event_fields(on: object) -> Json:
    if isinstance(on, str):
        return {"earliest": on, "latest": on, "certainty": Certainty.EXACT.value}
    if isinstance(on, dict) and set(on) <= {"on", "until", "certainty"}:
        given = {"earliest": on.get("on"), "latest": on.get("until")}
        return {**given, "certainty": on.get("certainty", Certainty.CIRCA.value)}
    raise InvalidValue(reason="een datum in het bestand is niet te lezen")


def _event_plain(on: EventDate) -> str | Json:
    if on.earliest is None:
        return {"certainty": on.certainty.value}
    if on.certainty is Certainty.EXACT:
        return on.earliest.isoformat()
    until = {"until": on.latest.isoformat()} if on.latest is not None else {}
    return {"on": on.earliest.isoformat(), **until, "certainty": on.certainty.value}


def write_case(whole: WholeCase) -> Json:
    """Return one case ready for JSON; its people have keys, its steps a place."""
    keys = {person.id: f"p{n}" for n, person in enumerate(whole.people, start=1)}
    places = {step.id: n for n, step in enumerate(whole.steps, start=1)}
    return {
        **plain(whole.case),
        "people": [{"key": keys[p.id], **plain(p)} for p in whole.people],
        "contacts": [_write_contact(c, whole.quotes, keys) for c in whole.contacts],
        "follow_ups": [plain(f) for f in whole.follow_ups],
        "advice": [plain(a) for a in whole.advice],
        "consents": [_write_consent(c, keys) for c in whole.consents],
        "steps": [_write_step(s) for s in whole.steps],
        "norms": [_write_norm(n) for n in whole.norms],
        "letters": [_write_letter(one, places) for one in whole.letters],
        "answers": {question: given.value for question, given in whole.answers},
        "events": {event.code: _event_plain(event.on) for event in whole.events},
    }


def plain(value: object) -> Json:
    """Return the fields of a record without the ids that only this vault knows."""
    fields: Json = to_plain(value)
    return {name: field for name, field in fields.items() if name not in ("id", "case")}


def _write_contact(
    contact: Contact, quotes: tuple[Quote, ...], keys: Mapping[PersonId, str]
) -> Json:
    return {
        **plain(contact),
        "people": [keys[person] for person in contact.people if person in keys],
        "quotes": _write_quotes(contact.id, quotes),
    }


def _write_quotes(contact: ContactId, quotes: tuple[Quote, ...]) -> list[Json]:
    own = (plain(quote) for quote in quotes if quote.contact == contact)
    return [{n: field for n, field in quote.items() if n != "contact"} for quote in own]


def _write_consent(consent: Consent, keys: Mapping[PersonId, str]) -> Json:
    fields = plain(consent)
    if consent.person is not None:
        fields["person"] = keys.get(consent.person)
    return fields


def _write_step(step: Step) -> Json:
    return {**plain(step), "events": {e.code: _event_plain(e.on) for e in step.events}}


def _write_norm(record: NormRecord) -> Json:
    fields = plain(record)
    if record.start is not None:
        fields["start"] = _event_plain(record.start)
    return fields


def _write_letter(letter: Letter, places: Mapping[StepId, int]) -> Json:
    fields = plain(letter)
    if letter.step is not None:
        fields["step"] = places.get(letter.step)
    return fields
