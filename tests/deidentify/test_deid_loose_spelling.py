"""Numbers, plates, streets and days that people write loosely, and titles without capitals."""

import pytest

from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Het kenmerk is [3188 4021 7756|CASENO], zei ze.",
        "het is dossier [jbn 24 / 00 7713|CASENO] en niet wat ik gister zei tegen haar",
        "Kenmerk vorige klacht: [KL.2025~00418/b|CASENO]",
        "Beschikking: zaaknr. [C-18-239044 / JE-RK 25-377|CASENO], bladzijde 3.",
        "Registratie: [PL 0100-2025/300 41 9|CASENO].",
        "Onderaan staat het kenmerk: [2025-GV-11/05-#3307|CASENO].",
        "Cliëntnummer, [3300 71 825|CASENO], en verder niets.",
        "Dossier [12345|CASENO] 14 keer gelezen, en dossier [12345|CASENO] op tafel.",
        "Dossier [12345|CASENO] [3 mei|DATE] is dat niet, denk ik.",
        "Het stuk [2026-INC-0447|CASENO] ligt er, en [SA/25.0093-B|CASENO] ook.",
        "Kenmerk [1 22 333 4444 55 66 77|CASENO] 88 staat er.",
        "De zaak 2024 loopt nog en zaak 12 ook.",
    ],
)
def test_numbers_in_pieces(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Een auto met Pools kenteken [PO 7KX42|PLATE] reed langs.",
        "Een Fiat met kenteken [P 6 6 6 - K V|PLATE].",
        "Zwarte bus, [VFG 30 K|PLATE], en verder niets.",
        "Het kenteken is hem ontgaan. Kenteken 12 weet hij. Het nummerbord was vies.",
        "Kenteken PO 7KX42 991 88 is te lang. Wij zaten in KL 24 uur.",
        "een auto met kenteken [po 7kx42|PLATE] reed langs en verder weet ik het niet meer precies",
        "Kenteken",
    ],
)
def test_plates(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij woont [Kometenstr. 77|STREET] nu.",
        "Zij woont [Waddenweg 9 - 3e etage|STREET] nu.",
        "de baby is meegenomen uit de [dr. nassaulaan|STREET] met twee man politie erbij gisteren",
    ],
)
def test_streets(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij kwam [tweede kerstdag|DATE] en [Hemelvaartsdag 2025|DATE] niet. Een feestdag is het.",
        "Dat was [maandag de 24e|DATE] staat er. De 24e keer is het.",
        "Hij gaat per [een december|DATE] weg. Een december zonder sneeuw.",
        "Dit was het:\n[1/2|DATE] opa belt; dat is 1/2 van alles.",
        "Het was [5 desember|DATE], schrijft hij.",
    ],
)
def test_days(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "hij spreekt met een mevrouw [sterk|PERSON] en die weet er verder ook niets van",
        "mijn ex he, [f vd laan|PERSON], doet de deur niet open en ik sta hier nu al een uur",
        "doorverwezen naar advocaat [pruim|PROFESSIONAL] en meer kan ik er ook niet aan doen",
        "rechter heet [de lange|ORG] dacht ik en verder weet ik er ook niks van hoor",
        "[mo|PERSON] zegt dat het mag en verder weet ik er ook niks van dus vraag het hem",
        "nee sorry [van der weide|PROFESSIONAL] heet ze en verder weet ik het ook niet",
        "bij pleegouders [de groot|PERSON] lag hij nog en verder weet ik het ook niet meer hoor",
        "u van de gemeente weet dat toch en verder kan ik er zelf ook niks meer aan doen",
    ],
)
def test_titles_without_capitals(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Casusoverleg. Aanwezig: [A.M.|PROFESSIONAL] (jeugdbescherming). Om 9 a.m. begonnen.",
        "Zo is het. [B.|PERSON] zat achterin. Haar ex, die we [X.|PERSON] noemen, belt.",
        "Zij wil beroep, [M.|PERSON] wil rust. Optie B. ook.",
        "Daarna was er [Sj. Bos|PROFESSIONAL] van vorige week.",
        "Zij sprak [Samira H|PERSON] en niemand anders.",
        "Notitie gezin [K.-S.|PERSON] en snel.",
        "Zij sprak juf [Mei Lin|PROFESSIONAL] en jeugdbeschermer [Wil Wolters|PROFESSIONAL]. "
        "[Wil|PROFESSIONAL] wil snel. Wil je dat? Dat is [Wil|PERSON].",
        "Zij sprak [Jolanda v/d Meer|PROFESSIONAL] en het duurt v/h lang.",
        "Zij las het verslag [Oude Engberink|PROFESSIONAL] en huilde.",
        "Haar werkgeefster [Marga Drent|PROFESSIONAL] weet het.",
    ],
)
def test_initials_and_double_names(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat was brood halen bij [toko Asmara|ORG].",
        "Hij woont in [Fasehuis Zuid|ORG] sinds kort.",
        "Het feest is bij café de hoek vanavond.",
        "Zij gaat naar [medisch dagverblijf De Kikker|SCHOOL].",
        "hij zit in groep 8 [de kameleon|SCHOOL] en verder weet ik er helemaal niks van",
        "Pastor van [de Medhanie Alem gemeente|ORG] gaat mee.",
    ],
)
def test_small_organisations(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij wordt op [2-1|DATE] [achttien|AGE], zij wordt er [acht|AGE], hij is er [dertien|AGE].",
        "Hij is met zijn [12 jaar|AGE] te jong. Hij is met 12 jaar klaar.",
        "Een man rond de [vijftig|AGE], met pet. Rond de vijftig euro.",
        "Hij is een jaar of [twaalf|AGE]. Een jaar of twaalf geleden.",
        "Moeder [Tamara|PERSON] (zelf nog maar [22|AGE]) was er.",
        "Leeftijd op papier [17|AGE], zegt hij.",
    ],
)
def test_ages(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence
