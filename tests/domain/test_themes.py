"""Themes: a closed list with Dutch and English words."""

from datetime import date

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.themes import NATURE_LABELS, Nature, Theme, is_offered, parse_themes

ROW = {"code": "A-B", "dutch": "iets", "english": "something", "nature": "rights"}


def test_the_catalogue_holds_all_themes(catalogues):
    themes = catalogues.themes
    assert len(themes) == 64
    assert themes["JB-GEEN"] == Theme(
        code="JB-GEEN",
        dutch="geen vaste jeugdbeschermer",
        english="no fixed worker",
        nature=Nature.DELIVERY,
    )
    assert {theme.nature for theme in themes.values()} == set(Nature) == set(NATURE_LABELS)
    for attribute in ("dutch", "english"):
        assert len({getattr(theme, attribute) for theme in themes.values()}) == 64


def test_a_retired_theme_is_offered_until_its_last_day():
    theme = parse_themes({"themes": [{**ROW, "valid_to": date(2026, 6, 1)}]})["A-B"]
    assert is_offered(theme, date(2026, 6, 1))
    assert not is_offered(theme, date(2026, 6, 2))
    assert is_offered(parse_themes({"themes": [ROW]})["A-B"], date(2099, 1, 1))


def test_a_code_is_never_used_twice():
    with pytest.raises(CatalogueBroken, match="A-B staat er twee keer in"):
        parse_themes({"themes": [ROW, ROW]})
