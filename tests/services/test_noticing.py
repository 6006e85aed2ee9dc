"""What a note need not hold: which numbers are pointed out, and which are left in peace."""

import pytest

from confidant_app.domain.findings import Label
from confidant_app.services import namelists, noticing
from confidant_app.services.namelists import WordLists
from confidant_app.services.noticing import LONGEST, MOST, Look, unneeded

BSN = "111222333"
OTHER_BSN = "123456782"
IBAN = "NL91ABNA0417164300"


def labels(text, lists, **options):
    return [(found.label, found.words) for found in unneeded(text, lists, **options)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Het BSN van de jongste is {BSN}, zegt ze.", BSN),
        (f"Ze noemt {BSN} en huilt.", BSN),
        ("Op de brief stond 111.222.333.", "111.222.333"),
        ("Op de brief stond 1112.22.333.", "1112.22.333"),
        ("burgerservicenummer: 12 34 56 789", "12 34 56 789"),
        (f"BSN:\n{BSN}", BSN),
        (f"😀 bsn {BSN}", BSN),
    ],
)
def test_a_citizen_service_number_is_noticed(text, words, lists):
    assert labels(text, lists) == [(Label.BSN, words)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Moeder belt. Ze is boos op de gezinsvoogd en wacht al drie weken.",
        "Jan Bakker, 12 jaar, woont aan de Dorpsstraat 5 in Assen. Bel 06-12345678.",
        "Ze kreeg 111222333 euro, of was het € 111222333?",
        "Het kost 111.222.333,50 in totaal.",
        "Hij kreeg 123456789 van de bank.",
        "Gesprek op 13-02-2024 9 uur.",
        "Zie art. 1:265 lid 4 BW en ECLI:NL:RBNNE:2024:123.",
        "Zaaknummer 2026-0042 is ons eigen nummer.",
        "Klantnummer 4455667, polisnummer 88776655.",
    ],
)
def test_nothing_is_said_about_an_ordinary_note(text, lists):
    assert labels(text, lists) == []


def test_a_bank_account_is_noticed(lists):
    text = f"Storten op {IBAN} graag"
    (found,) = unneeded(text, lists)
    assert (found.label, text[found.start : found.end]) == (Label.IBAN, IBAN)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zitting C/18/234567 / JE RK 25-1234 op vrijdag", "C/18/234567 / JE RK 25-1234"),
        ("Het rekestnummer is 12345.", "12345"),
        ("Parketnummer: 18-123456-24", "18-123456-24"),
    ],
)
def test_a_new_case_number_of_a_court_is_asked_about(text, words, lists):
    assert labels(text, lists) == [(Label.CASENO, words)]


def test_a_case_number_that_stood_there_was_left_on_purpose(lists):
    opened = f"Zaak FA RK 24-1234. BSN {BSN}."
    assert labels(opened + " Ook FA RK 24-9999.", lists, before=opened) == [
        (Label.BSN, BSN),
        (Label.CASENO, "FA RK 24-9999"),
    ]


def test_what_was_left_is_not_noticed_in_any_spelling(lists):
    (found,) = unneeded(f"bsn {BSN}", lists)
    text = f"bsn {BSN} of 111.222.333 of {OTHER_BSN}"
    assert labels(text, lists, left=frozenset({found.sign})) == [(Label.BSN, OTHER_BSN)]


def test_a_very_long_note_is_not_looked_through_and_a_list_is_cut_off(lists):
    assert labels(f"bsn {BSN} ".ljust(LONGEST + 1, "x"), lists) == []
    assert len(labels(f"bsn {BSN}\n" * (MOST + 5), lists)) == MOST


def test_a_look_that_was_taken_back_reads_nothing(monkeypatch):
    monkeypatch.setattr(namelists, "load_lists", lambda: pytest.fail("the lists were read"))
    look = Look("bsn", WordLists(), "", frozenset())
    look.stop()
    assert look.run() is None


def test_a_look_is_taken_back_halfway(monkeypatch, lists):
    look = Look(f"bsn {BSN}\n" * 500, WordLists(), "", frozenset())
    calls, real = [], noticing.find

    def find(*asked):
        calls.append(asked)
        look.stop()
        return real(*asked)

    monkeypatch.setattr(noticing, "find", find)
    assert look.run() is None
    assert len(calls) == 1


def test_the_lists_are_read_once(monkeypatch, lists):
    read = []
    monkeypatch.setattr(namelists, "load_lists", lambda: read.append(1) or lists)
    kept = WordLists()
    for text in (f"bsn {BSN}", "niets"):
        Look(text, kept, "", frozenset()).run()
    assert read == [1]


def test_lines_without_a_number_are_passed_over(lists, monkeypatch):
    monkeypatch.setattr(noticing, "find", lambda *_: pytest.fail("it was looked through"))
    assert unneeded("Moeder belt, huilt. Kind is 12.", lists) == ()


def test_a_number_is_found_wherever_a_long_note_is_cut(lists):
    line = "Moeder belt over Jan uit Assen, zij wacht al 3 weken op antwoord van JB Noord.\n"
    for filled in range(900, 1010, 7):
        text = line * 30 + "x" * (filled % 80) + f"\nBSN:\n{OTHER_BSN}\n" + line * 30
        (found,) = unneeded(text, lists)
        assert text[found.start : found.end] == found.words == OTHER_BSN


def test_each_number_is_found_once(lists):
    text = f"bsn {BSN}\n" * 40
    spans = [(found.start, found.end) for found in unneeded(text * 3, lists)]
    assert spans == [(14 * at + 4, 14 * at + 13) for at in range(MOST)]
