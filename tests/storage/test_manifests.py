"""What may stand in the manifest of a backup; anything else is damage."""

import json
from uuid import UUID

import pytest

from confidant_app.domain.backups import BackupId
from confidant_app.domain.errors import VaultNewer
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.storage.manifests import Manifest, Piece, decode, encode
from confidant_app.storage.schema import VaultKind
from tests.storage.samples import NOON

PIECE = Piece.of(b"zandbak")
MANIFEST = Manifest(
    id=BackupId(UUID(int=7)),
    vault="ab" * 16,
    kind=VaultKind.CONFIDANT,
    made_at=NOON,
    content="0" * 64,
    entries={"vault.db": PIECE},
    files={"cd" * 16: PIECE},
    absent=1,
    inside=False,
)


def test_a_manifest_reads_back_as_it_was_written():
    assert decode(encode(MANIFEST)) == MANIFEST


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "iets anders"),
        ("version", 0),
        ("version", "1"),
        ("id", "geen id"),
        ("id", 7),
        ("vault", "AB" * 16),
        ("kind", "ander"),
        ("made_at", "gisteren"),
        ("content", None),
        ("absent", -1),
        ("absent", True),
        ("inside", "nee"),
        ("entries", []),
        ("files", {"../vault.db": {"size": 1, "sha256": "0" * 64}}),
        ("files", {".verborgen": {"size": 1, "sha256": "0" * 64}}),
        ("files", {"a": {"size": 1.5, "sha256": "0" * 64}}),
        ("files", {"a": {"size": 1}}),
    ],
)
def test_anything_out_of_place_is_damage(name, value):
    plain = {**json.loads(encode(MANIFEST)), name: value}
    with pytest.raises(BackupDamaged):
        decode(json.dumps(plain).encode())


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"[" * 100_000, b"\xff", b"7"])
def test_what_is_no_manifest_is_damage(data):
    with pytest.raises(BackupDamaged):
        decode(data)


def test_a_manifest_of_a_newer_program_says_so():
    with pytest.raises(VaultNewer):
        decode(b'{"format": "confidant-backup", "version": 2}')
