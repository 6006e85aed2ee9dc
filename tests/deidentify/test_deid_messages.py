"""Names that a message itself presents: greeting, farewell, speakers, spelling, last line."""

import pytest

from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "hoi met [storm|PERSON], mag ik je straks even bellen over morgen of kan dat niet",
        "goedemiddag u spreekt met [kok|PERSON] en ik wil graag dat er iemand terugbelt vandaag",
        "Hoi met mij weer. Hallo met iedereen hier gaat het goed.",
        "dag met 3 kinderen is het druk en ook met het eten lukt het nog niet zo goed",
        "Hoi met de trein. Wij spraken met haar.",
        "hoi met",
        "Dag met Veilig Thuis gebeld.",
    ],
)
def test_a_greeting_presents_whoever_writes(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "dat weet ik niet en ik wil het ook niet meer weten ook\ngroetjes [zw. kuipers|PERSON]",
        "Ik hoor graag iets. Hoogachtend,\n\n[W. en T. van Zanten|PERSON]\nTot ziens",
        "kan dat nog deze week want anders is het te laat denk ik zelf\nliefs [mol|PERSON]",
        "Ik hoor het graag. Groeten van ons allemaal",
        "Ik hoor het graag. Groetjes aan je moeder",
        "Ik hoor het graag. Met vriendelijke groet",
        "Ik hoor het graag. Groet\nTot morgen en bedankt voor het meelezen met dit lange stuk",
        "ik hoor het wel en anders bel ik morgen zelf wel weer even op\ngroetjes en bedankt",
        "ik hoor het wel en anders bel ik morgen zelf wel weer even op\ngr mam",
        "Ik hoor het graag. Groet 12",
        "Ik hoor het graag. Groet (zie boven)",
    ],
)
def test_a_farewell_has_a_name_under_it(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        'Het gesprek.\n[Dekens|PERSON]: "Wij zitten hier."\nMoeder: "Ja."\nVraag: "Waarom?"',
        'Het gesprek.\nBeide zeiden: "Nee." Dekens: niets',
        'Het gesprek.\nIedereen: "Nee."\nRaad: "Wij weten het niet."',
    ],
)
def test_who_speaks_stands_before_a_quotation(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "ik spel het even [b o s m a n|PERSON] met een a en verder niets bijzonders hoor",
        "Zij spelde het: [Y-I-L-D-I-Z|PERSON], zei ze.",
        "Er zijn drie plannen: a b c en verder niets.",
    ],
)
def test_a_name_is_spelled(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik weet het niet meer. Tot morgen.\n[R|PERSON].",
        "Ik weet het niet meer. Tot morgen. [V|PERSON].",
        "Ik weet het niet meer, zie punt\nb.",
        "A.",
    ],
)
def test_an_initial_ends_a_message(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence
