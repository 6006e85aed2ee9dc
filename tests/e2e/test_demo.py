"""The demo: the whole main job, and what it may not leave behind.

Holds three promises of README: a finished PDF names nobody, everything in the vault is
encrypted, and the program opens no network connection.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest

from confidant_app.cli.main import main
from confidant_app.services.example import FOLDER, PARTS

ROOT = Path(__file__).parents[2]
PLACES = ("today", "cases", "case", "conversation", "terms", "signals", "reports", "settings")


def _no_pictures(*_):
    return ()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo met spatie") / "uit"
    # Without coverage, which would double its time; `again` runs the same lines here.
    ours = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    environment = {**ours, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    trace = out.parent / "calls.txt"
    watched = ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(trace)]
    found = subprocess.run(
        [
            *(watched if shutil.which("strace") else []),
            *(sys.executable, "-m", "confidant_app", "demo", "--out", str(out)),
        ],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=out.parent,
    )
    assert found.returncode == 0, found.stderr
    return out, found.stdout


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    out = tmp_path_factory.mktemp("nog een keer") / "uit"
    assert main(["demo", "--out", str(out)], screenshots=_no_pictures) == 0
    return out


def _example_people():
    for name in PARTS:
        data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        for case in data["cases"]:
            yield from case.get("people", [])


def _names():
    for person in _example_people():
        for field in ("given", "surname", "nickname", "former"):
            value = person.get(field, "")
            if len(value) > 3:
                yield value


def _all_strings(data: bytes) -> str:
    """Return every decompressed string of a PDF, raw and through pikepdf, as one text."""
    parts = [data.decode("latin-1")]
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[match.end() :]).decode("latin-1"))
        except zlib.error:
            continue
    with pikepdf.open(io.BytesIO(data)) as pdf:
        parts += [str(o) if isinstance(o, pikepdf.String) else repr(o) for o in pdf.objects]
    return "\n".join(parts)


def test_it_says_what_it_made_and_what_stayed_hidden(made):
    out, said = made
    assert len(list(out.glob("*.pdf"))) == 2
    assert {p.name for p in out.glob("*.confidant")} == {
        "coordinator.confidant",
        "groningen.confidant",
        "drenthe.confidant",
    }
    assert len(list(out.glob("*.confidant-bundle"))) == 2
    assert "verborgen bleef" in said
    assert "art. 1 Algemene termijnenwet" in said


@pytest.mark.strace
def test_the_whole_job_opens_no_network_socket(made):
    out, _ = made
    calls = (out.parent / "calls.txt").read_text(encoding="utf-8", errors="replace")
    assert "AF_INET" not in calls
    assert "exited with 0" in calls


def test_every_page_of_the_window_is_drawn(made):
    out, _ = made
    found = {path.name for path in (out / "schermen" / "vertrouwenspersoon").glob("*.png")}
    for place in (*PLACES, "exchange", "welcome", "unlock"):
        for variant in ("light-100", "dark-100", "light-200"):
            assert f"{place}-{variant}.png" in found
    assert (out / "schermen" / "coordinator" / "coordinator-exchange-light-100.png").exists()


def test_the_reports_name_nobody(made):
    out, _ = made
    for path in out.glob("*.pdf"):
        text = _all_strings(path.read_bytes())
        words = set(re.findall(r"[^\W\d_]{3,}", text))
        lowered = text.casefold()
        for person in _example_people():
            for field in ("phone", "email"):
                if person.get(field):
                    assert person[field].casefold() not in lowered
        leaked = {name for name in _names() if name in words or f" {name} " in text}
        assert not leaked


def test_verify_passes_both_reports(made, capsys):
    out, _ = made
    for path in out.glob("*.pdf"):
        status = main(
            [
                "verify", str(path), "--vault", str(out / "groningen.confidant"),
                "--passphrase-file", str(out / "passphrase.txt"),
            ],
            screenshots=_no_pictures,
        )  # fmt: skip
        assert status == 0, capsys.readouterr().err


def test_the_same_seed_gives_the_same_bytes(made, again):
    out, _ = made
    for path in out.glob("*.pdf"):
        assert path.read_bytes() == (again / path.name).read_bytes()


def test_metadata_is_neutral(made):
    out, _ = made
    for path in out.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert set(pdf.trailer.get("/Info", {}).keys()) <= {"/Title"}
            xmp = pdf.Root.Metadata.read_bytes().decode()
        for word in ("CreateDate", "ModifyDate", "Producer", "CreatorTool", "DocumentID"):
            assert word not in xmp


def test_nothing_of_a_case_stands_outside_the_encrypted_database(made):
    out, _ = made
    markers = [name.encode() for name in set(_names()) if len(name) > 6]
    data = json.loads((FOLDER / "groningen.json").read_text(encoding="utf-8"))
    notes = [c["note"][:40].encode() for case in data["cases"] for c in case["contacts"]]
    for path in out.rglob("*"):
        if path.is_file() and path.suffix != ".png":
            content = path.read_bytes()
            assert not [marker for marker in markers + notes if marker in content], path.name


@pytest.mark.java
def test_both_reports_are_accessible_and_archivable(made):
    out, _ = made
    files = [str(path) for path in out.glob("*.pdf")]
    checker = ROOT / "tests" / "pdf" / "verapdf_check.py"
    found = subprocess.run(
        [sys.executable, str(checker), "ua1,2a", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_demo_never_writes_over_something(made, capsys):
    out, _ = made
    assert main(["demo", "--out", str(out)], screenshots=_no_pictures) == 1
    assert "niets overschreven" in capsys.readouterr().err
