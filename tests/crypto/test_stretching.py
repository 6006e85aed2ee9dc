"""The cost of one guess: never below the floor, near one second, never out of hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.crypto.slots import DEFAULT_COST, FLOOR, KdfCost, calibrate, stretch


def seconds_on(speed: float):
    """A machine on which the floor takes `speed` seconds and the rest follows from the work."""
    return lambda cost: speed * cost.memory_kib * cost.passes / (FLOOR.memory_kib * FLOOR.passes)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (131_071, 3, 4),
        (131_072, 2, 4),
        (131_072, 3, 0),
        (2_097_153, 3, 4),
        (131_072, 17, 4),
        (131_072, 3, 17),
        (-1, -1, -1),
    ],
)
def test_a_cost_out_of_bounds_cannot_be_built(memory_kib, passes, lanes):
    with pytest.raises(ValueError, match="out of bounds"):
        KdfCost(memory_kib, passes, lanes)


def test_the_bounds_themselves_can_be_built():
    assert KdfCost(131_072, 3, 4) == FLOOR
    assert KdfCost(2_097_152, 16, 16).memory_kib == 2_097_152
    assert KdfCost(262_144, 3, 4) == DEFAULT_COST


@given(st.floats(0.02, 0.8))
def test_calibration_lands_near_one_second(speed):
    cost = calibrate(seconds_on(speed))
    assert 0.8 <= seconds_on(speed)(cost) <= 1.2


def test_a_slow_machine_gets_the_floor():
    assert calibrate(seconds_on(5.0)) == FLOOR


def test_a_machine_far_too_fast_stays_below_the_ceiling():
    assert calibrate(lambda cost: 0.0) == KdfCost(1_048_576, 16, 4)


def test_a_machine_that_slows_down_with_memory_gets_less_of_it():
    def swapping(cost: KdfCost) -> float:
        return 0.4 if cost.memory_kib <= 200_000 else 3.0

    assert calibrate(swapping).memory_kib <= 200_000


@given(st.lists(st.floats(0, 10), min_size=10, max_size=10))
def test_a_machine_that_never_measures_the_same_gives_a_cost_that_was_quick_or_the_floor(times):
    seen: list[tuple[KdfCost, float]] = []

    def unsteady(cost: KdfCost) -> float:
        seen.append((cost, times[len(seen)]))
        return times[len(seen) - 1]

    chosen = calibrate(unsteady)
    assert chosen == FLOOR or min(time for cost, time in seen if cost == chosen) <= 1.2


def test_one_lucky_measurement_does_not_lead_to_a_long_wait():
    tried: list[KdfCost] = []

    def lucky_once(cost: KdfCost) -> float:
        tried.append(cost)
        return 0.001 if len(tried) == 1 else 1.0

    calibrate(lucky_once)
    assert tried == [FLOOR, KdfCost(4 * FLOOR.memory_kib, 3, 4)]


def test_an_empty_a_long_and_a_broken_passphrase_give_a_key_each():
    long = "x" * 999
    keys = {stretch(text, bytes(32), FLOOR) for text in ("", long + "x", long + "y", "\ud83e")}
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
