"""A write-ahead log that lost finished saves is told from one that a crash only cut short."""

import gc
import random
import struct

import pytest

from confidant_app.domain.errors import DatabaseDamaged
from confidant_app.storage import rows_contacts
from confidant_app.storage.commit_log import loses_nothing
from confidant_app.storage.commit_note import CommitNote, Noted, note_of
from confidant_app.storage.connection import PAGE_SIZE, Connection
from confidant_app.storage.files import make_empty
from tests.storage.samples import NOON, a_contact, new_vault

KEY = bytes(range(32))
HEADER, FRAME = 32, 24 + PAGE_SIZE


@pytest.fixture
def saves(tmp_path):
    """A log with ten saves in it, as bytes, and a place to put altered ones."""
    with new_vault(tmp_path / "v", KEY) as vault:
        vault._connection.checkpoint()
        for number in range(10):
            save(vault, number)
        data = (vault.folder / "vault.db-wal").read_bytes()
    return data, tmp_path / "log"


def save(vault, number):
    with vault.transaction():
        rows_contacts.insert(vault, a_contact(None, f"zandbak {number} " * 400), NOON)


def commits(data):
    """Return at which byte the frame of each commit begins."""
    starts = range(HEADER, len(data) - FRAME + 1, FRAME)
    return [at for at in starts if struct.unpack(">I", data[at + 4 : at + 8]) != (0,)]


def judged(saves, altered):
    _, path = saves
    path.write_bytes(altered)
    return loses_nothing(path, PAGE_SIZE)


def test_a_missing_an_empty_and_a_barely_begun_log_lose_nothing(saves):
    data, path = saves
    assert loses_nothing(path, PAGE_SIZE)
    for part in (b"", data[:20], data[:HEADER], data[: HEADER + 500]):
        assert judged(saves, part)


def test_a_whole_log_loses_nothing_wherever_it_was_cut(saves):
    data, _ = saves
    assert judged(saves, data)
    chance = random.Random(1)  # noqa: S311 - lengths
    for _ in range(40):
        assert judged(saves, data[: chance.randrange(len(data))])


def test_the_last_save_may_be_torn_and_an_earlier_one_may_not(saves):
    data, _ = saves
    starts = commits(data)
    for number, at in enumerate(starts):
        torn = bytearray(data)
        torn[at + 24 : at + 24 + 512] = bytes(512)  # one sector never reached the disk
        assert judged(saves, torn) == (number == len(starts) - 1)


def test_a_header_that_is_not_as_it_was_written_loses_everything(saves):
    data, _ = saves
    for place in range(HEADER):
        altered = bytearray(data)
        altered[place] ^= 1
        assert not judged(saves, altered)


def test_frames_of_before_a_checkpoint_are_no_loss(tmp_path):
    """The log is written again from its start, and old frames stand behind the new ones."""
    with new_vault(tmp_path / "v", KEY) as vault:
        for number in range(12):
            save(vault, number)
        vault._connection.rows("PRAGMA wal_checkpoint(RESTART)")
        save(vault, 12)
        log = vault.folder / "vault.db-wal"
        assert len(commits(log.read_bytes())) > 10
        assert loses_nothing(log, PAGE_SIZE)


def test_words_of_the_other_byte_order_count_as_well(saves):
    """SQLite on a big-endian machine sums other words, and says so in the first byte."""
    data, _ = saves
    other = bytearray(data)
    struct.pack_into(">I", other, 0, 0x377F0683)
    assert not judged(saves, other)
    sums = (0, 0)
    for start, size, skipped in summed_parts(other):
        sums = summed(other, start, size, sums)
        if skipped:
            struct.pack_into(">2I", other, skipped, *sums)
    assert judged(saves, other)


def summed_parts(data):
    yield 0, 24, 24
    for at in range(HEADER, len(data) - FRAME + 1, FRAME):
        yield at, 8, 0
        yield at + 24, PAGE_SIZE, at + 16


def summed(data, start, size, sums):
    low, high = sums
    for even, odd in struct.iter_unpack(">2I", data[start : start + size]):
        low = (low + even + high) & 0xFFFFFFFF
        high = (high + odd + low) & 0xFFFFFFFF
    return low, high


