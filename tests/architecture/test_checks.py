"""The runner behind `./confidant test`: what it demands, and that it fails when it must."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PACKAGING = CHECKOUT / "packaging"
LOCKS = ("app.txt", "test.txt", "validator.txt")

PYPROJECT = """
[tool.pytest.ini_options]
addopts = [
    "--import-mode=importlib", "-ra",
    "-p", "no:randomly", "-p", "no:pytest-qt", "-p", "no:hypothesispytest",
]
[tool.coverage.run]
branch = true
parallel = true
source = ["confidant_app"]
"""
RULES = """
def half(number):
    if number % 2:
        raise ValueError(number)
    return number // 2
print(half(4))
"""
TESTS = """
import subprocess, sys
import pytest

@pytest.mark.skip(reason="needs a harp")
def test_with_a_harp():
    pass

def test_in_another_process(tmp_path):
    command = [sys.executable, "-m", "confidant_app.domain.rules"]
    assert subprocess.check_output(command, cwd=tmp_path, text=True) == "2\\n"
"""


def load(path):
    spec = importlib.util.spec_from_file_location("checks_under_test", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["checks_under_test"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checks():
    return load(PACKAGING / "checks.py")


@pytest.fixture
def project(tmp_path):
    """Another, tiny project with the same runner; its one rule is half tested."""
    root = tmp_path / "een map"
    for folder in ("packaging", "tests", "confidant_app/domain"):
        (root / folder).mkdir(parents=True)
    shutil.copy(PACKAGING / "checks.py", root / "packaging")
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "tests" / "test_rules.py").write_text(TESTS)
    for package in ("confidant_app", "confidant_app/domain"):
        (root / package / "__init__.py").touch()
    (root / "confidant_app" / "domain" / "rules.py").write_text(RULES)
    return root


def test_every_package_has_a_coverage_floor(checks):
    inits = (CHECKOUT / "confidant_app").glob("*/__init__.py")
    assert set(checks.FLOORS) == {path.parent.name for path in inits}
    assert all(85 <= floor <= 100 for floor in checks.FLOORS.values())


def test_processes_that_tests_start_count_and_half_tested_rules_fail_the_floor(project, capfd):
    checks = load(project / "packaging" / "checks.py")
    checks.FLOORS = {"domain": 100}
    outcome = checks.run_tests([])
    assert outcome.passed
    assert [line.split()[-1] for line in outcome.skipped] == ["harp"]
    assert "test_with_a_harp" in outcome.skipped[0]
    assert re.search(r"=+ 1 passed, 1 skipped in ", capfd.readouterr().out)
    measured = shutil.copytree(checks.COVERAGE, project / "gemeten")
    assert not checks.floors_hold()
    assert "rules.py" in capfd.readouterr().out
    checks.FLOORS = {"domain": 60}
    shutil.rmtree(checks.COVERAGE)
    measured.rename(checks.COVERAGE)
    assert checks.floors_hold()


def test_a_skipped_test_is_listed_and_fails_only_in_ci(checks, capsys):
    outcome = checks.Outcome(name="pytest", passed=True, seconds=1.0, skipped=("test_a - no harp",))
    assert checks.conclude([outcome], in_ci=False) == 0
    assert "Overgeslagen (1):\n  test_a - no harp\nAlles is goed." in capsys.readouterr().out
    assert checks.conclude([outcome], in_ci=True) == 1
    assert "Niet goed: in CI mag niets overgeslagen worden." in capsys.readouterr().out


def test_one_failed_step_fails_the_whole(checks, capsys):
    steps = [checks.timed("goed zo", lambda: True), checks.timed("mis", lambda: False)]
    assert checks.conclude(steps, in_ci=False) == 1
    assert capsys.readouterr().out.endswith("Niet goed: mis.\n")


def test_an_address_in_a_lock_and_names_of_registries_and_machines_are_found(checks, tmp_path):
    machine = "/".join(("", "ho" + "me", "anna", "x"))
    registry = "files.python" + "hosted.org"
    (tmp_path / "packaging").mkdir()
    checks.ROOT = tmp_path
    for name, line in (
        ("a.py", f'X = "{machine}"'),
        ("b.md", registry),
        ("c.py", "a = 'https://x.nl'"),
    ):
        (tmp_path / name).write_text(f"one\n{line}\n")
    (tmp_path / "packaging" / "app.txt").write_text("--index-url https://x.nl\n")
    (tmp_path / "font.ttf").write_bytes(b"\xff\xfe" + registry.encode())
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "b.md").write_text(registry)
    found = [fault for path in checks.our_files(tmp_path) for fault in checks.faults_in(path)]
    assert [fault.removeprefix(f"{tmp_path}/") for fault in found] == [
        "a.py:2: names a path of one machine",
        "b.md:2: names a package registry",
        "packaging/app.txt:1: holds an address",
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_pinned_with_hashes_and_no_address(name):
    text = (PACKAGING / name).read_text()
    entries = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert all(re.match(r"[\w.-]+(\[[\w,]+\])?==\S+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_what_the_program_runs_on_is_what_the_tests_ran_on():
    app, tests = ((PACKAGING / name).read_text().splitlines() for name in LOCKS[:2])
    pins = {line for line in app if "==" in line}
    assert pins <= {line for line in tests if "==" in line}


def test_the_ci_script_runs_the_documented_command():
    script = CHECKOUT / ".ci" / "run"
    assert script.read_text().splitlines()[-1] == "exec ./confidant test"
    assert subprocess.run(["/bin/bash", "-n", script], check=False).returncode == 0
    assert script.stat().st_mode & 0o111
