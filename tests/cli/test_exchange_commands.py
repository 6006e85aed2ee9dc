"""`confidant card`, `trust`, `bundle`, `merge`, `report` and `verify`."""

import json

import pytest
from reportlab.pdfgen.canvas import Canvas

PERIOD = ("--from", "2025-08-11", "--to", "2026-10-31", "--on", "2026-11-16")


@pytest.fixture
def trusted(shell, folder, key):
    one, many = folder / "een.confidant", folder / "samen.confidant"
    for vault, name in ((one, "een"), (many, "samen")):
        said = shell("card", vault, *key, "--out", folder / f"{name}.card", "--name", name)
        assert said.status == 0, said.err
    for vault, card in ((one, "samen"), (many, "een")):
        assert shell("trust", vault, *key, folder / f"{card}.card", "--yes").status == 0
    return folder


@pytest.fixture
def bundle(shell, trusted, key):
    out = trusted / "een.confidant-bundle"
    words = ("bundle", trusted / "een.confidant", *key, *PERIOD)
    said = shell(*words, "--for", trusted / "samen.card", "--out", out)
    assert said.status == 0, said.err
    assert "zonder toestemming" in said.out
    return out


def test_trusting_shows_the_fingerprint_first(shell, folder, key):
    card = folder / "samen.card"
    made = shell("card", folder / "samen.confidant", *key, "--out", card)
    shown = shell("trust", folder / "een.confidant", *key, card)
    fingerprint = made.out.split("Vingerafdruk:")[1].strip()
    assert fingerprint in shown.out
    assert "--yes" in shown.out


def test_a_bundle_only_goes_to_a_trusted_coordinator(shell, folder, key):
    card = folder / "samen.card"
    shell("card", folder / "samen.confidant", *key, "--out", card)
    words = ("bundle", folder / "een.confidant", *key, *PERIOD, "--for", card)
    said = shell(*words, "--out", folder / "x.confidant-bundle")
    assert said.status == 1
    assert not (folder / "x.confidant-bundle").exists()


def test_merging_takes_the_good_and_names_the_bad(shell, trusted, bundle, key):
    bad = trusted / "kapot.confidant-bundle"
    data = bytearray(bundle.read_bytes())
    data[-1] ^= 1
    bad.write_bytes(data)
    said = shell("merge", trusted / "samen.confidant", *key, bad, bundle, "--json")
    assert said.status == 1
    said.one_line_of_complaint()
    found = json.loads(said.out)
    assert found["taken"] == [bundle.name]
    assert [refused["file"] for refused in found["refused"]] == [bad.name]
    again = shell("merge", trusted / "samen.confidant", *key, bundle)
    assert again.status == 0
    assert "had ik al" in again.out


def test_a_confidant_takes_no_bundles_in(shell, trusted, bundle, key):
    said = shell("merge", trusted / "een.confidant", *key, bundle)
    assert said.status == 1
    assert "coördinator" in said.one_line_of_complaint()


def test_a_report_that_verifies(shell, folder, key):
    out = folder / "rapport.pdf"
    words = ("report", folder / "een.confidant", *key, *PERIOD, "--out", out, "--yes")
    said = shell(*words, "--receiver", "gemeenteraad")
    assert said.status == 0, said.err
    assert out.read_bytes().startswith(b"%PDF")
    checked = shell("verify", out, "--vault", folder / "een.confidant", *key)
    assert checked.status == 0
    assert "Schoon" in checked.out
    found = json.loads(
        shell("verify", out, "--vault", folder / "een.confidant", *key, "--json").out
    )
    assert found["clean"] is True


def test_a_second_report_too_soon_is_refused(shell, folder, key):
    words = ("report", folder / "een.confidant", *key, *PERIOD, "--yes")
    assert shell(*words, "--out", folder / "1.pdf").status == 0
    said = shell(*words, "--out", folder / "2.pdf")
    assert said.status == 1
    assert "nieuwe gezinnen" in said.one_line_of_complaint()
    assert not (folder / "2.pdf").exists()


def test_a_report_over_an_empty_period_says_why(shell, folder, key):
    period = ("--from", "2020-01-01", "--to", "2020-06-30")
    said = shell("report", folder / "een.confidant", *key, *period, "--out", folder / "leeg.pdf")
    assert said.status == 1
    assert "toestemming" in said.one_line_of_complaint()


def test_verify_finds_a_name_that_stands_in_a_file(shell, folder, key, tmp_path):
    data = json.loads(_export(shell, folder, key))
    names = [
        p["surname"] for c in data["cases"] for p in c["people"] if len(p.get("surname", "")) > 6
    ]
    path = tmp_path / "lek.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, f"Het gaat over mevrouw {names[0]}.")
    canvas.save()
    said = shell("verify", path, "--vault", folder / "een.confidant", *key)
    assert said.status == 1
    assert names[0] not in said.one_line_of_complaint()


def _export(shell, folder, key):
    out = folder / "zaken.json"
    shell("export", folder / "een.confidant", *key, "--out", out, "--json", "--yes")
    return out.read_text(encoding="utf-8")
