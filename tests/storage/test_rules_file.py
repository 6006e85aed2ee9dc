"""One file with an edition of the rules: equal bytes each time, and no way in for anything else."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest

from confidant_app.domain.rule_errors import RulesUnreadable
from confidant_app.storage.rules_file import LARGEST, LARGEST_FILE, MOST_FILES, pack, unpack

FILES = {"terms.toml": b"x = 1\n", "edition.toml": b"version = 2026-12-01\n"}


def zipped(members, way=zipfile.ZIP_DEFLATED):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", way) as container:
        for name, data in members:
            container.writestr(name, data)
    return whole.getvalue()


def refused(data, reason):
    with pytest.raises(RulesUnreadable) as caught:
        unpack(data)
    assert reason in str(caught.value)
    assert "De regels die golden, gelden nog." in str(caught.value)


def test_what_was_packed_comes_out_and_equal_files_give_equal_bytes():
    assert dict(unpack(pack(FILES))) == FILES
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    assert b"20" not in pack({"a.toml": b""})  # no date


def test_an_ordinary_zip_is_read_too():
    assert dict(unpack(zipped(FILES.items()))) == FILES


@pytest.mark.parametrize(
    "name",
    [
        "../terms.toml",
        "/terms.toml",
        "map/terms.toml",
        "C:\\terms.toml",
        "terms.toml.exe",
        "Terms.toml",
        "terms.toml\n",
        "__MACOSX/._terms.toml",
        "map/",
        "a" * 70 + ".toml",
    ],
)
def test_a_name_that_is_no_rules_file_is_refused(name):
    refused(zipped([(name, b"")]), "met een naam die er niet bij hoort")


def test_the_same_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("terms.toml", b"a = 1"), ("terms.toml", b"a = 2")])
    refused(data, "terms.toml zit er twee keer in")


def test_ten_thousand_members_are_refused():
    refused(zipped([(f"r{n}.toml", b"") for n in range(2_000)]), "te veel bestanden")
    refused(zipped([(f"r{n}.toml", b"") for n in range(10_000)]), "te groot")
    assert MOST_FILES < 2_000


def test_a_bomb_is_refused_before_it_goes_off():
    zeros = b"\0" * (LARGEST_FILE + 1)
    refused(zipped([("terms.toml", zeros)]), "terms.toml is te groot")
    whole = [(f"r{n}.toml", b"\0" * LARGEST_FILE) for n in range(LARGEST // LARGEST_FILE + 1)]
    refused(zipped(whole), "uitgepakt is het te groot")


def test_a_size_that_lies_does_not_help():
    data = bytearray(zipped([("terms.toml", b"\0" * (LARGEST_FILE + 1))]))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    data[22:26] = struct.pack("<I", 10)
    with pytest.raises(RulesUnreadable):
        unpack(bytes(data))


def test_what_is_too_large_is_not_even_opened():
    refused(b"\0" * (LARGEST + 1), "het bestand is te groot")


def test_another_way_of_packing_or_a_password_is_refused():
    refused(zipped([("terms.toml", b"x")], zipfile.ZIP_BZIP2), "onbekend ingepakt")
    data = bytearray(zipped([("terms.toml", b"x")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    refused(bytes(data), "versleuteld of onbekend ingepakt")


@pytest.mark.parametrize("data", [b"", b"PK", b"version = 2026-12-01", b"\0" * 100])
def test_what_is_no_zip_is_refused(data):
    refused(data, "beschadigd of geen ZIP-bestand")


def test_a_changed_bit_or_a_cut_is_refused_or_changes_no_file():
    whole = pack(FILES)
    broken = [whole[:length] for length in range(len(whole))]
    for place in range(8 * len(whole)):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        broken.append(bytes(data))
    for data in broken:
        with suppress(RulesUnreadable):
            assert unpack(data).items() <= FILES.items()
