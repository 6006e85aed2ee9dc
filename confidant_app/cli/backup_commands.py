"""`confidant backup`, `restore` and `export`: copies of the whole vault, and the way back."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened
from confidant_app.cli.terminal import complain, passphrase, say
from confidant_app.domain.errors import InvalidValue
from confidant_app.services import backing_up, importing, raw_key, restoring, vaults


def backup(options: argparse.Namespace) -> None:
    """Make a proven backup in a folder, and let rotation remove older ones there.

    Raises:
        BackupPlaceMissing, DatabaseDamaged, BackupDamaged, DiskFull, ReadOnlyPlace.
    """
    with opened(options) as vault:
        made = backing_up.make(vault, Path(options.to), clock.now())
    _say_made("Reservekopie", made)
    if made.removed:
        say(f"Opgeruimd:    {len(made.removed)} oudere")


def restore(options: argparse.Namespace) -> None:
    """Put a backup back as a new vault, or only try it out.

    Raises:
        InvalidValue: neither `--to` nor `--check`, or the name is not that of a vault.
        VaultExists, BackupDamaged, FileMissing, WrongPassphrase, DiskFull, ReadOnlyPlace.
    """
    file = Path(options.file)
    folder = None if options.to is None else Path(options.to)
    if folder is None and not options.check:
        raise InvalidValue(reason="zeg waar de kluis moet komen met --to, of probeer met --check")
    if folder is not None and folder.suffix != ".confidant":
        raise InvalidValue(reason="de naam van een kluis eindigt op .confidant")
    key = None
    if options.check:
        restoring.examine(file)
        key = restoring.key_from_passphrase(file, passphrase(options.passphrase_file))
        _say_rehearsed(restoring.rehearse_with_key(file, key))
    if folder is None:
        return
    restored = restoring.restore(file, folder)
    if key is not None:
        now = clock.now()
        with vaults.open_vault(folder, key, now) as vault:
            restoring.note_restored(vault, restored, now)
    say(f"Kluis teruggezet: {folder}")
    if restored.missing:
        say(f"Bijlagen die niet bij deze reservekopie lagen: {restored.missing}")


def export(options: argparse.Namespace) -> None:
    """Give everything to the owner: an encrypted archive, readable JSON, or the raw key.

    Raises:
        InvalidValue: nowhere to write to, or readable JSON was not asked for on purpose.
        FileExists, WrongPassphrase, DatabaseDamaged, DiskFull, ReadOnlyPlace.
    """
    if options.raw_key:
        _show_key(options)
    elif options.out is None:
        raise InvalidValue(reason="zeg met --out waar het bestand moet komen")
    elif options.json:
        _readable(options)
    else:
        _archive(options)


def _archive(options: argparse.Namespace) -> None:
    with opened(options) as vault:
        job = backing_up.prepare_archive(vault, Path(options.out), clock.now())
        made = backing_up.work(job)
        backing_up.record(vault, made)
    _say_made("Archief", made)
    say("Het gaat open met de wachtzin of herstelcode van nu: confidant restore")


def _readable(options: argparse.Namespace) -> None:
    if not options.yes:
        raise InvalidValue(
            reason="een leesbare kopie van alles is gevaarlijk; vraag erom met --json --yes"
        )
    with opened(options) as vault:
        importing.export_readable(vault, Path(options.out), clock.now())
    say("Bestanden, eerdere versies van notities en losse vervolgacties staan er niet in.")
    say(f"De rest staat leesbaar in {options.out}. Wis het als je het niet meer nodig hebt.")


def _show_key(options: argparse.Namespace) -> None:
    with opened(options) as vault:
        again = passphrase(options.passphrase_file, "Nog een keer je wachtzin: ")
        key = raw_key.shown_key(vault, again, clock.now())
    complain("Let op: met deze sleutel opent iedereen de kluis, ook na een nieuwe wachtzin.")
    say(key)


def _say_made(what: str, made: backing_up.BackupMade) -> None:
    say(f"{what + ':':<14}{made.path}")
    say("Bewijs:       teruggelezen en vergeleken met de kluis, alles is gelijk")
    say(f"SHA-256:      {made.backup.sha256}")
    if made.missing:
        say(f"Let op: {made.missing} bijlagen ontbraken al in de kluis of zijn beschadigd")


def _say_rehearsed(found: restoring.Rehearsed) -> None:
    say(f"Proef gelukt: een kopie van {found.made_at.astimezone():%d-%m-%Y %H:%M}")
    say(f"Daarin: {found.cases} zaken, {found.contacts} contactmomenten, {found.files} bijlagen")
    if found.missing:
        say(f"Let op: {found.missing} bijlagen liggen niet bij deze kopie of zijn beschadigd")
