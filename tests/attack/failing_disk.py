"""Does things to vaults while the kernel refuses one call after the other; run under strace.

strace counts the calls of each process apart, and makes call number `LIMIT` fail. Each act is
done in a fork of this process, which first makes so many calls of that kind on a file of no
importance that the wanted one becomes number `LIMIT`. What is left is looked at in another fork.
"""

import json
import os
import shutil
import sys
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path

from confidant_app.crypto import slots
from confidant_app.domain.attachments import SEALED_FROM, NewFile
from confidant_app.domain.errors import ConfidantError
from confidant_app.services import documents, files, vaults
from confidant_app.storage import (
    header_files,
    migrations,
    rows_contacts,
    rows_settings,
    sealed_files,
)
from confidant_app.storage.backup import snapshot
from confidant_app.storage.connection import Connection
from confidant_app.storage.integrity import integrity
from confidant_app.storage.schema import APPLICATION_IDS, STEPS, VaultKind
from confidant_app.storage.vault import Vault
from tests.storage import samples

LIMIT = 450
LONG_AFTER = datetime.now(UTC) + sealed_files.KEPT + timedelta(days=1)
KEY = bytes(range(32))
ALL_LATER_FAIL = sys.argv[2:] == ["+"]
(OLD, _), (NEW, _) = (
    slots.new_header("windmolen-turf-klokhuis", slots.RecoveryCode.new(), slots.FLOOR)
    for _ in range(2)
)
NOT_REACHED, CARRIED_ON = FINISHED = ("finished before it", "finished in spite of it")
# What is refused, with which error, and how many calls to skip to the next one that is.
CALLS = {
    "fsync": ("EIO", 1),
    "fdatasync": ("EIO", 1),
    "rename": ("EIO", 1),
    "link": ("EIO", 1),
    "ftruncate": ("EIO", 1),
    "write": ("ENOSPC", 1),
    "pwrite64": ("ENOSPC", 29),
}


def create(folder):
    Vault.create(folder / "v", OLD, KEY, VaultKind.CONFIDANT).close()


def note(folder):
    with Vault.open(folder / "v", KEY) as vault, vault.transaction():
        rows_contacts.insert(vault, samples.a_contact(None, "zandbak " * 3000), samples.NOON)


def attach(folder):
    file = NewFile(name="brief.pdf", media_type="application/pdf")
    with Vault.open(folder / "v", KEY) as vault:
        files.add(vault, file, (bytes(SEALED_FROM), b"en nog wat"), samples.NOON)


def passphrase(folder):
    with Vault.open(folder / "v", KEY) as vault:
        vaults.replace_header(vault, NEW, samples.NOON)


def copy(folder):
    with Vault.open(folder / "v", KEY) as vault:
        snapshot(vault, folder / "copy.db")


def migrate(folder):
    Vault.open(folder / "v", KEY).close()


def document(folder):
    documents.save(folder / "old.pdf", NEW)
    documents.save_new(folder / "new.pdf", NEW)


ACTS = {act.__name__: act for act in (create, note, attach, passphrase, copy, migrate, document)}


def state(act, folder, finished):
    """Return what is wrong with what the act left behind, empty when nothing is."""
    wrong = [f"left behind: {path.name}" for path in folder.rglob("*") if _is_rest(path)]
    made = {path.name: path for path in folder.iterdir()}
    expected = {"create": {"v"}, "copy": {"v", "copy.db"}, "document": {"old.pdf", "new.pdf"}}
    if finished and not made.keys() >= expected.get(act, {"v"}):
        wrong.append(f"finished with only {sorted(made)}")
    contents = {name: path.read_bytes() for name, path in made.items() if path.suffix == ".pdf"}
    if not set(contents.values()) <= ({NEW} if finished else {OLD, NEW}):
        wrong.append(f"documents {contents}")
    return wrong + (_of_vault(act, folder, finished) if "v" in made else [])


def _is_rest(path):
    return path.suffix == ".part" or path.name.startswith(".v.")


def _of_vault(act, folder, finished):
    wrong = _of_header(folder / "v", act == "passphrase", finished)
    with Vault.open(folder / "v", KEY) as vault:
        wrong += integrity(vault)
        if vault.read("PRAGMA user_version") != [(len(STEPS[VaultKind.CONFIDANT]),)]:
            wrong.append("half migrated")
        if act != "create" and rows_settings.get(vault, "kept") != "here":
            wrong.append("what was saved is gone")
        if act == "note" and finished and len(rows_contacts.without_case(vault)) != 1:
            wrong.append("what was acknowledged is gone")
        wrong += _of_files(vault, act == "attach" and finished)
        if (folder / "copy.db").exists():
            with vault.reader_of(folder / "copy.db") as taken:
                wrong += integrity(taken)
    if (folder / "v" / f"vault.db{migrations.COPY_SUFFIX}").exists():
        wrong.append("the copy of before the migration is still there")
    return wrong


