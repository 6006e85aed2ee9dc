"""Read the facts of a case from JSON, as a program hands them over."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from confidant_app.domain.answers import Answer
from confidant_app.domain.catalogue import Catalogues, find_term
from confidant_app.domain.dates import FIRST_YEAR, LAST_YEAR, EventDate, between, exactly, read_day
from confidant_app.domain.entries import Entry
from confidant_app.domain.errors import CatalogueBroken, InvalidValue
from confidant_app.domain.facts import CaseFacts, ChildAge
from confidant_app.domain.steps import LONGEST_OWN_TERM
from confidant_app.domain.terms import Amount, TermKey, Unit, key
from confidant_app.domain.vocabulary import Measure, Role


def read_facts(data: object, catalogues: Catalogues) -> CaseFacts:
    """Return the facts of one case; every key may be left out and is then unknown.

    `role`, `authority` and `measure` are codes; `children` a list of tables with `birth_year`,
    `age`, or `youngest` and `oldest`; `events` gives a day (2026-02-14), or a table with
    `earliest` and perhaps `latest`, by event code; `answers` gives yes, no or unknown by
    question code; `amounts` a table with `amount` and `unit` by route and step.

    Raises:
        InvalidValue: a key, code or value that is not possible.
        NotInCatalogue: an amount for a term that does not exist.

    """
    try:
        return _facts(Entry(data, file="", name="feiten"), catalogues)
    except CatalogueBroken as error:
        reason = f"{error.facts['entry']}: {error.facts['reason']}"
        raise InvalidValue(reason=reason) from None


def _facts(top: Entry, catalogues: Catalogues) -> CaseFacts:
    facts = CaseFacts(
        role=top.choice("role", Role) if top.has("role") else Role.UNKNOWN,
        authority=top.choice("authority", Answer) if top.has("authority") else Answer.UNKNOWN,
        measure=top.choice("measure", Measure) if top.has("measure") else Measure.UNKNOWN,
        children=tuple(_child(entry) for entry in top.entries("children")),
        events=MappingProxyType(_events(top, catalogues)),
        answers=MappingProxyType(_answers(top, catalogues)),
        amounts=MappingProxyType(_amounts(top, catalogues)),
    )
    top.close()
    return facts


def _child(entry: Entry) -> ChildAge:
    age, born = entry.optional_number("age"), entry.optional_number("birth_year")
    if born is not None and not FIRST_YEAR <= born <= LAST_YEAR:
        raise entry.broken("birth_year is geen mogelijk jaar")
    child = ChildAge(
        birth_year=born,
        youngest=entry.optional_number("youngest") if age is None else age,
        oldest=entry.optional_number("oldest") if age is None else age,
    )
    entry.close()
    return child


def _events(top: Entry, catalogues: Catalogues) -> dict[str, EventDate]:
    table = top.table("events")
    events = {code: _event(table, code) for code in table.names()}
    _check_known(table, events, catalogues.events, "gebeurtenis")
    return events


def _event(table: Entry, code: str) -> EventDate:
    if not table.is_table(code):
        return exactly(_day(table, code))
    entry = table.table(code)
    earliest = _day(entry, "earliest")
    latest = _day(entry, "latest") if entry.has("latest") else None
    entry.close()
    return between(earliest, latest)


def _day(entry: Entry, name: str) -> date:
    try:
        return read_day(entry.text(name))
    except InvalidValue as error:
        raise entry.broken(f"{name}: {error.facts['reason']}") from None


def _answers(top: Entry, catalogues: Catalogues) -> dict[str, Answer]:
    table = top.table("answers")
    answers = {code: table.choice(code, Answer) for code in table.names()}
    _check_known(table, answers, catalogues.questions, "vraag")
    return answers


def _amounts(top: Entry, catalogues: Catalogues) -> dict[TermKey, Amount]:
    table = top.table("amounts")
    amounts = {}
    for name in table.names():
        route, _, step = name.partition(" ")
        entry = table.table(name)
        number, unit = entry.number("amount"), entry.choice("unit", Unit)
        if not 1 <= number <= LONGEST_OWN_TERM:
            raise entry.broken(f"amount telt van 1 tot {LONGEST_OWN_TERM}")
        amounts[key(find_term(catalogues, route, step))] = Amount(number=number, unit=unit)
        entry.close()
    return amounts


def _check_known(
    table: Entry, given: Mapping[str, object], known: Mapping[str, object], what: str
) -> None:
    for code in given:
        if code not in known:
            raise table.broken(f"de {what} {code} bestaat niet")
