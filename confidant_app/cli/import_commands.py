"""`confidant import` and `confidant export`: cases and e-mails in, everything of the owner out."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened
from confidant_app.cli.terminal import say
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import documents, importing, mailing


def take_in(options: argparse.Namespace) -> None:
    """Take in `.eml` files as contacts and `.json` files as whole cases.

    Raises:
        InvalidValue: a file of another kind; nothing of it is taken in.
        MailUnreadable, FileMissing.
    """
    with opened(options) as vault:
        for file in map(Path, options.files):
            now = clock.now()
            if file.suffix.lower() == ".eml":
                mailing.keep_mail(vault, mailing.read_mail(file), None, now)
                say(f"{file.name}: 1 e-mail")
            elif file.suffix.lower() == ".json":
                data = documents.read(file, importing.LARGEST)
                cases = importing.read_text_of_cases(data)
                loose = importing.read_loose_contacts(data)
                count = importing.keep_cases(vault, cases, now, loose)
                say(f"{file.name}: {count} zaken")
            else:
                raise InvalidValue(reason="een bestand om in te lezen eindigt op .eml of .json")


def give_out(options: argparse.Namespace) -> None:
    """Write every case of the vault as readable JSON, on purpose.

    Raises:
        InvalidValue: not asked for on purpose with `--json --yes`.
    """
    if not (options.json and options.yes):
        raise InvalidValue(
            reason="een leesbare kopie van alles is gevaarlijk; vraag erom met --json --yes"
        )
    with opened(options) as vault:
        documents.save_new(Path(options.out), importing.all_cases(vault))
    say("Bestanden, eerdere versies van notities en losse vervolgacties staan er niet in.")
    say(f"De rest staat leesbaar in {options.out}. Wis het als je het niet meer nodig hebt.")
