"""Run every check and test of the project; `./confidant test` sets up and then starts this.

`checks.py` runs all, `checks.py --static` only what takes no tests, and `checks.py -- WORDS` hands
the words to pytest; a run of only some tests says nothing about coverage, so it is not judged then.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COVERAGE = ROOT / "build" / "coverage"

# The share of statements and branches, in per cents, that the tests of a package must reach.
FLOORS: Mapping[str, int] = {
    "domain": 100,
    "disclosure": 100,
    "deidentify": 100,
    "crypto": 100,
    "storage": 95,
    "services": 95,
    "pdf": 95,
    "intake": 95,
    "office": 95,
    "ui": 85,
    "cli": 85,
}

STATIC: Mapping[str, Sequence[str]] = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy", "confidant_app", "confidant", "packaging/checks.py"),
    "lint-imports": (
        "-c",
        "from importlinter.cli import lint_imports_command as check; check()",
    ),
}

# Written with brackets, so that this file does not hold the names itself.
FORBIDDEN: Mapping[str, re.Pattern[str]] = {
    "names a package registry": re.compile(
        r"p[y]pi\.(org|io|python)|p[y]thonhosted|(deb|security|snapshot)\.d[e]bian\.org"
        r"|n[p]mjs\.(org|com)|c[r]ates\.io|repo1?\.m[a]ven",
        re.IGNORECASE,
    ),
    "names a path of one machine": re.compile(
        r"(?<![\w.:/~-])/(w[o]rk|r[o]ot|h[o]me|U[s]ers)/\w|\b[A-Z]:\\U[s]ers\\"
    ),
}
ADDRESS = re.compile(r"\w+://")
NOT_OURS = {"build", "__pycache__"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one step."""

    name: str
    passed: bool
    seconds: float
    skipped: tuple[str, ...] = ()


def main(words: Sequence[str]) -> int:
    """Run the steps that these words ask for; return 1 when any of them failed."""
    outcomes = [timed(name, partial(run, step)) for name, step in STATIC.items()]
    outcomes.append(timed("geen adressen", no_addresses))
    if "--static" not in words:
        chosen = [word for word in words if word != "--"]
        outcomes.append(run_tests(chosen))
        if not chosen:
            outcomes.append(timed("dekking", floors_hold))
    return conclude(outcomes, in_ci=os.environ.get("CI") == "true")


def timed(name: str, step: Callable[[], bool]) -> Outcome:
    """Run one step and say how it went and how long it took."""
    say(f"--- {name}")
    began = time.monotonic()
    passed = step()
    return Outcome(name=name, passed=passed, seconds=time.monotonic() - began)


def run(words: Sequence[str]) -> bool:
    """Run Python with these words in the root of the project."""
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0


def run_tests(chosen: Sequence[str]) -> Outcome:
    """Run pytest on all cores, every process of it under coverage, and note what it skipped."""
    say("--- pytest")
    shutil.rmtree(COVERAGE, ignore_errors=True)
    COVERAGE.mkdir(parents=True)
    # One more than there are cores: the tests of the window and of crashes also wait.
    workers = str((os.cpu_count() or 2) + 1)
    # A file stays with one worker, or each would make the vaults and reports of its fixtures.
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadfile"]
    command += ["--no-loadscope-reorder", "--no-fold-skipped", *chosen]
    began = time.monotonic()
    skipped = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment_of_tests(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as pytest:
        for line in pytest.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if line.startswith("SKIPPED "):
                skipped.append(line.removeprefix("SKIPPED ").strip())
    return Outcome(
        name="pytest",
        passed=pytest.returncode == 0,
        seconds=time.monotonic() - began,
        skipped=tuple(skipped),
    )


def environment_of_tests(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the tests: no screen by default, whole lines, coverage on.

    The variables of coverage reach every Python process that a test starts, in any folder
    (https://coverage.readthedocs.io, "Measuring subprocesses").
    """
    return {
        "QT_QPA_PLATFORM": "offscreen",
        **environment,
        "COLUMNS": "200",
        "PYTHONPATH": str(ROOT),
        "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
        "COVERAGE_FILE": str(COVERAGE / "data"),
    }


def floors_hold() -> bool:
    """Combine what all processes measured, and hold every package against its floor."""
    data = f"--data-file={COVERAGE / 'data'}"
    if not run(("-m", "coverage", "combine", "-q", data, str(COVERAGE))):
        return False
    report = ("-m", "coverage", "report", data, "--precision=1", "--skip-covered", "-m")
    held = [
        run((*report, f"--include=confidant_app/{package}/*", f"--fail-under={floor}"))
        for package, floor in FLOORS.items()
    ]
    return all(held)


def no_addresses() -> bool:
    """Check that locks hold no address, and nothing names a registry or a path of one machine."""
    faults = [fault for path in our_files(ROOT) for fault in faults_in(path)]
    for fault in faults:
        say(fault)
    return not faults


def our_files(folder: Path) -> Iterator[Path]:
    """Yield the files that belong to the project: not the tools' caches, not what was built."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore"}
        if hidden or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from our_files(path)
        else:
            yield path


def faults_in(path: Path) -> Iterator[str]:
    """Yield what a text file may not hold, with its line number; other files hold no text."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    is_lock = path.parent == ROOT / "packaging" and path.suffix == ".txt"
    patterns = {**FORBIDDEN, **({"holds an address": ADDRESS} if is_lock else {})}
    for number, line in enumerate(lines, start=1):
        for fault, pattern in patterns.items():
            if pattern.search(line):
                yield f"{path}:{number}: {fault}"


def conclude(outcomes: Sequence[Outcome], *, in_ci: bool) -> int:
    """Print the table of steps and the list of skipped tests; return the exit status."""
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    skipped = [test for outcome in outcomes for test in outcome.skipped]
    say("")
    for outcome in outcomes:
        say(f"{'goed' if outcome.passed else 'FOUT'} {outcome.seconds:7.1f} s  {outcome.name}")
    if skipped:
        say(f"Overgeslagen ({len(skipped)}):")
        say("\n".join(f"  {test}" for test in skipped))
        if in_ci:
            failed.append("in CI mag niets overgeslagen worden")
    say(f"Niet goed: {', '.join(failed)}." if failed else "Alles is goed.")
    return 1 if failed else 0


def say(line: str) -> None:
    """Print a line at once, in order with what the steps themselves print."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
