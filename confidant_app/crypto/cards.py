"""Identities and cards: who can open a bundle, who signed it, and how two people make sure.

An identity is a pair of secret keys that never leaves the vault: one opens what is sealed for
its owner (X25519, in the age format, C2SP age specification), one signs (Ed25519, RFC 8032).
Its card holds the public halves and is signed with the second, so that nobody on the way can
put another opening key on it. That the card is truly the other person's only the fingerprint
shows, read out over the phone.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import IdentityError, RecipientError, x25519

from confidant_app.crypto import canonical
from confidant_app.crypto.canonical import Fields, NotCanonical
from confidant_app.domain.bundle_errors import BundleNewer, CardUnreadable
from confidant_app.domain.errors import DatabaseDamaged, InvalidValue
from confidant_app.domain.exchange import CardRole

KEY_SIZE: Final = 32
SIGNATURE_SIZE: Final = 64
NAME_LENGTH: Final = 80

_CARD_FORMAT: Final = "confidant-card"
_IDENTITY_FORMAT: Final = "confidant-identity"
_VERSION: Final = 1
_LIMIT: Final = 4 * 1024  # bytes
_SIGNED_AS: Final = b"confidant-card/1 signature\n"
_FINGERPRINT_OF: Final = b"confidant-card/1 fingerprint\n"
_ID_OF: Final = b"confidant-card/1 id\n"
_ID_SIZE: Final = 16
_GROUPS: Final = 6
_DIGITS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What others may know of an identity. Made by `Identity.card`, read by `decode_card`.

    `recipient` is the age recipient ("age1…"), `verify_key` and `signature` have 32 and 64
    bytes. Building one checks the shape (ValueError); reading one checks the signature too.
    """

    role: CardRole
    display_name: str
    recipient: str
    verify_key: bytes
    signature: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.display_name) or not _is_recipient(self.recipient):
            raise ValueError("not a name or recipient that can stand on a card")

    def fields(self) -> dict[str, object]:
        """Return what the signature is over."""
        return {
            "display_name": self.display_name,
            "format": _CARD_FORMAT,
            "recipient": self.recipient,
            "role": self.role,
            "verify_key": self.verify_key.hex(),
            "version": _VERSION,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The two secret keys; neither is shown by `repr`."""

    age_key: str = field(repr=False)  # "AGE-SECRET-KEY-1…"
    signing_key: bytes = field(repr=False)  # 32 bytes, the seed of RFC 8032

    @classmethod
    def new(cls) -> "Identity":
        """Draw two keys from the system's random source."""
        signing = Ed25519PrivateKey.generate().private_bytes_raw()
        return cls(age_key=str(x25519.Identity.generate()), signing_key=signing)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Identity":
        """Read what `to_bytes` wrote. Raises DatabaseDamaged: it only ever lies in the vault."""
        try:
            fields = canonical.decode(data, limit=_LIMIT)
            fields.only({"age_key", "format", "signing_key", "version"})
            _expect(fields, _IDENTITY_FORMAT)
            age_key = fields.text("age_key")
            x25519.Identity.from_str(age_key)
            return cls(age_key=age_key, signing_key=fields.octets("signing_key", KEY_SIZE))
        except (ValueError, IdentityError) as error:
            raise DatabaseDamaged from error

    def to_bytes(self) -> bytes:
        """Return both secret keys, to be kept inside the encrypted vault and nowhere else."""
        fields = {
            "age_key": self.age_key,
            "format": _IDENTITY_FORMAT,
            "signing_key": self.signing_key.hex(),
            "version": _VERSION,
        }
        return canonical.encode(fields)

    @property
    def recipient(self) -> str:
        """The public half of the opening key, as age writes it."""
        return str(x25519.Identity.from_str(self.age_key).to_public())

    @property
    def verify_key(self) -> bytes:
        """The public half of the signing key, 32 bytes."""
        return self._signer().public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of a message that starts by saying what it is."""
        return self._signer().sign(message)

    def card(self, display_name: str, role: CardRole) -> Card:
        """Make the card of this identity. Raises InvalidValue for a name that cannot be on it."""
        name = unicodedata.normalize("NFC", display_name).strip()
        if not _is_name(name):
            raise InvalidValue(
                reason=f"een naam op een kaart is één regel tot {NAME_LENGTH} tekens"
            )
        unsigned = Card(
            role=role,
            display_name=name,
            recipient=self.recipient,
            verify_key=self.verify_key,
            signature=b"",
        )
        signature = self.sign(_SIGNED_AS + canonical.encode(unsigned.fields()))
        return replace(unsigned, signature=signature)

    def _signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing_key)


def encode(card: Card) -> bytes:
    """Return the bytes of a .confidant-card file."""
    return canonical.encode({**card.fields(), "signature": card.signature.hex()})


def decode_card(data: bytes) -> Card:
    """Read a .confidant-card file and check its signature. Raises CardUnreadable, BundleNewer."""
    try:
        fields = canonical.decode(data, limit=_LIMIT)
        if fields.text("format") == _CARD_FORMAT and fields.number("version") > _VERSION:
            raise BundleNewer
        card = _card(fields)
        verify(card.verify_key, card.signature, _SIGNED_AS + canonical.encode(card.fields()))
    except (ValueError, InvalidSignature) as error:
        raise CardUnreadable from error
    return card


def verify(verify_key: bytes, signature: bytes, message: bytes) -> None:
    """Check an Ed25519 signature. Raises cryptography's InvalidSignature."""
    Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, message)


