"""In which province a place lies, for whoever wants to say that much and no more."""

from collections.abc import Mapping

from confidant_app.deidentify.folding import fold

Provinces = Mapping[str, str]
"""Names of provinces by folded names of places."""

_HEAD = "#= "


def parse_provinces(text: str) -> Provinces:
    """Return the provinces from a text with a line "#= Province" above the places in it."""
    found: dict[str, str] = {}
    province = ""
    for line in text.splitlines():
        if line.startswith(_HEAD):
            province = line.removeprefix(_HEAD)
        elif line and not line.startswith("#"):
            found[line] = province
    return found


def province_of(words: str, provinces: Provinces) -> str:
    """Return the province of the place that `words` name; empty when it is not known."""
    return provinces.get(" ".join(fold(words).low.split()), "")
