"""`confidant import`: cases and e-mails in."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened, rules_of
from confidant_app.cli.terminal import say
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import documents, importing, mailing


def take_in(options: argparse.Namespace) -> None:
    """Take in `.eml` files as contacts and `.json` files as whole cases.

    Raises:
        InvalidValue: a file of another kind; nothing of it is taken in.
        MailUnreadable, FileMissing, NoGoodRules.
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
                planned = rules_of(vault).planned
                count = importing.keep_cases(vault, cases, now, loose, planned)
                say(f"{file.name}: {count} zaken")
            else:
                raise InvalidValue(reason="een bestand om in te lezen eindigt op .eml of .json")
