"""`confidant erase`: a case gone, with proof, and never by accident."""

from datetime import timedelta

import pytest

from confidant_app.domain.backups import BackupId, BackupRow
from confidant_app.domain.errors import NotFound
from confidant_app.services import backing_up, casework, catalogues, erasing, routing, vaults
from confidant_app.storage import rows_backups
from tests.services.desk import MARKER, NOW, a_case, keep
from tests.storage import samples


@pytest.fixture
def filled(home, cheap):
    """A vault with one case, a backup that still holds it, and one that is not to be found."""
    copy = BackupRow(
        id=BackupId(samples.uuid4()), made_at=NOW - timedelta(days=3), size=9, sha256="a" * 64
    )
    stick = home.parent / "stick"
    stick.mkdir()
    whole = a_case(1)
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        keep(vault, whole)
        with vault.transaction():
            rows_backups.put(vault, copy)
        backing_up.make(vault, stick, NOW)
        archive = backing_up.prepare_archive(vault, stick / "alles", NOW + timedelta(hours=1))
        backing_up.record(vault, backing_up.work(archive))
    return whole.case


def test_the_number_is_typed_over_and_the_proof_is_printed(shell, home, secret, filled, cheap):
    told = shell("erase", home, "2026-0001", *secret, typed="2026-0001\n")
    assert told.status == 0
    assert "Typ 2026-0001 over om te wissen" in told.err
    assert "Zaak 2026-0001 is gewist, met 5 onderdelen." in told.out
    assert "het logboek is heel" in told.out
    copies = [line[2:] for line in told.out.splitlines() if line.startswith("  ")]
    assert [(line.split(" van ")[0], line.split(", ")[1]) for line in copies] == [
        ("bestand met alles", "verloopt niet vanzelf"),
        ("reservekopie", "uiterlijk tot en met 2027-10-31"),
        ("reservekopie", "verloopt niet vanzelf"),
    ]
    assert MARKER not in told.out + told.err
    with vaults.open_vault(home, cheap[0].key, NOW) as vault, pytest.raises(NotFound):
        casework.whole_case(vault, filled.id)
    assert shell("check", home, *secret).status == 0


def test_without_the_number_nothing_is_erased(shell, home, secret, filled, cheap):
    for typed in ("", "2026-0002\n"):
        told = shell("erase", home, "2026-0001", *secret, typed=typed)
        assert told.status == 1
        assert "het nummer is niet overgetypt" in told.err
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        assert casework.whole_case(vault, filled.id).people


def test_a_program_gets_the_proof_as_json(shell, home, secret, filled):
    told = shell("erase", home, "2026-0001", "--yes", "--json", *secret)
    assert told.status == 0
    assert (told.data["case"], told.data["records"]) == ("2026-0001", 5)
    assert told.data["log_whole"]
    assert told.data["journal_emptied"]
    told_of = [(each["fate"], each["expires_on"]) for each in told.data["backups"]]
    assert told_of == [("archive", None), ("rotated", "2027-10-31"), ("elsewhere", None)]


def test_a_held_case_and_an_unknown_number_are_refused(shell, home, secret, filled, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        routing.begin(vault, filled.id, "KLACHT_GI", catalogues.load(), NOW)
    told = shell("erase", home, "2026-0001", "--yes", *secret)
    assert told.status == 1
    assert "er loopt nog een stap (klacht bij" in told.err
    assert shell("erase", home, "2026-0009", "--yes", *secret).status == 1


def test_a_coordinator_has_no_case_to_erase(shell, coordination, secret):
    told = shell("erase", coordination, "2026-0001", "--yes", *secret)
    assert told.status == 1
    assert "vertrouwenspersoon" in told.err


def test_what_could_not_be_removed_yet_is_told():
    proof = erasing.Erased(
        number="2026-0001",
        at=NOW,
        records=1,
        files=2,
        files_left=1,
        log_number=7,
        log_whole=False,
        journal_emptied=False,
        copies=(),
    )
    text = "\n".join(erasing.in_words(proof))
    assert "1 versleuteld bestand ligt er nog" in text
    assert "Het schrijflogboek wordt geleegd als je de kluis sluit." in text
    assert "is NIET heel" in text
