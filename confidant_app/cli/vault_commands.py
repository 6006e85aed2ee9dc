"""`confidant init` and `confidant check`: make a vault, and look whether it is whole."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened_to_look
from confidant_app.cli.terminal import new_passphrase, say, say_json
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import Vault, VaultKind, checking, documents, vaults


def init(options: argparse.Namespace) -> None:
    """Make a vault and write its recovery sheet beside it.

    Raises:
        WeakPassphrase, VaultExists, FileExists, DiskFull, ReadOnlyPlace.
    """
    folder = Path(options.vault)
    if folder.suffix != ".confidant":
        raise InvalidValue(reason="de naam van een kluis eindigt op .confidant")
    sheet = Path(options.sheet) if options.sheet else folder.with_suffix(".herstelblad.pdf")
    now = clock.now()
    kind = VaultKind.COORDINATOR if options.coordinator else VaultKind.CONFIDANT
    vaults.make_room(folder)
    prepared = vaults.prepare(new_passphrase(options.passphrase_file))
    # The sheet first: a vault without one could be lost for ever.
    documents.save_new(sheet, vaults.recovery_sheet(prepared, folder.stem, now.date()))
    try:
        vaults.create(folder, prepared, now, kind).close()
    except BaseException:
        if not folder.exists():
            sheet.unlink()  # it opens nothing
        raise
    say(f"Kluis gemaakt: {folder}")
    say(f"Herstelblad:   {sheet}")
    say("Print het herstelblad, leg het ergens anders neer en wis daarna het bestand.")


def check(options: argparse.Namespace) -> None:
    """Look whether the whole vault reads back as it was written.

    Raises:
        DatabaseDamaged: it does not; with `--json` the problems are listed first.
    """
    with opened_to_look(options) as vault:
        problems = _problems(vault)
    if options.json:
        say_json({"ok": not problems, "problems": list(problems)})
    for problem in problems if not options.json else ():
        say(problem)
    checking.demand_whole(problems)
    if not options.json:
        say("De kluis is heel: sloten, gegevens, zoekindex en logboek kloppen.")


def _problems(vault: Vault) -> tuple[str, ...]:
    return checking.problems(vault, clock.now())
