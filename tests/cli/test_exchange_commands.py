"""`card`, `trust`, `bundle`, `merge`, `report` and `verify`: the main job from a shell."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from confidant_app.services import cards, example, importing, vaults
from tests.services.desk import NOW, a_case, keep
from tests.services.exchange import befriend, fill

PERIOD = ("--from", "2025-08-11", "--to", "2026-10-31")


@pytest.fixture
def exchange(shell, home, coordination, make, cheap, tmp_path):
    """Ans, Bé and a coordinator who know each other's cards; Ans has three cases."""
    bé = make("Bé")
    with (
        vaults.open_vault(home, cheap[0].key, NOW) as ans,
        vaults.open_vault(coordination, cheap[1].key, NOW) as coordinator,
    ):
        fill(ans, "JB-GEEN", "JB-WISSEL", "JB-GEEN")
        befriend(ans, coordinator)
        befriend(bé, coordinator)
        (tmp_path / "c.confidant-card").write_bytes(cards.own_card_file(coordinator))
        (tmp_path / "bé.confidant-card").write_bytes(cards.own_card_file(bé))
    return shell


def test_a_card_is_shown_before_it_is_trusted(shell, home, coordination, secret):
    made = shell("card", home, "--out", "ans.confidant-card", "--name", "Ans Noord", *secret)
    shown = shell("trust", coordination, "ans.confidant-card", *secret)
    assert shown.status == 0
    assert "Ans Noord" in shown.out
    assert "Doe het dan met --yes" in shown.out
    digits = made.out.splitlines()[1].removeprefix("Vingerafdruk:").strip()
    assert digits in shown.out
    assert len(digits.split()) == 6
    agreed = shell("trust", coordination, "ans.confidant-card", "--yes", *secret)
    assert agreed.out.endswith("De kaart staat op je lijst.\n")
    again = shell("card", home, "--out", "ans.confidant-card", "--name", "x" * 99, *secret)
    assert again.status == 1


def test_a_card_that_is_none_is_refused(shell, home, secret, tmp_path):
    (tmp_path / "x.confidant-card").write_bytes(b"{}")
    (tmp_path / "groot.confidant-card").write_bytes(b"x" * 70_000)
    for name in ("x", "groot", "weg"):
        assert shell("trust", home, f"{name}.confidant-card", "--yes", *secret).status == 1


def test_a_bundle_goes_out_and_is_taken_in_beside_bad_ones(
    exchange, home, coordination, secret, tmp_path
):
    to = ("--for", "c.confidant-card", "--on", "2026-11-16")
    told = exchange("bundle", home, *PERIOD, *to, "--out", "1.confidant-bundle", *secret)
    assert (told.status, told.err) == (0, "")
    assert "bleef binnen" in told.out
    exchange("bundle", home, *PERIOD, *to, "--out", "2.confidant-bundle", *secret)
    (tmp_path / "stuk.confidant-bundle").write_bytes(b"stuk")
    files = [f"{name}.confidant-bundle" for name in ("stuk", "1", "weg")]
    told = exchange("merge", coordination, *files, "--json", *secret)
    assert told.status == 1
    assert told.data["taken"] == ["1.confidant-bundle"]
    assert [(r["file"], r["error"]) for r in told.data["refused"]] == [
        ("stuk.confidant-bundle", "BundleUnreadable"),
        ("weg.confidant-bundle", "FileMissing"),
    ]
    assert len(told.data["missing"]) == 1
    assert told.data["missing"][0]["from"] == "2025-08-11"
    told = exchange("merge", coordination, "2.confidant-bundle", "1.confidant-bundle", *secret)
    assert told.status == 0
    assert told.out.startswith(
        "2.confidant-bundle: vervangt een eerdere\n1.confidant-bundle: ouder dan wat ik heb\n"
    )
    told = exchange("merge", coordination, "2.confidant-bundle", "--json", *secret)
    assert told.data["known"] == ["2.confidant-bundle"]


