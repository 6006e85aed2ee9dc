"""In which province a place lies: told only when somebody chose to."""

from confidant_app.deidentify.provinces import parse_provinces, province_of
from confidant_app.services.namelists import load_provinces


def test_places_belong_to_the_province_above_them():
    found = parse_provinces("# a remark\n#= Drenthe\nassen\nde wijk\n#= Groningen\nleek\n")
    assert province_of("Assen", found) == "Drenthe"
    assert province_of("De  Wijk", found) == "Drenthe"
    assert province_of("LEEK", found) == "Groningen"
    assert province_of("Nergenshuizen", found) == ""


def test_the_list_that_ships_knows_the_north():
    found = load_provinces()
    assert province_of("Veendam", found) == "Groningen"
    assert province_of("Emmen", found) == "Drenthe"
    assert len(set(found.values())) == 12
