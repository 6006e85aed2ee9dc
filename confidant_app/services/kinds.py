"""Which kind of vault an activity needs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from confidant_app.domain.errors import WrongKindOfVault
from confidant_app.storage.vault import Vault, VaultKind

_OWNERS: Final[Mapping[VaultKind, str]] = MappingProxyType(
    {
        VaultKind.CONFIDANT: "een vertrouwenspersoon",
        VaultKind.COORDINATOR: "een coördinator",
    }
)


def demand(vault: Vault, kind: VaultKind) -> None:
    """Refuse an act that makes no sense in this kind of vault.

    Raises:
        WrongKindOfVault: it is another kind.
    """
    if vault.kind is not kind:
        raise WrongKindOfVault(wanted=_OWNERS[kind])
