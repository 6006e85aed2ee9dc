"""What leaves the vault on purpose so that no day is missed: a list on paper, and a calendar.

Neither file is encrypted. Both hold case numbers and words of the catalogue; only a day list
that asks for them has the words that a confidant typed at her follow-ups.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from confidant_app.domain.agenda import WatchedTerm
from confidant_app.domain.answers import Certainty
from confidant_app.domain.cases import CaseId
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.day_list import DayList, DayRow, day_list
from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.follow_ups import FollowUp
from confidant_app.domain.lists import CaseQuery
from confidant_app.domain.steps import Step, StepId
from confidant_app.domain.terms import KIND_LABELS, TermKind
from confidant_app.domain.watching import terms_of
from confidant_app.office.calendar import CalendarDeadline, calendar
from confidant_app.pdf.day_list import render_day_list
from confidant_app.services import documents
from confidant_app.storage import rows_cases, rows_follow_ups, rows_steps
from confidant_app.storage.vault import Vault

_ALL: Final = 10_000_000
_TO_DO: Final = "vervolgactie"
_TO_AWAIT: Final = "wacht op antwoord"


def days_of(vault: Vault, terms: Iterable[WatchedTerm], today: date, *, own_words: bool) -> DayList:
    """Return these terms and all open follow-ups as a day list.

    `own_words` takes along what was typed at a follow-up, which can name somebody.
    """
    numbers = _numbers(vault)
    promised = rows_follow_ups.open_(vault)
    rows = [_of_follow_up(found, numbers, own_words=own_words) for found in promised]
    rows += [_of_term(found, numbers) for found in terms]
    return day_list(rows, today)


def deadlines_of(
    vault: Vault, catalogues: Catalogues, terms: Iterable[WatchedTerm]
) -> tuple[CalendarDeadline, ...]:
    """Return these terms for a calendar, each with its case number and warning days only."""
    wanted = {(found.step, found.term) for found in terms}
    steps = {step for step, _ in wanted}
    numbers = _numbers(vault)
    return tuple(
        deadline
        for step in rows_steps.running(vault)
        if step.id in steps
        for deadline in _of_step(step, catalogues, wanted, numbers[step.case])
    )


def as_calendar(deadlines: Iterable[CalendarDeadline], made_at: datetime) -> bytes:
    """Return an .ics file; needs no vault.

    Raises:
        InvalidValue: there is no deadline.
    """
    return calendar(deadlines, made_at)


def as_pdf(days: DayList) -> bytes:
    """Return the day list as a tagged PDF; needs no vault."""
    return render_day_list(days)


def write(path: Path, data: bytes) -> None:
    """Write the file, which is not encrypted, whole or not at all.

    Raises:
        FileExists, DiskFull, ReadOnlyPlace.
    """
    documents.save_new(path, data)


def _numbers(vault: Vault) -> dict[CaseId, str]:
    return {line.id: line.number for line in rows_cases.page(vault, CaseQuery(), _ALL, 0)}


def _of_follow_up(found: FollowUp, numbers: Mapping[CaseId, str], *, own_words: bool) -> DayRow:
    return DayRow(
        on=found.due,
        kind=_TO_AWAIT if found.waiting else _TO_DO,
        what=found.what if own_words else "",
        case_number=numbers.get(found.case, "") if found.case is not None else "",
    )


def _of_term(found: WatchedTerm, numbers: Mapping[CaseId, str]) -> DayRow:
    return DayRow(
        on=found.deadline,
        kind=KIND_LABELS[found.kind],
        what=f"{found.route_name}: {found.term_name}",
        case_number=numbers.get(found.case, ""),
        fatal=found.kind is TermKind.FATAL,
        circa=found.circa,
    )


def _of_step(
    step: Step, catalogues: Catalogues, wanted: Container[tuple[StepId, str]], number: str
) -> Iterator[CalendarDeadline]:
    route = catalogues.followed(step.route)
    if route is None:
        return
    for found in terms_of(step, route, catalogues):
        counted = found.counted
        if isinstance(counted, Deadline) and (step.id, found.term.step) in wanted:
            yield CalendarDeadline(
                step=step.id,
                term=found.term.step,
                case_number=number,
                kind=found.term.kind,
                on=counted.on,
                circa=counted.certainty is Certainty.CIRCA,
                warn=counted.warn,
            )
