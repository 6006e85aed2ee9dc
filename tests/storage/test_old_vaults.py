"""Every vault that a released version wrote still opens: by each slot, and brought up to date."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2

from confidant_app.domain.attachments import AttachmentId
from confidant_app.domain.cases import CaseStatus
from confidant_app.domain.log import Act
from confidant_app.services import conversations, files, statements, vaults
from confidant_app.services.catalogues import load
from confidant_app.storage import rows_log
from confidant_app.storage.integrity import integrity
from confidant_app.storage.schema import STEPS, VaultKind
from confidant_app.storage.vault import Vault

KEPT = Path(__file__).parents[1] / "vaults"
NOW = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
SCHEMAS = sorted(folder.name for folder in KEPT.iterdir())

# Of each step the statements, hashed: a step that was ever released never changes. One that
# fails here needs a new step, and a vault in tests/vaults/ written by the version before it.
RELEASED = {
    VaultKind.CONFIDANT: (
        "6e6b5c0c7b641e0b",
        "ff7651e68bf48224",
        "51136b900a13bbba",
        "a53c9b970487d61e",
        "82f60e1cb148d767",
    ),
    VaultKind.COORDINATOR: (
        "8408a87364835048",
        "ff7651e68bf48224",
        "b280e055629e2c65",
        "e75b979477cdaa0c",
        "82f60e1cb148d767",
    ),
}


def hashed(step):
    return hashlib.sha256("\n".join(step).encode()).hexdigest()[:16]


def test_there_is_a_vault_of_every_schema():
    newest = len(STEPS[VaultKind.CONFIDANT])
    assert [f"schema-{number}" for number in range(1, newest + 1)] == SCHEMAS


@pytest.mark.parametrize("kind", VaultKind)
def test_a_released_step_of_the_schema_never_changes(kind):
    assert tuple(hashed(step) for step in STEPS[kind]) == RELEASED[kind]


@pytest.fixture(params=SCHEMAS)
def kept(request, tmp_path):
    shutil.copytree(KEPT / request.param, tmp_path / request.param)
    return tmp_path / request.param


def key(folder, name):
    passphrase = (folder / "passphrase.txt").read_text().strip()
    return vaults.key_from_passphrase(folder / f"{name}.confidant", passphrase)


def recovered_key(folder, name):
    codes = dict(line.split() for line in (folder / "recovery-codes.txt").read_text().splitlines())
    return vaults.key_from_recovery(folder / f"{name}.confidant", codes[name])


def test_a_confidants_vault_opens_by_each_slot_with_everything_in_it(kept):
    folder = kept / "Meldpunt.confidant"
    assert key(kept, "Meldpunt") == recovered_key(kept, "Meldpunt")
    with vaults.open_vault(folder, key(kept, "Meldpunt"), NOW) as vault:
        assert vault.read("PRAGMA user_version") == [(len(STEPS[VaultKind.CONFIDANT]),)]
        assert integrity(vault) == ()
        assert vault.read("SELECT count(*) FROM case_file") == [(3,)]
        assert vault.read("SELECT status FROM case_file WHERE status = ?", (CaseStatus.CLOSED,))
        (draft,) = conversations.drafts(vault)
        assert draft.body == '{"note": "half een zin"}'
        with vault.transaction():
            rows_log.append(vault, NOW, Act.DATA_KEY_RENEWED)
        acts = [entry.act for entry in rows_log.entries(vault)]
        assert acts[0] is Act.VAULT_CREATED
        assert rows_log.first_break(vault) is None


def test_a_sealed_file_of_an_older_version_opens(kept):
    folder = kept / "Meldpunt.confidant"
    with vaults.open_vault(folder, key(kept, "Meldpunt"), NOW) as vault:
        for (found,) in vault.read("SELECT id FROM attachment"):
            whole = files.content(vault, AttachmentId(UUID(found)))
            assert whole == b"Verzonnen brief. " * 62000
        sealed = vault.read("SELECT count(*) FROM attachment WHERE sealed_name IS NOT NULL")
        assert sealed == [(0 if kept.name == "schema-1" else 1,)]


def test_a_coordinators_vault_opens_by_each_slot(kept):
    folder = kept / "Coordinator.confidant"
    assert key(kept, "Coordinator") == recovered_key(kept, "Coordinator")
    with vaults.open_vault(folder, key(kept, "Coordinator"), NOW) as vault:
        assert vault.kind is VaultKind.COORDINATOR
        assert integrity(vault) == ()


@pytest.mark.parametrize("name", ["Meldpunt", "Coordinator"])
def test_the_register_of_statements_of_an_older_version_is_read(kept, name):
    folder = kept / f"{name}.confidant"
    with vaults.open_vault(folder, key(kept, name), NOW) as vault:
        first, *_, last = statements.registered(vault, load())
    typed = int(kept.name >= "schema-5")
    assert first.left_out == bool(typed)
    assert last.typed == bool(typed)
    if typed:
        assert last.statement.words == "Alle wachtlijsten zijn weg."
        assert [at.row for at in last.statement.beside] == ["HP-WACHT"]


def test_a_log_that_was_cut_off_before_the_migration_still_shows(kept):
    folder = kept / "Meldpunt.confidant"
    found = key(kept, "Meldpunt")
    (before,) = cut_off_log(folder, found)
    with Vault.open(folder, found) as vault:
        assert rows_log.first_break(vault) == before


def cut_off_log(folder, found):
    db = dbapi2.connect(str(folder / "vault.db"))
    db.set_key(f"x'{found.hex()}'".encode())
    db.execute("DROP TRIGGER log_entry_refuses_delete")
    (last,) = db.execute("SELECT max(number) FROM log_entry").fetchone()
    db.execute("DELETE FROM log_entry WHERE number = ?", (last,))
    # As somebody would who cuts the end off: the trigger stands there again.
    db.execute(
        "CREATE TRIGGER log_entry_refuses_delete BEFORE DELETE ON log_entry "
        "BEGIN SELECT RAISE(ABORT, 'log_entry is only ever added to'); END"
    )
    db.commit()
    db.close()
    return (last,)
