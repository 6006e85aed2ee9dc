"""The worst passphrase that somebody can choose, the whole way through the shell."""

import unicodedata

import pytest

from confidant_app.cli.main import main
from confidant_app.crypto import slots
from confidant_app.services import calibrating

NASTY = "'\"); DROP TABLE x; -- \\ %s ${HOME} `ls` é ö ñ Å ﬁ ß İ 👩‍👩‍👧‍👦 🧸 \u202eabc \u200d"
WORST = (NASTY * 20)[:1000]


@pytest.fixture(autouse=True)
def floor(monkeypatch):
    """Every new key at the least cost; this machine is not measured."""
    monkeypatch.setattr(calibrating, "measured_cost", lambda: slots.FLOOR)


def no_pictures(*_):
    return ()


def run(*arguments):
    return main([str(each) for each in arguments], screenshots=no_pictures)


def written(folder, name, text):
    path = folder / name
    path.write_bytes(f"{text}\n".encode())
    return path


def test_the_worst_passphrase_opens_what_it_made_in_either_normal_form(tmp_path, capsys):
    assert len(WORST) == 1000
    forms = {form: unicodedata.normalize(form, WORST) for form in ("NFC", "NFD")}
    assert forms["NFC"] != forms["NFD"]
    made = written(tmp_path, "nfd.txt", forms["NFD"])
    vault = tmp_path / "Ans 'quote\" é.confidant"
    assert run("init", vault, "--passphrase-file", made) == 0, capsys.readouterr().err
    typed = written(tmp_path, "nfc.txt", forms["NFC"])
    assert run("check", vault, "--passphrase-file", typed) == 0, capsys.readouterr().err
    almost = written(tmp_path, "almost.txt", forms["NFC"][:-1])
    assert run("check", vault, "--passphrase-file", almost) == 1
    told = capsys.readouterr()
    assert "DROP TABLE" not in told.out + told.err
