"""The manifest of a backup: what is in it, so that every byte can be proved; no name, no count."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from confidant_app.domain.backups import BackupId
from confidant_app.domain.errors import VaultNewer
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.storage.fields import from_moment, to_moment
from confidant_app.storage.schema import VaultKind

FORMAT: Final = "confidant-backup"
VERSION: Final = 1

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_VAULT: Final = re.compile(r"[0-9a-f]{32}")
_FILE_NAME: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,120}")  # never a path


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of bytes: how many, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Piece":
        """Return what these bytes are."""
        return cls(size=len(data), sha256=hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds.

    `content` is the digest of what the database holds, `files` the sealed files that it needs
    by their random names, and `absent` how many more it needs that the vault itself had lost.
    With `inside` the sealed files are in the backup itself, otherwise they lie beside it.
    """

    id: BackupId
    vault: str
    kind: VaultKind
    made_at: datetime
    content: str
    entries: Mapping[str, Piece]
    files: Mapping[str, Piece]
    absent: int
    inside: bool


def encode(manifest: Manifest) -> bytes:
    """Return the bytes of manifest.json."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "id": str(manifest.id),
        "vault": manifest.vault,
        "kind": manifest.kind,
        "made_at": from_moment(manifest.made_at),
        "content": manifest.content,
        "entries": _pieces(manifest.entries),
        "files": _pieces(manifest.files),
        "absent": manifest.absent,
        "inside": manifest.inside,
    }
    return json.dumps(plain, sort_keys=True, indent=1).encode()


def decode(data: bytes) -> Manifest:
    """Read manifest.json.

    Raises:
        BackupDamaged: it is no manifest, or something in it is out of place.
        VaultNewer: a newer version of the program wrote it.
    """
    try:
        plain = json.loads(data)
        if plain["format"] == FORMAT and plain["version"] > VERSION:
            raise VaultNewer
        return _read(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupDamaged from error


def _read(plain: Mapping[str, Any]) -> Manifest:
    if (plain["format"], plain["version"]) != (FORMAT, VERSION):
        raise ValueError("not a manifest of this version")
    return Manifest(
        id=BackupId(UUID(plain["id"])),
        vault=_matching(_VAULT, plain["vault"]),
        kind=VaultKind(plain["kind"]),
        made_at=to_moment(plain["made_at"]),
        content=_matching(_DIGEST, plain["content"]),
        entries=_to_pieces(plain["entries"]),
        files=_to_pieces(plain["files"]),
        absent=_count(plain["absent"]),
        inside=_flag(plain["inside"]),
    )


def _pieces(pieces: Mapping[str, Piece]) -> dict[str, dict[str, object]]:
    return {name: {"size": piece.size, "sha256": piece.sha256} for name, piece in pieces.items()}


def _to_pieces(plain: Mapping[str, Any]) -> Mapping[str, Piece]:
    return MappingProxyType(
        {
            _matching(_FILE_NAME, name): Piece(
                size=_count(piece["size"]), sha256=_matching(_DIGEST, piece["sha256"])
            )
            for name, piece in plain.items()
        }
    )


def _matching(shape: re.Pattern[str], text: str) -> str:
    if shape.fullmatch(text) is None:
        raise ValueError("not of the expected shape")
    return text


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not yes or no")
    return value
