"""What holds for every command: exit status, one line about what went wrong, passphrases."""

import getpass
import io
import sys

import pytest

from confidant_app.cli import terminal
from confidant_app.cli.main import DONE, REFUSED, WRONG_USE, main
from confidant_app.domain.errors import InvalidValue
from tests.services.desk import PASSPHRASE


def test_help_lists_every_command_and_ends_well(shell):
    told = shell("--help")
    assert told.status == DONE
    for command in (
        *("demo", "init", "check", "import", "export", "report", "verify", "card", "trust"),
        *("backup", "restore"),
        *("bundle", "merge", "term", "routes", "deidentify", "protect"),
    ):
        assert f"\n    {command}" in told.out


@pytest.mark.parametrize(
    "arguments",
    [[], ["dansen"], ["check"], ["term", "SA_264", "x", "--on", "20-03-2026"], ["init"]],
)
def test_wrong_use_ends_with_two(shell, arguments):
    told = shell(*arguments)
    assert told.status == WRONG_USE
    assert told.out == ""
    assert told.err


def test_a_refusal_is_one_line_on_standard_error_and_ends_with_one(shell, secret, tmp_path):
    told = shell("check", tmp_path / "weg.confidant", *secret)
    assert (told.status, told.out) == (REFUSED, "")
    assert told.err == (
        "confidant: Op deze plek staat geen kluis. Kies de map die op .confidant eindigt.\n"
    )


def test_a_wrong_passphrase_is_refused(shell, home):
    told = shell("check", home, "--passphrase-file", "-", typed="iets anders\n")
    assert told.status == REFUSED
    assert told.err.startswith("confidant: Deze wachtzin past niet op de kluis.")


def test_what_stands_in_a_file_never_breaks_the_line(shell, home, secret, tmp_path):
    path = tmp_path / "f.json"
    path.write_text(
        '{"format": "confidant-cases", "version": 1, "cases": [{"twee\\nregels": 1}]}',
        encoding="utf-8",
    )
    told = shell("import", home, path, *secret)
    assert told.status == REFUSED
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, EOFError])
def test_stopping_halfway_ends_with_one(shell, home, monkeypatch, stopped):
    def prompt(question: str) -> str:
        raise stopped

    monkeypatch.setattr(getpass, "getpass", prompt)
    told = shell("check", home)
    assert (told.status, told.err) == (REFUSED, "confidant: gestopt.\n")


def test_a_passphrase_comes_from_a_file_from_input_or_from_a_prompt(
    shell, home, monkeypatch, tmp_path
):
    path = tmp_path / "w.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nmeer\r\n")
    assert shell("check", home, "--passphrase-file", path).status == DONE
    told = shell("check", home, "--passphrase-file", "-", typed=f"{PASSPHRASE}\r\nmeer")
    assert told.status == DONE
    monkeypatch.setattr(getpass, "getpass", lambda question: PASSPHRASE)
    assert shell("check", home).status == DONE
    path.write_bytes(b"")
    assert shell("check", home, "--passphrase-file", path).status == REFUSED
    assert shell("check", home, "--passphrase-file", tmp_path / "weg").status == REFUSED


def test_a_new_passphrase_is_asked_for_twice(monkeypatch):
    answers = iter([PASSPHRASE, PASSPHRASE, PASSPHRASE, "typefout"])
    monkeypatch.setattr(getpass, "getpass", lambda question: next(answers))
    assert terminal.new_passphrase(None) == PASSPHRASE
    with pytest.raises(InvalidValue, match="niet gelijk"):
        terminal.new_passphrase(None)


def test_progress_is_shown_only_to_somebody_who_watches(monkeypatch):
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Screen(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        terminal.progress("Bezig", 0.5)
        terminal.progress("Klaar", 1.0)
        assert bool(stream.getvalue()) == shown


def test_the_demo_asks_for_an_empty_folder_and_enough_cases(tmp_path, capsys):
    (tmp_path / "iets").write_bytes(b"")
    assert main(["demo", "--out", str(tmp_path)], lambda *_: []) == REFUSED
    assert main(["demo", "--out", str(tmp_path / "x"), "--cases", "5"], lambda *_: []) == REFUSED
    assert len(capsys.readouterr().err.splitlines()) == 2
