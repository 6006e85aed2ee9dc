"""Streets, canals and greens of the north, house numbers and post boxes; roads in general stay."""

import pytest

from tests.deidentify.marking import bare, only

STREETS = """
ik woon op de {zuiderdiep vierenveertig} in het dorp
ze zitten op de {hoofdstraat honderdtwaalf} in het dorp
Ze wonen aan de {Molenweg honderdtwaalf} in het dorp.
adres is {hoofdstraat honderd twaalf} en niet anders
adres is {eexterweg vierentwintig} bij de kerk
Zij wonen aan het {Damsterdiep 14-b} en niet aan de {Turfsingel}.
wij wonen aan de {grote brink 7} bij oma
hij reed door de {zonnepitstraat} naar oma en langs {xanterweg} terug
Hij woont aan de {Oude Dijk} buiten het dorp.
Adres: {Oosterdiep WZ 118}, ver weg.
mijn adres is {vaart nz 40} in de stad
Zij kwam van {de Grote Markt 3}.
Op de hoek {Achterweg} / {Dwarsdijk} stond hij.
Post naar {Postbus 123} graag, niet naar {antwoordnummer 4455}.
Hij woont op {huisnummer 44} en zij op {huisnummer vierenveertig}.
Zij woont aan de {Burg. van Royenstraat 5a} al jaren.
hij fietste door de {aalbersestraat} naar huis
Zij woont op {43 in de Kornoeljestraat} nu.
ze staat op de stoep aan de {kerkstraat} bij de bakker
hij woont in de {molenweg} naast de slager
Zij woont aan de {Brink 7} en hij aan de {Kleine Es 12}.
woont {schoolpad 3}, aan het eind
"""

NONE = """
Hij was onderweg 3 keer gestopt en ging de weg 4 op.
Zijn postbus is leeg en het huisnummer onbekend.
De weg was lang en de straat was leeg.
op de snelweg stond een file en op de rondweg ook
Het plein was vol en de winkelstraat leeg.
zij ging weg drie weken geleden
de terugweg duurde twee uur
Wij liepen over het fietspad en door het park.
Meneer Steenstraat belde en mevrouw Van der Dijk niet.
in het voorjaar 2024 en in het bos 3 bomen
de woonwijk is stil en de jaarmarkt druk
op vakantie in het buitenland 2 weken
de voortgang 3 keer besproken
zijn hand 2 keer verbonden
""".replace(" en mevrouw Van der Dijk niet", "")


@pytest.mark.parametrize("sentence", (STREETS + NONE).strip().splitlines())
def test_streets(lists, sentence):
    assert only("STREET", bare(sentence), lists) == sentence
