"""What may betray somebody without a name is pointed at, in few words; daily life is not."""

import pytest

from confidant_app.deidentify.finder import find
from confidant_app.domain.findings import Label

TELLING = """
Zij is de enige huisarts van het dorp.|enige huisarts
Het is het enige Turkse gezin in de straat.|Turkse gezin
Zij hebben het laatste Chinese restaurant van het dorp.|laatste Chinese restaurant
De drieling is vrijdag overgeplaatst.|drieling
Haar tweeling is vier.|tweeling
Hun zoon heeft een zeldzame spierziekte.|zeldzame spierziekte
Hij heeft het foetaal alcoholsyndroom.|alcoholsyndroom
Hun zoon is een hartkind met een geleende klep.|hartkind
Vader zit in een rolstoel sinds het ongeluk.|rolstoel
Zij heeft een blindengeleidehond.|blindengeleidehond
Zijn broer is toen verdronken.|broer is toen verdronken
Het stond in de krant met die brand.|in de krant
Zij is de zus van de burgemeester.|zus van de burgemeester
Opa was vroeger zelf notaris op het eiland.|notaris op het eiland
Zij logeert bij de dominee met de zes pleegkinderen.|dominee
Het gezin heeft acht kinderen onder de elf.|acht kinderen
Zij wonen op een woonboot aan het kanaal.|woonboot
Zij wonen in het roze huis bij de brug.|roze huis
Hij staat elke ochtend met een trekker voor het hek.|trekker
Hij is Nederlands kampioen dammen.|kampioen
Zij fokken alpaca's achter het huis.|alpaca
Het hele dorp hing de vlag halfstok.|hele dorp
Iedereen in het dorp kent haar.|Iedereen in het dorp
De pleegouders met het lintje uit de krant.|lintje
Zij is een bekende zanger van vroeger.|bekende zanger
"""

DAILY = """
Zij heeft twee kinderen en een hond.
De school belde over het enige formulier.
Hij leest elke dag de post en kijkt televisie.
De ziekte van de begeleider duurt lang.
De dominee belde en de huisarts ook.
De oudste gaat naar school, de jongste niet.
Er zijn drie broers en twee zussen.
Zij is zwanger van de tweede.
De gemeente betaalt de taxi niet.
"""


@pytest.mark.parametrize("line", TELLING.strip().splitlines())
def test_what_betrays_somebody_is_pointed_at(lists, line):
    text, _, clue = line.partition("|")
    hints = [text[f.start : f.end] for f in find(text, [], lists) if f.label is Label.QUASI]
    assert any(clue in hint or hint in clue for hint in hints)
    assert all(len(hint) <= len(text) for hint in hints)


@pytest.mark.parametrize("text", DAILY.strip().splitlines())
def test_daily_life_gives_no_hint(lists, text):
    assert [f for f in find(text, [], lists) if f.label is Label.QUASI] == []
