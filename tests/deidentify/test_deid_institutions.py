"""Schools and small organisations, with and without capitals; what is meant in general stays."""

import pytest

from tests.deidentify.marking import bare, only

SCHOOLS = """
De mentor van het {dr. Eelman College} belde op.
Zij zit op {CBS De Ark} in groep 4.
Zij zit op {Openbare basisschool De Zwerfkei} sinds kort.
Hij gaat naar {het Hunzelyceum} in de stad.
ze hoorde het van de juf van {peuterspeelzaal dribbel} gisteren
hij is gepest op {basisschool de vlieger} in het dorp
zij zit op {het gomarus college} in de tweede
hij doet mavo op {het drenthe college} nu
mijn zoon zit op {obs de zwaaikom} in groep drie
zij gaat naar {kinderdagverblijf ukkepuk} op maandag
zij werkt bij {kinderopvang pinkeltje} in de stad
op {de regenboog} zit hij in groep 4 bij juf
groep 6 van {de handreiking} ging op kamp
Zij leert op {Noorderpoort} voor kok.
de juf van {bso het klimrek} zag het ook
""".replace("het {dr. Eelman College}", "{het dr. Eelman College}")

ORGS = """
Zij werkt bij {Slagerij Wieringa} in het dorp.
Hij traint bij {VV De Vooruitgang} op woensdag.
het feest was in de kantine van {v v de vooruitgang} zaterdag
hij voetbalt bij {v.v. kloosterboys} elke week
hij logeert in {gezinshuis de bongerd} bij ons
ze rijdt paard bij {manege de molshoop} op zaterdag
hij gaat naar {zorgboerderij de bonte kraai} elke week
zij staan op {camping de drie heuvels} vannacht
ik werk bij {snackbar de punt} tot tien uur
hij werkt bij {kwekerij ter veen} in de kas
hij werkt bij {bakkerij van esch} in het dorp
mijn man werkt bij {transportbedrijf de jong-haan} als chauffeur
haar vader werkt bij {de kwekerij van hartman} als baas
zij staat bij {bakkerij van woerden} in de winkel
hij schaakt bij {schaakvereniging de pion} in de stad
zij werkt bij {bakkerij van karel} in de stad
hij eet bij {snackbar van ahmed} in de stad
hij woont in {het esdoornhuis} bij de stad
ze zit op {de ruyterhof}, een groep in de stad
hij zit in {de kapstok} dat is een crisisgroep ver weg
zij gaan naar {de maranathakerk} op zondag
wij wonen boven {snackbar 't hoekje} in het centrum
""".replace("de kantine van {v v", "de kantine van {v v")

NONE = {
    "SCHOOL": """
De school belde en de basisschool niet.
op school gaat het goed en de school is dicht
hij moet naar een andere school in de buurt
de peuterspeelzaal belt morgen terug
van school gehaald en naar huis gebracht
Het hele college was aanwezig.
in groep 4 van de basisschool is het druk
""",
    "ORG": """
De gemeente Groningen en de rechtbank Noord-Nederland beslissen.
Wij gaan naar de kerk en daarna naar de winkel.
zij werkt bij de bakker en bij de slager in het dorp
wij waren bij de huisarts en in het ziekenhuis
zij zoekt een woning via de woningstichting dit jaar
hij moet met de taxi komen en terug
zij zit in een gezinshuis en later in een leefgroep
zij ging naar de manege verderop om te rijden
hij was bij de snackbar vlak achter ons
hij was in het oude stadhuis en in de bakkerij van mijn oom
hij woont in een tehuis en zijn zus in een pleeggezin
De Tweede Kamer, de Staatscourant, de Wvggz en de Hervormingsagenda Jeugd.
het gerechtshof en de begraafplaats bij de kerk
de vereniging is gestopt en de club ook
ik was in het gemeentehuis en op het politiebureau
de stichting heeft niets gedaan
""",
}


@pytest.mark.parametrize("sentence", (SCHOOLS + NONE["SCHOOL"]).strip().splitlines())
def test_schools(lists, sentence):
    assert only("SCHOOL", bare(sentence), lists) == sentence


@pytest.mark.parametrize("sentence", (ORGS + NONE["ORG"]).strip().splitlines())
def test_organisations(lists, sentence):
    assert only("ORG", bare(sentence), lists) == sentence
