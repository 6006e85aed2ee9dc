"""Read the catalogue files: the only place that does."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from confidant_app.domain.catalogue import Catalogues, assemble
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.toml_limits import demand_parsable
from confidant_app.resources import RESOURCES

CATALOGUE_FOLDER = RESOURCES / "catalogue"

_WHOLE = "het hele bestand"
_LINE = re.compile(r"at line ([0-9]+)")  # what Python says of it is English


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The files of one edition, and what they say together."""

    files: Mapping[str, bytes] = field(repr=False)
    catalogues: Catalogues = field(repr=False)


def load(folder: Path = CATALOGUE_FOLDER) -> Catalogues:
    """Return all catalogues of a folder, checked and tied together.

    Raises:
        CatalogueBroken: a file that is missing, unreadable or not in order.

    """
    return tied(files_in(folder)).catalogues


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Return the catalogue files of a folder, by name.

    Raises:
        CatalogueBroken: a file that cannot be read.
    """
    return MappingProxyType({path.name: _bytes(path) for path in sorted(folder.glob("*.toml"))})


def tied(files: Mapping[str, bytes]) -> Edition:
    """Return the edition that these files make.

    Its mark is a fingerprint of the files' bytes, their names included.

    Raises:
        CatalogueBroken: a file that is missing or not in order.
    """
    print_of_all = hashlib.sha256()
    for name, data in sorted(files.items()):
        print_of_all.update(f"{name}:{len(data)}:".encode() + data)
    parsed = {name: _parsed(name, data) for name, data in files.items()}
    try:
        made = assemble(parsed, edition=print_of_all.hexdigest()[:16])
    except RecursionError:  # routes that follow each other a thousand times
        reason = "de routes volgen te vaak op elkaar"
        raise CatalogueBroken(file="routes.toml", entry=_WHOLE, reason=reason) from None
    return Edition(files=files, catalogues=made)


def read_toml(path: Path) -> dict[str, object]:
    """Return one file of data as it was parsed; whether it follows a schema is not looked at.

    Raises:
        CatalogueBroken: it cannot be read, or is no TOML.

    """
    return _parsed(path.name, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        reason = "het bestand is niet te lezen"
        raise CatalogueBroken(file=path.name, entry=_WHOLE, reason=reason) from None


def _parsed(name: str, data: bytes) -> dict[str, object]:
    try:
        text = data.decode("utf-8")
        demand_parsable(text, file=name)
        return tomllib.loads(text)
    except UnicodeDecodeError:
        reason = "het bestand is geen UTF-8-tekst"
    except (ValueError, RecursionError) as error:  # the second for lists in lists in lists
        line = _LINE.search(str(error))
        reason = "het bestand is geen geldige TOML" + (f", zie regel {line[1]}" if line else "")
    raise CatalogueBroken(file=name, entry=_WHOLE, reason=reason)
