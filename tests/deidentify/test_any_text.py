"""Whatever the text: findings fit it, names on file are seen through signs nobody sees, and no
text of one thing over and over takes more than its length."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.deidentify.finder import find
from confidant_app.domain.findings import DIRECT, KnownName

FAMILY = (
    KnownName(text="Zoë van der Veen", role="moeder", own=True),
    KnownName(text="Jan-Piet Kuiper", role="vader", own=True),
    KnownName(text="Mei O'Brien"),
)
UNSEEN = ("\u200b", "\u00ad", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202e", "\u202c", "\ufe0f")
ODD = st.sampled_from(
    [
        *UNSEEN, "\0", "\r", "\r\n", "\n", "\u2028", "\x85", "\ud800", "\udfff", "\U0010ffff", "İ",
        "ı", "ǅ", "ﬀ", "½", "ß", "ẞ", "\u0345", "🧑\u200d🦱", "🇳🇱", "１２", "①", "٣", "𝐉𝐚𝐧", "Ⅳ",
        "ª", "한", "각", "Jan", "zoë", "Veen", "K.", "'s", "’", "-", "van der", "06-12345678",
        "a@b.nl", "@", "www.", "NL39TSTB0123456702", "999999990", "1234 AB", "3 mei", "12-3-2024",
        "straat 4", "(7)", "_", "C/18/1234567", "de enige", "dorp", "CBS", "Ark", "mr.", "juf", " ",
        "  ", ". ", ", ", "#1234",
    ]
)  # fmt: skip
ANY = st.one_of(st.text(st.characters(), max_size=60), st.lists(ODD, max_size=30).map("".join))


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_findings_are_in_order_apart_and_inside_any_text(lists, text):
    found = find(text, FAMILY, lists)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["Zoë", "Veen", "Jan-Piet", "Kuiper", "Zoë van der Veen", "Mei O'Brien"]),
    st.sampled_from(["NFC", "NFD"]),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(UNSEEN)), max_size=5),
    st.sampled_from(["", "🙂 ", "x\u200by ", "Ék\u0301 ", "\r\n"]),
)
def test_a_name_is_covered_with_every_sign_that_hides_in_it(lists, name, form, unseen, before):
    written = unicodedata.normalize(form, name)
    for at, sign in unseen:
        at = 1 + at % (len(written) - 1)
        written = written[:at] + sign + written[at:]
    text = f"{before}Toen zag ik {written} weer."
    start = text.index(written)
    hidden = [one for one in find(text, FAMILY, lists) if one.label in DIRECT]
    assert any(one.start <= start and start + len(written) <= one.end for one in hidden)


@settings(max_examples=60, deadline=None)
@given(st.permutations([*FAMILY, KnownName(text="Jan Veen"), KnownName(text="Piet", own=True)]))
def test_the_order_of_the_names_on_file_does_not_matter(lists, known):
    text = "Zoë belde Jan Veen, Piet en Kuiper. J.V. ook. Zoe vd Veen en Kuyper, zei Pieter."
    assert find(text, known, lists) == find(text, sorted(known, key=str), lists)


UNITS = (
    "1 ",
    "1",
    "0",
    "0-",
    "06 ",
    "a.",
    "A. ",
    "@",
    "a@",
    "@a.",
    "de enige ",
    "c/",
    "C/18/",
    "-",
    "'",
    "van der ",
    "Jan van ",
    "www.",
    "www",
    " ",
    "\n",
    ".",
    "x_",
    "_",
    "#1",
    "é",
    "e\u0301",
    "\u200b",
    "Jan-",
    "Zoë ",
    "Kuiper",
    "3 mei ",
    "3/",
    "12-12-",
    "NL39 ",
    "AB-12-",
    "nul een ",
    "school ",
    "de Ark ",
    "straat ",
    "snap: ",
    "jb-",
    "zaaknummer ",
    "7 jaar ",
    "apenstaartje ",
    "punt nl ",
    "(",
    "mr. ",
    "De ",
    "zz",
    "artikel 1 ",
    "1.1.",
    "iedereen weet ",
    "in de krant ",
    "v.d. ",
    "Piet,",
    "groet ",
    "hoi met ",
    "kenteken ",
    "a b ",
    "kenmerk 1 ",
    'jan: "',
    "v/d ",
    "2e kerstdag ",
)


def _spent(text, lists):
    started = time.process_time()
    find(text, FAMILY, lists)
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
def test_eight_times_the_text_takes_no_more_than_its_share(lists, unit):
    """A rule that looked at everything for each word would take 64 times as long, not 8."""
    small, large = unit * (3_000 // len(unit)), unit * (24_000 // len(unit))
    for _attempt in range(4):
        ratio = min(_spent(large, lists) for _ in range(2)) / max(
            min(_spent(small, lists) for _ in range(3)), 1e-4
        )
        if ratio < 24:
            return
    pytest.fail(f"{unit!r}: {ratio:.0f} times the time for 8 times the text")


def test_a_note_of_a_megabyte_takes_its_share(lists):
    page = "Zoë belde over de omgang met Jan-Piet Kuiper op 3 mei 2025 en noemde 06-12345678. " * 12
    small, large = _spent(page * 10, lists), _spent(page * 1000, lists)
    assert large < 300 * small


def test_a_note_of_ten_thousand_names_that_are_all_on_file(lists):
    syllables = ("bra", "kel", "mon", "tus", "vir", "zep", "dol", "gan", "fie", "lur")
    names = [
        a + b + c + d for a in syllables for b in syllables for c in syllables for d in syllables
    ]
    known = [KnownName(text=name.capitalize()) for name in names]
    found = find(", ".join(name.capitalize() for name in names), known, lists)
    assert len(found) == len(names)


def test_ten_times_the_names_on_file_take_no_more_than_their_share(lists):
    def spent(count):
        known = [KnownName(text=f"Naam{i:05d}x Achter{i}") for i in range(count)]
        started = time.process_time()
        find("Hier stond Naam00017x vermeld.", known, lists)
        return time.process_time() - started

    assert spent(10_000) < 40 * min(spent(1_000) for _ in range(3))
