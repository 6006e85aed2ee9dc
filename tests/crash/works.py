"""What is being done when the kill comes; each work says on a pipe what it finished."""

import hashlib
import itertools
import random
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from confidant_app.domain.attachments import SEALED_FROM, NewFile
from confidant_app.domain.drafts import Draft
from confidant_app.services import backing_up, conversations, files, keys, vaults
from confidant_app.storage.vault import Vault
from tests.storage import samples
from tests.storage.samples import NOON

FIRST, SECOND = "zandbak eerste ", "zandbak tweede "
DRAFT = "contact:new"


def write(say, folder, key, headers):
    """Do one thing after the other on an open vault, in no fixed order."""
    vault = Vault.open(Path(folder), bytes.fromhex(key))
    chance = random.Random()  # noqa: S311 - an order of work
    jobs = (_note, _file, _draft, _backup, _keys)
    say("ready")
    for turn in itertools.count():
        chance.choice(jobs)(say, vault, turn, Path(headers))


def _note(say, vault, *_):
    contact = conversations.log_in_new_case(vault, samples.a_contact(None, FIRST * 300), NOON)
    say("note", str(contact.id), 1)
    conversations.change_contact(vault, replace(contact, note=SECOND * 5), NOON)
    say("note", str(contact.id), 2)


def _file(say, vault, turn, _):
    content = uuid4().bytes * (SEALED_FROM // 16 if turn % 4 == 0 else 1500)
    file = NewFile(name="brief.txt", media_type="text/plain")
    kept = files.add(vault, file, (content,), NOON)
    say("file", str(kept.id), hashlib.sha256(content).hexdigest())


def _draft(say, vault, turn, _):
    before = conversations.draft(vault, DRAFT)
    number = int(before.body) + 1 if before else turn
    conversations.keep_draft(vault, Draft(key=DRAFT, saved_at=NOON, body=str(number)))
    say("draft", number)


def _backup(say, vault, *_):
    # A clock that runs fast: one backup a second is all that their names allow.
    at = NOON + timedelta(seconds=time.monotonic_ns() // 2_000_000)
    made = backing_up.make(vault, vault.folder.parent / "copies", at)
    say("backup", made.path.name, made.backup.sha256)


def _keys(say, vault, turn, headers):
    name = "ab"[turn % 2]
    vaults.replace_header(vault, (headers / name).read_bytes(), NOON)
    say("header", name)


def migrate(say, folder, key):
    """Open a vault that an older version wrote."""
    say("ready")
    Vault.open(Path(folder), bytes.fromhex(key))
    say("opened")


def renew(say, folder, key, fresh_key, header):
    """Encrypt a closed vault anew under another key."""
    prepared = keys.PreparedRenewal(
        header=Path(header).read_bytes(),
        key=bytes.fromhex(key),
        fresh_key=bytes.fromhex(fresh_key),
        recovery_code="",
    )
    say("ready")
    keys.renew_data_key(Path(folder), prepared, NOON)
    say("renewed")


def make(say, folder, key):
    """Make one vault after the other."""
    say("ready")
    for number in itertools.count():
        samples.new_vault(Path(folder) / f"v{number}", bytes.fromhex(key)).close()
        say("made", f"v{number}")


WORKS = {work.__name__: work for work in (write, migrate, renew, make)}
