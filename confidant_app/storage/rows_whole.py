"""Whole cases, read in a fixed number of statements however many there are."""

from confidant_app.domain.cases import CaseId
from confidant_app.domain.whole import WholeCase
from confidant_app.storage import (
    rows_advice,
    rows_answers,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_events,
    rows_follow_ups,
    rows_letters,
    rows_norms,
    rows_people,
    rows_quotes,
    rows_steps,
)
from confidant_app.storage.fields import grouped
from confidant_app.storage.vault import Source


def whole_case(source: Source, wanted: CaseId) -> WholeCase:
    """Return one case with everything in it.

    Raises:
        NotFound: it is no longer there.
    """
    return WholeCase(
        case=rows_cases.get(source, wanted),
        people=rows_people.of_case(source, wanted),
        contacts=rows_contacts.of_case(source, wanted),
        quotes=rows_quotes.of_case(source, wanted),
        follow_ups=rows_follow_ups.of_case(source, wanted),
        advice=rows_advice.of_case(source, wanted),
        consents=rows_consents.of_case(source, wanted),
        steps=rows_steps.of_case(source, wanted),
        norms=rows_norms.of_case(source, wanted),
        letters=rows_letters.of_case(source, wanted),
        answers=tuple(rows_answers.of_case(source, wanted).items()),
        events=rows_events.of_case(source, wanted),
    )


def whole_cases(source: Source) -> tuple[WholeCase, ...]:
    """Return all cases with everything in them, in order of entry."""
    people = grouped(rows_people.everybody(source), lambda person: person.case)
    contacts = grouped(rows_contacts.everybody(source), lambda contact: contact.case)
    quotes = grouped(rows_quotes.everybody(source), lambda quote: quote.case)
    follow_ups = grouped(rows_follow_ups.everybody(source), lambda follow_up: follow_up.case)
    advice = grouped(rows_advice.everybody(source), lambda given: given.case)
    consents = rows_consents.by_case(source)
    steps = grouped(rows_steps.everybody(source), lambda step: step.case)
    norms = grouped(rows_norms.everybody(source), lambda record: record.case)
    letters = grouped(rows_letters.everybody(source), lambda letter: letter.case)
    answers = rows_answers.everybody(source)
    events = rows_events.everybody(source)
    return tuple(
        WholeCase(
            case=case,
            people=people.get(case.id, ()),
            contacts=contacts.get(case.id, ()),
            quotes=quotes.get(case.id, ()),
            follow_ups=follow_ups.get(case.id, ()),
            advice=advice.get(case.id, ()),
            consents=consents.get(case.id, ()),
            steps=steps.get(case.id, ()),
            norms=norms.get(case.id, ()),
            letters=letters.get(case.id, ()),
            answers=answers.get(str(case.id), ()),
            events=events.get(str(case.id), ()),
        )
        for case in rows_cases.everybody(source)
    )
