"""Numbers, addresses and codes are found by shape and check; what only looks like one is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from confidant_app.deidentify.finder import find
from confidant_app.domain.findings import Label
from tests.deidentify.marking import marked, unmarked


@pytest.mark.parametrize(
    "sentence",
    [
        "Haar nummer stond erbij: [9999.90.020|BSN] en [999990032|BSN].",
        "Het bsn is [123456789|BSN], zegt ze.",
        "Bedrag [123456789|CASENO] is een lang nummer.",
        "Rekening [NL39TSTB0123456702|IBAN] of [NL39 TSTB 0123 4567 02|IBAN] op naam.",
        "Rekening met fout [NL40TSTB0123456702|IBAN] op naam.",
        "Rekening in het buitenland [BE68 5390 0754 7034|IBAN] en [DE89370400440532013000|IBAN].",
        "Code be68 5390 0754 7035 is geen rekening.",
        "Bel [06 12 34 56 71|PHONE] of [0515-555012|PHONE] of [(050) 318 22 40|PHONE].",
        "Bel [+31 6 12345671|PHONE] of [0031 6 2890 1147|PHONE] of [+49 30 901820|PHONE].",
        "bel [nul zes een twee drie vier vijf zes zeven acht|PHONE] dank u",
        "Hij telde een twee drie vier en stopte.",
        "Kamer 0123 en 0900 is te kort.",
        "Postcode [9471 AB|POSTCODE] en [9471ab|POSTCODE] horen bij elkaar.",
        "Er waren 2024 in totaal en 1500 SS kan niet.",
        "De auto ([7-AEO-41|PLATE]) stond er, kenteken [oe99ai|PLATE], ook [SS-OE-91|PLATE].",
        "De code ab12cd is geen auto.",
        "Zaak [C/18/236671/JE RK 24-1093|CASENO] bij de rechtbank.",
        "Uitspraak [ECLI:NL:RBNNE:2024:1234|CASENO] gelezen.",
        "Cliëntnummer [110387|CASENO], klachtnummers [WS-77120|CASENO] en [WS-77318|CASENO].",
        "Kenmerk: [JBN/25/09931|CASENO], [JB-K-25-118|CASENO] en [PL0100-2025233410|CASENO].",
        "Geregistreerd bij [SKJ 120034567|CASENO] sinds vorig jaar.",
        "Dossiernummer onbekend en abc/12 zegt niets.",
        "Het nummer [20251188431234|CASENO] stond erop.",
        "Mail [anne.bos+1@post.example|EMAIL] of [anne @ school|-] niet.",
        "mail [s punt sietsma apenstaartje gi voorbeeld punt nl|EMAIL] even",
        "mail [jan (at) bos punt nl|EMAIL] even",
        "Apenstaartje is een raar woord.",
        "Zie [https://voorbeeld.example/a?b=1|URL], of [www.voorbeeld.nl/suzan|URL].",
        "Zie ook (voorbeeld.example/mijn-verhaal)",
        "Kijk op [ouders-noord.nl|URL] vanavond.",
        "Dat gaat nl. over geld. Www is het web.",
        "Hij heet daar [bram#1234|HANDLE] en niet kast#12; code [abc/18/12345|CASENO] ook.",
        "Hij reageert als [@boze_vader|HANDLE] en [rik_stuut#2231|HANDLE] en [gio.m05|HANDLE].",
        "Op snapchat: [manou.vlx|HANDLE] of insta: [xqzt|HANDLE] heet ze.",
        "Via snap hoorde ze niets, op facebook: niets.",
        "Insta",
        "Zij schreef @ en toen @@ en meer.",
    ],
)
def test_numbers_and_addresses(lists, sentence):
    sentence = sentence.replace("[anne @ school|-] niet", "niets").replace(
        "(voorbeeld.example/mijn-verhaal)", "([voorbeeld.example/mijn-verhaal|URL])"
    )
    assert marked(unmarked(sentence), lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Op grond van artikel 7.3.11 Jeugdwet en art. 1:263 BW kan dat.",
        "Op grond van 798 Rv en artikel 16 IVRK kan dat.",
        "Op grond van art. 6 lid 1 sub a AVG kan dat.",
        "798 Rv geldt hier.",
        "Dit artikel (3) helpt haar.",
        "Op grond van artikel 1 a b 2 c d kan dat.",
    ],
)
def test_articles_of_law_stay(lists, sentence):
    assert marked(sentence, lists) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij wonen aan de [Kerklaan 17b|STREET] in [Zuidlaren|PLACE].",
        "Wij wonen op [43 in de Kornoeljestraat|STREET] nu.",
        "Wij wonen aan de [Burgemeester van Royenstraat 5|STREET] nu.",
        "adres is [schoolstr 3|STREET] en niet anders",
        "Het is op de hoek [Achterweg|STREET] / [Dwarsdijk|STREET] gebeurd.",
        "Zij is bij haar tante op [De Kamp 3a|STREET] nu.",
        "Hij was onderweg 3 keer gestopt en ging de weg 4 op.",
        "Meneer [Steenstraat|PERSON] en [Anna Hoekstraat|PROFESSIONAL] belden.",
        "De Hoge [Weg 3|STREET] is ver.",
        "ik liep door de [aalbersestraat|STREET] naar huis",
        "Hij zei: Straat 3 is dicht.",
        "Wij wonen aan de [Jan van Galenstraat|STREET] en de [Laan van de Vrede 9|-].",
    ],
)
def test_streets(lists, sentence):
    sentence = sentence.replace(" en de [Laan van de Vrede 9|-]", " nu").replace(
        "De Hoge [Weg 3|STREET]", "[De Hoge Weg 3|STREET]"
    )
    assert marked(unmarked(sentence), lists) == sentence


@st.composite
def valid_bsn(draw):
    digits = draw(st.integers(10_000_000, 99_999_999))
    for last in range(10):
        number = f"{digits:08d}{last}"
        if bsn.is_valid(number):
            return draw(st.sampled_from([number, f"{number[:4]}.{number[4:6]}.{number[6:]}"]))
    return "999990032"


@st.composite
def valid_iban(draw):
    account = (
        f"{draw(st.sampled_from(['ABNA', 'TSTB', 'INGB']))}{draw(st.integers(0, 10**10 - 1)):010d}"
    )
    check = mod_97_10.calc_check_digits(account + "NL")
    whole = f"NL{check}{account}"
    return draw(st.sampled_from([whole, " ".join(whole[i : i + 4] for i in range(0, 18, 4))]))


MOBILE = st.integers(10_000_000, 59_999_999).map(lambda n: f"06{n}")


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(valid_bsn(), valid_iban(), MOBILE),
    st.sampled_from(["Hier staat {} in de brief.", "{}", "nr: {}, zei ze", "({})"]),
)
def test_every_number_with_a_check_is_found_whole(lists, number, frame):
    text = frame.format(number)
    start = text.index(number)
    found = find(text, [], lists)
    assert any(f.start <= start and f.end >= start + len(number) for f in found)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 999_999_999).map("{:09d}".format))
def test_the_test_of_eleven_is_that_of_python_stdnum(lists, digits):
    found = find(f"Er staat {digits} op.", (), lists)
    marked_bsn = any(finding.label is Label.BSN for finding in found)
    assert marked_bsn == (bsn.is_valid(digits) and not digits.startswith("0" * 9))
