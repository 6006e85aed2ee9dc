"""`confidant report` and `confidant verify`: a PDF through all gates, and the last gate alone."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened, rules_of
from confidant_app.cli.terminal import say, say_json
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.errors import FileNotClean, ReportRefused
from confidant_app.services import documents, reporting, verifying
from confidant_app.services.reporting import Finished, Form, Material

_LARGEST = 100 * 1024 * 1024
_FORMS = {Form.QUESTIONS: "concept-vragen voor de raad", Form.OPEN_DATA: "open data"}


def report(options: argparse.Namespace) -> None:
    """Make the report of a period and publish it.

    Raises:
        ReportRefused: it would give somebody away; `--yes` takes the smallest change.
        FileNotClean: words in it are also names on file; `--yes` lets ordinary words stand.
    """
    now = clock.now()
    wanted = {Form.QUESTIONS: options.questions, Form.OPEN_DATA: options.open_data}
    request = reporting.ReportRequest(
        period_from=options.from_,
        period_until=options.to,
        receiver=options.receiver,
        forms=frozenset(form for form, asked in wanted.items() if asked),
    )
    with opened(options) as vault:
        known = rules_of(vault)
        material = reporting.gather(vault, known, request, options.on or now.date())
        done = finished(material, known, yes=options.yes)
        reporting.publish(vault, done, Path(options.out), now)
    _tell(done, options)


def finished(material: Material, known: Catalogues, *, yes: bool) -> Finished:
    """Return the finished report; with `yes`, questions are answered as the window proposes.

    Raises:
        ReportRefused, FileNotClean.
    """
    try:
        done = reporting.finish(material, known)
    except ReportRefused as refusal:
        if not yes:
            raise
        changed = reporting.with_suggestion(material.request, refusal)
        done = reporting.finish(reporting.again(material, changed), known)
    return reporting.accept(done, frozenset(done.soft)) if yes else done


def verify(options: argparse.Namespace) -> None:
    """Read a PDF back and look for everybody in the vault.

    Ordinary words that are also names are for a person to judge: `clean` is then null in JSON.

    Raises:
        FileNotClean, FileUnreadable.
    """
    data = documents.read(Path(options.file), _LARGEST)
    with opened(options) as vault:
        known = rules_of(vault)
        found = verifying.look(vault, data, known, clock.now().date())
    if options.json:
        say_json(
            {
                "clean": None if found.soft and not found.hard else not found.hard,
                "hard": len(found.hard),
                "undecided": len(found.soft),
                "soft": list(found.soft),
            }
        )
    if found.hard:
        raise FileNotClean(count=len(found.hard))
    if options.json:
        return
    if found.soft:
        count = len(found.soft)
        say(f"Beslis zelf over {count} {'gewoon woord' if count == 1 else 'gewone woorden'}:")
    else:
        say("Schoon: niemand uit de kluis staat in dit bestand.")
    for word in found.soft:
        say(f"  gewoon woord dat ook een naam is: {word}")


def _tell(done: Finished, options: argparse.Namespace) -> None:
    if options.json:
        told: dict[str, object] = {
            "file": options.out,
            "sha256": done.sha256,
            "hidden": len(done.hidden),
        }
        forms = {each.form.value: each.sha256 for each in done.papers.forms}
        say_json(told | ({"forms": forms} if forms else {}))
        return
    say(f"Rapport gemaakt: {options.out}")
    say(f"Kenmerk (SHA-256): {done.sha256}")
    for each in done.papers.forms:
        say(f"Ook gemaakt: {_FORMS[each.form]}, ernaast (SHA-256): {each.sha256}")
    for note in done.hidden:
        say(f"  verborgen in {note.table}: {note.count} ({note.why.value})")
