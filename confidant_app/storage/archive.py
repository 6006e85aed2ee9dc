"""The container of a backup: one ZIP file, nothing compressed, everything in it proved.

`manifest.json`, `slots.json` and `vault.db`, and in a whole-vault archive also the sealed files
under `files/`. Without the passphrase or the recovery code none of it says more than that there
is a vault, how large it is, and when the copy was made.
"""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from confidant_app.domain.errors import FileMissing
from confidant_app.domain.vault_errors import BackupDamaged
from confidant_app.storage.disk import named_errors
from confidant_app.storage.files import OWNER_ONLY, make_empty, sync_file
from confidant_app.storage.header_files import LIMIT
from confidant_app.storage.manifests import Manifest, Piece, decode, encode
from confidant_app.storage.pieces import copied, measured, of_file, save

MANIFEST: Final = "manifest.json"
HEADER: Final = "slots.json"
DATABASE: Final = "vault.db"
FILES: Final = "files/"

_LARGEST_MANIFEST: Final = 32 * 1024 * 1024  # bytes; a sealed file takes about 150
_ENCRYPTED: Final = 0x1
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def write(part: Path, manifest: Manifest, header: bytes, database: Path, sealed: Path) -> Piece:
    """Write a backup to a new file and read it back; returns what the file is.

    `sealed` is the folder of the sealed files; they go in only when the manifest says so.

    Raises:
        BackupDamaged: it does not read back as it was written.
        OSError: of the system.
    """
    make_empty(part)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as container:
        _add(container, MANIFEST, BytesIO(encode(manifest)))
        _add(container, HEADER, BytesIO(header))
        with database.open("rb") as file:
            _add(container, DATABASE, file)
        for name in manifest.files if manifest.inside else ():
            with (sealed / name).open("rb") as file:
                _add(container, FILES + name, file)
    sync_file(part)
    whole = of_file(part)
    with Archive(part) as written:
        written.prove()
    return whole


class Archive:
    """A backup, open for reading. Every method raises BackupDamaged for what does not fit."""

    def __init__(self, path: Path) -> None:
        """Read the manifest.

        Raises:
            FileMissing, DiskFailing, ReadOnlyPlace, BackupDamaged, VaultNewer.
        """
        if not path.is_file():
            raise FileMissing
        with _named_damage():
            self._container = zipfile.ZipFile(path)
        try:
            with self._entry(MANIFEST) as file:
                self.manifest: Final = decode(file.read(_LARGEST_MANIFEST))
        except BaseException:
            self._container.close()
            raise

    def header(self) -> bytes:
        """Return the bytes of slots.json, proved."""
        with self._entry(HEADER) as file:
            data = file.read(LIMIT)
        _demand(Piece.of(data), self.manifest.entries, HEADER)
        return data

    def database_into(self, path: Path) -> None:
        """Write the encrypted database to a new file, proved."""
        with self._entry(DATABASE) as file:
            _demand(save(file, path), self.manifest.entries, DATABASE)

    def prove(self) -> None:
        """Read everything back."""
        self.header()
        with self._entry(DATABASE) as file:
            _demand(measured(file), self.manifest.entries, DATABASE)
        for name in self.manifest.files if self.manifest.inside else ():
            with self._entry(FILES + name) as file:
                _demand(measured(file), self.manifest.files, name)

    def file_into(self, name: str, path: Path) -> None:
        """Write a sealed file that is inside to a new file, proved."""
        with self._entry(FILES + name) as file:
            _demand(save(file, path), self.manifest.files, name)

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _entry(self, name: str) -> Iterator[IO[bytes]]:
        with _named_damage():
            info = self._container.getinfo(name)
            if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & _ENCRYPTED:
                raise BackupDamaged
            with self._container.open(info) as file:
                yield file


def _add(container: zipfile.ZipFile, name: str, source: IO[bytes]) -> None:
    info = zipfile.ZipInfo(name)  # without a date: that of the copy stands in the manifest
    info.external_attr = OWNER_ONLY << 16
    with container.open(info, "w", force_zip64=True) as entry:
        copied(source, entry.write)


def _demand(found: Piece, expected: Mapping[str, Piece], name: str) -> None:
    if found != expected.get(name):
        raise BackupDamaged


@contextmanager
def _named_damage() -> Iterator[None]:
    try:
        with named_errors():
            yield
    except _DAMAGE as error:
        raise BackupDamaged from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the start of the file
            raise
        raise BackupDamaged from error
