"""What counts as a name in a text, and how heavily it weighs."""

from hypothesis import given
from hypothesis import strategies as st

from confidant_app.pdf.identifiers import (
    Identifiers,
    lexicon,
    name,
    one_typo,
    shortened,
    tokens,
)
from confidant_app.pdf.matching import Weight, matches
from confidant_app.pdf.passages import Passage, Reading

HARD, SOFT = {Weight.HARD}, {Weight.SOFT}
WORDS = st.text("abcde", min_size=1, max_size=8)


def weights(text, *names, ordinary=False, allowed=(), free=False, reading=Reading.TEXT):
    known = lexicon(Identifiers(names=tuple((each, ordinary) for each in names)))
    passage = Passage(where="hier", words=text, reading=reading, free=free)
    return {match.weight for match in matches(passage, known, frozenset(allowed))}


def found(text, **kinds):
    known = lexicon(Identifiers(**kinds))
    return {m.weight for m in matches(Passage(where="hier", words=text), known, frozenset())}


def test_a_long_name_is_found_however_it_is_broken_up():
    for text in ("Hofstra", "HOFSTRA", "hof-\nstra", "Hof\u00adstra", "H o f s t r a", "Hófstra"):
        assert weights(f"Mevrouw {text} zei", "Hofstra") == HARD


def test_a_name_of_several_words_is_found_over_a_line_break():
    assert weights("mevrouw van der\nMeulen belde", "van der Meulen") == HARD


def test_a_genitive_or_a_compound_holds_the_name():
    assert weights("Hofstra's dossier", "Hofstra") == HARD
    assert weights("het gezin-Hofstra", "Hofstra") == HARD
    assert weights("Jans moeder", "Jan") == HARD


def test_a_short_name_is_found_as_a_word_only():
    assert weights("Jan zei dat", "Jan") == HARD
    assert weights("de januarimaand", "Jan") == set()
    assert weights("er ik", "Erik") == set()


def test_a_short_name_of_two_words_needs_both():
    assert weights("Bo Li belde", "Bo Li") == HARD
    assert weights("Bo en Li", "Bo Li") == set()


def test_a_single_letter_is_no_name():
    assert weights("J. zei", "J") == set()


def test_an_ordinary_word_that_is_also_a_name_is_for_a_person_to_decide():
    assert weights("in de zomer", "Zomer", ordinary=True) == SOFT
    assert weights("in het bos", "Bos", ordinary=True) == SOFT


def test_a_word_of_the_report_itself_is_soft_outside_quotes_and_hard_inside():
    assert weights("Stad Groningen", "Groningen", allowed={"stad", "groningen"}) == SOFT
    assert weights("naar Groningen", "Groningen", allowed={"groningen"}, free=True) == HARD
    assert weights("in Mei", "Mei", allowed={"mei"}) == SOFT


def test_words_of_the_report_that_run_together_into_a_name_are_nothing():
    assert weights("minder dan tien", "Derdant", allowed={"minder", "dan", "tien"}) == set()


def test_letters_across_other_words_are_for_a_person_to_decide():
    assert weights("haar voordeur staat", "Deursta") == SOFT
    assert weights("haar voordeur staat", "Deursta", reading=Reading.DATA) == set()


def test_a_typo_in_a_long_name_is_found_and_in_a_short_one_if_it_has_a_capital():
    assert weights("mevrouw hofstrra zei", "Hofstraat") == set()
    assert weights("mevrouw oosterhius zei", "Oosterhuis") == HARD
    assert weights("Mevrouw Piters zei", "Peters") == SOFT
    assert weights("het gaat beter", "Peter") == set()
    assert weights("Beter gaat het", "Peter", allowed={"beter"}) == set()
    assert weights("oosterhius", "Oosterhuis", ordinary=True) == SOFT


def test_in_bytes_only_long_names_are_looked_for():
    assert weights("\x00Jan\x01", "Jan", reading=Reading.DATA) == set()
    assert weights("\x00Hofstra\x01", "Hofstra", reading=Reading.DATA) == HARD


def test_a_telephone_number_is_found_in_any_notation():
    for text in ("06-12345678", "+31 6 12 34 56 78", "0031612345678", "06 1234\n5678"):
        assert found(f"bel {text} na vijf", phones=("06 12345678",)) == HARD
    assert found("bel 06-12345679", phones=("06 12345678",)) == set()


