"""Read the catalogue files: the only place that does."""

import hashlib
import tomllib
from pathlib import Path

from confidant_app.domain.catalogue import Catalogues, assemble
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.resources import RESOURCES

CATALOGUE_FOLDER = RESOURCES / "catalogue"


def load(folder: Path = CATALOGUE_FOLDER) -> Catalogues:
    """Return all catalogues of a folder, checked and tied together.

    The edition is a fingerprint of the files' bytes, their names included.

    Raises:
        CatalogueBroken: a file that is missing, unreadable or not in order.

    """
    files: dict[str, dict[str, object]] = {}
    print_of_all = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        data = _bytes(path)
        print_of_all.update(f"{path.name}:{len(data)}:".encode() + data)
        files[path.name] = _parsed(path.name, data)
    return assemble(files, edition=print_of_all.hexdigest()[:16])


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
        raise CatalogueBroken(
            file=path.name, entry="het hele bestand", reason="het bestand is niet te lezen"
        ) from None


def _parsed(name: str, data: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        reason = "het bestand is geen UTF-8-tekst"
    except tomllib.TOMLDecodeError as error:
        reason = f"het bestand is geen geldige TOML ({error})"
    raise CatalogueBroken(file=name, entry="het hele bestand", reason=reason)
