"""Cards: who this vault is to others, and whom it trusts."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from confidant_app.crypto import cards as crypto
from confidant_app.crypto.cards import Card, Identity
from confidant_app.domain.exchange import CardRole, KnownCard
from confidant_app.domain.log import Act
from confidant_app.storage import rows_exchange, rows_log, rows_settings
from confidant_app.storage.vault import Vault, VaultKind

_NAME = "card_name"
_ROLES = {VaultKind.CONFIDANT: CardRole.CONFIDANT, VaultKind.COORDINATOR: CardRole.COORDINATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """A card that was read and not trusted yet; compare `fingerprint` over the phone first."""

    card: KnownCard
    fingerprint: str


def identity(vault: Vault) -> Identity:
    """Return the secret keys of this vault, made on first use and kept inside it."""
    found = rows_exchange.identity(vault)
    if found is not None:
        return Identity.from_bytes(found)
    fresh = Identity.new()
    with vault.transaction():
        rows_exchange.put_identity(vault, fresh.to_bytes())
    return fresh


def own_card(vault: Vault) -> Card:
    """Return the card of this vault, under the name that its owner chose."""
    role = _ROLES[vault.kind]
    name = chosen_name(vault) or _default_name(role)
    return identity(vault).card(name, role)


def chosen_name(vault: Vault) -> str:
    """Return the name that the owner chose for the card, empty when none was chosen."""
    return rows_settings.get(vault, _NAME) or ""


def own_id(vault: Vault) -> str:
    """Return the id under which others know this vault."""
    return crypto.card_id(own_card(vault))


def own_card_file(vault: Vault) -> bytes:
    """Return the own card as the bytes of a `.confidant-card` file."""
    return crypto.encode(own_card(vault))


def own_fingerprint(vault: Vault) -> str:
    """Return the digits to read out over the phone."""
    return crypto.fingerprint(own_card(vault))


def choose_name(vault: Vault, name: str) -> None:
    """Keep the name that others will see on the card.

    Raises:
        InvalidValue: empty, too long, or with strange characters.
    """
    identity(vault).card(name, _ROLES[vault.kind])
    with vault.transaction():
        rows_settings.put(vault, _NAME, name)


def read_card(data: bytes, on: date) -> ReadCard:
    """Return what a card file says, without trusting it.

    Raises:
        CardUnreadable, BundleNewer.
    """
    card = crypto.decode_card(data)
    known = KnownCard(
        id=crypto.card_id(card),
        role=card.role,
        display_name=card.display_name,
        content=crypto.encode(card),
        trusted_on=on,
    )
    return ReadCard(card=known, fingerprint=crypto.fingerprint(card))


def trust(vault: Vault, read: ReadCard, at: datetime) -> KnownCard:
    """Put a card on the list, on purpose and after its fingerprint was compared."""
    with vault.transaction():
        rows_exchange.put_card(vault, read.card)
        rows_log.append(vault, at, Act.CARD_TRUSTED, read.card.id)
    return read.card


def revoke(vault: Vault, card: KnownCard, on: date, at: datetime) -> None:
    """Stop trusting a card from now on; what came in before stays."""
    with vault.transaction():
        rows_exchange.put_card(vault, replace(card, revoked_on=on))
        rows_log.append(vault, at, Act.CARD_REVOKED, card.id)


def known(vault: Vault) -> tuple[KnownCard, ...]:
    """Return every card that was ever trusted here."""
    return rows_exchange.cards(vault)


def trusted(vault: Vault) -> dict[str, Card]:
    """Return the cards in force, by id."""
    return {
        card.id: crypto.decode_card(card.content) for card in known(vault) if not card.revoked_on
    }


def fingerprint_of(card: KnownCard) -> str:
    """Return the digits of a card that is on the list."""
    return crypto.fingerprint(crypto.decode_card(card.content))


def _default_name(role: CardRole) -> str:
    return "Vertrouwenspersoon" if role is CardRole.CONFIDANT else "Coördinator"
