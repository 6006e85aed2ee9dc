"""Sealed bundles: only the named recipients can read one, and they know who made it.

A bundle is a file in the age format (C2SP age specification, age-encryption.org/v1), so that
in twenty years a standard tool and the exported key still open it. age does not say who wrote
a file, so inside the encryption lie three parts, one after the other:

    manifest    canonical JSON on one line: format, version, sender, recipients
    signature   Ed25519 (RFC 8032) of the sender, 128 hexadecimal digits on one line
    payload     bytes; what they mean is the caller's business

The signature is over the manifest and the payload, behind a line that says what is signed. It
names the recipients, so that one of them cannot encrypt it anew and pass it on to somebody
else as if it had been meant for them. It lies inside, so that from outside nobody sees whose
it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyrage
from cryptography.exceptions import InvalidSignature
from pyrage import x25519

from confidant_app.crypto import canonical
from confidant_app.crypto.canonical import NotCanonical
from confidant_app.crypto.cards import SIGNATURE_SIZE, Card, Identity, card_id, signer_id, verify
from confidant_app.domain.bundle_errors import (
    BundleNewer,
    BundleTampered,
    BundleUnreadable,
    SenderUnknown,
)
from confidant_app.domain.errors import InvalidValue

MAX_PAYLOAD: Final = 16 * 1024 * 1024  # bytes
MAX_RECIPIENTS: Final = 64

_FORMAT: Final = "confidant-bundle"
_VERSION: Final = 1
_SIGNED_AS: Final = b"confidant-bundle/1 signature\n"
_MAX_MANIFEST: Final = 8 * 1024
_AGE_START: Final = b"age-encryption.org/v1\n"
_AGE_END_OF_HEADER: Final = b"\n--- "
# The reader of age headers takes quadratic time: 80 kB of them took 5 s, 2 MB over ten
# minutes. With 64 recipients and the sender a header is below 8 kB.
_MAX_AGE_HEADER: Final = 12 * 1024
_MAX_SEALED: Final = MAX_PAYLOAD + 64 * 1024  # age adds 16 bytes to every 64 KiB


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A bundle whose signature was checked; `sender` is the id of the signer's card."""

    sender: str
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Envelope:
    sender: str
    recipients: tuple[str, ...]
    manifest: bytes
    signature: bytes
    payload: bytes

    @property
    def signed(self) -> bytes:
        return _signed(self.manifest, self.payload)


def seal(payload: bytes, sender: Identity, recipients: Sequence[Card]) -> bytes:
    """Sign a payload and encrypt it to the recipients and to the sender.

    Raises InvalidValue for more than 16 MiB, ValueError for no or too many recipients.
    """
    if len(payload) > MAX_PAYLOAD:
        raise InvalidValue(reason="een bundel is hoogstens 16 MB groot")
    if not 0 < len(recipients) <= MAX_RECIPIENTS:
        raise ValueError("a bundle has 1 to 64 recipients")
    own_id = signer_id(sender.verify_key)
    manifest = canonical.encode(
        {
            "format": _FORMAT,
            "recipients": sorted({own_id, *map(card_id, recipients)}),
            "sender": own_id,
            "version": _VERSION,
        }
    )
    signature = sender.sign(_signed(manifest, payload)).hex().encode()
    inner = b"\n".join((manifest, signature, payload))
    readers = sorted({sender.recipient, *(card.recipient for card in recipients)})
    sealed: bytes = pyrage.encrypt(inner, [x25519.Recipient.from_str(key) for key in readers])
    return sealed


def open_sealed(data: bytes, owner: Identity, trusted: Mapping[str, Card]) -> Opened:
    """Open a bundle for its recipient (or its own sender) and check who signed it.

    `trusted` holds the accepted cards by `card_id`. Raises BundleUnreadable (not a bundle,
    cut, altered, too big, or made for somebody else), BundleNewer, SenderUnknown or
    BundleTampered.
    """
    try:
        envelope = _envelope(_decrypted(data, owner))
    except (NotCanonical, pyrage.DecryptError) as error:
        raise BundleUnreadable from error
    own_id = signer_id(owner.verify_key)
    if own_id not in envelope.recipients:
        raise BundleUnreadable
    if envelope.sender == own_id:
        verify_key = owner.verify_key
    elif envelope.sender in trusted:
        verify_key = trusted[envelope.sender].verify_key
    else:
        raise SenderUnknown
    try:
        verify(verify_key, envelope.signature, envelope.signed)
    except InvalidSignature as error:
        raise BundleTampered from error
    return Opened(sender=envelope.sender, payload=envelope.payload)


def _decrypted(data: bytes, owner: Identity) -> bytes:
    # Both limits come before the work. Armoured age files are refused as well: there is one
    # form, and in that one every byte is authenticated.
    if len(data) > _MAX_SEALED or not data.startswith(_AGE_START):
        raise NotCanonical("too big, or not age")
    if data.find(_AGE_END_OF_HEADER, 0, _MAX_AGE_HEADER) < 0:
        raise NotCanonical("the age header is too long")
    inner: bytes = pyrage.decrypt(data, [x25519.Identity.from_str(owner.age_key)])
    return inner


def _envelope(inner: bytes) -> _Envelope:
    manifest, _, rest = inner.partition(b"\n")
    fields = canonical.decode(manifest, limit=_MAX_MANIFEST)
    if fields.text("format") != _FORMAT:
        raise NotCanonical("another format")
    if fields.number("version") > _VERSION:
        raise BundleNewer
    if fields.number("version") != _VERSION:
        raise NotCanonical("there is no such version")
    fields.only({"format", "recipients", "sender", "version"})
    signature, _, payload = rest.partition(b"\n")
    return _Envelope(
        sender=fields.text("sender"),
        recipients=fields.texts("recipients"),
        manifest=manifest,
        signature=canonical.octets(signature.decode("ascii", "replace"), SIGNATURE_SIZE),
        payload=payload,
    )


def _signed(manifest: bytes, payload: bytes) -> bytes:
    # The manifest is one line, so no manifest and payload can be read as another pair.
    return _SIGNED_AS + manifest + b"\n" + payload
