"""The real catalogue, parsed once, for every test about the law."""

import tomllib

import pytest

from confidant_app.domain.catalogue import assemble
from confidant_app.resources import RESOURCES


@pytest.fixture(scope="session")
def catalogues():
    files = {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((RESOURCES / "catalogue").glob("*.toml"))
    }
    return assemble(files, edition="test")


@pytest.fixture(scope="session")
def holidays(catalogues):
    return catalogues.holidays
