"""The start script, run for real in a folder with a space in its name; its wheel is made here."""

import ast
import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import zipfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")

PROGRAM = """
import json, os, sys
try:
    import thing
except ImportError:
    thing = None
told = {name: os.environ.get(name) for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
print(json.dumps([sys.argv[1:], told, thing is not None]))
sys.exit(7)
"""


def load(script):
    spec = importlib.util.spec_from_loader("start", SourceFileLoader("start", str(script)))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path):
    """A checkout of a program with one requirement, which `wheels` can provide."""
    root = tmp_path / "een map"
    (root / "packaging").mkdir(parents=True)
    (root / "confidant_app").mkdir()
    (root / "confidant_app" / "__main__.py").write_text(PROGRAM)
    shutil.copy(CHECKOUT / "confidant", root)
    shutil.copy(CHECKOUT / "packaging" / "system.txt", root / "packaging")
    lock(root, wheel(tmp_path / "wheels").read_bytes())
    return root


def wheel(folder):
    folder.mkdir()
    path = folder / "thing-1-py3-none-any.whl"
    about = "Metadata-Version: 2.1\nName: thing\nVersion: 1\n"
    kind = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thing.py", "")
        archive.writestr("thing-1.dist-info/METADATA", about)
        archive.writestr("thing-1.dist-info/WHEEL", kind)
        archive.writestr("thing-1.dist-info/RECORD", "")
    return path


def lock(root, content):
    line = f"thing==1 --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
    (root / "packaging" / "app.txt").write_text(line)


def offline(checkout, **more):
    """An environment in which pip finds only the wheels made here, and nobody has a home."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    wheels = str(checkout.parent / "wheels")
    own = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels}
    return {**kept, "HOME": "/nonexistent", **own, **more}


def begin(checkout, *words, **more):
    command = [sys.executable, str(checkout / "confidant"), *words]
    return subprocess.Popen(
        command,
        env=offline(checkout, **more),
        cwd=checkout.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(checkout, *words, **more):
    with begin(checkout, *words, **more) as process:
        out, err = process.communicate()
    return process.returncode, out, err


def pretend_ready(checkout):
    script = load(checkout / "confidant")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", script.VENV], check=True)
    (script.VENV / "ready-app").write_text(script.stamp("app"))
    return script


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 15)])
def test_a_python_that_cannot_run_the_program_is_told_which_can(checkout, version):
    lie = f"import runpy, sys; sys.version_info = {(*version, 0)}; runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", lie, str(checkout / "confidant")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Python {version[0]}.{version[1]} is te ")
    assert "werkt met Python 3.11 tot en met 3.14" in done.stderr
    assert done.stderr.count("\n") == 1


def test_every_supported_python_is_accepted_and_an_old_one_can_read_the_script(checkout):
    script = load(checkout / "confidant")
    assert [script.refuse_python((3, minor)) for minor in (11, 12, 13, 14)] == [""] * 4
    ast.parse((checkout / "confidant").read_text(), feature_version=(3, 6))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may have no screen")
def test_without_a_screen_the_window_is_refused_and_the_demo_named(checkout):
    status, out, err = run(checkout)
    assert (status, out) == (3, "")
    assert "./confidant demo --out MAP" in err
    assert err.count("\n") == 1
    assert not (checkout / ".venv").exists()


@POSIX
def test_once_set_up_a_start_takes_no_network_and_less_than_a_second(checkout):
    pretend_ready(checkout)
    (checkout.parent / "json.py").write_text("raise RuntimeError('imported from the folder')")
    began = time.monotonic()
    status, out, err = run(checkout, "term", "twee woorden", PYTHONDONTWRITEBYTECODE="1")
    assert time.monotonic() - began < 1
    assert (status, err) == (7, "")
    told = f'{{"PYTHONPATH": "{checkout}", "PYTHONDONTWRITEBYTECODE": null}}'
    assert out == f'[["term", "twee woorden"], {told}, false]\n'


@POSIX
def test_a_failed_download_is_explained_and_nothing_half_stays(checkout):
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    status, out, err = run(checkout, "term", **nowhere, PIP_FIND_LINKS="")
    assert (status, out) == (1, "")
    assert "geen verbinding" in err
    assert err.count("\n") == 2
    assert not (checkout / ".venv").exists()


@POSIX
def test_an_environment_left_half_made_is_made_anew(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").touch()
    status, out, err = run(checkout, "term")
    assert (status, out[-7:]) == (7, " true]\n")
    assert "Klaar in" in err


@POSIX
def test_of_two_starts_at_once_one_sets_up_and_the_other_waits(checkout):
    with begin(checkout, "een") as first, begin(checkout, "twee") as second:
        said = [first.communicate()[1], second.communicate()[1]]
    assert [first.returncode, second.returncode] == [7, 7]
    assert sorted(lines.count("Eerste keer") for lines in said) == [0, 1]
    assert sum(lines.count("even wachten") for lines in said) == 1


@POSIX
def test_a_package_that_is_not_the_locked_one_is_refused(checkout):
    lock(checkout, b"another wheel")
    status, out, err = run(checkout, "term")
    assert (status, out) == (1, "")
    assert "is geweigerd" in err
    assert not (checkout / ".venv").exists()


@contextlib.contextmanager
def mounted(folder, *words):
    """Mount something on the folder while the test runs, where this user may do that at all."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or subprocess.run([mount, *words, folder], check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run([umount, "--lazy", folder], check=True)


@POSIX
def test_a_full_disk_is_named(checkout):
    full = checkout.parent / "volle schijf"
    full.mkdir()
    with mounted(full, "-t", "tmpfs", "-o", "size=1m", "none"):
        shutil.copytree(checkout, full, dirs_exist_ok=True)
        (full / "filler").write_bytes(b"0" * 500_000)
        status, out, err = run(full, "term")
    first, last = err.splitlines()
    assert (status, out) == (1, "")
    assert "Eerste keer" in first
    assert last.startswith("De schijf is vol.")


@POSIX
def test_a_checkout_that_one_may_only_read_says_who_must_start_first(checkout):
    with mounted(checkout, "-o", "bind,ro", checkout):
        status, out, err = run(checkout, "term")
    assert (status, out) == (1, "")
    assert err.startswith(f"In de map {checkout} mag je niet schrijven. Laat de eigenaar ")
    assert err.count("\n") == 1
