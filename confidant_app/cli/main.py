"""The shell: which commands there are, and what each one asks."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from confidant_app.cli import (
    backup_commands,
    demo,
    erase_commands,
    exchange_commands,
    import_commands,
    law_commands,
    report_commands,
    vault_commands,
    words_commands,
)
from confidant_app.cli.terminal import complain
from confidant_app.cli.wrong_use import DutchParser
from confidant_app.domain.dates import read_day
from confidant_app.domain.errors import ConfidantError, InvalidValue
from confidant_app.services import Vault

Screenshots = Callable[[Vault, Path, datetime], Sequence[Path]]
Run = Callable[[argparse.Namespace], None]

DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str], screenshots: Screenshots) -> int:
    """Run one command and return its exit status: 0 done, 1 refused or failed, 2 wrong use.

    `screenshots(vault, folder, now)` draws every page of the window on that vault as PNG files
    into `folder`; the shell itself knows no window.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # a question for help ends well, anything else is wrong use
        return WRONG_USE if stop.code else DONE
    options.screenshots = screenshots
    try:
        options.run(options)
    except ConfidantError as error:
        complain(f"confidant: {error}")
        return REFUSED
    except (KeyboardInterrupt, EOFError):
        complain("confidant: gestopt.")
        return REFUSED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = DutchParser(
        prog="confidant",
        description="Versleuteld notitieboek voor onafhankelijke vertrouwenspersonen. "
        "Zonder opdracht opent het venster.",
        epilog="Een wachtzin komt van het toetsenbord of uit een bestand, nooit uit een argument.",
    )
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")
    _demo(commands)
    _vaults(commands)
    _backups(commands)
    _reports(commands)
    _exchange(commands)
    _law(commands)
    _words(commands)
    return parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[DutchParser]


def _command(commands: "Commands", name: str, text: str, run: Run) -> argparse.ArgumentParser:
    found = commands.add_parser(name, help=text, description=text)
    found.set_defaults(run=run)
    return found


def _with_vault(found: argparse.ArgumentParser) -> argparse.ArgumentParser:
    found.add_argument("vault", metavar="KLUIS", help="de map die op .confidant eindigt")
    return _with_passphrase(found)


def _with_passphrase(found: argparse.ArgumentParser) -> argparse.ArgumentParser:
    found.add_argument(
        "--passphrase-file",
        metavar="BESTAND",
        help="de wachtzin uit dit bestand; - is standaardinvoer",
    )
    return found


def _with_period(found: argparse.ArgumentParser) -> argparse.ArgumentParser:
    found.add_argument("--from", dest="from_", type=_day, required=True, metavar="DAG")
    found.add_argument("--to", type=_day, required=True, metavar="DAG")
    found.add_argument("--on", type=_day, metavar="DAG", help="de dag van vandaag")
    return found


def _demo(commands: "Commands") -> None:
    found = _command(commands, "demo", "het hele werk op een verzonnen meldpunt", demo.run)
    found.add_argument("--out", required=True, metavar="MAP")
    found.add_argument("--cases", type=int, default=120, metavar="N")
    found.add_argument("--seed", type=int, default=1, metavar="GETAL")


def _vaults(commands: "Commands") -> None:
    found = _with_vault(_command(commands, "init", "maak een kluis", vault_commands.init))
    found.add_argument("--coordinator", action="store_true", help="een kluis voor een coördinator")
    found.add_argument("--sheet", metavar="BESTAND", help="waar het herstelblad komt")
    found = _with_vault(
        _command(commands, "check", "kijk of een kluis heel is", vault_commands.check)
    )
    found.add_argument("--json", action="store_true")
    found = _with_vault(
        _command(commands, "import", "neem e-mails of zaken op", import_commands.take_in)
    )
    found.add_argument("files", nargs="+", metavar="BESTAND")