def fingerprint(card: Card) -> str:
    """Return six groups of five digits over both keys, to be compared over the phone.

    30 digits are 99 bits: to make another card with the same fingerprint takes more tries
    than anyone can make, as long as all groups are compared.
    """
    digest = hashlib.sha256(_FINGERPRINT_OF + card.verify_key + card.recipient.encode()).digest()
    digits = f"{int.from_bytes(digest) % 10 ** (_GROUPS * _DIGITS):0{_GROUPS * _DIGITS}}"
    return " ".join(digits[i : i + _DIGITS] for i in range(0, len(digits), _DIGITS))


def card_id(card: Card) -> str:
    """Return the short name of a signer in bundles: 32 hexadecimal digits."""
    return signer_id(card.verify_key)


def signer_id(verify_key: bytes) -> str:
    """Return the id that belongs to a signing key, the same as `card_id` of its card."""
    return hashlib.sha256(_ID_OF + verify_key).digest()[:_ID_SIZE].hex()


def export_age_identity(identity: Identity) -> str:
    """Return an identity file for the standard `age` program (`age --decrypt -i FILE`)."""
    return f"# public key: {identity.recipient}\n{identity.age_key}\n"


def _card(fields: Fields) -> Card:
    fields.only(
        {"display_name", "format", "recipient", "role", "signature", "verify_key", "version"}
    )
    _expect(fields, _CARD_FORMAT)
    return Card(
        role=CardRole(fields.text("role")),
        display_name=fields.text("display_name"),
        recipient=fields.text("recipient"),
        verify_key=fields.octets("verify_key", KEY_SIZE),
        signature=fields.octets("signature", SIGNATURE_SIZE),
    )


def _expect(fields: Fields, kind: str) -> None:
    if fields.text("format") != kind or fields.number("version") != _VERSION:
        raise NotCanonical("another format or version")


def _is_name(text: str) -> bool:
    # Not printable are line ends, controls and the marks that turn the direction of text
    # around, with which one name could be made to look like another.
    normal = unicodedata.is_normalized("NFC", text) and text == text.strip()
    return normal and 0 < len(text) <= NAME_LENGTH and text.isprintable()


def _is_recipient(text: str) -> bool:
    # Bech32 also reads capitals; there may be only one spelling.
    try:
        return str(x25519.Recipient.from_str(text)) == text
    except RecipientError:
        return False
