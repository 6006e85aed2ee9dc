"""Which copies a vault knows of: rotation takes no other, and an erasure denies none."""

from datetime import timedelta

from confidant_app.domain.backups import Fate, expires_on
from confidant_app.domain.errors import VaultInUse
from confidant_app.domain.figure_words import long_date
from confidant_app.domain.log import Act
from confidant_app.services import backing_up, backup_place, erasing, restoring, vaults
from confidant_app.storage import rows_backups, rows_cases, rows_log
from confidant_app.storage.vault import SEALED_FILES
from tests.services.backups import add_sealed
from tests.services.desk import NOW, a_case, keep

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NONE_KNOWN = "Er is geen reservekopie bekend"


def restored(path, target, key, at):
    """Put a backup back, open it, and write down where it came from."""
    found = restoring.restore(path, target)
    vault = vaults.open_vault(target, key, at)
    restoring.note_restored(vault, found, at)
    return vault


def fates(vault, at):
    return [copy.fate for copy in erasing.copies_holding(vault, at)]


def said(vault, at):
    return erasing.copies_in_words(erasing.copies_holding(vault, at))


def test_an_older_copy_that_was_put_back_takes_no_backup_of_the_vault_itself(
    home, stick, tmp_path, prepared
):
    add_sealed(home)
    old = backing_up.make(home, stick, NOW - DAY)
    keep(home, a_case(2))
    good = backing_up.make(home, stick, NOW)
    with restored(old.path, tmp_path / "Proef.confidant", prepared.key, NOW + HOUR) as second:
        first = backing_up.make(second, stick, NOW + 2 * HOUR)
        again = backing_up.make(second, stick, NOW + 3 * HOUR)
        assert (first.removed, again.removed) == ((), (first.backup.id,))
        assert fates(second, NOW + 4 * HOUR) == [Fate.ROTATED, Fate.STRANGE, Fate.ROTATED]
        assert "door een andere versie van deze kluis" in said(second, NOW + 4 * HOUR)
    assert restoring.rehearse(home, good.path).cases == 2
    later = backing_up.make(home, stick, NOW + 5 * HOUR)
    assert later.removed == (good.backup.id,)
    assert again.path.exists()


def test_a_rotten_file_beside_is_made_again_or_told_to_be_missing(home, stick):
    name = add_sealed(home)
    made = backing_up.make(home, stick, NOW)
    beside = stick / f"{backing_up.vault_id(home)}.confidant-files" / name
    whole = beside.read_bytes()
    rotten = bytes([whole[0] ^ 1]) + whole[1:]
    beside.write_bytes(rotten)
    assert backing_up.make(home, stick, NOW + DAY).missing == 0
    assert beside.read_bytes() == whole
    assert restoring.rehearse(home, made.path).missing == 0
    beside.write_bytes(rotten)
    (home.folder / SEALED_FILES / name).unlink()
    assert backing_up.make(home, stick, NOW + 2 * DAY).missing == 1


def test_a_file_beside_that_cannot_be_read_is_made_again(home, stick):
    name = add_sealed(home)
    backing_up.make(home, stick, NOW)
    beside = stick / f"{backing_up.vault_id(home)}.confidant-files" / name
    beside.unlink()
    beside.symlink_to(beside.name)  # every read of it fails
    assert backing_up.make(home, stick, NOW + DAY).missing == 0
    assert not beside.is_symlink()
    assert len(beside.read_bytes()) == 5000


def test_a_copy_that_nobody_could_write_down_is_told_and_written_down_later(
    home, stick, catalogues
):
    made = backing_up.work(backing_up.prepare(home, stick, NOW))
    archive = backing_up.work(backing_up.prepare_archive(home, stick / "alles", NOW + HOUR))
    assert fates(home, NOW + DAY) == [Fate.ARCHIVE, Fate.ROTATED]
    erased = erasing.erase_case(home, rows_cases.everybody(home)[0].id, catalogues, NOW + DAY)
    assert NONE_KNOWN not in erasing.in_words(erased)[-1]
    later = backing_up.make(home, stick, NOW + 2 * HOUR)
    assert later.removed == (made.backup.id,)
    told = {(entry.act, entry.record) for entry in rows_log.entries(home)}
    assert (Act.BACKUP_MADE, str(made.backup.id)) in told
    assert (Act.VAULT_EXPORTED, str(archive.backup.id)) in told
    assert rows_backups.all_made(home) == (later.backup,)
    assert rows_backups.begun(home) == ()


