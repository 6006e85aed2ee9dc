"""Making, opening and re-locking a vault; every way to fail has its own sentence."""

import hashlib
import json
from datetime import date

import pypdfium2
import pytest

from confidant_app.crypto import canonical, slots
from confidant_app.domain.errors import (
    ConfidantError,
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    HeaderMissing,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultNewer,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from confidant_app.domain.log import Act
from confidant_app.domain.vault_errors import RecoveryCodeLength, RecoveryGroupMistyped
from confidant_app.services import VaultKind, vaults
from confidant_app.storage import rows_log
from tests.services.desk import NOW, PASSPHRASE

HEADERS = ("slots.json", "slots-copy.json")
OTHER = "veenpad-klokhuis-turf-windmolen"


@pytest.fixture
def folder(tmp_path, prepared):
    home = tmp_path / "Kast" / "Ans.confidant"
    vaults.create(home, prepared, NOW).close()
    return home


def newer(header: bytes) -> bytes:
    fields = json.loads(header)
    del fields["check"]
    fields["version"] += 1
    check = hashlib.sha256(canonical.encode(fields)).hexdigest()
    return canonical.encode({**fields, "check": check})


def write_headers(folder, data: bytes) -> None:
    for name in HEADERS:
        (folder / name).write_bytes(data)


def raised(act, *arguments) -> type[ConfidantError]:
    with pytest.raises(ConfidantError) as error:
        act(*arguments)
    return type(error.value)


def test_the_passphrase_opens_what_was_made(folder, prepared):
    key = vaults.key_from_passphrase(folder, PASSPHRASE)
    assert key == prepared.key
    with vaults.open_vault(folder, key, NOW) as vault:
        assert vault.kind is VaultKind.CONFIDANT
        acts = [entry.act for entry in rows_log.entries(vault)]
        assert acts == [Act.VAULT_CREATED, Act.VAULT_OPENED]


def test_a_coordinators_vault_stays_one(tmp_path, prepared):
    home = tmp_path / "c.confidant"
    vaults.create(home, prepared, NOW, VaultKind.COORDINATOR).close()
    with vaults.open_vault(home, prepared.key, NOW) as vault:
        assert vault.kind is VaultKind.COORDINATOR


def test_the_recovery_code_opens_the_vault_however_it_is_typed(folder, prepared):
    code = prepared.recovery_code
    assert vaults.key_from_recovery(folder, code.lower().replace("-", " ")) == prepared.key


def test_the_recovery_code_is_typed_back_before_it_counts(prepared):
    other = slots.RecoveryCode.new().text
    assert vaults.same_code(prepared.recovery_code.lower(), prepared)
    assert not vaults.same_code(other, prepared)
    assert raised(vaults.same_code, "ABCD", prepared) is RecoveryCodeLength


def test_the_recovery_sheet_says_the_code_and_the_vault(prepared):
    pdf = vaults.recovery_sheet(prepared, "Ans", date(2026, 11, 16))
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    assert all(group in text for group in prepared.recovery_code.split("-"))
    assert "Ans" in text
    document.close()


def test_a_prepared_vault_shows_no_secret(prepared):
    shown = repr(prepared)
    assert prepared.recovery_code not in shown
    assert prepared.key.hex() not in shown
    assert repr(prepared.key) not in shown


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "kort",
        "wachtwoord123",
        "aaaaaaaaaaaaaaaa",
        "qV8$kd2!x",
        "jeugdbescherming",
        "Moederdochter",
    ],
)
def test_what_is_easily_guessed_locks_nothing(passphrase, folder, prepared):
    assert raised(vaults.prepare, passphrase, slots.FLOOR) is WeakPassphrase
    change = vaults.header_with_passphrase
    assert raised(change, folder, prepared.key, passphrase, slots.FLOOR) is WeakPassphrase


def test_the_strength_of_a_passphrase_is_said_in_dutch():
    assert vaults.strength("") == vaults.Strength(score=0, hint="")
    assert vaults.strength(PASSPHRASE).score == 4
    assert vaults.strength(PASSPHRASE).hint == "Heel goed."
    assert "wachtwoord" in vaults.strength("wachtwoord123").hint
    own = "xqzwvbnkpl meldpunt"
    assert vaults.strength(own, ["xqzwvbnkpl"]).score < vaults.strength(own).score


