"""Documents outside the vault: whole or not at all."""

import pytest

from confidant_app.domain.errors import FileExists, FileMissing, InvalidValue
from confidant_app.services import documents


def test_a_new_document_is_never_written_over(tmp_path):
    path = tmp_path / "rapport.pdf"
    documents.save_new(path, b"een")
    with pytest.raises(FileExists):
        documents.save_new(path, b"twee")
    assert documents.read(path, 3) == b"een"
    documents.save(path, b"twee")
    assert documents.read(path, 4) == b"twee"
    assert [found.name for found in tmp_path.iterdir()] == ["rapport.pdf"]


def test_a_document_is_read_whole_or_not_at_all(tmp_path):
    path = tmp_path / "rapport.pdf"
    documents.save_new(path, b"12345")
    with pytest.raises(InvalidValue, match="te groot"):
        documents.read(path, 4)
    for missing in (tmp_path / "weg.pdf", tmp_path):
        with pytest.raises(FileMissing):
            documents.read(missing, 4)
