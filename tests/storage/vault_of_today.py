"""Write the vaults that tests/vaults keeps of each schema: run it once, with the schema new.

`PYTHONPATH=. python tests/storage/vault_of_today.py tests/vaults/schema-N` makes both kinds of
vault, with the passphrase and the recovery codes beside them. Everybody in it is invented.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from confidant_app.crypto import slots
from confidant_app.domain.cases import Closing
from confidant_app.domain.drafts import Draft
from confidant_app.services import VaultKind, casework, conversations, example, files, vaults
from confidant_app.services.importing import keep_cases

PASSPHRASE = "lantaarn-veen-zeven-kruiwagen"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
LETTER = b"Verzonnen brief. " * 62000  # long enough to be sealed outside the database


def main(folder: Path) -> None:
    folder.mkdir()
    codes = []
    for name, kind in (("Meldpunt", VaultKind.CONFIDANT), ("Coordinator", VaultKind.COORDINATOR)):
        prepared = vaults.prepare(PASSPHRASE, slots.FLOOR)
        with vaults.create(folder / f"{name}.confidant", prepared, NOW, kind) as vault:
            if kind is VaultKind.CONFIDANT:
                fill(vault, folder)
        codes.append(f"{name} {prepared.recovery_code}\n")
    (folder / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "recovery-codes.txt").write_text("".join(codes), encoding="utf-8")


def fill(vault, folder: Path) -> None:
    some = [whole for whole in example.part("groningen") if whole.steps and not whole.case.closing]
    keep_cases(vault, some[:3], NOW)
    cases = [whole.case for whole in some[:3]]
    closing = Closing(on=date(2026, 12, 1), reason="Afgerond.")
    casework.close_case(vault, cases[0], closing, NOW)
    letter = folder / "brief.pdf"
    letter.write_bytes(LETTER)
    files.add(vault, files.new_file(letter, cases[1].id), [LETTER], NOW)
    letter.unlink()
    draft = Draft(key="contact:new", body='{"note": "half een zin"}', saved_at=NOW)
    conversations.keep_draft(vault, draft)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
