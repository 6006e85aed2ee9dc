"""How people write and dictate ages, days, numbers, initials and small organisations."""

import pytest

from confidant_app.deidentify.finder import find
from confidant_app.domain.findings import KnownName, Label
from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Het gaat om een meisje van [negen|AGE] met een fiets.",
        "Zij woont met haar dochters van [6 en tien|AGE]. Dat is al.",
        "Haar zoon, [12 jaar|AGE], en haar dochter ([17|AGE], bijna klaar) kwamen mee.",
        "De kinderen, [4 en 9 jaar|AGE]. Zij slapen slecht.",
        "De dozen, 4 en 9 jaar geleden gekocht, staan er nog.",
        "Hij wordt volgende maand [zestien|AGE].",
        "Zij wordt in mei [31|AGE] en viert dat.",
        "Dat is zijn jongste ([4,5|AGE]), zegt hij, en de oudste is [zes en een half|AGE].",
        "Dat is haar zoon ([3½|AGE]).",
        "Leeftijd van het kind: [13|AGE]",
        "Vanaf haar [tiende|AGE] was zij daar, tot haar [18e|AGE].",
        "Dat is zijn tiende brief, en zijn derde, zei hij.",
        "Toen hij [elf|AGE] was zag hij dat.",
        "Het kind is [7 jaar en 2 maanden|AGE].",
        "Hij is bij de kapper, [44|AGE], getrouwd.",
        "De termijn is 3 maanden, en er zijn 12 dozen.",
        "Er liggen daar 3 en 4 kisten, zegt zij.",
        "Zij kost €12, en hoofdstuk 3.12 telt ook.",
        "ik ben [15|AGE] dus ik mag dat zelf weten toch",
    ],
)
def test_ages(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij belde op [woensdag de 8ste|DATE] en weer op de [15de|DATE].",
        "Zij kan niet voor de [21e|DATE], zegt zij.",
        "Zij komt [do 27e|DATE] weer.",
        "Dat was op [dinsdag de twaalfde juli|DATE] of zo.",
        "Dat was de [veertiende van vorige maand|DATE] of sinds de [eerste van de vijfde|DATE].",
        "Op de 3e verdieping zat de 2e kamer; de vierde keer ging het goed.",
        "Er was een 4e gesprek.",
        "[02.09|DATE]: gebeld met school\n[19.10|DATE]: niets gehoord",
        "Hij is van [7 x 1991|DATE] en zij van [28-IV-2024|DATE].",
        "Hij kwam op [5 Ekim|DATE] en zij op [3 maja|DATE] terug.",
        "Dat was [moandag 6/10|DATE] om tien uur.",
        "Het duurde van 13.30-14.45, dus lang.",
    ],
)
def test_days(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "bel mij op [nul zes elf drieentwintig vijfenveertig nul zeven|PHONE] na vier uur graag",
        "het nummer is [acht acht nul drie een zeven|PHONE] zegt zij en meer weet ik ook niet",
        "mijn dossiernummer dat is [veertig twaalf zeven|CASENO] en meer weet ik ook niet",
        "postcode is [vierennegentig zeventig A B|POSTCODE] punt en verder niets",
        "ik tel een twee drie vier en dan is het klaar met die postcode",
        "Bel [+31 6 1234 56 78|PHONE].\nDag.",
        "Bel [(0031 6 1234 5678|PHONE]) of +00 000 00 00 niet.",
        "Bel [06123456789|PHONE] niet, en 0900 ook niet.",
        "Het kenmerk is [JBN 2231-08|CASENO] volgens de brief.",
    ],
)
def test_numbers_as_they_are_said(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij woont aan de [Molenweg honderdtwaalf|STREET] in het dorp.",
        "Hij woont op [Oosterdiep WZ 118|STREET] in het dorp.",
        "hij woont met zijn zus aan de [vaart nz 40|STREET] in het dorp en verder niet",
        "hij woont nu op de [zuiderbaan 3a|STREET] en verder weet ik het niet zo",
        "hij zag haar bij de [dennenlaan|STREET] staan".replace("bij de", "aan de"),
        "hij zag haar bij de markt 7 keer en dat was het",
    ],
)
def test_streets_as_they_are_said(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Haar dochter [M.|PERSON] was er en vader [S.|PERSON] niet.",
        "Zij sprak met [de B.|PERSON] nergens over.",
        "Een mail van [A. de W.|PERSON] en een van [H.O.|PERSON] ook.",
        "Met vriendelijke groet,\n[N.|PERSON]",
        "Zij heet [Xanteke v. E.|PERSON] en hij niet.",
        "Namens mevrouw [Xanten, J.M.|PERSON], mijn client.",
        "Daar was [Xanteke|PERSON] a. en verder niemand.",
        "Dat is [Xanten sr.|PERSON] en dat weet men.",
        "Dat is meneer [Van 't Xof|PROFESSIONAL] en verder niemand.",
        "Dat is mevrouw [Mei|PERSON] en niet mevrouw. Ik weet het zeker.",
        "[Bakker|PERSON] vraagt wat zij wil. Bakker is een beroep.",
        "In de brief staat [vd Xergh|PROFESSIONAL], met een h.",
        "Zij zegt v.d. dus o.a. niets. De B.V. is dicht.",
        "HIJ HEET [FEMKE|PERSON] EN DAT IS ALLES WAT IK WEET OVER HAAR.",
    ],
)
def test_initials_and_titles(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "gebeld met meneer [ten hoor|PROFESSIONAL] gisteren en daarna niets meer gehoord van hem",
        "gebeld met zus [trijntje|PERSON] gisteren en daarna niets meer gehoord van haar",
        "mijn mentor [bas|PROFESSIONAL] zegt dat en daarna niets meer gehoord van hem",
        "mijn voogd [van dijk|PROFESSIONAL] zegt dat en daarna niets meer gehoord van hem",
        "mijn voogd [m. pot|PROFESSIONAL] zegt dat en daarna niets meer gehoord van hem",
        "daar was [roos|PERSON] ([1|AGE]) en daarna niets meer gehoord van haar",
        "daar was [eline van der molen|PROFESSIONAL] en daarna niets meer gehoord van haar",
        "zij liep daar en k. liep mee en daarna niets meer gehoord",
        "dat zegt de moeder zegt zij en de bas speelt door tot het einde",
    ],
)
def test_names_in_lower_case(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij zit op [Openbare basisschool De Zwerfkei|SCHOOL] en op [dr. Xelman College|SCHOOL].",
        "Zij werkt bij [naaiatelier Draad en Daad|ORG] en op de [sociale werkplaats De Hamer|ORG].",
        "Zij werkt bij [naaiatelier Draad en|ORG] daad.".replace(" en|ORG]", "|ORG] en"),
        "De imam van [Xyüp Sultan moskee|ORG] wil helpen.",
        "Zij staat op de foto van [roei-club De Twa|ORG] vandaag.",
        "zij zit in [de kapstok|ORG], een crisisgroep in de stad en dat is ver weg",
        "zij zit op [de xonteinhoeve|ORG] en dat is ver weg van hier vindt haar moeder",
        "zij werkt bij [de kwekerij van femke|ORG] en dat is ver weg van hier",
        "zij koopt het bij [bakkerij lotus|ORG] in de stad en dat is ver weg van hier",
        "zij zegt dat bij bakkerij ook niet meer in de stad is en dat is ver weg van hier",
        "zij komt in de",
    ],
)
def test_schools_and_small_organisations(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "mijn insta is [xemiii.sch|HANDLE] maar die kijkt niemand meer na dus",
        "mijn insta is [_xemiii_k|HANDLE] maar die kijkt niemand meer na dus",
        "zij noemt zich op internet [mamavanxhijm|HANDLE] en verder niets",
    ],
)
def test_accounts(lists, sentence):
    assert marked(unmarked(sentence), lists) == sentence


