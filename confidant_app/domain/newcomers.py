"""How many families a release shows that no earlier release showed: the gate of ten.

Somebody who lays two releases side by side sees the difference. So what counts is the smallest
difference with any earlier release, or with several that count different families and may be
added up.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from confidant_app.domain.releases import Coverage, EarlierRelease, disjoint
from confidant_app.domain.tables import Rounded

# A rounded total stands for at most this many more; a hidden one for fewer than ten.
_ROUNDING: Final = 2
_MOST_HIDDEN: Final = 9


def newcomers(families: int, coverage: Coverage, earlier: Sequence[EarlierRelease]) -> int | None:
    """Return the fewest families by which this release differs from what was published.

    `families` is the exact number that it counts. None means that there is nothing to compare
    with, or that the release adds up other ones and counts nobody besides; then no family can
    be told apart by subtracting totals.
    """
    overlapping = [release for release in earlier if not disjoint(release.coverage, coverage)]
    if not overlapping:
        return None
    fewest, of_a_sum = min(_differences(families, overlapping))
    return None if fewest == 0 and of_a_sum else max(0, fewest)


def _differences(families: int, earlier: Sequence[EarlierRelease]) -> Iterator[tuple[int, bool]]:
    """Yield each difference, and whether it is with an exactly known sum of several releases."""
    newest_first = sorted(earlier, key=lambda release: release.made_on, reverse=True)
    for seed in newest_first:
        added = [seed]
        for release in newest_first:
            if all(disjoint(release.coverage, other.coverage) for other in added):
                added.append(release)
        exact = len(added) > 1 and all(release.families is not None for release in added)
        yield families - sum(_most(release) for release in added), exact


def _most(release: EarlierRelease) -> int:
    if release.families is not None:
        return release.families
    totals = [table.total for table in release.tables if isinstance(table.total, Rounded)]
    return max((total.value + _ROUNDING for total in totals), default=_MOST_HIDDEN)
