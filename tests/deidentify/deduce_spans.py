"""Run by a Python that has deduce, apart from ours: speaks as `probe.py` does.

deduce (LGPL) sets up the root logger on standard output at import and needs 1 GB, so it never
comes into our own environment.
"""

import json
import sys
import time
from contextlib import redirect_stdout

LABELS = {
    "persoon": "PERSON",
    "patient": "PERSON",
    "locatie": "PLACE",
    "instelling": "ORG",
    "zorginstelling": "ORG",
    "ziekenhuis": "ORG",
    "datum": "DATE",
    "leeftijd": "AGE",
    "telefoonnummer": "PHONE",
    "emailadres": "EMAIL",
    "url": "URL",
    "bsn": "BSN",
    "id": "CASENO",
}


def main() -> None:
    """Get ready, then answer until the input ends."""
    with redirect_stdout(sys.stderr):
        import deduce  # noqa: PLC0415 - its import takes hold of standard output
        from deduce.person import Person  # noqa: PLC0415

        finder = deduce.Deduce()
        _spans(finder, Person, {"text": "Sanne de Wit belde.", "known": ["Sanne de Wit"]})
    _say({"ready": True, "version": deduce.__version__})
    for line in sys.stdin:
        notes = json.loads(line)
        began = time.process_time()
        spans = [_spans(finder, Person, note) for note in notes]
        _say({"seconds": time.process_time() - began, "spans": spans})


def _spans(finder, person, note):
    """Return the spans of a note; deduce can be told of one patient, the first name on file."""
    metadata = {}
    if note["known"]:
        first, _, surname = note["known"][0].partition(" ")
        metadata = {"patient": person(first_names=[first], surname=surname or None)}
    # It knows an address by eleven endings; invented ones end otherwise, so lend them one.
    text = note["text"].replace(".example", ".exam.nl")
    found = finder.deidentify(text, metadata=metadata).annotations
    # Some places come as numbers of numpy, which JSON does not know.
    return sorted(
        [int(one.start_char), int(one.end_char), LABELS.get(one.tag, one.tag)] for one in found
    )


def _say(value) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
