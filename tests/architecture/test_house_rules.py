"""Rules about the code itself, held by machine because reviews forget."""

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest

from confidant_app.domain import bundle_errors
from confidant_app.domain.errors import ConfidantError

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "confidant_app"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_SHELL = 150
BANNED_NAMES = {"utils", "helpers", "helper", "manager", "common", "core", "misc", "base", "logic"}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "asyncio",
    "requests",
    "httpx",
    "aiohttp",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
}


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _errors(kind: type[ConfidantError] = ConfidantError) -> list[type[ConfidantError]]:
    found = []
    for child in kind.__subclasses__():
        found += [child, *_errors(child)]
    return found


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_its_budget(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= (LONGEST_SHELL if path.name == "shell.py" else LONGEST_FILE)


def test_start_and_composition_stay_small():
    assert (PACKAGE / "__main__.py").read_text().count("\n") <= 20
    assert (PACKAGE / "bootstrap.py").read_text().count("\n") <= 80


def test_every_name_says_what_it_is_for():
    names = {path.stem for path in SOURCES} | {p.name for p in PACKAGE.rglob("*") if p.is_dir()}
    assert not names & BANNED_NAMES


@pytest.mark.parametrize("error", _errors(), ids=lambda e: e.__name__)
def test_every_error_has_a_dutch_sentence_of_its_own(error):
    assert error.__doc__
    for text in (error.sentence, error.kept, error.advice):
        assert not text or text[-1] in ".}:"
        assert "!" not in text
    assert error.sentence
    fields = {name for _, name, _, _ in string.Formatter().parse(error.sentence) if name}
    said = str(error(**dict.fromkeys(fields | _fields(error), "iets")))
    assert "{" not in said


def _fields(error: type[ConfidantError]) -> set[str]:
    texts = error.sentence + error.kept + error.advice
    return {name for _, name, _, _ in string.Formatter().parse(texts) if name}


def test_no_two_errors_say_the_same():
    sentences = [error.sentence for error in _errors() if "sentence" in vars(error)]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_imports_a_way_to_the_network(path):
    found = _imports(path)
    assert not {name for name in found if name in NETWORK or name.split(".")[0] in NETWORK}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_global_state_and_no_print(path):
    for node in _nodes(path):
        assert not isinstance(node, ast.Global)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "eval", "exec"}


def _broad_handlers(path: Path):
    for node in _nodes(path):
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name):
            yield node.type.id, isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None


def test_catching_everything_is_for_background_work_and_for_cleaning_up():
    for path in SOURCES:
        for caught, raised_again in _broad_handlers(path):
            if caught == "Exception":
                assert path.name == "background.py", path
            if caught == "BaseException":
                assert raised_again, path


def test_every_page_and_every_dialog_is_tested():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS)
    screens = [p for f in ("pages", "dialogs") for p in (PACKAGE / "ui" / f).glob("*.py")]
    names = {f"ui.{path.parent.name}.{path.stem}" for path in screens}
    # What every dialog is built on is tested through all of them.
    names -= {"ui.pages.__init__", "ui.dialogs.__init__", "ui.dialogs.form"}
    assert {name for name in names if f"confidant_app.{name} " not in tests} == set()


def test_nothing_left_for_later():
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplemented\b(?!Error)")
    for path in SOURCES:
        assert not words.search(path.read_text(encoding="utf-8")), path


def test_the_top_level_is_what_the_user_fixed():
    allowed = {
        "confidant_app", "resources", "tests", "packaging", "pyproject.toml", "README.md",
        "confidant", "Makefile", "CHANGELOG.md", "DECISIONS.md",
    }  # fmt: skip
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert found - {"build", "__pycache__"} <= allowed


def test_the_errors_of_bundles_are_among_those_that_were_looked_at():
    assert bundle_errors.BundleError in _errors()
