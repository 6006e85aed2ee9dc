"""A folder of open data as it is published, with labels that mean harm."""

from dataclasses import replace

import pytest

from confidant_app.office.open_data import open_data
from tests.office.open_reports import HOSTILE, NORMS, REPORT, SPLIT


@pytest.fixture
def folder(tmp_path):
    """Return a folder with the files of a report, of which the norms have hostile labels."""
    place = tmp_path / "open data"
    place.mkdir()
    hostile = replace(NORMS, row_labels=HOSTILE, column_labels=SPLIT)
    tables = (hostile, *REPORT.tables[1:])
    for name, data in open_data(replace(REPORT, tables=tables)).items():
        (place / name).write_bytes(data)
    return place
