"""Words that were typed into the window, and keys, stand in no file: open, locked, or killed."""

import base64
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.attack.window_session import PASSPHRASE, WORDS
from tests.e2e.desktop import NOT_THEIRS

ROOT = Path(__file__).parents[2]
PLACES = ("home", "tmp", "cwd", "stick")
WATCHED = ("strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=%network,openat,mkdir,mknodat")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def environment(place):
    ours = {k: v for k, v in os.environ.items() if not k.startswith(NOT_THEIRS)}
    return {
        **ours,
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        "STICK": str(place / "stick"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }


def start(place, *arguments, watched=(), **more):
    for name in PLACES:
        (place / name).mkdir()
    with (place / "said.txt").open("wb") as said:
        return subprocess.Popen(
            [*watched, sys.executable, "-m", *arguments],
            env=environment(place),
            cwd=place / "cwd",
            stdout=said,
            stderr=subprocess.STDOUT,
            **more,
        )


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """The folder of one session that was locked and then killed, and what it said of itself."""
    place = tmp_path_factory.mktemp("avond")
    reading, writing = os.pipe()
    watched = (*WATCHED, "-o", str(place / "calls.txt")) if shutil.which("strace") else ()
    session = ("tests.attack.window_session", str(writing))
    with start(place, *session, watched=watched, pass_fds=(writing,)) as program:
        os.close(writing)
        with os.fdopen(reading) as heard:
            told = heard.readline()  # strace has this pipe as well, and so it has no end
        assert told.strip(), (place / "said.txt").read_text()
        facts = json.loads(told)
        facts["files while locked"] = scanned(place, needles(facts))
        program.send_signal(signal.SIGKILL)
    return place, facts


def needles(facts):
    """Return everything to look for, by name, in each way that it could be written down."""
    key = base64.b64decode(facts["key"])
    texts = {**WORDS, "passphrase": PASSPHRASE, "recovery": facts["recovery"]}
    found = {
        "key": key,
        "key hex": key.hex().encode(),
        "KEY HEX": key.hex().upper().encode(),
        "key base64": base64.b64encode(key).rstrip(b"="),
        "key urlsafe": base64.urlsafe_b64encode(key).rstrip(b"="),
    }
    for name, text in texts.items():
        for form in (text, text.lower(), text.upper()):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                found[f"{name} {form} {encoding}"] = form.encode(encoding)
        found[f"{name} base64"] = base64.b64encode(text.encode()).rstrip(b"=")
    return found


def scanned(place, wanted):
    """Return which of these stand in which file; the stick is where the user put an export."""
    files = [path for path in sorted(place.rglob("*")) if path.is_file()]
    kept = [path for path in files if path.parent != place / "stick"]
    in_names = [path.name for path in kept if any(w.lower() in path.name.lower() for w in texts())]
    contents = {path.name: path.read_bytes() for path in kept}
    return in_names + [
        f"{name} in {file}"
        for file, content in contents.items()
        for name, needle in wanted.items()
        if needle in content
    ]


def texts():
    return (*WORDS.values(), PASSPHRASE)


def test_no_word_and_no_key_is_in_any_file_after_locking_or_after_a_kill(evening):
    place, facts = evening
    assert facts["files while locked"] == []
    assert scanned(place, needles(facts)) == []
    assert facts["clipboard"] == ""


def test_the_words_were_in_the_vault_and_this_search_would_have_found_them(evening):
    place, facts = evening
    export = (place / "stick" / "alles.json").read_bytes()
    for name in ("note", "name", "export", "letter"):
        assert WORDS[name].encode() in export
    home = place / "home"
    assert (home / "Documents" / "Confidant" / "Meldpunt.confidant" / "vault.db").exists()
    assert [path for path in home.rglob("preferences.ini") if path.read_text()]
    planted = place / "cwd" / "geheugen"
    planted.write_bytes(b"..".join(needles(facts).values()))
    assert len(scanned(place, needles(facts))) == len(needles(facts))
    planted.unlink()


@pytest.mark.strace
def test_a_whole_session_opens_no_network_socket_and_makes_no_file_elsewhere(evening):
    place, _ = evening
    calls = (place / "calls.txt").read_text(errors="replace").splitlines()
    assert not [line for line in calls if "AF_INET" in line]
    made = [line.split('"')[1] for line in calls if "O_CREAT" in line or " mkdir(" in line]
    assert made
    allowed = (str(place), "/dev/null")
    assert [path for path in made if path.startswith("/") and not path.startswith(allowed)] == []


def test_a_crash_of_the_window_leaves_no_core_file(evening, tmp_path):
    _, facts = evening
    assert facts["dumpable"] == 0
    program = start(tmp_path, "confidant_app", preexec_fn=as_much_core_as_allowed)
    try:
        until = time.monotonic() + 30
        while core_limits(program) != ["0", "0"]:
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        program.send_signal(signal.SIGSEGV)
        _, status = os.waitpid(program.pid, 0)
        program.returncode = -signal.SIGSEGV
    assert os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status)
    assert list((tmp_path / "cwd").iterdir()) == []


def core_limits(program):
    lines = Path(f"/proc/{program.pid}/limits").read_text().splitlines()
    return next(line.split()[4:6] for line in lines if line.startswith("Max core file size"))


def as_much_core_as_allowed():
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
