"""THREATS.md names tests; each of them is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THREATS = (ROOT / "resources" / "THREATS.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[^`]+\.py)`", THREATS)))


@pytest.mark.parametrize("path", NAMED)
def test_a_threat_names_tests_that_exist(path):
    assert "def test_" in (ROOT / path).read_text()


def test_every_threat_says_what_holds_what_does_not_and_what_shows_it():
    for threat in THREATS.split("\n## ")[1:]:
        for part in ("**Holds.**", "**Does not.**", "**Tests.** `tests/"):
            assert part in threat, threat.splitlines()[0]
