"""Seal a stream of any length in chunks, so that no more than a chunk is ever in memory.

This is the STREAM construction for online authenticated encryption (Hoang, Reyhanitabar,
Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance",
CRYPTO 2015) over AES-256-GCM (NIST SP 800-38D). A sealed stream is a header of 16 bytes and
then chunks of 64 KiB, the last one shorter, each with its tag of 16 bytes behind it.

    nonce             11 bytes: the number of the chunk from 0; 1 byte: 1 in the last, else 0
    associated data   header, name of the stream, and in the last chunk the whole length

Every stream has a key of its own, so a nonce is never used twice. Cutting, also between two
chunks, appending, swapping chunks or streams, giving a stream another name and any altered bit
make a chunk fail its tag. A chunk is only given out after its tag was checked; that the stream
is whole is known after the last one, so what came before it must not count until then.
"""

import secrets
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK: Final = 64 * 1024  # bytes

_HEADER: Final = b"confidant-file\x00\x01"  # the last two bytes are the version
_TAG: Final = 16
_KEY: Final = 32


class NotAsSealed(Exception):
    """A sealed stream was altered, cut off, or belongs to another key or name."""


def new_key() -> bytes:
    """Return a random key of 256 bits for one stream."""
    return secrets.token_bytes(_KEY)


def sealed_size(size: int) -> int:
    """Return how many bytes the sealed stream of `size` bytes has."""
    return len(_HEADER) + size + _TAG * max(1, -(-size // CHUNK))


def seal(pieces: Iterable[bytes], key: bytes, name: str) -> Iterator[bytes]:
    """Yield the sealed stream of `pieces`, which may be of any size; the key is for this one."""
    cipher, label, size = AESGCM(key), _HEADER + name.encode(), 0
    yield _HEADER
    for number, (chunk, last) in enumerate(_cut(pieces, CHUNK)):
        size += len(chunk)
        yield cipher.encrypt(_nonce(number, last), chunk, _bound(label, size, last))


def unseal(pieces: Iterable[bytes], key: bytes, name: str, size: int) -> Iterator[bytes]:
    """Yield what was sealed, which must be `size` bytes in all.

    Raises:
        NotAsSealed: the next chunk, or the stream as a whole, is not what was sealed.
    """
    cipher, label, seen = AESGCM(key), _HEADER + name.encode(), 0
    for number, (chunk, last) in enumerate(_cut(_without_header(pieces), CHUNK + _TAG)):
        seen += max(0, len(chunk) - _TAG)
        if last and seen != size:
            raise NotAsSealed
        try:
            opened = cipher.decrypt(_nonce(number, last), chunk, _bound(label, seen, last))
        except InvalidTag as error:
            raise NotAsSealed from error
        yield opened


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _bound(label: bytes, size: int, last: bool) -> bytes:
    return label + size.to_bytes(8, "big") if last else label


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield chunks of `size` bytes and whether it is the last: that one may be shorter.

    Only a stream of no bytes at all ends with an empty chunk.
    """
    kept = bytearray()
    for piece in pieces:
        start = 0
        while start < len(piece):
            if len(kept) == size:
                yield bytes(kept), False
                kept.clear()
            taken = piece[start : start + size - len(kept)]
            kept += taken
            start += len(taken)
    yield bytes(kept), True


def _without_header(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest, start = iter(pieces), b""
    while len(start) < len(_HEADER):
        piece = next(rest, None)
        if piece is None:
            break
        start += piece
    if not start.startswith(_HEADER):
        raise NotAsSealed
    return chain((start[len(_HEADER) :],), rest)
