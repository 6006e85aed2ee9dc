"""What the start script asks of the system, with small stand-ins for Debian's tools on the PATH."""

import importlib.util
import os
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux systems")
pytestmark = linux_only

# Knows one package by name; installing writes down the words, fails until the lists are fresh,
# and then brings the program that was missing.
APT_CACHE = '#!/bin/sh\n[ "$2" = libglib2.0-0t64 ]\n'
APT_GET = """#!/bin/sh
echo "$@" >> {here}/calls
[ "$1" = update ] && touch {here}/fresh && exit 0
[ -e {here}/fresh ] || exit 100
printf '#!/bin/sh\\n' > {here}/wonderprogramma; chmod +x {here}/wonderprogramma
"""


@pytest.fixture
def script(tmp_path, monkeypatch):
    """The script, with an empty PATH and a system.txt that asks for one program."""
    spec = importlib.util.spec_from_loader(
        "start", SourceFileLoader("start", str(CHECKOUT / "confidant"))
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "system.txt").write_text("qt wonderprogramma wonder-nieuw wonder\n")
    monkeypatch.setattr(module, "PACKAGING", tmp_path)
    monkeypatch.setattr(module, "VENV_MODULE", {})
    monkeypatch.setenv("PATH", str(tmp_path))
    return module


@pytest.fixture
def apt(tmp_path, monkeypatch):
    for name, text in (("apt-cache", APT_CACHE), ("apt-get", APT_GET.format(here=tmp_path))):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


@pytest.mark.parametrize(
    ("goal", "environment", "must", "like"),
    [
        ("command", {}, set(), set()),
        ("demo", {"DISPLAY": ":0"}, {"qt"}, set()),
        ("window", {"DISPLAY": ":0"}, {"qt", "x11"}, set()),
        ("window", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, {"qt"}, set()),
        ("window", {"WAYLAND_DISPLAY": "wayland-0"}, {"qt", "wayland"}, set()),
        ("test", {}, {"qt"}, {"x11", "tests"}),
    ],
)
def test_each_goal_asks_only_for_what_it_uses(script, goal, environment, must, like):
    assert script.needs_of(goal, environment) == (must, like)


def test_the_first_word_tells_the_goal(script):
    words = [[], ["demo", "--out", "x"], ["test"], ["--help"], ["verify", "demo"]]
    goals = [script.goal_of(each) for each in words]
    assert goals == ["window", "demo", "test", "command", "command"]


def test_every_line_of_the_list_of_system_parts_is_whole(script, monkeypatch):
    monkeypatch.setattr(script, "PACKAGING", CHECKOUT / "packaging")
    kinds = {"qt", "x11", "wayland", "tests"}
    parts = script.system_parts(kinds)
    lines = (CHECKOUT / "packaging" / "system.txt").read_text().splitlines()
    assert len(parts) == sum(not line.startswith("#") for line in lines)
    for kind in kinds - {"tests"}:
        assert all(
            re.fullmatch(r"lib[\w.-]+\.so\.\d+", part) for part in script.system_parts({kind})
        )
    assert all(re.fullmatch(r"[a-z0-9.+-]+", deb) for debs in parts.values() for deb in debs)
    assert all(parts.values())


def test_someone_who_may_not_install_gets_the_one_line_to_type(script, apt, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(script.Stop) as stop:
        script.provide_system("demo")
    assert stop.value.status == 2
    line = "sudo apt-get install -y --no-install-recommends wonder"
    assert str(stop.value).endswith(line)
    assert not (apt / "calls").exists()


def test_a_system_without_apt_is_told_the_bare_names(script):
    with pytest.raises(script.Stop) as stop:
        script.provide_system("demo")
    assert stop.value.status == 2
    assert str(stop.value).endswith("Installeer dit zelf: wonderprogramma")


def test_root_gets_what_is_missing_installed_with_fresh_lists(script, apt, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script.provide_system("demo")
    calls = (apt / "calls").read_text().splitlines()
    assert calls[-2] == "update"
    assert calls[-1].startswith("install -y --no-install-recommends ")
    assert calls[-1].endswith(" wonder")


def test_a_tool_that_only_tests_want_never_stops_them(script, tmp_path, capsys):
    (tmp_path / "system.txt").write_text("tests wonderprogramma wonder\n")
    script.provide_system("test")
    assert "worden overgeslagen" in capsys.readouterr().err


def test_the_newest_name_that_the_system_knows_is_chosen(script, apt):
    wanted = {"glib": ["libglib2.0-0t64", "libglib2.0-0"], "dbus": ["dbus-daemon", "dbus"]}
    assert script.known_debs(wanted) == ["libglib2.0-0t64", "dbus"]


def test_a_missing_library_program_and_module_are_noticed(script, apt):
    assert script.lacks("libbestaatniet.so.9")
    assert not script.lacks("libc.so.6")
    assert script.lacks("wonderprogramma")
    assert not script.lacks("apt-get")
    assert not script.lacks("ensurepip")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "schijf is vol"),
        (
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution",
            "verbinding",
        ),
        ("ERROR: No matching distribution found for x==1", "bestaat niet voor dit systeem"),
        ("ERROR: Could not install: [Errno 13] Permission denied: 'x'", "niet geschreven"),
        ("first\nAssertionError: zo", "niet gelukt: AssertionError: zo"),
        ("", "niet gelukt: onbekend"),
    ],
)
def test_what_a_tool_prints_becomes_one_sentence(script, output, words):
    assert words in script.explain(output)
    assert "\n" not in script.explain(output)


def test_stopping_the_set_up_by_keyboard_ends_quietly(tmp_path):
    code = (
        "import importlib.util, sys; from importlib.machinery import SourceFileLoader as L;"
        "s = importlib.util.spec_from_loader('s', L('s', sys.argv[1]));"
        "m = importlib.util.module_from_spec(s); s.loader.exec_module(m);"
        "m.fill = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt);"
        "m.is_ready = lambda _: False; m.provide_system = lambda _: None;"
        "sys.exit(m.main(['term']))"
    )
    command = [sys.executable, "-c", code, str(CHECKOUT / "confidant")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "Afgebroken. De volgende start maakt het af."
