"""The finder in a process of its own: says when it is ready, then answers over a pipe.

`deduce_spans.py` speaks the same way: a line of JSON when it is ready, and then for each line
`[{"text", "known": [name…]}…]` a line `{"seconds": of CPU, "spans": [[[start, end, label]…]…]}`.
"""

import json
import sys
import time

from confidant_app.deidentify.finder import find_with
from confidant_app.deidentify.lists import parse_lists
from confidant_app.deidentify.matcher import build_matcher
from confidant_app.domain.findings import KnownName
from confidant_app.resources import RESOURCES

FIRST = "Gisteren belde Sanne de Wit uit Assen over haar zoon Milan (9), op 06-12345678."


class Prepared:
    """The lists, and the names on file of the last note: while they stay the same they are kept."""

    def __init__(self) -> None:
        folder = RESOURCES / "names"
        texts = {path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")}
        self._lists = parse_lists(texts)
        self._names, self._matcher = [], build_matcher((), self._lists)

    def spans(self, note):
        """Return the spans of a note."""
        if note["known"] != self._names:
            self._names = note["known"]
            known = [KnownName(text=name) for name in self._names]
            self._matcher = build_matcher(known, self._lists)
        found = find_with(note["text"], self._matcher, self._lists)
        return [[one.start, one.end, one.label.value] for one in found]


def main() -> None:
    """Get ready, then answer until the input ends."""
    prepared = Prepared()
    prepared.spans({"text": FIRST, "known": ["Sanne de Wit"]})
    _say({"ready": True})
    for line in sys.stdin:
        notes = json.loads(line)
        began = time.process_time()
        spans = [prepared.spans(note) for note in notes]
        _say({"seconds": time.process_time() - began, "spans": spans})


def _say(value) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