def test_a_copy_that_came_to_nothing_is_forgotten_after_a_day(home, stick, tmp_path):
    backing_up.prepare(home, stick, NOW)
    assert said(home, NOW).startswith(NONE_KNOWN)
    backing_up.prepare(home, stick, NOW + HOUR)
    assert len(rows_backups.begun(home)) == 2  # its work may go on elsewhere
    backing_up.prepare(home, stick, NOW + 2 * DAY)
    assert len(rows_backups.begun(home)) == 1
    stick.rename(tmp_path / "weg")
    assert fates(home, NOW + 2 * DAY) == [Fate.ELSEWHERE]  # nobody can look


def test_an_archive_never_expires_and_is_named_with_its_day(home, stick):
    made = backing_up.work(backing_up.prepare_archive(home, stick / "alles", NOW))
    backing_up.record(home, made)
    (copy,) = erasing.copies_holding(home, NOW + HOUR)
    assert (copy.fate, copy.sha256, copy.expires_on) == (
        Fate.ARCHIVE,
        made.backup.sha256,
        None,
    )
    day = long_date(NOW.date())
    assert f"Op {day} is een bestand met alles gemaakt" in said(home, NOW + HOUR)
    backing_up.record(
        home, backing_up.work(backing_up.prepare_archive(home, stick / "nog", NOW + DAY))
    )
    assert "zijn 2 bestanden met alles gemaakt" in said(home, NOW + DAY)


def test_no_day_is_promised_for_a_copy_outside_the_place_of_now(home, stick, tmp_path):
    made = backing_up.make(home, stick, NOW)
    (copy,) = erasing.copies_holding(home, NOW)
    assert (copy.fate, copy.expires_on) == (Fate.ROTATED, expires_on(NOW.date()))
    assert "In 1 reservekopie in de gewone map" in said(home, NOW)
    place = tmp_path / "ander"
    place.mkdir()
    backup_place.choose(home, place)
    (copy,) = erasing.copies_holding(home, NOW)
    assert (copy.fate, copy.expires_on, copy.sha256) == (
        Fate.ELSEWHERE,
        None,
        made.backup.sha256,
    )
    assert "die nu niet in de gewone map ligt" in said(home, NOW)
    made.path.rename(place / made.path.name)
    assert fates(home, NOW) == [Fate.ROTATED]


def test_a_place_that_fails_is_promised_nothing_of(home, stick):
    backing_up.make(home, stick, NOW)
    backing_up.work(backing_up.prepare(home, stick, NOW + HOUR))
    stick.rename(stick.with_name("weg"))
    stick.symlink_to(stick.name)  # every look at it fails
    assert fates(home, NOW + DAY) == [Fate.ELSEWHERE, Fate.ELSEWHERE]
    assert f"Op {long_date(NOW.date())} zijn 2 reservekopieën" in said(home, NOW + DAY)


def test_a_copy_that_a_wrong_clock_dated_later_is_not_denied(home, stick):
    backing_up.make(home, stick, NOW + 3 * DAY)
    assert fates(home, NOW) == [Fate.ROTATED]


def test_an_archive_in_the_place_of_a_vault_that_does_not_know_it_is_named(
    home, stick, tmp_path, prepared
):
    old = backing_up.make(home, stick, NOW)
    target = stick / f"alles{backing_up.SUFFIX}"
    backing_up.record(home, backing_up.work(backing_up.prepare_archive(home, target, NOW + HOUR)))
    with restored(old.path, tmp_path / "Proef.confidant", prepared.key, NOW + DAY) as second:
        assert fates(second, NOW + DAY) == [Fate.ARCHIVE, Fate.ROTATED]
        assert rows_backups.begun(second) == ()  # its own copy is no longer begun


def test_what_cannot_be_written_down_now_waits(home, stick, monkeypatch):
    backing_up.work(backing_up.prepare(home, stick, NOW))

    def refuse(*_):
        raise VaultInUse

    with monkeypatch.context() as patch:
        patch.setattr(rows_backups, "put", refuse)
        backing_up.prepare(home, stick, NOW + HOUR)
    assert len(rows_backups.begun(home)) == 2
