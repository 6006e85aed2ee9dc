"""`confidant term` and `confidant routes`: the law of the catalogue, for a shell."""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from confidant_app.cli import clock
from confidant_app.cli.terminal import complain, say, say_json
from confidant_app.domain.catalogue import Catalogues, find_term
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.deadlines import Counted, Deadline, counted_as_data, deadline
from confidant_app.domain.derivation import describe
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.event_days import demand_possible
from confidant_app.domain.fact_entries import read_facts
from confidant_app.domain.possibilities import evaluate_all, state_as_data
from confidant_app.domain.steps import LONGEST_OWN_TERM
from confidant_app.domain.terms import Amount, ExtensionKind, StartRule, Term, Unit
from confidant_app.services import catalogues, documents

_LARGEST = 1024 * 1024
CAUTION = "Reken na; dit is geen juridisch advies."

_AMOUNT: Final = re.compile(r"([0-9]{1,4})\s+([a-z]+)", re.ASCII)
_UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        "dag": Unit.DAY,
        "dagen": Unit.DAY,
        "werkdag": Unit.WORKDAY,
        "werkdagen": Unit.WORKDAY,
        "week": Unit.WEEK,
        "weken": Unit.WEEK,
        "maand": Unit.MONTH,
        "maanden": Unit.MONTH,
        "jaar": Unit.YEAR,
    }
)


def term(options: argparse.Namespace) -> None:
    """Print one term with its derivation.

    A day that has yet to come is counted from, with a word on standard error: whoever expects a
    decision may want to know what it would mean.

    Raises:
        NotInCatalogue: no such route, step or extension.
        InvalidValue: options that do not go together, or an amount that is none.
    """
    known = catalogues.load()
    found = find_term(known, options.route, options.step)
    counted = _counted(found, options, known)
    if options.on > clock.now().date():
        complain("confidant: let op, deze dag moet nog komen; er is vooruit gerekend.")
    if options.json:
        whole = {"event": options.on.isoformat(), "warn": [], "derivation": []}
        say_json(whole | counted_as_data(counted))
        return
    say(f"{found.name} ({found.source.text})")
    if isinstance(counted, Deadline):
        for line in counted.derivation:
            say(f"  {describe(line)}")
    else:
        say(f"  {counted_as_data(counted).get('question') or 'De termijn loopt nog door.'}")
    say(CAUTION)


def routes(options: argparse.Namespace) -> None:
    """Print the state of every route for the facts in a file.

    Raises:
        FileMissing: there is no such file.
        InvalidValue: facts that cannot be, such as an event that has yet to come.
    """
    known: Catalogues = catalogues.load()
    try:
        text = documents.read(Path(options.facts), _LARGEST)
        data = json.loads(text, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(reason="het bestand met feiten is geen leesbare JSON") from error
    today = options.on or clock.now().date()
    facts = read_facts(data, known)
    for code, on in facts.events.items():
        _demand_happened(known, code, on, today)
    states = evaluate_all(known.routes.values(), facts, known.holidays, today)
    if options.json:
        say_json([state_as_data(state) for state in states])
        return
    for state in states:
        left = "" if state.days_left is None else f" ({state.days_left} dagen)"
        say(f"{state.status.value:<12} {state.route.code:<16} {state.route.name}{left}")
        say(f"{'':<12} {state.reason}")
    say(CAUTION)


def _counted(found: Term, options: argparse.Namespace, known: Catalogues) -> Counted:
    _check_extensions(found, options.extension, options.stated, options.on)
    return deadline(
        found,
        _event(options.on, options.until, circa=options.circa),
        known.holidays,
        amount=_amount(found, options.amount),
        extensions=options.extension,
        stated=options.stated,
    )


def _event(on: date, until: date | None, *, circa: bool) -> EventDate:
    return between(on, until) if circa or until is not None else exactly(on)


def _amount(found: Term, text: str | None) -> Amount | None:
    if text is None:
        return None
    if found.amount is not None or found.start is StartRule.OPEN:
        raise InvalidValue(reason="deze termijn staat vast; --amount is voor een eigen regeling")
    written = _AMOUNT.fullmatch(text.strip().lower())
    number = int(written[1]) if written else 0
    if written is None or written[2] not in _UNITS or not 1 <= number <= LONGEST_OWN_TERM:
        raise InvalidValue(reason=f'schrijf --amount als "6 weken", van 1 tot {LONGEST_OWN_TERM}')
    return Amount(number=number, unit=_UNITS[written[2]])


def _check_extensions(found: Term, codes: Sequence[str], stated: date | None, on: date) -> None:
    if len(set(codes)) != len(codes):
        raise InvalidValue(reason="een verlenging staat er twee keer")
    named = {one.code for one in found.extensions if one.kind is ExtensionKind.STATED}
    if stated is not None and not named & set(codes):
        raise InvalidValue(reason="--stated gaat samen met een verlenging die een nieuwe dag noemt")
    if stated is not None and stated <= on:
        raise InvalidValue(reason="de nieuwe laatste dag ligt niet na de gebeurtenis")


def _demand_happened(known: Catalogues, code: str, on: EventDate, today: date) -> None:
    try:
        demand_possible(on, today, planned=code in known.planned)
    except InvalidValue as error:
        raise InvalidValue(reason=f"events: {code}: {error.facts['reason']}") from None


def _each_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InvalidValue(reason="in het bestand met feiten staat iets twee keer")
    return found
