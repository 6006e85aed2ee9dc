"""The lists that ship with the program, read once for all tests here."""

import pytest

from tests.deidentify.scoring import resource_lists


@pytest.fixture(scope="session")
def lists():
    return resource_lists()
