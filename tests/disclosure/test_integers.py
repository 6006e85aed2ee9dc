"""Whole-number answers, also where the linear ones are halves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.disclosure.integers import Program, value
from confidant_app.disclosure.places import Place
from confidant_app.disclosure.targets import Risk, Target, exposed


def best(solver, terms, *, largest):
    *_, last = solver.better(terms, largest=largest)
    return last


def test_a_linear_answer_that_is_not_whole_is_not_believed():
    program = Program()
    three = [program.variable(0, 1) for _ in range(3)]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        program.constrain(((three[one], 1), (three[other], 1)), high=1)
    everything = tuple((variable, 1) for variable in three)
    solver = program.solver()
    assert value(everything, best(solver, everything, largest=True)) == 1
    assert value(everything, best(solver, everything, largest=False)) == 0


def test_constraints_that_only_halves_can_meet_are_not_feasible():
    program = Program()
    two = (program.variable(0, 3), program.variable(0, 3))
    program.constrain(((two[0], 2), (two[1], 2)), low=3, high=3)
    assert program.solver().some() is None
    assert program.solver().possible()
    program.constrain(((two[0], 1),), low=9)
    assert not program.solver().possible()
    with pytest.raises(ValueError, match="cannot be satisfied"):
        program.solver().bound((), largest=True)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=2, max_size=3),
    st.lists(st.integers(-2, 2), min_size=3, max_size=3),
    st.lists(st.integers(-2, 2), min_size=3, max_size=3),
    st.integers(0, 9),
)
def test_extremes_are_those_of_trying_everything(bounds, factors, goal, most):
    program = Program()
    variables = [program.variable(low, low + more) for low, more in bounds]
    terms = tuple(zip(variables, factors, strict=False))
    wanted = tuple(zip(variables, goal, strict=False))
    program.constrain(terms, high=most)
    options = [()]
    for low, more in bounds:
        options = [(*option, n) for option in options for n in range(low, low + more + 1)]
    options = [o for o in options if sum(f * n for f, n in zip(factors, o, strict=False)) <= most]
    solver = program.solver()
    assert (solver.some() is not None) == bool(options)
    if options:
        reached = [sum(g * n for g, n in zip(goal, o, strict=False)) for o in options]
        for largest, extreme in ((True, max(reached)), (False, min(reached))):
            assert value(wanted, best(solver, wanted, largest=largest)) == extreme
            beyond = solver.bound(wanted, largest=largest)
            assert beyond >= extreme if largest else beyond <= extreme


def test_what_only_halves_leave_vague_is_found_out():
    program = Program()
    figure, half = program.variable(0, 7), program.variable(0, 1)
    program.constrain(((figure, 1), (half, -20)), low=0, high=0)
    program.constrain(((half, 2),), high=1)
    target = Target(risk=Risk.SMALL, table="T", place=Place("r0"), terms=((figure, 1),))
    (found,) = exposed(program.solver(), [target])
    assert (found.low, found.high) == (0, 0)
