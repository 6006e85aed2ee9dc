"""Vaults with work in them, and places to put their backups."""

import hashlib
import random
from uuid import uuid4

from confidant_app.services import vaults
from confidant_app.storage.fields import from_moment
from confidant_app.storage.vault import SEALED_FILES, Vault
from tests.services.desk import MARKER, NOW, a_case, keep


def new_vault(folder, prepared, *cases: int) -> Vault:
    vault = vaults.create(folder, prepared, NOW)
    keep(vault, *(a_case(number) for number in cases or (1,)))
    return vault


def add_sealed(vault: Vault, size: int = 5000) -> str:
    """Add an attachment whose content lies as a sealed file in the vault's folder."""
    name, content = uuid4().hex, random.randbytes(size)  # noqa: S311 - as sealed bytes look
    (vault.folder / SEALED_FILES / name).write_bytes(content)
    with vault.transaction():
        vault.write(
            "INSERT INTO attachment (id, name, media_type, size, added_at, sha256, sealed_name, "
            "sealed_key) VALUES (?, ?, 'image/png', ?, ?, ?, ?, ?)",
            (
                str(uuid4()),
                f"{MARKER}.png",
                size,
                from_moment(NOW),
                hashlib.sha256(content).digest(),
                name,
                bytes(32),
            ),
        )
    return name


def names(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
