"""Reading the catalogue files from a folder."""

import shutil

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.services.catalogues import CATALOGUE_FOLDER, files_in, load, tied


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CATALOGUE_FOLDER, tmp_path / "catalogue")


def test_the_shipped_catalogue_is_in_order():
    catalogues = load()
    assert len(catalogues.routes) == 55
    assert len(catalogues.edition) == 16


def test_the_edition_changes_with_any_byte_and_with_nothing_else(folder):
    shipped = load().edition
    assert load(folder).edition == shipped
    with (folder / "themes.toml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load(folder).edition != shipped


def test_a_broken_file_is_named(folder):
    (folder / "terms.toml").write_text("[[terms]\n", encoding="utf-8")
    with pytest.raises(CatalogueBroken, match=r"terms\.toml .*geen geldige TOML"):
        load(folder)


def test_a_file_that_is_no_text_is_named(folder):
    (folder / "norms.toml").write_bytes(b'x = "\xff"\n')
    with pytest.raises(CatalogueBroken, match=r"norms\.toml .*geen UTF-8-tekst"):
        load(folder)


def test_a_file_that_cannot_be_read_is_named(folder):
    (folder / "norms.toml").unlink()
    (folder / "norms.toml").mkdir()
    with pytest.raises(CatalogueBroken, match=r"norms\.toml .*niet te lezen"):
        load(folder)


def test_an_empty_folder_misses_its_first_file(tmp_path):
    with pytest.raises(CatalogueBroken, match=r"edition\.toml .*het bestand ontbreekt"):
        load(tmp_path)


def test_routes_that_follow_each_other_without_end_are_refused():
    files = dict(files_in(CATALOGUE_FOLDER))
    facts = (
        'name = "x"\nsummary = "x."\ngroup = "support"\nanyone = true\nlawyer = "no"\n'
        'source = "x"\nchecked_on = 2026-11-22\ncertainty = "page"\n'
    )
    following = 'next = [{{routes = ["R{}"], text = "x"}}]\n'
    routes = [f'[[routes]]\ncode = "R{n}"\n{facts}{following.format(n + 1)}' for n in range(2000)]
    files["routes_long.toml"] = "".join(routes).encode()
    with pytest.raises(CatalogueBroken, match="de routes volgen te vaak op elkaar"):
        tied(files)
