"""The measure itself: what counts as caught, right, on file, leaked; and what it may show."""

import sys

import pytest

from confidant_app.domain.findings import KnownName
from tests.deidentify.evaluate import main
from tests.deidentify.figures import ASKED, figures
from tests.deidentify.notes import DEV, KEPT, Note, read_notes
from tests.deidentify.on_file import Nearness, nearness
from tests.deidentify.reporting import details, kinds, summary
from tests.deidentify.scoring import Found, score_found

TEXT = "Grutto van der Laan belde uit Assen, de enige smid van het dorp, over 06-12345678."
SPANS = {
    "PERSON": "Grutto van der Laan",
    "PLACE": "Assen",
    "QUASI": "de enige smid van het dorp",
    "PHONE": "06-12345678",
}


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


NOTE = Note(
    "n1", TEXT, (KnownName(text="Laan"),), tuple((*span(w), label) for label, w in SPANS.items())
)


def scored(*words, label="PERSON"):
    return score_found([NOTE], [[Found(*span(one), label, "cue") for one in words]])


def test_a_name_is_caught_when_every_word_of_meaning_is_covered():
    assert scored("Grutto").caught["PERSON"] == 0
    assert scored("Grutto", "Laan").caught["PERSON"] == 1
    assert scored("Grutto van der Laan", label="PLACE").caught["PERSON"] == 1
    assert scored("Grutto van der Laan", label="QUASI").caught["PERSON"] == 0


def test_a_clue_is_caught_when_anything_touches_it():
    assert scored("smid").caught["QUASI"] == 1
    assert figures(scored("smid", label="QUASI")).hints == 1.0


def test_a_note_leaks_by_what_was_missed():
    assert figures(scored()).leak == 1.0
    found = figures(scored("Grutto van der Laan", "06-12345678"))
    assert (found.leak, found.leak_wider) == (0.0, 1.0)
    assert (found.direct, found.wider, found.checked) == (1.0, 2 / 3, 1.0)


def test_what_touches_no_span_is_false_and_hiding_too_much_is_counted():
    found = figures(scored("belde", "Laan belde uit Assen"))
    assert (found.precision, found.false_a_note) == (0.5, 1.0)
    assert found.needless == len(" belde uit ") / len(TEXT)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Gruttos", Nearness.SHARES),
        ("J. GRÚTTO", Nearness.SHARES),
        ("Gruto", Nearness.NEAR),
        ("Grutot", Nearness.NEAR),
        ("Grusto", Nearness.NEAR),
        ("Gruttoo", Nearness.NEAR),
        ("Grotte", Nearness.NOT),
        ("van der Meer", Nearness.NOT),
        ("G. v.d. L.", Nearness.NOT),
        ("Lam", Nearness.NOT),
    ],
)
def test_a_name_is_on_file_by_a_word_that_says_something(words, near):
    assert nearness(words, [KnownName(text="Grutto van der Laan")]) is near


def test_what_is_kept_shows_no_words(tmp_path):
    total = scored("belde")
    said = f"{NOTE} {total} {figures(total)} {list(kinds(total))}"
    assert not [words for words in TEXT.split() if len(words) > 4 and words in said]
    path = tmp_path / KEPT.name
    path.write_text('{"id": "n1", "text": "Grutto belde", "known": []}\n', "utf-8")
    with pytest.raises(ValueError, match=r"^notes-kept\.jsonl:1 is no annotated note$") as caught:
        read_notes(path)
    assert caught.value.__suppress_context__


def test_details_name_what_was_missed_and_what_was_false():
    said = "\n".join(details(scored("belde")))
    assert "missed PHONE        n1  '06-12345678'" in said
    assert "false  PERSON       n1  'belde' (cue)" in said


def test_a_bound_that_is_not_kept_stands_out():
    good, bad = scored(*SPANS.values()), scored("belde")
    asked = sum(bool(one.bound()) for one in ASKED)
    lines = list(summary({"ours": (bad, bad), "theirs": (good, good)}))
    assert len([line for line in lines if line.endswith(" !")]) > asked / 2
    assert not [line for line in summary({"ours": (good, good)}) if "leak" in line and "!" in line]


def test_the_report_says_that_nothing_stands_beside_ours(tmp_path, capsys):
    few = tmp_path / "notes.jsonl"
    few.write_text("\n".join(DEV.read_text("utf-8").split("\n")[:3]), "utf-8")
    main([str(few), "--lower", "--judge", str(tmp_path / "none")])
    printed = capsys.readouterr().out
    for part in ("all but hints", "kB/s", "MB above", "deduce is not installed", "lower case"):
        assert part in printed


FAKE = """
import json, sys
print(json.dumps({"ready": True, "version": "0.0"}), flush=True)
for line in sys.stdin:
    spans = [[[0, 6, "PERSON"]] for _ in json.loads(line)]
    print(json.dumps({"seconds": 0.5, "spans": spans}), flush=True)
"""
# A path with a space in it may stand in a script, and not in its first line.
RUNS = '#!/bin/sh\nexec "{python}" "{code}"\n'


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize("name", [KEPT.name, "notes.jsonl"])
def test_another_finder_is_scored_beside_ours(tmp_path, capsys, name):
    judge, file = tmp_path / "python", tmp_path / name
    code = tmp_path / "fake.py"
    code.write_text(FAKE, "utf-8")
    judge.write_text(RUNS.format(python=sys.executable, code=code), "utf-8")
    judge.chmod(0o700)
    file.write_text(
        '{"id": "n1", "text": "Grutto belde.", "known": [], "spans": [[7, 12, "PERSON"]]}', "utf-8"
    )
    main([str(file), "--judge", str(judge)])
    printed = capsys.readouterr().out
    assert "deduce 0.0: starts in" in printed
    assert printed.count("notes that leak") == 1
    assert ("'belde'" in printed) == (name != KEPT.name)
