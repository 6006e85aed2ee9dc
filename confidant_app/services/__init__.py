"""What the program can do: one module per activity, functions, vault first."""

from confidant_app.storage.vault import Vault, VaultKind

__all__ = ["Vault", "VaultKind"]