def test_a_vault_with_such_a_log_is_damaged_and_the_log_stays(saves, tmp_path):
    data, _ = saves
    path = tmp_path / "b.db"
    make_empty(path)
    log = path.with_name("b.db-wal")
    altered = bytearray(data)
    altered[HEADER + 100] ^= 1
    log.write_bytes(altered)
    with pytest.raises(DatabaseDamaged):
        Connection.writing(path, KEY)
    assert log.read_bytes() == altered


def test_what_was_noted_of_a_log_is_demanded_of_it(saves):
    data, path = saves
    starts = [0, *((at - HEADER) // FRAME + 1 for at in commits(data))]
    noted = Noted(struct.unpack(">2I", data[16:24]), starts[-1], False)
    for number, frames in enumerate(starts):
        path.write_bytes(data[: HEADER + frames * FRAME])
        assert loses_nothing(path, PAGE_SIZE, noted) == (frames == noted.frames)
        for earlier in starts[:number]:
            assert loses_nothing(path, PAGE_SIZE, noted._replace(frames=earlier))


def test_a_log_that_is_gone_is_a_loss_and_one_that_was_emptied_or_begun_anew_is_not(saves):
    data, path = saves
    noted = Noted(struct.unpack(">2I", data[16:24]), 1000, False)
    assert not loses_nothing(path, PAGE_SIZE, noted)
    assert loses_nothing(path, PAGE_SIZE, noted._replace(closing=True))
    path.write_bytes(b"")
    assert loses_nothing(path, PAGE_SIZE, noted)
    path.write_bytes(data)
    assert loses_nothing(path, PAGE_SIZE, noted._replace(salts=(noted.salts[0] + 1, 0)))


def test_every_save_is_noted_and_the_note_goes_with_the_log(tmp_path):
    database = tmp_path / "v" / "vault.db"
    with new_vault(tmp_path / "v", KEY) as vault:
        for number in range(3):
            save(vault, number)
            data = database.with_name("vault.db-wal").read_bytes()
            noted = note_of(database)
            assert noted.salts == struct.unpack(">2I", data[16:24])
            assert (noted.frames - 1) * FRAME + HEADER in commits(data)
        assert oct(database.with_name("vault.db-noted").stat().st_mode)[-3:] == "600"
    assert not database.with_name("vault.db-noted").exists()
    assert note_of(database) is None


def test_a_kill_between_the_going_of_the_log_and_of_its_note_is_no_damage(tmp_path):
    log = tmp_path / "b.db-wal"
    log.write_bytes(bytes(32))
    note = CommitNote(tmp_path / "b.db", log)
    note.keep(1)
    assert not loses_nothing(tmp_path / "gone", PAGE_SIZE, note_of(tmp_path / "b.db"))
    note.closing()
    log.unlink()
    assert loses_nothing(log, PAGE_SIZE, note_of(tmp_path / "b.db"))
    note.end()
    assert note_of(tmp_path / "b.db") is None


def test_a_connection_that_is_dropped_leaves_no_alarm(tmp_path):
    database = tmp_path / "v" / "vault.db"
    new_vault(tmp_path / "v", KEY).close()
    connection = Connection.writing(database, KEY)
    with connection.transaction():
        connection.change("INSERT INTO setting VALUES ('a', 'b')")
    assert note_of(database) is not None
    del connection
    gc.collect()
    assert not database.with_name("vault.db-wal").exists()
    Connection.writing(database, KEY).close()
    assert note_of(database) is None


def test_a_note_that_cannot_be_written_stops_no_save(tmp_path):
    (tmp_path / "b.db-noted").mkdir()
    (tmp_path / "b.db-wal").write_bytes(bytes(32))
    note = CommitNote(tmp_path / "b.db", tmp_path / "b.db-wal")
    note.keep(3)
    note.end()
    assert note_of(tmp_path / "b.db") is None
    (tmp_path / "b.db-wal").write_bytes(bytes(20))
    note.keep(3)
    (tmp_path / "b.db-wal").unlink()
    note.keep(3)
    note.closing()
    note.end()
    assert (tmp_path / "b.db-noted").is_dir()
