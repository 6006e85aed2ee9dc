"""Integer programs: the largest and the smallest value that an expression can take."""

from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

Terms = tuple[tuple[int, int], ...]  # (variable, coefficient)
Values = NDArray[np.int64]

UNBOUNDED: Final = highspy.kHighsInf
_WHOLE: Final = 1e-6


@dataclass(slots=True)
class _Row:
    low: float
    high: float
    terms: Terms


class Program:
    """Bounded whole-number variables, and linear constraints between them."""

    def __init__(self) -> None:
        self.bounds: list[tuple[int, int]] = []
        self._rows: list[_Row] = []

    def variable(self, low: int, high: int) -> int:
        """Add a variable; return its number."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def constrain(self, terms: Terms, *, low: float = -UNBOUNDED, high: float = UNBOUNDED) -> None:
        """Demand that the sum of the terms lies between `low` and `high`."""
        self._rows.append(_Row(low=low, high=high, terms=terms))

    def solver(self) -> "Solver":
        """Return what answers questions about the program as it stands now."""
        lp = highspy.HighsLp()
        lp.num_col_ = len(self.bounds)
        lp.num_row_ = len(self._rows)
        lp.col_cost_ = np.zeros(len(self.bounds))
        lp.col_lower_ = np.array([low for low, _ in self.bounds], dtype=np.float64)
        lp.col_upper_ = np.array([high for _, high in self.bounds], dtype=np.float64)
        lp.row_lower_ = np.array([row.low for row in self._rows], dtype=np.float64)
        lp.row_upper_ = np.array([row.high for row in self._rows], dtype=np.float64)
        lengths = [0, *(len(row.terms) for row in self._rows)]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum(lengths, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(
            [variable for row in self._rows for variable, _ in row.terms], dtype=np.int32
        )
        lp.a_matrix_.value_ = np.array(
            [factor for row in self._rows for _, factor in row.terms], dtype=np.float64
        )
        return Solver(lp)


class Solver:
    """One program, asked again and again.

    Each linear answer starts from the one before; each whole answer starts afresh.
    """

    def __init__(self, program: highspy.HighsLp) -> None:
        self._program = program
        self._linear = _highs(program)

    def feasible(self) -> bool:
        """Return whether whole numbers can satisfy all constraints."""
        return self._solve((), largest=True, relaxed=False) is not None

    def whole(self, terms: Terms, *, largest: bool) -> Values | None:
        """Return values that make the sum of the terms extreme, if the linear answer is whole."""
        found = self._solve(terms, largest=largest, relaxed=True)
        assert found is not None  # noqa: S101 - asked after `feasible` said yes
        rounded = np.rint(found)
        if np.abs(found - rounded).max(initial=0.0) > _WHOLE:
            return None
        return rounded.astype(np.int64)

    def extreme(self, terms: Terms, *, largest: bool) -> Values:
        """Return whole values that make the sum of the terms as large, or as small, as can be.

        The linear relaxation answers first: where its solution is whole, it is the solution
        (tables with margins are mostly totally unimodular). Else branch and bound does.
        """
        found = self.whole(terms, largest=largest)
        if found is None:
            exact = self._solve(terms, largest=largest, relaxed=False)
            assert exact is not None  # noqa: S101 - asked after `feasible` said yes
            found = np.rint(exact).astype(np.int64)
        return found

    def _solve(self, terms: Terms, *, largest: bool, relaxed: bool) -> NDArray[np.float64] | None:
        # A branch-and-bound run on an object that ran before never came back (HiGHS 1.15.1).
        highs = self._linear if relaxed else _highs(self._program)
        size = self._program.num_col_
        costs = np.zeros(size)
        for variable, factor in terms:
            costs[variable] += factor
        everything = np.arange(size, dtype=np.int32)
        highs.changeColsCost(size, everything, costs)
        highs.changeObjectiveSense(
            highspy.ObjSense.kMaximize if largest else highspy.ObjSense.kMinimize
        )
        if not relaxed:
            kinds = np.full(size, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
            highs.changeColsIntegrality(size, everything, kinds)
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(highs.getSolution().col_value, dtype=np.float64)


def value(terms: Terms, values: Values) -> int:
    """Return the sum of the terms."""
    return int(sum(factor * values[variable] for variable, factor in terms))


def _highs(program: highspy.HighsLp) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, setting in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),
    ):
        highs.setOptionValue(option, setting)
    highs.passModel(program)
    return highs