def test_merging_says_in_words_who_is_missing_and_what_was_refused(
    exchange, home, coordination, secret, tmp_path
):
    to = ("--for", "c.confidant-card", "--out", "1.confidant-bundle")
    assert exchange("bundle", home, *PERIOD, *to, *secret).status == 0
    (tmp_path / "stuk.confidant-bundle").write_bytes(b"stuk")
    files = ("1.confidant-bundle", "stuk.confidant-bundle")
    told = exchange("merge", coordination, *files, *secret)
    assert told.status == 1
    assert "1.confidant-bundle: opgenomen\n" in told.out
    assert "stuk.confidant-bundle: geweigerd: Deze bundel is beschadigd" in told.out
    assert "Nog geen bundel van " in told.out


def test_a_bundle_for_somebody_unknown_or_from_a_coordinator_is_refused(
    exchange, home, coordination, secret
):
    to = ("--for", "bé.confidant-card", "--out", "1.confidant-bundle")
    assert exchange("bundle", home, *PERIOD, *to, *secret).status == 1
    told = exchange("bundle", coordination, *PERIOD, *to, *secret)
    assert "een vertrouwenspersoon" in told.err
    assert "een coördinator" in exchange("merge", home, "x.confidant-bundle", *secret).err


def test_a_report_is_made_published_and_verified(shell, home, secret, tmp_path, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        importing.keep_cases(vault, example.part("groningen"), NOW)
    out = ("--out", "rapport.pdf", "--receiver", "raad", "--on", "2026-11-16")
    told = shell("report", home, *PERIOD, *out, "--yes", "--json", *secret)
    assert (told.status, told.err) == (0, "")
    assert set(told.data) == {"file", "sha256", "hidden"}
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")
    told = shell("verify", "rapport.pdf", "--vault", home, *secret)
    assert told.status == 0
    assert told.out.startswith("Schoon")
    told = shell("report", home, *PERIOD, "--out", "2.pdf", "--yes", *secret)
    assert told.status == 1
    assert "nieuwe gezinnen" in told.err
    assert not (tmp_path / "2.pdf").exists()


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_questions_and_open_data_are_written_beside_the_report(
    shell, home, secret, tmp_path, cheap, how
):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        importing.keep_cases(vault, example.part("groningen"), NOW)
    out = ("--out", "r.pdf", "--on", "2026-11-16", "--questions", "--open-data")
    told = shell("report", home, *PERIOD, *out, "--yes", *how, *secret)
    assert (told.status, told.err) == (0, "")
    (questions,) = tmp_path.glob("concept-raadsvragen*.pdf")
    (data,) = tmp_path.glob("*_open-data")
    assert {path.name for path in data.iterdir()} >= {"datapackage.json", "normen.csv"}
    if how:
        assert set(told.data["forms"]) == {"questions", "open_data"}
        return
    assert "concept-vragen voor de raad" in told.out
    assert "open data" in told.out
    clean = shell("verify", str(questions), "--vault", home, *secret)
    assert (clean.status, clean.err) == (0, "")


def test_without_a_yes_a_question_stops_the_report(shell, home, secret, tmp_path, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        keep(vault, *(a_case(number) for number in range(1, 5)))
    told = shell("report", home, *PERIOD, "--out", "r.pdf", *secret)
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert not (tmp_path / "r.pdf").exists()


def test_a_file_with_somebody_in_it_is_not_clean(shell, home, secret, tmp_path, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        keep(vault, a_case(1))
    canvas = Canvas(str(tmp_path / "vuil.pdf"))
    canvas.drawString(80, 700, "Gesproken met Zwaluwstaartje")
    canvas.save()
    told = shell("verify", "vuil.pdf", "--vault", home, "--json", *secret)
    assert told.status == 1
    assert told.data["clean"] is False
    assert told.data["hard"] > 0
    assert "Zwaluwstaartje" not in told.out


def test_an_ordinary_word_that_is_a_name_is_for_a_person_to_decide(
    shell, home, secret, tmp_path, cheap
):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        whole = a_case(1)
        keep(vault, replace(whole, people=(replace(whole.people[0], given="Plan", surname=""),)))
    sheet = tmp_path / "blad.pdf"
    sheet.write_bytes(vaults.recovery_sheet(cheap[0], "Plan", NOW.date()))
    told = shell("verify", sheet, "--vault", home, *secret)
    assert told.status == 0
    assert told.out.startswith("Beslis zelf over 1 gewoon woord:")
    told = shell("verify", sheet, "--vault", home, "--json", *secret)
    assert told.status == 0
    assert told.data == {"clean": None, "hard": 0, "undecided": 1, "soft": ["Plan"]}
