"""How dear a guess of the passphrase is made: measured on the machine that the vault is on."""

import math
from time import perf_counter

from confidant_app.crypto import slots

_SALT = bytes(32)  # what comes out is thrown away; only the time counts


def measured_cost() -> slots.KdfCost:
    """Return the cost that takes 0.8 to 1.2 seconds here, never below the floor.

    It takes a few seconds itself: run it in the background, once for each new passphrase.
    """
    return slots.calibrate(_seconds)


def _seconds(cost: slots.KdfCost) -> float:
    start = perf_counter()
    try:
        slots.stretch("", _SALT, cost)
    except MemoryError:
        return math.inf
    return perf_counter() - start