def _of_header(vault, is_changing, finished):
    allowed = {NEW if is_changing and finished else OLD}
    if is_changing and ALL_LATER_FAIL and not finished:
        allowed = {OLD, NEW}  # where no name can be changed, none can be changed back
    headers = {(vault / name).read_bytes() for name in header_files.COPIES}
    return [] if headers <= allowed else [f"headers {headers}"]


def _of_files(vault, expected):
    files.sweep(vault, LONG_AFTER)  # as at an opening: a sealed file comes before its row
    there = {path.name for path in (vault.folder / "files").iterdir()}
    named = sealed_files.names(vault)
    wrong = [*sealed_files.problems(vault.folder, vault)]
    if there != named or (expected and not named):
        wrong.append(f"sealed files {sorted(there)} and rows {sorted(named)}")
    return wrong


def make_ready(place):
    """Make one folder per act, in the state from which the act starts."""
    for act in ACTS:
        (place / act).mkdir()
    (place / "document" / "old.pdf").write_bytes(OLD)
    forked(lambda: vault_of_before(place / "migrate" / "v"))
    shutil.copytree(place / "migrate" / "v", place / "note" / "v")
    forked(lambda: Vault.open(place / "note" / "v", KEY).close())
    for act in ("attach", "passphrase", "copy"):
        shutil.copytree(place / "note" / "v", place / act / "v")


def vault_of_before(folder):
    """Make a vault that has not seen the newest step of the schema."""
    (folder / "files").mkdir(parents=True)
    header_files.write_header(folder, OLD)
    connection = Connection.writing(folder / "vault.db", KEY)
    connection.change(f"PRAGMA application_id = {APPLICATION_IDS[VaultKind.CONFIDANT]}")
    migrations._take_steps(connection, STEPS[VaultKind.CONFIDANT][:-1], 0)
    connection.change("INSERT INTO setting (name, value) VALUES ('kept', 'here')")
    connection.close()


def forked(work):
    """Return what `work` returned in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # Not by write(2): that may be the very call that is refused.
        os.writev(writing, [json.dumps(_outcome(work)).encode()])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as heard:
        told = heard.read()
    os.waitpid(child, 0)
    return json.loads(told)


def _outcome(work):
    try:
        return work()
    except ConfidantError as error:
        return type(error).__name__
    except Exception:  # noqa: BLE001 - for the test, in the other process
        return traceback.format_exc()


def refused(call, times, scratch):
    """Make so many calls of this kind, and return whether one of them was refused."""
    with scratch.open("wb") as file:
        descriptor, name = file.fileno(), str(scratch)
        calls = {
            "fsync": lambda: os.fsync(descriptor),
            "fdatasync": lambda: os.fdatasync(descriptor),
            "rename": lambda: os.rename(name, name),  # noqa: PTH104 - as few calls as can be
            "link": lambda: os.link(name, name),
            "ftruncate": lambda: os.ftruncate(descriptor, 0),
            "write": lambda: os.write(descriptor, b"x"),
            "pwrite64": lambda: os.pwrite(descriptor, b"x", 0),
        }
        return any(_is_refused(calls[call]) for _ in range(times))


def _is_refused(call):
    try:
        call()
    except FileExistsError:
        return False  # a link to itself is as good as any
    except OSError:
        return True
    return False


def attempt(act, call, number, place):
    """Do the act once, with that call refused; returns how it ended and what is wrong now."""
    folder, scratch = place / "now", place / "scratch"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place / act, folder)

    def work():
        refused(call, LIMIT - 1 - number, scratch)
        ACTS[act](folder)
        return NOT_REACHED if refused(call, LIMIT, scratch) else CARRIED_ON

    ended = forked(work)
    wrong = forked(lambda: state(act, folder, ended in FINISHED))
    return {"act": act, "call": call, "number": number, "ended": ended, "wrong": wrong}


def main(place):
    make_ready(place)
    for act in ACTS:
        for call, (_, step) in CALLS.items():
            number, told = 0, {"ended": ""}
            while told["ended"] != NOT_REACHED and number < LIMIT:
                told = attempt(act, call, number, place)
                sys.stdout.write(json.dumps(told) + "\n")
                number += step
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
