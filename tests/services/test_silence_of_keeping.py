"""Files, backups, keys and erasure leave no word about anybody in the log or in clear."""

from confidant_app.crypto import slots
from confidant_app.domain.attachments import SEALED_FROM
from confidant_app.domain.log import Act
from confidant_app.services import (
    backing_up,
    copying,
    erasing,
    files,
    keys,
    raw_key,
    restoring,
    retaining,
    salvaging,
    vaults,
)
from confidant_app.storage import rows_log
from tests.services.desk import MARKER, NOW, PASSPHRASE, TODAY, a_case, keep

FRESH = "zandpad-molensteen-kievit-hooiberg"

KEEPING = {
    Act.VAULT_OPENED,
    Act.BACKUP_MADE,
    Act.BACKUP_RESTORED,
    Act.VAULT_SALVAGED,
    Act.VAULT_EXPORTED,
    Act.KEY_SHOWN,
    Act.DATA_KEY_RENEWED,
    Act.RECOVERY_RENEWED,
    Act.CASE_ERASED,
    Act.RETENTION_REVIEWED,
    Act.PERSON_COPIED,
    Act.FILE_ADDED,
    Act.FILE_REMOVED,
    Act.FILES_SWEPT,
}


def keep_and_erase(vault, catalogues, lists, place):
    """Do with files, copies and erasure what is logged, with the marker wherever words stand."""
    whole = a_case(7)
    keep(vault, whole)
    source = place / f"{MARKER}.bin"
    source.write_bytes(MARKER.encode() * (SEALED_FROM // len(MARKER) + 1))
    with source.open("rb") as file:
        kept = files.add(vault, files.new_file(source, whole.case.id), iter([file.read()]), NOW)
    source.unlink()
    files.remove(vault, kept.id, NOW)
    retaining.hold(vault, whole.case.id, MARKER, NOW)
    retaining.release(vault, whole.case.id, NOW)
    copy = copying.copy_of(vault, whole.people[0].id, lists, TODAY, hide_others=True)
    form = copying.CopyForm.JSON
    target = place / "kopie.json"
    copying.hand_over(vault, copy, form, target, copying.render(copy, form), NOW)
    target.unlink()
    erasing.erase_case(vault, whole.case.id, catalogues, NOW)
    raw_key.shown_key(vault, PASSPHRASE, NOW)


def copies_of(vault, place):
    """Back up, archive and restore, and save what can be saved, into `place`."""
    made = backing_up.make(vault, place, NOW)
    archive = backing_up.work(
        backing_up.prepare_archive(vault, place / "alles.confidant-backup", NOW)
    )
    backing_up.record(vault, archive)
    return restoring.restore(made.path, place / "Terug.confidant")


def test_nobody_is_named_by_what_is_kept_copied_and_erased(tmp_path, prepared, catalogues, lists):
    folder, place = tmp_path / "Ans.confidant", tmp_path / "stick"
    place.mkdir()
    told = []
    with vaults.create(folder, prepared, NOW) as vault:
        keep_and_erase(vault, catalogues, lists, place)
        keep(vault, a_case(8))
        restored = copies_of(vault, place)
        told += rows_log.entries(vault)
        sheet = keys.prepare_sheet(folder, PASSPHRASE)
        keys.replace_sheet(vault, sheet, sheet.recovery_code, NOW)
    (folder / "files" / f"{'0' * 32}.part").write_bytes(b"nobody's")
    renewal = keys.prepare_renewal(folder, PASSPHRASE, FRESH, slots.FLOOR)
    key = keys.renew_data_key(folder, renewal, NOW)
    with vaults.open_vault(folder, key, NOW) as vault:
        told += rows_log.entries(vault)
    with vaults.open_vault(restored.folder, prepared.key, NOW) as vault:
        restoring.note_restored(vault, restored, NOW)
        told += rows_log.entries(vault)
    saved = salvaging.save(folder, FRESH, None, NOW)
    with vaults.open_vault(saved.folder, key, NOW) as vault:
        told += rows_log.entries(vault)
    rows = repr([(entry.record, dict(entry.facts)) for entry in told]).casefold()
    for word in (MARKER, "2026-0007", "2026-0008", "ans.confidant", "stick", "kievit", "windmolen"):
        assert word.casefold() not in rows
    assert {entry.act for entry in told} >= KEEPING
    for path in sorted(tmp_path.rglob("*")):
        if path.is_file():
            assert MARKER.encode() not in path.read_bytes(), path.name
