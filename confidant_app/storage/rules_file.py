"""An edition of the rules in one file: a ZIP of TOML files, and nothing else.

Equal files give equal bytes: nothing is compressed, and no date is written. Reading also takes
what another program zipped, within limits that no edition comes near.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final

from confidant_app.domain.rule_errors import RulesUnreadable
from confidant_app.storage.files import OWNER_ONLY

MOST_FILES: Final = 60
LARGEST_FILE: Final = 128 * 1024  # bytes; the largest of the program's own has 27 thousand
LARGEST: Final = 512 * 1024  # all of the program's own together have 147 thousand

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}\.toml")  # never a path
_ENCRYPTED: Final = 0x1
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,  # a place before the start of the file; there is no disk under these bytes
    OverflowError,
    RuntimeError,
    ValueError,
)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the file of an edition."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as container:
        for name in sorted(files):
            info = zipfile.ZipInfo(name)  # without a date
            info.external_attr = OWNER_ONLY << 16
            info.create_system = 3  # the same on every system
            container.writestr(info, files[name])
    return whole.getvalue()


def unpack(data: bytes) -> Mapping[str, bytes]:
    """Return the files of an edition, by name.

    Raises:
        RulesUnreadable: no ZIP, damaged, or with something that no edition has.
    """
    if len(data) > LARGEST:
        raise RulesUnreadable(reason="het bestand is te groot")
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            return _files(container)
    except _DAMAGE as error:
        raise RulesUnreadable(reason="het bestand is beschadigd of geen ZIP-bestand") from error


def demand_name(name: str) -> None:
    """Let only the name of a rules file through.

    Raises:
        RulesUnreadable.
    """
    if not _NAME.fullmatch(name):
        raise RulesUnreadable(reason="er zit een bestand in met een naam die er niet bij hoort")


def _files(container: zipfile.ZipFile) -> Mapping[str, bytes]:
    members = container.infolist()
    if len(members) > MOST_FILES:
        raise RulesUnreadable(reason="er zitten te veel bestanden in")
    if sum(info.file_size for info in members) > LARGEST:
        raise RulesUnreadable(reason="uitgepakt is het te groot")
    found: dict[str, bytes] = {}
    for info in members:
        demand_name(info.filename)
        if info.filename in found:
            raise RulesUnreadable(reason=f"{info.filename} zit er twee keer in")
        found[info.filename] = _bytes(container, info)
    return MappingProxyType(found)


def _bytes(container: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type not in _WAYS or info.flag_bits & _ENCRYPTED:
        raise RulesUnreadable(reason=f"{info.filename} is versleuteld of onbekend ingepakt")
    with container.open(info) as file:
        # What the list of contents says of the size may be a lie.
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise RulesUnreadable(reason=f"{info.filename} is te groot")
    return data