def test_a_function_word_with_kin_in_brackets_is_a_name(lists):
    assert marked("Ik ga. Wil (mijn man) niet.", lists, "Wil Bos = vader") == (
        "Ik ga. [Wil|vader] (mijn man) niet."
    )


PAGE = (
    "De moeder belde over de omgang. Zij wil dat de groot opgezette zitting doorgaat en dat het "
    "gezin rust krijgt. Bakker is een beroep. De jongen speelt in het bos bij de berg en de "
    "bakker. Hij heeft een witte jas en een groene jas. De Raad voor de Kinderbescherming en "
    "Veilig Thuis kijken mee, en JB Noord schrijft een plan. De school zegt dat hij goed leert "
    "lezen. De GI en de IB'er zien elkaar op maandag. Het is koud, er staat een vos op de dijk, "
    "en de kok maakt soep. Niemand zegt hoe lang het nog duurt, of wie daarover beslist. De "
    "vergaderstukken, uithuisplaatsingsverzoeken en hulpverleningsplannen liggen klaar. "
)


def test_thousands_of_names_of_other_cases_mark_no_ordinary_words(lists):
    first = sorted(lists.first_names)[::19]
    last = sorted(lists.surnames)
    known = [
        KnownName(text=f"{a.capitalize()} {b.capitalize()}")
        for a, b in zip(first * 10, last, strict=False)
    ]
    known += [
        KnownName(text=name)
        for name in ("Jan Bakker", "Els de Groot", "Mia Bos", "Kim van den Berg", "Jo Noord")
    ]
    assert len(known) > 5_000
    named = [f for f in find(PAGE, known, lists) if f.label is not Label.QUASI]
    assert len(named) <= 2
    text = "Toen kwam Els de Groot met mevrouw Bakker, en de Bakkers gingen mee met J. Noord."
    assert len(find(text, known, lists)) == 4
