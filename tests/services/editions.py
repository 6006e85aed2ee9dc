"""Invented editions of the rules: the program's own with something changed."""

from datetime import UTC, date, datetime
from pathlib import Path

from confidant_app.domain.dates import exactly
from confidant_app.services import Vault, casework, routing, rules
from confidant_app.services.catalogues import CATALOGUE_FOLDER, files_in
from confidant_app.storage.rules_file import pack

OWN = files_in(CATALOGUE_FOLDER)
NEWER = date(2026, 12, 20)
NOW = datetime(2026, 12, 21, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
RULING = date(2026, 11, 16)

_APPEAL = 'step = "hoger-beroep"\nbound = "reporter"\nkind = "fatal"\namount = {}'
# The appeal within two months instead of three.
SHORTER_APPEAL = (_APPEAL.format(3), _APPEAL.format(2))

# The appeal counted from another day than that of the ruling.
OTHER_START = (
    f'{_APPEAL.format(3)}\nunit = "month"\nevent = "uitspraak"',
    f'{_APPEAL.format(3)}\nunit = "month"\nevent = "gedraging"',
)
# A route without terms under another code.
WITHOUT_CHALLENGE = ('code = "WRAKING"', 'code = "WRAKING_2"')


def imprint(version=NEWER, changed="Verzonnen wijziging.", made_by="Proef Landelijk") -> bytes:
    return f'version = {version}\nmade_by = "{made_by}"\nchanged = "{changed}"\n'.encode()


def edited(version=NEWER, **edits: tuple[str, str]) -> dict[str, bytes]:
    """The program's own files with a newer imprint; in each file named, one text replaced."""
    files = {**OWN, "edition.toml": imprint(version)}
    for name, (old, new) in edits.items():
        text = files[f"{name}.toml"].decode()
        assert old in text
        files[f"{name}.toml"] = text.replace(old, new, 1).encode()
    return files


def write(folder: Path, files) -> Path:
    """These files as a catalogue folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def in_one(path: Path, files) -> Path:
    """These files as one file that a vault can take in."""
    path.write_bytes(pack(files))
    return path


def own_of(tmp_path: Path, files) -> rules.Own:
    """What a program with these files would start with."""
    return rules.own(write(tmp_path / "program", files))


def an_appeal(vault: Vault, known, ruling: date = RULING):
    """A case in which an appeal runs: three months from the ruling."""
    case = casework.open_case(vault, NOW, TODAY, "uitspraak")
    step = routing.begin(vault, case.id, "HB_HOF", known, NOW)
    routing.happened(vault, step, "uitspraak", exactly(ruling), NOW)
    return case
