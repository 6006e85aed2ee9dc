"""Numbers said aloud, and numbers known by the word before them; counting is none."""

import pytest

from tests.deidentify.marking import bare, only

SPOKEN = {
    "PHONE": """
bel {nul zes twaalf drieënveertig zesenvijftig achtenzeventig} na vijven
mijn nummer is {nul vijf negen twee vijfenvijftig nul één zeven twee} overdag
bereikbaar op {06 twaalf vierendertig zesenvijftig achtenzeventig} in de avond
mijn nummer is {zes een twee drie vier vijf zes zeven acht} met een nul ervoor
je kunt bellen op {nul zes dubbel twee vier vijf drie zes zeven een} of appen
het is {nul vijf nul streepje vijf vijf vijf nul een twee drie} op kantoor
Bel {06-123456xx} of {06 12xxxxxx} niet.
Bel {0800-0543} of {0900 1234} niet.
Het telefoonnummer {14 0592} is van de gemeente; bel {0800 2000} maar.
Mijn tel. {55 50 41} doet het weer.
Bel {+31 (0)6 1234 5622} of {0031 (0)50 555 0101} even.
Bel {050/5550123} of {0592.55.50.14} of {06 - 12 34 56 78} even.
Mijn mobiel: {06 1234 567} en dat is een cijfer te kort.
zij telde een twee drie vier vijf zes zeven en stopte
""",
    "BSN": """
haar burgerservicenummer {negen negen negen negen één acht één vijf één} staat er ook
bsn is {negenennegentig negenennegentig achttien vijftien één} volgens de brief
""",
    "POSTCODE": """
de postcode is {negen zeven acht een A B} in het dorp
postcode {vierennegentig zeventig A B} punt
Postcode {9781} en niet meer.
Zij woont in het gebied met postcode {9401} al jaren.
Adres: Dorpsstraat 4, {9422 me} Smilde.
De post ging naar {9401} Assen.
Zij woont in Tweede Exloërmond ({9571} nog wat) bij haar zus.
Er waren 9781 mensen en in 2024 Groningen.
Zij at 1250 gr en 2000 ml.
Het is {9471-AB} en ook {9471 A B}.
""",
    "CASENO": """
Zaaknummers {12341}, {12342}, {12343}, {12344}, {12345} en meer.
Nummer: {JBN 2231-08} staat op de brief.
Zie dossier {4471} en dossier {2024-881}.
Kenmerk: {2025.09.4471/RD} en kenmerk {25-0417-EI}.
zaaknr. {88124} is van vorig jaar
Ons kenmerk {JK/2025/11}, uw kenmerk onbekend.
cliëntnummer {vier vier nul acht twee zes} staat erop
dossiernummer dat is {veertig twaalf streepje zeven} geloof ik
incidentmelding nummer {een zeven nul nul acht} gedaan
Client-id: {C-009914} en ritnr. {50-2281} van de taxi.
Klachtnummers {WS-77120} en {WS-77318} zijn samengevoegd.
Zaaknummer: {200.341.556/01} van het hof.
Parketnummer {18-123456-24} en zaak {C/18/251730 / JE RK 25-1266}.
Het dossier van 2024 en de zaak uit 2023 zijn weg.
In het dossier zitten 212 pagina's en 14 brieven.
Nummer 1 in de top 5, en nummer 12 ook.
Het gesprek was 19.40–20.25 en 13:30-14:45.
Het kost 1.250.000 euro of 1.118,50 per maand.
Een melding van 14 mei en een klacht van 3 weken oud.
""",
}


@pytest.mark.parametrize(
    ("label", "sentence"),
    [(label, line) for label, text in SPOKEN.items() for line in text.strip().splitlines()],
)
def test_numbers(lists, label, sentence):
    assert only(label, bare(sentence), lists) == sentence