def test_what_is_strong_to_an_english_program_may_be_two_dutch_words():
    known = vaults.known_words()
    assert {"moeder", "jeugd"} <= known
    for words in ("jeugdbescherming", "vertrouwenspersoon", "moeder dochter"):
        assert vaults.strength(words, known=frozenset()).score >= vaults.LEAST_SCORE
        assert vaults.strength(words, known=known) == vaults.strength(words)
        assert vaults.strength(words).score < vaults.LEAST_SCORE


def test_a_very_long_passphrase_is_judged_soon():
    assert vaults.strength("abc " * 100_000).score == vaults.strength("abc " * 18).score


def test_nothing_is_written_over(folder, prepared):
    assert raised(vaults.create, folder, prepared, NOW) is VaultExists
    assert raised(vaults.make_room, folder) is VaultExists
    assert vaults.key_from_passphrase(folder, PASSPHRASE) == prepared.key


def test_each_thing_that_can_be_wrong_is_told_apart(folder, prepared, tmp_path):
    key_of, opening = vaults.key_from_passphrase, vaults.open_vault
    header = (folder / HEADERS[0]).read_bytes()
    errors = [
        raised(key_of, folder, OTHER),
        raised(key_of, tmp_path / "elders.confidant", PASSPHRASE),
        raised(vaults.key_from_recovery, folder, slots.RecoveryCode.new().text),
        raised(vaults.key_from_recovery, folder, "typefout"),
    ]
    write_headers(folder, newer(header))
    errors.append(raised(key_of, folder, PASSPHRASE))
    write_headers(folder, header[:-9])
    errors.append(raised(key_of, folder, PASSPHRASE))
    for name in HEADERS:
        (folder / name).unlink()
    errors.append(raised(key_of, folder, PASSPHRASE))
    with vaults.open_vault(folder, prepared.key, NOW):
        errors.append(raised(opening, folder, prepared.key, NOW))
    database = folder / "vault.db"
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2])
    errors.append(raised(opening, folder, prepared.key, NOW))
    database.unlink()
    errors.append(raised(opening, folder, prepared.key, NOW))
    assert errors == [
        *(WrongPassphrase, VaultMissing, WrongRecoveryCode, RecoveryGroupMistyped),
        *(VaultNewer, HeaderDamaged, HeaderMissing, VaultInUse, DatabaseDamaged, DatabaseMissing),
    ]
    assert len({error.sentence for error in errors}) == len(errors)


def test_one_whole_copy_of_the_header_is_enough(folder, prepared):
    (folder / HEADERS[0]).write_bytes(b"stuk")
    assert vaults.key_from_passphrase(folder, PASSPHRASE) == prepared.key
    assert vaults.damaged_headers(folder) == (HEADERS[0],)
    (folder / HEADERS[0]).unlink()
    assert vaults.damaged_headers(folder) == (HEADERS[0],)


def test_a_newer_database_is_left_as_it_is(folder, prepared):
    with vaults.open_vault(folder, prepared.key, NOW) as vault, vault.transaction():
        vault.write("PRAGMA user_version = 99")
    before = (folder / "vault.db").read_bytes()
    assert raised(vaults.open_vault, folder, prepared.key, NOW) is VaultNewer
    assert (folder / "vault.db").read_bytes() == before


def test_a_vault_that_cannot_log_its_opening_is_closed_again(folder, prepared):
    with vaults.open_vault(folder, prepared.key, NOW) as vault, vault.transaction():
        vault.write("DROP TABLE log_entry")
    with pytest.raises(Exception, match="log_entry"):
        vaults.open_vault(folder, prepared.key, NOW)
    assert not isinstance(raised_again(folder, prepared), VaultInUse)


def raised_again(folder, prepared) -> BaseException | None:
    try:
        vaults.open_vault(folder, prepared.key, NOW)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is not a vault in use
        return error
    return None


def test_a_new_passphrase_takes_the_place_of_the_old_one(folder, prepared):
    header = vaults.header_with_passphrase(folder, prepared.key, OTHER, slots.FLOOR)
    with vaults.open_vault(folder, prepared.key, NOW) as vault:
        vaults.replace_header(vault, header, NOW)
        assert rows_log.entries(vault)[-1].act is Act.KEYS_CHANGED
    assert vaults.key_from_passphrase(folder, OTHER) == prepared.key
    assert raised(vaults.key_from_passphrase, folder, PASSPHRASE) is WrongPassphrase
    assert vaults.key_from_recovery(folder, prepared.recovery_code) == prepared.key
