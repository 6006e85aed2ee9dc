"""No word of a vault stands readable in any file of its folder, at any moment."""

import base64
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.drafts import Draft
from confidant_app.storage import (
    rows_attachments,
    rows_cases,
    rows_contacts,
    rows_drafts,
    rows_people,
    rows_search,
    rows_settings,
)
from confidant_app.storage.backup import snapshot
from confidant_app.storage.connection import Connection
from confidant_app.storage.migrations import migrate
from confidant_app.storage.schema import STEPS, VaultKind
from confidant_app.storage.vault import Vault
from tests.storage import samples
from tests.storage.samples import NOON

MARKER = "Knikkerzakje"


def needles(key):
    words = [MARKER.encode(), MARKER.lower().encode(), MARKER.encode("utf-16-le")]
    secrets = [key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)]
    return words + secrets


SEEKER = """
import json, sys
from pathlib import Path
needles = [bytes.fromhex(needle) for needle in json.load(sys.stdin)]
files = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file())
print(json.dumps([f.name for f in files for needle in needles if needle in f.read_bytes()]))
"""


def readable(folder, key):
    """Return the files in which a marker or the key stands.

    Another process reads them: closing the live database here would drop SQLite's locks.
    """
    found = subprocess.run(
        [sys.executable, "-c", SEEKER, str(folder)],
        input=json.dumps([needle.hex() for needle in needles(key)]),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(found.stdout)


def test_no_word_and_no_key_is_readable_while_open_after_and_in_copies(tmp_path, key):
    folder = tmp_path / "v"
    with samples.new_vault(folder, key) as vault:
        with vault.transaction():
            case = samples.a_case(keyword=MARKER, confidant=MARKER)
            contact = samples.a_contact(case, f"{MARKER} " * 500, agreements=MARKER)
            file = Attachment(
                id=AttachmentId(contact.id),
                case=case.id,
                contact=contact.id,
                name=MARKER,
                media_type="text/plain",
                size=1,
                added_at=NOON,
            )
            rows_cases.insert(vault, case)
            rows_people.insert(vault, samples.a_person(case, given=MARKER, phone=MARKER))
            rows_contacts.insert(vault, contact, NOON)
            rows_attachments.insert(vault, file, MARKER.encode() * 1000)
            rows_drafts.put(vault, Draft(key=MARKER, saved_at=NOON, body=MARKER))
            rows_settings.put(vault, MARKER, MARKER)
            assert readable(tmp_path, key) == []
        assert len(rows_search.find(vault, MARKER, 10)) == 5
        with vault.transaction():
            rows_contacts.update(vault, replace(contact, note=MARKER), NOON)
        assert readable(tmp_path, key) == []
        snapshot(vault, tmp_path / "copy.db")
        with vault.transaction():
            rows_cases.delete(vault, case.id)
        assert readable(tmp_path, key) == []
    assert readable(tmp_path, key) == []


def test_nothing_is_readable_after_a_migration_that_failed(tmp_path, key):
    with samples.new_vault(tmp_path / "v", key) as vault, vault.transaction():
        rows_settings.put(vault, MARKER, MARKER)
    path = tmp_path / "v" / "vault.db"
    connection = Connection.writing(path, key)
    kind = VaultKind.CONFIDANT
    with pytest.raises(Exception, match="already exists"):
        migrate(connection, kind, path, (*STEPS[kind], ("CREATE TABLE setting (x)",)))
    assert len(list((tmp_path / "v").iterdir())) > 5
    assert readable(tmp_path, key) == []
    connection.close()


def test_the_search_for_words_would_find_them(tmp_path, key):
    (tmp_path / "plain").write_bytes(b"...".join(needles(key)))
    assert set(readable(tmp_path, key)) == {"plain"}
    assert len(readable(tmp_path, key)) == len(needles(key))


def test_a_vault_opens_after_all_that(tmp_path, key):
    samples.new_vault(tmp_path / "v", key).close()
    with Vault.open(tmp_path / "v", key) as vault:
        assert "key" not in repr(vault)
        assert key.hex() not in repr(vars(vault)).lower()
