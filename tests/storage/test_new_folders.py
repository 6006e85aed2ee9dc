"""A folder of files is there with all of them, or not at all."""

import errno

import pytest

from confidant_app.domain.errors import DiskFull, FileExists, ReadOnlyPlace
from confidant_app.storage import files
from confidant_app.storage.files import write_new_folder

FILES = {"een.csv": b"a,b\r\n", "twee.csv": b"c\r\n"}


def test_a_folder_gets_its_name_with_everything_in_it(tmp_path):
    write_new_folder(tmp_path / "data", FILES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_what_stands_there_is_untouched(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mijn.txt").write_bytes(b"van mij")
    with pytest.raises(FileExists):
        write_new_folder(tmp_path / "data", FILES)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["mijn.txt"]


@pytest.mark.parametrize("call", ["sync_file", "sync_folder", "give_folder_its_name"])
@pytest.mark.parametrize(
    ("code", "error"), [(errno.ENOSPC, DiskFull), (errno.EACCES, ReadOnlyPlace)]
)
def test_a_refused_write_leaves_no_folder_and_no_part(tmp_path, monkeypatch, call, code, error):
    def refused(*_args):
        raise OSError(code, "refused")

    monkeypatch.setattr(files, call, refused)
    with pytest.raises(error):
        write_new_folder(tmp_path / "data", FILES)
    assert list(tmp_path.iterdir()) == []
