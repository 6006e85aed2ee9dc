"""Writes a score as lines for a person, from the figures down to each miss."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tests.deidentify.figures import ASKED, ASKED_IN_LOWER_CASE, Figures, figures
from tests.deidentify.scoring import Score, direct


def table(total: Score) -> Iterator[str]:
    """Yield a line for each label, and one for all that hides.

    `chars`: the share of characters covered. `same`: caught under the same label. `found` and
    `right`: findings with this label, and how many of them touch any span.
    """
    yield (
        f"{'label':13}{'spans':>7}{'caught':>8}{'recall':>9}{'chars':>9}{'same':>7}{'found':>7}"
        f"{'right':>7}{'prec.':>9}"
    )
    for label in sorted(total.spans | total.found):
        yield _row(label, *(counter[label] for counter in _columns(total)))
    yield _row("all but hints", *(direct(counter) for counter in _columns(total)))


def _columns(total: Score) -> tuple[Counter, ...]:
    recall = (total.spans, total.caught, total.characters, total.covered)
    return (*recall, total.same_label, total.found, total.right)


def _row(label: str, *counts: int) -> str:
    spans, caught, characters, covered, same, found, right = counts
    return (
        f"{label:13}{spans:7}{caught:8}{_share(caught, spans):>9}{_share(covered, characters):>9}"
        f"{same:7}{found:7}{right:7}{_share(right, found):>9}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def summary(scores: Mapping[str, tuple[Score, Score]]) -> Iterator[str]:
    """Yield a line for each figure: what was asked, and what each finder reached.

    For each finder the score as written and the one in lower case. A `!` marks what our finder,
    the first one, does not keep.
    """
    found = {name: (figures(cased), figures(low)) for name, (cased, low) in scores.items()}
    yield f"{'':45}{'asked':>10}" + "".join(f"{name:>15}" for name in found)
    for one in ASKED:
        yield _figure(one, [cased for cased, _ in found.values()])
    for one in ASKED_IN_LOWER_CASE:
        yield _figure(one, [low for _, low in found.values()])


def _figure(one, values: Sequence[Figures]) -> str:
    shown = "".join(f"{one.shown(getattr(value, one.name)):>15}" for value in values)
    return f"{one.title:45}{one.bound():>10}{shown}{'' if one.holds(values[0]) else ' !'}"


def kinds(total: Score) -> Iterator[str]:
    """Yield how many misses and false findings there are of each kind, the most first."""
    for (label, near), count in Counter((m[1], m[2].value) for m in total.misses).most_common():
        yield f"missed {count:4}  {label:13}{near}".rstrip()
    for (label, why), count in Counter((wrong[1:3]) for wrong in total.false).most_common():
        yield f"false  {count:4}  {label:13}{why}"


def details(total: Score) -> Iterator[str]:
    """Yield every miss and every false finding with its words, kind by kind."""
    for note, label, _, words in sorted(total.misses, key=lambda miss: miss[1:3]):
        yield f"missed {label:13}{note}  {words!r}"
    for note, label, why, words in sorted(total.false, key=lambda wrong: wrong[1:3]):
        yield f"false  {label:13}{note}  {words!r} ({why})"
