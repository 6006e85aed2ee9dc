"""Names that are ordinary words or letters, told by the sentence around them."""

import pytest

from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Het was stil. [Krijn|PERSON] zelf vraagt of hij mag. Daarna niet meer.",
        'Zij riep: "[Leen|PERSON], laat die mevrouw nou schrijven."',
        "Zo is het. [Vos|PERSON] vertelde dat het niet klopt.",
        "Zo is het. [Bos|PERSON] en ik hebben gebeld. Zorg had hij niet. Vrees en beven.",
        "Zo is het. [Bos|PERSON] en [Femke|PERSON] hebben gebeld. Zorg en",
        "[Leen|PERSON]'s kamer is leeg. Niemand weet het.",
        "Aanwezig: [Mol|PERSON] en een stagiaire, verder niemand.",
        "Zij is er niet bij. Vriendelijke groet,\n[Bloem|PERSON]",
        "[Hoop|PROFESSIONAL], de advocaat, belde terug.",
        "Zij waren er. [Mol|PERSON] (moeder) zei niets. Slaap (kort) is nodig.",
        "Het stuk is van [J. Pool|PERSON] en niet van mij.",
        "Cc: Wil niet dat het zo gaat, zegt ze.",
        "Ze zegt niets meer en het is laat. [Leen|PERSON]",
    ],
)
def test_words_that_act_as_people(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik heb lang met [C.|PERSON] gesproken. [C.|PERSON] weigert alles, zegt [C.|PERSON]",
        "De werkster ([B.|PROFESSIONAL], net van school) heeft beide ouders gezien.",
        "Geen slaap gehad. [JW|PERSON] zegt dat ik moet ophouden.",
        "Ik heb met [PJ|PERSON] afgesproken en ook met [D|PERSON], denk ik.",
        "Dat [MK|PERSON] belt is nieuw. Dat PJS valt is nieuw.",
        "Daarna stond [M.|PERSON] op de stoep. Dat was gisteren en vandaag.",
        "De voogd, [T.|PROFESSIONAL], belt nooit terug en mailt ook niet.",
        "Plan A. is mislukt en optie B. ook, blok 3 C. is leeg. De D. Is dat zo? De GI belt.",
    ],
)
def test_letters_that_stand_for_people(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "de leidster, [demi|PROFESSIONAL], lacht mee en zegt verder niets over het plan",
        "die [bas|PERSON] neemt niet op en verder weet ik ook niet wat ik moet doen",
        "die bas is mooi",
        "wij praten met van [wijk|PERSON], die snapt het en verder eigenlijk niemand hier",
        "noem me maar [skipper|PERSON] zegt hij en verder wil hij niets over zichzelf kwijt",
    ],
)
def test_without_capitals(lists, sentence):
    found = marked(unmarked(sentence), lists)
    assert "[" not in sentence or all(
        f"[{part}" in found for part in (p.split("|")[0] for p in sentence.split("[")[1:])
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik sprak [Xanne Krolik|PROFESSIONAL]. Ook [kroliks|PROFESSIONAL] jas hing er nog.",
        "Met [Roos|PERSON] gesproken. [Roos|PERSON] bloeit op. De roos bloeit ook.",
        "Hij zit op [CBS De Xanter|SCHOOL]. Gisteren was ook [xanter|SCHOOL] dicht.",
        "Ik zag [Storm|PERSON] daar. [Storm|PERSON] moest huilen. De storm ging liggen.",
        "De vrouw heet [Ter Steege|PERSON] of zoiets, verder weet niemand het.",
        "Zij speelt bij [v.v. De Eendracht '68|ORG] in het eerste.",
        "Hij werkt bij [Loonbedrijf Tillema & Zn|ORG]. Verder weet niemand het.",
        "Genoteerd. Woont: [Zandbergerstraat|STREET], verder onbekend.",
        "Verslag van het bezoek, [woe 22-4|DATE], en niets anders.",
    ],
)
def test_names_come_back_and_are_whole(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoe oud: bijna [dertien|AGE]\nWaar woon je: nergens",
        "Zijn zoon (dat is een jongen, geloof ik, [elf|AGE]).",
        "Het kind, [zeuven|AGE] is ze, mag niet meer.",
        "Ik bin [een-en-zeuventig|AGE].",
        "Hij is al [zeuven|AGE] joar, en er zijn zeuven dingen die opvallen.",
        "Zij zijn klein. [Anderhalf jaar|AGE], maar de brief zegt iets anders.",
        "Een jongen van [veertien|AGE], nee [vijftien|AGE].",
        "Dochter: [17|AGE]. Zoon: [14|AGE].",
        "Toen was ze [twee|AGE], nu [acht|AGE]. Het is bijna tien, om bijna tien.",
        "Mijn broertje is [6|AGE] en ik [15|AGE] en verder weet ik het niet.",
        "Tja. [Zeven|AGE] is ze pas. De Van 9 is er.",
    ],
)
def test_ages_that_only_the_sentence_tells(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Isa", "isaatje"),
        ("Farid", "fariddje"),
        ("Bram", "brammie"),
        ("Koning", "koninkje"),
        ("Jan", "jaaaan"),
        ("Sann", "sannnn"),
        ("Emma", "emmaatjes"),
    ],
)
def test_pet_names_double_a_letter(lists, name, written):
    text = f"Gisteren kwam {written} bij ons, zegt Karel."
    assert f"[{written}|kind]" in marked(text, lists, f"{name} Xanter = kind")


@pytest.mark.parametrize(
    "sentence",
    [
        "Gisteren belde [Xanno Krolik sr.|PROFESSIONAL] over de zaak.",
        "Gisteren belde opa [K.|PERSON] over de zaak.",
        "gisteren belde meester [xanteke|PROFESSIONAL] nog en daarna was [xanteke|PERSON] weg",
    ],
)
def test_what_follows_a_name_and_what_comes_back(lists, sentence):
    found = marked(unmarked(sentence), lists)
    assert all(f"[{part.split('|')[0]}|" in found for part in sentence.split("[")[1:])


def test_a_name_among_many_is_a_word_where_it_is_one(lists):
    many = [f"Xanter{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(70)]
    known = [*many, "Door", "Raad", "Bakker"]
    text = "Door mij. Door (9) belt. Door zegt iets. De Raad voor de Kinderbescherming en bakker."
    found = marked(text, lists, *known)
    assert "[Door|PERSON] zegt" in found
    assert "De Raad voor de Kinderbescherming en bakker." in found
    assert marked("de bakker is er en hij is nu wel weer thuis", lists, *known).count("bakker") == 1