def _backups(commands: "Commands") -> None:
    found = _with_vault(
        _command(commands, "backup", "maak een reservekopie", backup_commands.backup)
    )
    found.add_argument("--to", required=True, metavar="MAP")
    found = _command(commands, "restore", "zet een reservekopie terug", backup_commands.restore)
    found.add_argument("file", metavar="RESERVEKOPIE")
    found.add_argument("--to", metavar="KLUIS", help="de nieuwe map; overschrijft nooit iets")
    found.add_argument("--check", action="store_true", help="zet eerst op proef terug en vergelijk")
    _with_passphrase(found)
    found = _with_vault(
        _command(commands, "export", "schrijf de hele kluis weg", backup_commands.export)
    )
    found.add_argument("--out", metavar="BESTAND", help="versleuteld archief in één bestand")
    found.add_argument("--json", action="store_true", help="leesbaar in plaats van versleuteld")
    found.add_argument("--yes", action="store_true")
    found.add_argument("--raw-key", action="store_true", help="toon de sleutel van de gegevens")
    found = _with_vault(
        _command(commands, "erase", "wis een zaak, met bewijs", erase_commands.erase)
    )
    found.add_argument("case", metavar="ZAAK", help="het zaaknummer, zoals 2026-0042")
    found.add_argument("--yes", action="store_true", help="wis zonder het nummer te vragen")
    found.add_argument("--json", action="store_true")


def _reports(commands: "Commands") -> None:
    found = _command(commands, "report", "maak een rapport als PDF", report_commands.report)
    _with_period(_with_vault(found))
    found.add_argument("--out", required=True, metavar="BESTAND.pdf")
    found.add_argument("--receiver", default="", metavar="WIE")
    found.add_argument("--questions", action="store_true", help="ook concept-vragen voor de raad")
    found.add_argument("--open-data", action="store_true", help="ook de tabellen als CSV")
    found.add_argument("--yes", action="store_true", help="neem de voorgestelde veilige keuzes")
    found.add_argument("--json", action="store_true")
    found = _command(
        commands, "verify", "zoek iedereen uit de kluis in een PDF", report_commands.verify
    )
    found.add_argument("file", metavar="BESTAND.pdf")
    found.add_argument("--vault", required=True, metavar="KLUIS")
    _with_passphrase(found).add_argument("--json", action="store_true")


def _exchange(commands: "Commands") -> None:
    found = _with_vault(_command(commands, "card", "schrijf je kaart", exchange_commands.card))
    found.add_argument("--out", required=True, metavar="BESTAND.confidant-card")
    found.add_argument("--name", default="", metavar="NAAM")
    found = _with_vault(_command(commands, "trust", "vertrouw een kaart", exchange_commands.trust))
    found.add_argument("card", metavar="KAART")
    found.add_argument("--yes", action="store_true", help="de vingerafdruk klopt")
    found = _command(commands, "bundle", "maak een bundel", exchange_commands.bundle)
    _with_period(_with_vault(found))
    found.add_argument("--for", dest="for_", required=True, metavar="KAART")
    found.add_argument("--out", required=True, metavar="BESTAND.confidant-bundle")
    found = _with_vault(_command(commands, "merge", "neem bundels op", exchange_commands.merge))
    found.add_argument("files", nargs="+", metavar="BUNDEL")
    found.add_argument("--json", action="store_true")


def _law(commands: "Commands") -> None:
    found = _command(commands, "term", "één termijn met haar berekening", law_commands.term)
    found.add_argument("route", metavar="ROUTE")
    found.add_argument("step", metavar="STAP")
    found.add_argument("--on", type=_day, required=True, metavar="DAG", help="de dag zelf")
    found.add_argument("--circa", action="store_true", help="de dag is alleen ongeveer bekend")
    found.add_argument("--until", type=_day, metavar="DAG", help="de laatste dag die het kan zijn")
    found.add_argument("--amount", metavar='"6 weken"', help="de termijn uit een eigen regeling")
    found.add_argument("--extension", action="append", default=[], metavar="CODE")
    found.add_argument("--stated", type=_day, metavar="DAG", help="de nieuwe dag die zij noemen")
    found.add_argument("--json", action="store_true")
    found = _command(commands, "routes", "wat kan er nog, gegeven de feiten", law_commands.routes)
    found.add_argument("--facts", required=True, metavar="BESTAND.json")
    found.add_argument("--on", type=_day, metavar="DAG")
    found.add_argument("--json", action="store_true")


def _words(commands: "Commands") -> None:
    found = _command(
        commands, "deidentify", "zoek namen in notities (JSON-regels)", words_commands.deidentify
    )
    known = "namen die bekend zijn, één per regel of als JSON-lijst"
    found.add_argument("--known", metavar="BESTAND", help=known)
    _command(commands, "protect", "bescherm tabellen (JSON)", words_commands.protect)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except InvalidValue as error:
        raise argparse.ArgumentTypeError(error.facts["reason"]) from None
