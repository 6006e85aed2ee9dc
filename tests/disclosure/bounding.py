"""Linear bounds on whole numbers that are known by what must hold of their sums."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor
from random import Random

import highspy
import numpy as np

Terms = dict[int, int]
SLACK = 1e-6
_INFINITE = highspy.kHighsInf


class Problem:
    """Counts of families, none of them below zero, and demands on their sums."""

    def __init__(self) -> None:
        self.size = 0
        self.demands: dict[tuple[tuple[int, int], ...], tuple[float, float]] = {}
        self._solver = None

    def variable(self) -> int:
        self.size += 1
        return self.size - 1

    def demand(self, terms: Terms, *, low: float | None = None, high: float | None = None) -> None:
        """Demand that a sum lies between two bounds, as well as between those it had."""
        key = tuple(sorted(terms.items()))
        before = self.demands.get(key, (-_INFINITE, _INFINITE))
        self.demands[key] = (
            before[0] if low is None else max(low, before[0]),
            before[1] if high is None else min(high, before[1]),
        )

    def possible(self) -> bool:
        """Return whether any counts, whole or not, satisfy every demand."""
        if any(low > high or (not key and low > 0) for key, (low, high) in self.demands.items()):
            return False
        return self.extreme({}, largest=True) is not None

    def holds(self, at: Sequence[int]) -> bool:
        """Return whether these whole numbers satisfy every demand, without any rounding."""
        return min(at, default=0) >= 0 and all(
            low <= sum(factor * at[variable] for variable, factor in key) <= high
            for key, (low, high) in self.demands.items()
        )

    def extreme(self, terms: Mapping[int, float], *, largest: bool, whole: bool = False):
        """Return counts that make a sum extreme, None where there are none.

        Whole ones are searched by splitting what is not whole, until nothing better is left.
        """
        solver = self._ready()
        costs = np.zeros(self.size)
        for variable, factor in terms.items():
            costs[variable] = factor
        solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), costs)
        sense = highspy.ObjSense.kMaximize if largest else highspy.ObjSense.kMinimize
        solver.changeObjectiveSense(sense)
        return self._whole(terms, largest) if whole else self._solved({})

    def bounds(self, terms: Terms) -> tuple[int, int]:
        """Return whole numbers that a sum never goes below or beyond."""
        low, high = (worth(terms, self.extreme(terms, largest=side)) for side in (False, True))
        return ceil(low - SLACK), floor(high + SLACK)

    def narrow(
        self, sums: Iterable[Terms], wide: int, *, whole: bool = False
    ) -> list[tuple[int, int, int]]:
        """Return which sums are known to within less than `wide`, by number, with their bounds.

        Any two solutions that are `wide` apart in a sum show that it is not. So many sums at
        once are pushed both ways, with weights by chance, and only the rest is asked one by one.
        """
        sums, random = list(sums), Random(len(self.demands))  # noqa: S311 - only to be quick
        seen = {number: [_INFINITE, -_INFINITE] for number in range(len(sums))}
        before = len(seen) + 1
        while 0 < len(seen) < before:
            before = len(seen)
            weights = {number: random.choice((-1, 1)) * random.random() for number in seen}
            together = _weighted(sums, weights)
            for largest in (True, False):
                at = self.extreme(together, largest=largest)
                if not whole or self.holds(np.rint(at).astype(int).tolist()):
                    self._look(sums, seen, wide, at)
        found = []
        while seen:
            number = next(iter(seen))
            for largest in (True, False):
                at = self.extreme(sums[number], largest=largest, whole=whole)
                self._look(sums, seen, wide, at)
            if number in seen:
                low, high = seen.pop(number)
                found.append((number, ceil(low - SLACK), floor(high + SLACK)))
        return found

    def _look(self, sums, seen, wide, at) -> None:
        for number, reach in list(seen.items()):
            now = worth(sums[number], at)
            reach[:] = min(reach[0], now), max(reach[1], now)
            if floor(reach[1] + SLACK) - ceil(reach[0] - SLACK) >= wide:
                del seen[number]

    def _whole(self, terms: Mapping[int, float], largest: bool):
        best, reached, sign = None, -_INFINITE, 1 if largest else -1
        waiting: list[dict[int, tuple[float, float]]] = [{}]
        while waiting:
            cuts = waiting.pop()
            at = self._solved(cuts)
            if at is None or sign * worth(terms, at) <= reached + SLACK:
                continue
            split = int(np.argmax(np.abs(at - np.rint(at))))
            if abs(at[split] - round(at[split])) > SLACK:
                low, high = cuts.get(split, (0, _INFINITE))
                waiting.append(cuts | {split: (low, floor(at[split]))})
                waiting.append(cuts | {split: (ceil(at[split]), high)})
            else:
                best, reached = np.rint(at).astype(int).tolist(), sign * worth(terms, at)
                assert self.holds(best)
        return best

    def _solved(self, cuts: Mapping[int, tuple[float, float]]):
        solver = self._ready()
        for variable, (low, high) in cuts.items():
            solver.changeColBounds(variable, low, high)
        solver.run()
        status = solver.getModelStatus()
        for variable in cuts:
            solver.changeColBounds(variable, 0, _INFINITE)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        assert status == highspy.HighsModelStatus.kOptimal, status
        return np.array(solver.getSolution().col_value)

    def _ready(self):
        if self._solver is None:
            self._solver = highspy.Highs()
            for option, setting in (("output_flag", False), ("threads", 1), ("parallel", "off")):
                self._solver.setOptionValue(option, setting)
            self._solver.passModel(self._written())
        return self._solver

    def _written(self):
        lp, rows = highspy.HighsLp(), [each for each in self.demands.items() if each[0]]
        lp.num_col_, lp.num_row_ = self.size, len(rows)
        lp.col_cost_, lp.col_lower_ = np.zeros(self.size), np.zeros(self.size)
        lp.col_upper_ = np.full(self.size, _INFINITE)
        lp.row_lower_ = np.array([low for _, (low, _) in rows], dtype=float)
        lp.row_upper_ = np.array([high for _, (_, high) in rows], dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(key) for key, _ in rows)], dtype=np.int32)
        flat = [pair for key, _ in rows for pair in key]
        lp.a_matrix_.index_ = np.array([variable for variable, _ in flat], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([factor for _, factor in flat], dtype=float)
        return lp


def _weighted(sums: Sequence[Terms], weights: Mapping[int, float]) -> dict[int, float]:
    together: dict[int, float] = {}
    for number, weight in weights.items():
        for variable, factor in sums[number].items():
            together[variable] = together.get(variable, 0) + weight * factor
    return together


def worth(terms: Mapping[int, float], at) -> float:
    """Return what a sum comes to."""
    return float(sum(factor * at[variable] for variable, factor in terms.items()))
