"""Integer programs: the largest and the smallest value that an expression can take."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

Terms = tuple[tuple[int, int], ...]  # (variable, coefficient)
Values = list[int]

UNBOUNDED: Final = highspy.kHighsInf
_WHOLE: Final = 1e-6
_HALF: Final = 0.5
_IMPOSSIBLE: Final = "the program cannot be satisfied"


class Program:
    """Bounded whole-number variables, and linear constraints between them."""

    def __init__(self) -> None:
        self.bounds: list[tuple[int, int]] = []
        self._rows: dict[Terms, tuple[float, float]] = {}

    def variable(self, low: int, high: int) -> int:
        """Add a variable; return its number."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def constrain(self, terms: Terms, *, low: float = -UNBOUNDED, high: float = UNBOUNDED) -> None:
        """Demand that the sum of the terms lies between `low` and `high`, besides what it must."""
        least, most = self._rows.get(terms, (-UNBOUNDED, UNBOUNDED))
        self._rows[terms] = (max(low, least), min(high, most))

    def solver(self) -> "Solver":
        """Return what answers questions about the program as it stands now."""
        lp = highspy.HighsLp()
        lp.num_col_ = len(self.bounds)
        lp.num_row_ = len(self._rows)
        lp.col_cost_ = np.zeros(len(self.bounds))
        lp.col_lower_ = np.array([low for low, _ in self.bounds], dtype=np.float64)
        lp.col_upper_ = np.array([high for _, high in self.bounds], dtype=np.float64)
        lp.row_lower_ = np.array([low for low, _ in self._rows.values()], dtype=np.float64)
        lp.row_upper_ = np.array([high for _, high in self._rows.values()], dtype=np.float64)
        lengths = [0, *(len(terms) for terms in self._rows)]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum(lengths, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(
            [variable for terms in self._rows for variable, _ in terms], dtype=np.int32
        )
        lp.a_matrix_.value_ = np.array(
            [factor for terms in self._rows for _, factor in terms], dtype=np.float64
        )
        return Solver(lp, tuple(self.bounds))


class Solver:
    """One program, asked again and again; each linear answer starts from the one before.

    The linear relaxation answers first: where its solution is whole, it is the solution (tables
    with margins are mostly totally unimodular). Else a variable that is not whole is pushed up
    and down (branch and bound, Land and Doig, Econometrica 28, 1960). That is done here because
    the branch and bound of HiGHS 1.15.1 writes beyond its memory on programs like these.
    """

    def __init__(self, program: highspy.HighsLp, bounds: Sequence[tuple[int, int]]) -> None:
        self._bounds = bounds
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, setting in (("output_flag", False), ("threads", 1), ("parallel", "off")):
            self._highs.setOptionValue(option, setting)
        self._highs.passModel(program)

    def possible(self) -> bool:
        """Return whether any values, whole or not, satisfy everything; quicker than `some`."""
        self._aim((), largest=True)
        return self._solve({}) is not None

    def some(self, terms: Terms = (), *, largest: bool = True) -> Values | None:
        """Return whole values that satisfy everything, or None where there are none.

        They lean towards making the sum of the terms extreme.
        """
        return next(self.better(terms, largest=largest), None)

    def bound(self, terms: Terms, *, largest: bool) -> int:
        """Return a value that the sum of the terms never exceeds, by the linear relaxation."""
        self._aim(terms, largest=largest)
        found = self._solve({})
        if found is None:
            raise ValueError(_IMPOSSIBLE)
        reached = float(sum(factor * found[variable] for variable, factor in terms))
        return math.floor(reached + _WHOLE) if largest else math.ceil(reached - _WHOLE)

    def better(self, terms: Terms, *, largest: bool) -> Iterator[Values]:
        """Yield whole solutions, each better than the one before; the last is the best."""
        self._aim(terms, largest=largest)
        sign = 1 if largest else -1
        best: float | None = None
        waiting: list[dict[int, tuple[int, int]]] = [{}]
        while waiting:
            cuts = waiting.pop()
            found = self._solve(cuts)
            if found is None:
                continue
            reach = math.floor(sign * sum(f * found[v] for v, f in terms) + _WHOLE)
            if best is not None and reach <= best:
                continue
            at = int(np.argmax(np.abs(found - np.rint(found))))
            if abs(found[at] - round(found[at])) > _WHOLE:
                low, high = cuts.get(at, self._bounds[at])
                below = math.floor(found[at])
                branches = [cuts | {at: (low, below)}, cuts | {at: (below + 1, high)}]
                waiting += branches if found[at] - below > _HALF else reversed(branches)
            else:
                best = reach
                yield [round(each) for each in found.tolist()]

    def _aim(self, terms: Terms, *, largest: bool) -> None:
        size = len(self._bounds)
        costs = np.zeros(size)
        for variable, factor in terms:
            costs[variable] += factor
        self._highs.changeColsCost(size, np.arange(size, dtype=np.int32), costs)
        self._highs.changeObjectiveSense(
            highspy.ObjSense.kMaximize if largest else highspy.ObjSense.kMinimize
        )

    def _solve(self, cuts: Mapping[int, tuple[int, int]]) -> NDArray[np.float64] | None:
        for variable, (low, high) in cuts.items():
            self._highs.changeColBounds(variable, low, high)
        self._highs.run()
        optimal = self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = np.array(self._highs.getSolution().col_value) if optimal else None
        for variable in cuts:
            self._highs.changeColBounds(variable, *self._bounds[variable])
        return found


def total(sums: Iterable[Terms]) -> Terms:
    """Return several sums added up, each variable once and in order."""
    factors: dict[int, int] = {}
    for terms in sums:
        for variable, factor in terms:
            factors[variable] = factors.get(variable, 0) + factor
    return tuple(sorted((v, factor) for v, factor in factors.items() if factor))


def difference(one: Terms, other: Terms) -> Terms:
    """Return one sum minus another."""
    return total((one, tuple((variable, -factor) for variable, factor in other)))


def value(terms: Terms, values: Values) -> int:
    """Return the sum of the terms."""
    return sum(factor * values[variable] for variable, factor in terms)
