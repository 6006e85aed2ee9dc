"""The people on file are found in every spelling; each sentence shows what is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.finder import find
from confidant_app.deidentify.spelling import one_slip
from confidant_app.domain.findings import Certainty, KnownName, Why
from tests.deidentify.marking import marked, unmarked

FAMILY = (
    "Anne van der Veen = moeder",
    "Dirk-Jan Oldenhuis = vader",
    "Jaylinn van der Veen = kind 1",
    "Tineke Algra = jeugdbeschermer",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vandaag belde [Anne van der Veen|moeder] opnieuw.",
        "Vandaag belde [Anne|moeder] opnieuw.",
        "Vandaag belde [Anne|moeder]! [K.|PERSON] was er ook, en [Anne|moeder]'stil is ze.",
        "Vandaag zag ik [Annes|moeder] jas en [Anne's|moeder] tas.",
        "Daar stond [ANNE VAN DER VEEN|moeder] op.",
        "gebeld met [anne vd veen|moeder] en met [dirkjan|vader].",
        "Brief aan [A. van der Veen|moeder] en aan [D.J. Oldenhuis|vader].",
        "Brief aan [Oldenhuis, D.|vader] en aan de rest.",
        "Hij heet [Dirk Jan|vader], soms [Dirk-\nJan|vader], of [Oldenhuis|vader].",
        "Zij heet [Anne\nvan der Veen|moeder] voluit.",
        "Het kind [Jailin|kind 1] en ook [Jaylin|kind 1] en [Jayllinn|kind 1].",
        "Verslag van [T. Algra|jeugdbeschermer], dat is [Tinekes|jeugdbeschermer] werk.",
        "Verslag van [Tieneke|jeugdbeschermer] ligt klaar.",
        "Nu heet ze [Anne van der Veen-Postma|moeder] volgens de brief.",
        "Ik schrijf verder [D.O.|vader] in mijn aantekeningen.",
        "Daar was [Ann\u00ades|moeder] auto en [Ánne|moeder] zelf.",
        "Daar was [A\u0301nne|moeder] weer, zei de buurvrouw.",
        "Onze [Vanderveen|PERSON] is dat.",
    ],
)
def test_people_on_file_are_found_in_every_spelling(lists, sentence):
    assert marked(unmarked(sentence), lists, *FAMILY) == sentence


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Ik weet niet wat [Wil|moeder] daarvan vindt.", "Wil Bakker = moeder"),
        ("Ik wil dat niet. Wil jij dat?", "Wil Bakker = moeder"),
        ("toen zei [wil|moeder] zegt ze", "Wil Bakker = moeder"),
        ("In het rapport staat kind in [kast|kind 1].", "Kast Mellema = kind 1"),
        ("De heer [Ben Smit|vader] zei: ik ben moe.", "Ben Smit = vader"),
        ("[Juf Marjan|juf] belde, [Marjan|juf] dus.", "juf Marjan = juf"),
        ("Bij [Kleurrijk|praktijk] in de wachtkamer.", "Praktijk Kleurrijk = praktijk"),
        ("De moeder, [Coba|oma], en [Jacoba|oma].", "Jacoba Stuut = oma"),
        ("Zij heeft het over mevrouw [Kals|moeder].", "Suze Kalsbeek = moeder"),
        ("Zij kent ook een gezin [K.|moeder] in de straat.", "Suze Kalsbeek = moeder"),
        ("Ik noem haar [SK|moeder] in dit verslag.", "Suze Kalsbeek = moeder"),
        ("Zij kent ook een gezin [Q.|PERSON] in de straat.", "Suze Kalsbeek = moeder"),
        ("Gesproken met jeugdbeschermer [Mohamed B.|werker] vandaag.", "Mohamed Benali = werker"),
        ("Oma is [Li|oma] en niet lief.", "Li = oma"),
        ("Hij heet [Bo Q|vader] volgens haar.", "Bo Q = vader"),
        ("Zij is [D. Haan|moeder] volgens de brief.", "Dora Haan = moeder"),
        ("Zij heet [Silvia Mendes Pereira|moeder] voluit.", "Silvia Mendes = moeder"),
        ("Ook [Zandbergs|moeder] fiets en [Zantberg|moeder] zelf.", "Wendy Zandberg = moeder"),
        ("Het staat vast dat [Staat|vader] dit deed.", "Joris Staal = vader"),
        ("Het was [M. van den Berg|vader] weer.", "Mick van den Berg = vader"),
        ("Het was [M van den Berg|vader] weer.", "Mick van den Berg = vader"),
    ],
)
def test_names_that_are_words_short_or_changed(lists, sentence, known):
    assert marked(unmarked(sentence), lists, known) == sentence


def test_a_shared_surname_stands_for_nobody_in_particular(lists):
    known = ("Jan Bos = vader", "Mia Bos = moeder")
    assert marked("Toen belde Bos zelf.", lists, *known) == "Toen belde [Bos|PERSON] zelf."
    assert marked("Toen belde Mia Bos.", lists, *known) == "Toen belde [Mia Bos|moeder]."


def test_nickname_and_surname_of_one_person_are_one_name(lists):
    known = ("Anne de Vries = moeder", "Miep = moeder")
    assert (
        marked("Toen belde Miep de Vries.", lists, *known) == "Toen belde [Miep de Vries|moeder]."
    )


def test_a_name_on_file_beats_the_list_of_public_bodies(lists):
    sentence = "Dat staat bij de gemeente [Groningen|vader] opgeschreven."
    assert marked(unmarked(sentence), lists, "Jan Groningen = vader") == sentence


def test_a_professional_on_file_is_labelled_so(lists):
    known = [KnownName(text="Tineke Algra", role="jeugdbeschermer")]
    (finding,) = find("Gebeld met Algra.", known, lists)
    assert finding.label == "PROFESSIONAL"


def test_certainty_and_reason_tell_how_a_name_was_recognised(lists):
    known = [KnownName(text="Roos Wijnia", role="moeder")]
    found = find("Gezien: een roos. Dus belde Roos, of Wijnja.", known, lists)
    assert [(f.certainty, f.why) for f in found] == [
        (Certainty.MAYBE, Why.ON_FILE),
        (Certainty.SURE, Why.ON_FILE),
        (Certainty.LIKELY, Why.ON_FILE_TYPO),
    ]


def test_names_without_letters_are_no_names(lists):
    assert marked("Er staat niets in.", lists, " - = moeder") == "Er staat niets in."


GIVEN = st.sampled_from(
    ["Anne", "Femke", "Sjoerd", "Zoë", "Thijmen", "Ruud", "Wouter", "Aylin", "Dirk-Jan", "Can"]
)
SURNAME = st.sampled_from(
    ["Veldkamp", "van der Veen", "de Boer", "Yıldız", "Petrović", "ter Horst", "Oldenhuis",
     "Buist-Prins", "El Idrissi", "op den Berg"]
)  # fmt: skip


@st.composite
def spelled(draw):
    """A whole name, and one of the ways to write it."""
    given_name, surname = draw(GIVEN), draw(SURNAME)
    last = surname.split()[-1]
    whole = f"{given_name} {surname}"
    spelling = draw(
        st.sampled_from(
            [
                whole,
                given_name,
                whole.lower(),
                whole.upper(),
                given_name + "s",
                given_name + "'s",
                last,
                surname.replace(" ", ""),
                f"{given_name[0]}. {surname}",
                f"{last}, {given_name[0]}.",
                whole.replace(" ", "\n"),
                given_name.replace("-", ""),
                given_name.replace("-", " "),
            ]
        )
    )
    return whole, spelling


@settings(max_examples=100, deadline=None)
@given(spelled(), st.sampled_from(["Gisteren sprak ik met {} over school.", "{}", "ik zag {} nog"]))
def test_no_spelling_of_a_person_on_file_is_missed(lists, names, frame):
    whole, spelling = names
    text = frame.format(spelling)
    start = text.index(spelling)
    found = find(text, [KnownName(text=whole, role="moeder")], lists)
    covered = {at for f in found for at in range(f.start, f.end)}
    core = [at for at in range(start, start + len(spelling)) if text[at].isalpha()]
    particles = ("van", "der", "de", "ter", "el", "op", "den")
    words = [w for w in spelling.replace("\n", " ").split() if w.lower() not in particles]
    assert all(at in covered for at in core) or all(
        text.index(word) in covered and text.index(word) + len(word.rstrip(".,")) - 1 in covered
        for word in words
    )


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def slips(draw):
    """A word of five letters or more, and the same with one slip of the pen."""
    word = draw(st.text(LETTERS, min_size=5, max_size=9))
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(LETTERS)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    return word, draw(
        st.sampled_from(
            [word[:at] + word[at + 1 :], word[:at] + letter + word[at:],
             word[:at] + letter + word[at + 1 :], swapped]
        )
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(slips())
def test_one_slip_of_the_pen_is_recognised(pair):
    word, slip = pair
    assert one_slip(word, slip) == (word != slip)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("femke", "fem"),
        ("femke", "fanke"),
        ("noor", "nor"),
        ("femke", "fmeek"),
        ("anouk", "anoukje"),
    ],
)
def test_two_slips_or_short_names_are_other_names(name, word):
    assert not one_slip(name, word)


@settings(max_examples=100, deadline=None)
@given(slips())
def test_a_name_with_a_slip_is_found_inside_a_sentence(lists, pair):
    word, slip = (part.capitalize() for part in pair)
    if len(slip) < 4 or slip.lower() in lists.ordinary | lists.weak:
        return
    found = find(f"Gisteren belde ik {slip} over school.", [KnownName(text=word)], lists)
    assert any(f.start <= 18 and f.end >= 18 + len(slip) for f in found)
