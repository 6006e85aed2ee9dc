"""Rules that are refused: by name, before anything is written."""

from datetime import date

import pytest

from confidant_app.domain.errors import FileMissing
from confidant_app.domain.rule_errors import (
    RulesFromTheFuture,
    RulesNotNewer,
    RulesRefused,
    RulesUnreadable,
)
from confidant_app.services import new_rules, rules
from confidant_app.storage.rules_file import LARGEST, LARGEST_FILE
from tests.services.editions import NOW, OWN, TODAY, an_appeal, edited, in_one, write


@pytest.fixture(scope="module")
def own():
    return rules.own()


@pytest.fixture
def standing(vault, own):
    an_appeal(vault, own.edition.catalogues)
    return rules.enter(vault, own, NOW)


def everything(vault):
    """All that taking rules in could change."""
    return [
        vault.read(f"SELECT * FROM {table}")  # noqa: S608
        for table in ("catalogue_edition", "extra_day", "log_entry", "step", "setting")
    ]


def without(name):
    return {n: data for n, data in edited().items() if n != name}


def with_text(name, old, new):
    return edited(**{name: (old, new)})


BROKEN = [
    (without("norms.toml"), "norms.toml, bij het hele bestand: het bestand ontbreekt"),
    ({**edited(), "more.toml": b""}, "more.toml, bij het hele bestand: dit bestand hoort er niet"),
    ({**edited(), "terms.toml": b"[[terms]\n"}, "geen geldige TOML, zie regel 1"),
    ({**edited(), "terms.toml": b"x = " + b"[" * 5000}, "terms.toml, bij het hele bestand"),
    ({**edited(), "terms.toml": b"x = " + b"9" * 5000}, "terms.toml, bij het hele bestand"),
    (with_text("routes_court", 'name = "wraking van de rechter"', 'name = "wra\\u0007king"'),
     "routes_court.toml, bij WRAKING: in name staat een teken dat niet te zien is"),
    (with_text("routes_court", 'name = "wraking van de rechter"', f'name = "{"x" * 2001}"'),
     "routes_court.toml, bij WRAKING: name is langer dan 2000 tekens"),
    (with_text("routes_court", 'code = "WRAKING"', 'code = "<b>WRAKING</b>"'),
     "routes_court.toml, bij <b>WRAKING</b>: code mag alleen letters, cijfers, _ en - hebben"),
    # A window that stood still for minutes, because of one key of sixty thousand parts.
    ({**edited(), "terms.toml": b"a." * 60_000 + b"a = 1\n"}, "regel 1 is langer dan 4000 tekens"),
    ({**edited(), "terms.toml": b"a." * 1_000 + b"a = 1\n"}, "regel 1 heeft te veel punten of"),
    ({**edited(), "norms.toml": b'x = "\xff"\n'}, "het bestand is geen UTF-8-tekst"),
    (
        with_text("terms", 'source = "art. 806 lid 1 ', 'zource = "art. 806 lid 1 '),
        "terms.toml, bij HB_HOF hoger-beroep: source ontbreekt",
    ),
    (with_text("terms", 'step = "hoger-beroep-overige-belanghebbenden"', 'step = "hoger-beroep"'),
     "terms.toml, bij"),
    (with_text("holidays", "year = 2027", "year = 2026"), "ligt niet in het jaar"),
    (with_text("holidays", "month = 4", "month = 99999999999999999999"), "niet in elk jaar"),
    ({**edited(), "edition.toml": b"version = 2026-12-20\n"}, "edition.toml, bij"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "reason"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_edition_is_refused_by_file_entry_and_reason_and_all_stays(
    vault, standing, tmp_path, files, reason
):
    before = everything(vault)
    path = in_one(tmp_path / "stuk.confidant-rules", files)
    with pytest.raises(RulesRefused) as caught:
        new_rules.propose_files(vault, standing, [path], TODAY)
    assert reason in str(caught.value)
    assert "De regels die golden, gelden nog." in str(caught.value)
    assert everything(vault) == before


def test_routes_in_a_circle_are_refused(vault, standing, tmp_path):
    files = edited(
        routes_complaints=('code = "SKJ_BEROEP"', 'code = "SKJ_BEROEP"\nnext = ['
                           '{routes = ["SKJ"], text = "terug"}]')
    )  # fmt: skip
    path = in_one(tmp_path / "kring.confidant-rules", files)
    with pytest.raises(RulesRefused, match="lopen in een kring"):
        new_rules.propose_files(vault, standing, [path], TODAY)


@pytest.mark.parametrize(
    ("version", "error"),
    [
        (date(2026, 12, 1), RulesNotNewer),
        (date(2026, 11, 1), RulesNotNewer),
        (date(2026, 12, 22), RulesFromTheFuture),
    ],
)
def test_rules_that_are_not_newer_or_of_a_day_to_come_are_refused(
    vault, standing, tmp_path, version, error
):
    path = in_one(tmp_path / "x.confidant-rules", edited(version))
    with pytest.raises(error):
        new_rules.propose_files(vault, standing, [path], TODAY)


def test_what_is_no_edition_at_all_is_refused(vault, standing, tmp_path):
    def offer(*paths):
        new_rules.propose_files(vault, standing, paths, TODAY)

    file = in_one(tmp_path / "nieuw.confidant-rules", edited())
    (tmp_path / "x.confidant-rules").write_bytes(b"geen zip")
    with pytest.raises(RulesUnreadable, match="beschadigd of geen ZIP"):
        offer(tmp_path / "x.confidant-rules")
    with pytest.raises(RulesUnreadable, match="en niets erbij"):
        offer(file, tmp_path / "terms.toml")
    with pytest.raises(RulesUnreadable, match="een naam die er niet bij hoort"):
        offer(tmp_path / "Foto.jpg")
    for name, size in (("groot.confidant-rules", LARGEST), ("terms.toml", LARGEST_FILE)):
        (tmp_path / name).write_bytes(b"#" * (size + 1))
        with pytest.raises(RulesUnreadable, match="het bestand is te groot"):
            offer(tmp_path / name)
    with pytest.raises(FileMissing):
        offer(tmp_path / "weg.toml")
    first, second = write(tmp_path / "a", OWN), write(tmp_path / "b", OWN)
    with pytest.raises(RulesUnreadable, match=r"terms\.toml is twee keer gekozen"):
        offer(first / "terms.toml", second / "terms.toml")
