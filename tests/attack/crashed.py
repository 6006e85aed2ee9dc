"""A vault as a crash leaves it, with long notes and the last saves still in the write-ahead log.

Run as `python -m tests.attack.crashed FOLDER KEY`: another process has to make it, for what is
copied from under an open database in this one would lose its locks. It prints the digest of
everything in the vault after each of the last saves, and dies by its own SIGKILL.
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.interchange import write_cases
from confidant_app.services import searching
from confidant_app.storage import (
    rows_attachments,
    rows_cases,
    rows_contacts,
    rows_log,
    rows_people,
    rows_whole,
)
from confidant_app.storage.vault import Vault
from tests.storage import samples
from tests.storage.samples import NOON

SAVES = 6
NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
WORDS = tuple(f"{first}{last}" for first in ("zand", "boom", "veen") for last in ("bak", "huis"))


def digest(source):
    """Return a hash over every row of every table, every case, and what each word finds."""
    found = hashlib.sha256()
    for (name,) in source.read(NAMES):
        found.update(repr(source.read(f"SELECT * FROM {name}")).encode())  # noqa: S608
    found.update(json.dumps(write_cases(rows_whole.whole_cases(source))).encode())
    found.update(repr(rows_log.first_break(source)).encode())
    for word in WORDS:
        found.update(repr(searching.find(source, word, 2)).encode())
    return found.hexdigest()


def fill(vault, chance):
    """Put in cases with notes of many pages, a person and a file each."""
    for number in range(1, 9):
        case = samples.a_full_case(f"2026-{number:04d}")
        note = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(100, 2500)))
        contact = samples.a_contact(case, note, at=NOON + timedelta(days=number))
        with vault.transaction():
            rows_cases.insert(vault, case)
            rows_people.insert(vault, samples.a_full_person(case))
            rows_contacts.insert(vault, contact, NOON)
            rows_attachments.insert(vault, a_file(case, contact), chance.randbytes(9000))


def a_file(case, contact):
    return Attachment(
        id=AttachmentId(contact.id),
        case=case.id,
        contact=contact.id,
        name="boomhuis.pdf",
        media_type="application/pdf",
        size=9000,
        added_at=NOON,
    )


def crash(folder, key, seed):
    """Make such a vault in another process, and return the digests of its last states."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.attack.crashed", str(folder), key.hex(), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL
    return json.loads(run.stdout)


def main(folder, key, seed):
    chance = random.Random(int(seed))  # noqa: S311 - lengths of notes
    vault = Vault.open(Path(folder), bytes.fromhex(key))
    fill(vault, chance)
    vault._connection.checkpoint()
    states = [digest(vault)]
    for number in range(1, SAVES + 1):
        contact = samples.a_contact(None, f"zandbak {number} " * 200)
        with vault.transaction():
            rows_contacts.insert(vault, contact, NOON)
        states.append(digest(vault))
    sys.stdout.write(json.dumps(states))
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
