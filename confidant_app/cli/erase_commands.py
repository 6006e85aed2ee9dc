"""`confidant erase`: a case gone for good, with the proof, and which backups still hold it."""

import argparse

from confidant_app.cli import clock
from confidant_app.cli.opening import opened, rules_of
from confidant_app.cli.terminal import answer, say, say_json
from confidant_app.domain.backups import Fate
from confidant_app.domain.cases import title
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import erasing
from confidant_app.services.erasing import Erased


def erase(options: argparse.Namespace) -> None:
    """Erase the case with this number, after its number was typed over or with `--yes`.

    Raises:
        NotFound: no case has it.
        CaseHeld: it is held, or a step in it still runs.
        InvalidValue: the number was not typed over.
    """
    with opened(options) as vault:
        known = rules_of(vault)
        case = erasing.find_case(vault, options.case)
        if not options.yes:
            say(f"Zaak {title(case)} gaat weg, met alles erin. Dit kan niet ongedaan.")
            if answer(f"Typ {case.number} over om te wissen: ") != case.number:
                raise InvalidValue(reason="het nummer is niet overgetypt")
        erased = erasing.erase_case(vault, case.id, known, clock.now())
    if options.json:
        say_json(_plain(erased))
        return
    for line in erasing.in_words(erased):
        say(line)
    for copy in erased.copies:
        what = "bestand met alles" if copy.fate is Fate.ARCHIVE else "reservekopie"
        until = f"uiterlijk tot en met {copy.expires_on}"
        if copy.expires_on is None:
            until = "verloopt niet vanzelf"
        say(f"  {what} van {copy.made_at.astimezone():%Y-%m-%d %H:%M}, {until}")


def _plain(erased: Erased) -> dict[str, object]:
    return {
        "case": erased.number,
        "records": erased.records,
        "files": erased.files,
        "files_left": erased.files_left,
        "log_entry": erased.log_number,
        "log_whole": erased.log_whole,
        "journal_emptied": erased.journal_emptied,
        "backups": [
            {
                "made_at": copy.made_at.isoformat(),
                "fate": copy.fate,
                "sha256": copy.sha256 or None,
                "expires_on": copy.expires_on.isoformat() if copy.expires_on else None,
            }
            for copy in erased.copies
        ],
    }