def test_a_number_is_found_in_bytes_only_in_one_piece():
    known = lexicon(Identifiers(phones=("0612345678",)))

    def in_bytes(words):
        passage = Passage(where="x", words=words, reading=Reading.DATA)
        return {match.weight for match in matches(passage, known, frozenset())}

    assert in_bytes("\x000612345678\x01") == HARD
    assert in_bytes("0.612 345.678 m") == set()


def test_mail_addresses_and_other_marks_are_found():
    assert found("schrijf anna.v@voorbeeld.nl", emails=("anna.v@voorbeeld.nl",)) == HARD
    assert found("in C/18/123456 staat", others=("C/18/123456",)) == HARD
    assert found("nummer 123.456.782", others=("123456782",)) == HARD
    assert found("Kerkstraat 12a", others=("Kerkstraat 12-a",)) == HARD
    assert found("op nummer 12", others=("Kerkstraat 12",)) == set()


def test_a_text_without_words_holds_nothing():
    assert weights("", "Hofstra") == set()
    assert found("…", others=("",)) == set()


@given(WORDS, WORDS)
def test_one_typo_means_what_it_says(one, other):
    changed = {one[:at] + letter + one[at + 1 :] for at in range(len(one)) for letter in "abcde"}
    shorter = {one[:at] + one[at + 1 :] for at in range(len(one))}
    longer = {one[:at] + letter + one[at:] for at in range(len(one) + 1) for letter in "abcde"}
    swapped = {one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)}
    near = (changed | shorter | longer | swapped) - {one}
    assert one_typo(one, other) == (other in near)


@given(WORDS, WORDS)
def test_words_within_one_typo_share_a_form(one, other):
    if one_typo(one, other):
        assert set(shortened(one)) & set(shortened(other))


@given(st.text(max_size=60))
def test_folding_is_stable_and_offsets_fit(text):
    once = tokens(text)
    assert len(once.starts) == len(once.words)
    for start, word in zip(once.starts, once.words, strict=True):
        assert once.joined.startswith(word, start)
        assert once.words[once.covering(start, start + len(word))[0]] == word


@given(st.text("abcdefghij", min_size=6, max_size=12), st.text("xyz ", max_size=20))
def test_a_name_of_six_letters_or_more_is_always_found_as_a_word(word, around):
    assert weights(f"{around} {word} {around}", word) >= HARD
    assert name(word, ordinary=False).folded == word


def test_letters_one_by_one_are_a_name_of_any_length():
    assert weights("mevrouw J i p zei", "Jip") == HARD
    assert weights("mevrouw B o zei", "Bo") == HARD
    assert weights("foto’s u gaf", "Su") == set()
    assert weights("u J o r t x", "Jort") == HARD
    assert weights("H o f s t r a", "Hofstra", allowed=set("hofstra")) == HARD


def test_a_short_name_of_two_words_is_found_closed_up():
    assert weights("mevrouw ’tHof zei", "’t Hof") == HARD


def test_letters_that_nothing_takes_apart_are_what_people_type():
    assert weights("mevrouw Sorensen", "Sørensen") == HARD
    assert weights("mevrouw Łukasz", "Lukasz") == HARD
    assert weights("meneer O\u02bcBrien", "O’Brien") == HARD


def test_a_long_name_between_other_letters_is_found_as_it_is_written():
    assert weights("mevrouwJan Hofstrazei", "Jan Hofstra") == HARD
    assert weights("kan de vrije", "An de Vri") == SOFT


def test_bytes_hold_no_name_by_chance():
    assert weights("\x00ed\x01i\x02th\x03a ", "Editha", reading=Reading.DATA) == set()
    assert weights("(van der Meulen)", "van der Meulen", reading=Reading.DATA) == HARD
    assert weights("\0M\0e\0g\0a\0n\0 \0E\0i", "Megane", reading=Reading.DATA) == set()


def test_a_telephone_number_is_found_with_any_dash_or_width():
    for text in ("06\u201112\u201134\u201156\u201178", "０６１２３４５６７８", "06_12_34_56_78"):
        assert found(f"bel {text}", phones=("06 12345678",)) == HARD
