"""Ages of people as Dutch tells them; durations, counts, limits and amounts are none."""

import pytest

from tests.deidentify.marking import bare, only

AGES = """
Haar zoon is {15} en vertaalt.
Zij is {een-en-zeventig} en haar man is {honderd drie}.
Hij bleef daar omdat hij nog {zes} was.
Haar zoon ({7}) huilt en haar dochter ({13 jr}) niet.
Haar zoon, {8 jaar}, huilt.
Haar zoon is {tien}.
Haar zoon is al {zestien} en regelt het.
Haar zoon van {6} huilt; een kind van {zes} stond buiten.
Een {zestienjarige} en een {14-jarige} en een {9jarige} in de straat.
Haar zoon van {11 maanden} slaapt.
Haar zoon is {8 jaar oud} nu.
Zij is op die dag {zeventien} geworden.
Zij is met {71 jaar} te oud.
Sem is bijna {4} en praat nog niet.
Een jongen van {veertien} fietste voorbij.
Ze wordt volgende week {9}.
Haar kinderen zijn {5 en 7 jaar}.
Haar kinderen van {3, 5 en 8} slapen.
De kinderen ({3 en 5}) slapen.
Het kind is {7 jaar en 2 maanden}.
Lars ({3½}) zegt niets.
Mijn zoon is {twee en een half}.
Mijn zoon die {anderhalf} is, loopt al.
Het dochtertje is {anderhalf jaar}.
Ze heeft een baby van {acht weken}.
Mijn dochter ({7 jr}) kan het niet.
Mijn dochter ({15}), mavo.
De oudste is {twaalf}, de jongste pas {vier}.
ik ben {17} en ik wil naar huis
Hij is net {18} geworden.
Toen hij {negen maanden oud} was, liep hij.
Toen hij {negen maanden} was, liep hij.
ik wist dat niet toen ze {zes} was
over een maand is hij {18}
Leeftijd: {17}
Leeftijd kind: {12}
Hij wordt in februari {18}.
Dat weet Joost, {twaalf}, allang.
Het meisje van net {12} huilde.
Een man van begin {dertig} deed open.
Oma is ver in de {zeventig}.
Hij is een vlotte {vijftiger}.
Vanaf zijn {achtste} zit hij in een pleeggezin.
Op haar {14e} ging ze weg.
Het was zijn {zestiende} verjaardag.
Dewi {8 jaar} en Sem {4j}, samen.
ze is pas {zestien} dus mag dat
Mijn jongens van {9 en 11} zijn weg.
dat is een knul van {dertien} met een grote mond
Mijn dochter is nu {14} en wil zelf praten.
Anna ({5;4}) heeft een achterstand.
Hij is {3,5 jaar} en klein.
"""

NONE = """
De 16+ afdeling is vol.
Kinderen onder de twaalf mogen mee.
Ze zit er al negen maanden.
Dat is al zeven jaar zo, vijf jaar geleden ook.
Hij is 5 jaar bij de politie geweest.
Een kind van 5 euro bestaat niet.
Dat is de 4e keer en de OTS is 2,5 waard.
Dat (5) is een noot en 300 jaar oud is de kerk.
5 jaar
De rit (7 km) is lang voor oma (9
Ze is 12 weken zwanger.
Zij zijn 3 dagen weg.
Een gesprek van 2 uur en een brief van 3 kantjes.
Er zijn 12 kinderen in de groep.
De wachttijd is 6 maanden.
Het is 5 jaar geleden.
De termijn is zes weken.
Hij is om 8 uur thuis, om 9 uur slaapt hij.
Zij heeft zeven stoelen en vier borden.
Dat was 12, zei u.
Er lagen veertig formulieren en twaalf ervan waren dubbel.
Na tien maanden was er niets.
Binnen 5 werkdagen, bladzijde 7, lokaal 12.
De maatregel duurt twaalf maanden.
Op haar eerste werkdag ging het mis; het was de tweede keer.
Groep 7, kamer 12 en lijn 3.
De score is 7 en het nummer is 4.
Anderhalf jaar lang hoorde ze niets.
We wachten al anderhalf uur.
Het is 2,5 uur heen en 2,5 uur terug.
"""


@pytest.mark.parametrize("sentence", (AGES + NONE).strip().splitlines())
def test_ages(lists, sentence):
    assert only("AGE", bare(sentence), lists) == sentence
