"""Names that are not on file: by lists, capitals and what stands around them."""

import pytest

from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Gebeld met [Femke|PROFESSIONAL] van JB Noord over de omgang.",
        "Gebeld met mr. [Kaya|PROFESSIONAL] en dr. [Slagter|PROFESSIONAL] over de zaak.",
        "Aangifte door [D. van Echten|PROFESSIONAL] gedaan.",
        "Er kwam iets van [P.J. Oudeman|PROFESSIONAL] binnen.",
        "Haar broer [Wietse|PERSON] en tante [Greet|PERSON] kwamen mee.",
        "Ook de familie [Oosting|PERSON] weet het.",
        "Zij sprak met [Anneke Blaauw|PROFESSIONAL] en [Arend-Jan Smeenge|PROFESSIONAL].",
        "Zij sprak met [Lianne T.|PROFESSIONAL], jeugdbeschermer.",
        "Daarna kwam [Mohamed|PROFESSIONAL], de stagiair, binnen.",
        "Daarna kwam [Mohamed|PERSON], zijn vader, binnen.",
        "[Roos|PERSON] zegt dat het goed gaat. [Roos|PERSON] bloeit.",
        "[Roos Bakker|PROFESSIONAL] was er. Lieve mensen waren er.",
        "Er zijn drie werkers: [Karin|PERSON], en meer.",
        "[Xqzvart|PERSON] was er. Het Kantoor was dicht.".replace("Het Kantoor", "Iets"),
        "Het is [Kast|PERSON] gebleken dat dit kan.",
        "Er zat een wolf bij het hek en juf [Anita|PROFESSIONAL] riep.",
        "daar was juf anita, zei ze. Daarna ging Mevrouw naar huis.".replace(
            "juf anita", "juf [anita|PROFESSIONAL]"
        ),
        "[RIK|PERSON] kwam.",
        "Daar was [SANNE|PERSON] weer, ook de GGD en het OM.",
        "Kamer A. is bezet en B is vrij.",
        "Toen belde [Jan|PERSON]",
        "[Roos|PERSON]",
        "Het lijstje zegt 3-[Femke|PERSON], dat is alles.",
        "Zij heet [Femke|PERSON] de, nee, dat weet ik niet.",
    ],
)
def test_people(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij woont in [Ter Apel|PLACE] en werkt in [Zuidlaren|PLACE].",
        "Zij werkt in een kas in [Erica|PLACE] en [Erica|PERSON] werkt mee.",
        "Hij is verhuisd naar [Xanterveen|PLACE] gisteren.",
        "[Vries|PLACE] is klein.",
        "Zij komt uit [Een-West|PLACE] en niet uit een dorp.",
        "De gemeente Groningen, de rechtbank Noord-Nederland en Veilig Thuis Drenthe blijven.",
        "Het gerechtshof Arnhem-Leeuwarden en de Raad voor de Kinderbescherming ook, net als Halt.",
        "Zij schrijft aan de gemeente",
    ],
)
def test_places_and_public_bodies(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij zit op [CBS De Ark|SCHOOL] en daarna op [het Hunzelyceum|SCHOOL].",
        "Hij zit op [het Terra College|SCHOOL] nu.",
        "hij zit op [obs de zwaluw|SCHOOL] en juf [petra|PROFESSIONAL] belde mij niet terug",
        "Ze stond op het plein bij [de wegwijzer|SCHOOL], juf bleef erbij.",
        "De wegwijzer wees naar links. Wegwijzer",
        "Op school en in de klas bij de brug was het stil.".replace("de brug", "[de brug|SCHOOL]"),
        "[College Tour|SCHOOL] kijkt hij graag.",
        "Lyceum en school zijn dicht, het atheneum ook.",
        "Ze gaat naar de hogeschool in de stad; Het College is dicht.",
        "Hij voetbalt bij [VV De Weide|ORG] en werkt bij [Slagerij Wieringa|ORG].",
        "Zij hebben een restaurant, [De Gouden Draak|ORG], aan de weg.",
        "Hij zit in [de Woonboot|ORG] met vier anderen.",
        "ze werkt bij [bakkerij kramer|ORG] en kan nooit overdag gebeld worden",
        "ze zit op [praktijk de xanter|ORG] en kan nooit overdag gebeld worden",
        "zij kent de praktijk 5 en de kerk in het dorp en verder niemand daar",
        "Zij kent de stichting Jeugdbescherming Noord goed.",
    ],
)
def test_schools_and_organisations(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "gebeld met [sanne de haan|PROFESSIONAL] over [tim|PERSON] en [jan-harm|PERSON] zn fiets",
        "gebeld met mr [bakker|PROFESSIONAL] uit [den haag|PLACE] en dus niet nog een keer vandaag",
        "gebeld met huisarts [de boer|PROFESSIONAL] en de advocaat uit [assen|PLACE] ook nog",
        "gebeld met [xanteke|PERSON] gisteren en daarna niets meer gehoord van haar",
        "zij heet [k. prakken|PROFESSIONAL] en verder weet ik het ook niet zo goed",
        "de wijkagent [ter steege|PROFESSIONAL] was er en [dennis k.|PERSON] niet meer",
        "hij woont in [appingedam|PLACE] bij oma en verder weet ik het ook niet",
        "ze noemt [boersema|PERSON] als getuige maar dat wil ik liever niet opschrijven",
    ],
)
def test_text_without_capitals(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Vader is de enige huisarts van het dorp|QUASI], zegt ze.",
        "Zij is [zwanger van nummer acht|QUASI] en moe.",
        "[De enige drieling van de provincie die onder toezicht staat|QUASI].",
        "Het stond [in de krant|QUASI] en [iedereen weet het|QUASI].",
        "De enige vraag is wanneer. In het gezin gaat het goed.",
    ],
)
def test_indirect_clues_are_pointed_at(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence
