"""`confidant term` and `confidant routes`: the law of the catalogue, for a shell."""

import argparse
import json
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.terminal import say, say_json
from confidant_app.domain.catalogue import Catalogues, find_term
from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline, counted_as_data, deadline
from confidant_app.domain.derivation import describe
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.fact_entries import read_facts
from confidant_app.domain.possibilities import evaluate_all, state_as_data
from confidant_app.services import catalogues, documents

_LARGEST = 1024 * 1024
CAUTION = "Reken na; dit is geen juridisch advies."


def term(options: argparse.Namespace) -> None:
    """Print one term with its derivation.

    Raises:
        NotInCatalogue: no such route or step.
    """
    known = catalogues.load()
    found = find_term(known, options.route, options.step)
    counted = deadline(found, exactly(options.on), known.holidays)
    if options.json:
        say_json(counted_as_data(counted))
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
        FileMissing, InvalidValue.
    """
    known: Catalogues = catalogues.load()
    try:
        data = json.loads(documents.read(Path(options.facts), _LARGEST))
    except (ValueError, RecursionError) as error:
        raise InvalidValue(reason="het bestand met feiten is geen leesbare JSON") from error
    today = options.on or clock.now().date()
    states = evaluate_all(known.routes.values(), read_facts(data, known), known.holidays, today)
    if options.json:
        say_json([state_as_data(state) for state in states])
        return
    for state in states:
        left = "" if state.days_left is None else f" ({state.days_left} dagen)"
        say(f"{state.status.value:<12} {state.route.code:<16} {state.route.name}{left}")
        say(f"{'':<12} {state.reason}")
    say(CAUTION)
