"""Invented contacts in the lengths and words of the example, as many as asked for."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from confidant_app.domain.cases import Case, CaseId
from confidant_app.domain.contacts import Contact, ContactId
from confidant_app.domain.dates import exactly
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.domain.watching import watched
from confidant_app.services.example import FOLDER
from confidant_app.storage import rows_cases, rows_contacts, rows_steps

CONTACTS_PER_CASE = 25
STEPS_PER_CASE = 3
START = datetime(2020, 1, 1, 9, tzinfo=UTC)
BATCH = 1000


def notes(seed: int = 1) -> list[str]:
    """Return the notes of the example hotline, shuffled sentence by sentence."""
    data = json.loads((FOLDER / "groningen.json").read_text(encoding="utf-8"))
    texts = [c["note"] for case in data["cases"] for c in case.get("contacts", [])]
    sentences = [s.strip() for text in texts for s in text.split(". ") if s.strip()]
    chosen = random.Random(seed)
    return [". ".join(chosen.choices(sentences, k=14)) for _ in range(500)]


def fill(vault, contacts: int) -> list[CaseId]:
    """Write so many contacts over so many cases; return the cases."""
    texts = notes()
    count = max(1, contacts // CONTACTS_PER_CASE)
    cases = [CaseId(UUID(int=n + 1)) for n in range(count)]
    with vault.transaction():
        for n, case in enumerate(cases):
            number = f"{2020 + n // 9000}-{n % 9000 + 1:04d}"
            rows_cases.insert(
                vault,
                Case(id=case, number=number, opened=START.date(), keyword=f"trefwoord {n}"),
            )
    for first in range(0, contacts, BATCH):
        with vault.transaction():
            for n in range(first, min(first + BATCH, contacts)):
                rows_contacts.insert(vault, contact(n, cases[n % count], texts), START)
    return cases


def contact(n: int, case: CaseId, texts: list[str]) -> Contact:
    """Return the n-th contact."""
    fresh = Contact(id=ContactId(UUID(int=2**64 + n)), at=START, case=case)
    return replace(fresh, at=START + timedelta(minutes=37 * n), note=texts[n % len(texts)])


def fill_steps(vault, catalogues, deadlines: int, today: date) -> int:
    """Write steps on all routes, three to a case, until so many terms run; return the steps."""
    chosen, routes = random.Random(1), sorted(catalogues.routes)
    made = number = 0
    with vault.transaction():
        while made < deadlines:
            case = CaseId(UUID(int=number // STEPS_PER_CASE + 1))
            if number % STEPS_PER_CASE == 0:
                place = number // STEPS_PER_CASE
                name = f"{2020 + place // 9000}-{place % 9000 + 1:04d}"
                keyword = f"trefwoord {place}"
                rows_cases.insert(vault, Case(id=case, number=name, opened=today, keyword=keyword))
            route = catalogues.routes[routes[number % len(routes)]]
            codes = sorted({part.term.event.code for part in route.steps if part.term})
            days = [exactly(today - timedelta(days=chosen.randrange(60))) for _ in codes]
            pairs = zip(codes, days, strict=True)
            step = Step(
                id=StepId(UUID(int=2**64 + number)),
                case=case,
                route=route.code,
                events=tuple(Event(code=code, on=on) for code, on in pairs),
            )
            made += len(tuple(watched(step, "", catalogues)))
            rows_steps.insert(vault, step)
            number += 1
    return number
