"""The layers hold, and each contract is seen to break when somebody crosses it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

# Contract, the file that crosses it, and the line that does.
CROSSINGS = (
    ("Imports point downwards", "storage/disk.py", "import confidant_app.services.documents"),
    (
        "The screens and the shell know services and the domain, nothing below",
        "ui/clipboard.py",
        "import confidant_app.storage.files",
    ),
    ("Qt only in ui", "services/documents.py", "import PySide6.QtCore"),
    ("The domain is plain Python", "domain/coding.py", "import os"),
    (
        "No path, direct or indirect, from PDF code to a case",
        "domain/figure_words.py",
        "import confidant_app.domain.people",
    ),
    (
        "No path, direct or indirect, from PDF code to a case",
        "office/calendar.py",
        "import confidant_app.domain.lists",
    ),
    (
        "Pages do not know each other",
        "ui/pages/terms.py",
        "import confidant_app.ui.pages.settings",
    ),
    ("No cycles between siblings", "domain/answers.py", "import confidant_app.domain.dates"),
)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path):
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "confidant_app", tmp_path / "confidant_app", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept():
    found = _lint(ROOT)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(("contract", "file", "line"), CROSSINGS, ids=[c[0] for c in CROSSINGS])
def test_a_contract_breaks_when_it_is_crossed(checkout, contract, file, line):
    path = checkout / "confidant_app" / file
    text = path.read_text(encoding="utf-8")
    end = text.index('"""', 3) + 3
    path.write_text(f"{text[:end]}\n{line}\n{text[end:]}", encoding="utf-8")
    found = _lint(checkout)
    assert found.returncode != 0
    assert f"{contract} BROKEN" in found.stdout


def test_a_package_without_a_place_is_refused(checkout):
    (checkout / "confidant_app" / "elsewhere").mkdir()
    (checkout / "confidant_app" / "elsewhere" / "__init__.py").write_text('"""Nowhere."""\n')
    found = _lint(checkout)
    assert found.returncode != 0
    assert "elsewhere" in found.stdout
