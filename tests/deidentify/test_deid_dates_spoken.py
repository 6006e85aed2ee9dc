"""Days as people say and abbreviate them; times, ranges, counts and scores are none."""

import pytest

from tests.deidentify.marking import bare, only

DAYS = """
De zitting is op de {vijftiende juli} verzet.
Hij kwam op {dinsdag de vijftiende juli} terug.
De termijn loopt tot de {10e}.
Het verzoek kwam binnen op de {achtste}, te laat.
Het besluit is van de {veertiende van vorige maand} en nu pas ontvangen.
Zij telde op {drie mei} twintig mensen.
We spraken af op {moandag 6/10} thuis.
Dat was {zotterdag 4 oktober} al.
Het was {freed 12 septimber} dat hij belde.
Ze belde {begin maart}, {half april} en {eind mei}.
Het gebeurde op {eenendertig december} laat.
ze is geboren op {drie mei tweeduizend veertien} in het ziekenhuis
hij kwam op {vijf zes} langs en toen weer niet
{02.09}: eerste gesprek
{19.09} - tweede gesprek
Zijn verjaardag is {28-IV-2024} volgens de brief.
Geboren {7 x 1991} in het buitenland.
Er was een gesprek op {5 ekim} volgens hem.
Zij komt {3, 4 en 5 mei} langs.
De uitspraak is van de {eerste van de vijfde} dit jaar.
Het is op {do 27e} om tien uur.
Het staat op {vrijdag 17} gepland.
Opgenomen van {12 t/m 14 augustus} bij ons.
Het besluit van {14 10 2025} ontbreekt.
In de nacht van {3 op 4 november} liep hij weg.
Besluit dd. {3-4-25} klopt niet.
""".replace("Hij was er {van} niet.\n", "").replace("dd. {3-4-25}", "dd. {3-4-25}")

NONE = """
Zij wacht al op vier een bed en op drie vier stoelen.
's Maandags en 's woensdags komt er iemand.
Het duurde van 13.30 tot 14.45 uur, dus 13.30-14.45.
Zij wonnen met 6-1 en verloren met 2-3.
De stand was 2-1 en het cijfer 7.5.
In mei, in juni 2024 en in het voorjaar.
Dat was de eerste keer en de tweede keer ook.
Hij zit op de vierde verdieping, tweede deur.
Artikel 3-4 en hoofdstuk 2/3 gaan over iets anders.
Groep 5/6 en groep 7-8 gingen mee.
Het was 50/50 en later 14/86.
Om kwart over drie, om half vier en om 16.10 uur.
Twee derde van de plannen was te laat.
Maandag 9 uur en dinsdag 10 uur.
De 5-dagentermijn en de 3e bijlage.
De zaak loopt al drie weken.
Ik heb het over de derde van de jongens.
"""


@pytest.mark.parametrize("sentence", (DAYS + NONE).strip().splitlines())
def test_days(lists, sentence):
    assert only("DATE", bare(sentence), lists) == sentence
