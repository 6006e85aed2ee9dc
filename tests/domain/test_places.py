"""Places: the municipalities of the region, in at most four areas."""

from collections import Counter
from datetime import date

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.places import area_of, is_current, parse_places, place_name

AREA = {"code": "a", "name": "Gebied", "province": "Groningen"}
TOWN = {"code": "GM0001", "name": "Plaats", "area": "a"}


def test_the_region_has_ten_and_twelve_municipalities_in_four_areas(catalogues):
    places = catalogues.places
    provinces = Counter(places.areas[one.area].province for one in places.municipalities.values())
    assert provinces == {"Groningen": 10, "Drenthe": 12}
    areas = Counter(one.area for one in places.municipalities.values())
    assert set(areas) == set(places.areas)
    assert len(areas) == 4
    assert min(areas.values()) >= 4
    assert all(code.startswith("GM") and len(code) == 6 for code in places.municipalities)


def test_outside_and_unknown_are_areas_of_their_own(catalogues):
    places = catalogues.places
    assert area_of(places, "GM0106") == "drenthe_noord"
    assert area_of(places, "outside") == "outside"
    assert area_of(places, "unknown") == "unknown"
    assert area_of(places, "GM9999") == "unknown"
    assert place_name(places, "GM0106") == "Assen"
    assert place_name(places, "outside") == "buiten de regio"
    assert place_name(places, "unknown") == "onbekend"


def test_a_municipality_exists_between_its_dates():
    row = {**TOWN, "valid_from": date(2021, 1, 1), "valid_to": date(2027, 12, 31)}
    town = parse_places({"areas": [AREA], "municipalities": [row]}).municipalities["GM0001"]
    assert not is_current(town, date(2020, 12, 31))
    assert is_current(town, date(2021, 1, 1))
    assert is_current(town, date(2027, 12, 31))
    assert not is_current(town, date(2028, 1, 1))
    always = parse_places({"areas": [AREA], "municipalities": [TOWN]}).municipalities["GM0001"]
    assert is_current(always, date(2028, 1, 1))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "er horen 1 tot 4 gebieden in te staan"),
        ({"areas": [{**AREA, "code": c} for c in "abcde"]}, "er horen 1 tot 4 gebieden"),
        ({"areas": [AREA, AREA]}, "a staat er twee keer in"),
        ({"areas": [{**AREA, "code": "unknown"}]}, "unknown staat er twee keer in"),
        ({"areas": [AREA], "municipalities": [TOWN, TOWN]}, "GM0001 staat er twee keer in"),
        (
            {"areas": [AREA], "municipalities": [{**TOWN, "area": "b"}]},
            "het gebied b bestaat niet",
        ),
        ({"areas": [AREA], "steden": []}, "steden is hier niet bekend"),
    ],
)
def test_a_broken_list_of_places_is_refused(data, reason):
    with pytest.raises(CatalogueBroken) as caught:
        parse_places(data)
    assert reason in str(caught.value)
