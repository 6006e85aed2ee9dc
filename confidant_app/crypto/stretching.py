"""Argon2id: how much work one guess of the passphrase costs, between a floor and a ceiling."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_SIZE: Final = 32  # bytes; a 256-bit key
SALT_SIZE: Final = 32  # bytes

_MEMORY_KIB: Final = range(128 * 1024, 2 * 1024 * 1024 + 1)  # 128 MiB to 2 GiB
_PASSES: Final = range(3, 16 + 1)
_LANES: Final = range(1, 16 + 1)

_SECONDS_WANTED: Final = 1.0
_SECONDS_LEAST: Final = 0.8
_SECONDS_MOST: Final = 1.2
_STEP_KIB: Final = 16 * 1024
_MEMORY_CHOSEN_MOST_KIB: Final = 1024 * 1024  # a vault must also open on a lighter laptop
_GROWTH_MOST: Final = 4.0  # one lucky measurement may not lead to a minute of waiting
_ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id parameters (RFC 9106): memory in KiB, passes over it, parallel lanes.

    Out of bounds cannot be built: below the floor (128 MiB, 3 passes) a guess would be too
    cheap, above the ceiling (2 GiB, 16 passes, 16 lanes) a hostile header could exhaust the
    machine that reads it. Raises ValueError.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if self.memory_kib not in _MEMORY_KIB:
            raise ValueError("Argon2id memory is out of bounds")
        if self.passes not in _PASSES:
            raise ValueError("Argon2id passes are out of bounds")
        if self.lanes not in _LANES:
            raise ValueError("Argon2id lanes are out of bounds")


FLOOR: Final = KdfCost(128 * 1024, 3, 4)
DEFAULT_COST: Final = KdfCost(256 * 1024, 3, 4)


def stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Derive a 32-byte key from a passphrase with Argon2id (RFC 9106).

    Normalised to NFC first: one keyboard sends é as one character, another as two, and both
    people typed the same passphrase. A lone surrogate (a broken paste) is bytes like any
    other, not a crash.
    """
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(secret)


def calibrate(seconds_of: Callable[[KdfCost], float]) -> KdfCost:
    """Choose the cost that takes 0.8 to 1.2 seconds on this machine, never below the floor.

    `seconds_of` measures one `stretch` with a cost. Argon2id's time grows roughly with
    memory times passes; memory first, for that is what makes guessing hardware expensive.
    On a machine too slow for the floor the answer is the floor; on one that never measures
    the same twice, the dearest cost that was seen to stay within 1.2 seconds.
    """
    best = cost = FLOOR
    for _ in range(_ROUNDS):
        seconds = seconds_of(cost)
        if seconds <= _SECONDS_MOST:
            best = max(best, cost, key=_work)
        if _SECONDS_LEAST <= seconds <= _SECONDS_MOST:
            return cost
        scaled = _scaled(cost, _SECONDS_WANTED / max(seconds, _SECONDS_WANTED / _GROWTH_MOST))
        if scaled == cost:
            break
        cost = scaled
    return best


def _work(cost: KdfCost) -> int:
    return cost.memory_kib * cost.passes


def _scaled(cost: KdfCost, factor: float) -> KdfCost:
    work = _work(cost) * factor
    memory = round(work / FLOOR.passes / _STEP_KIB) * _STEP_KIB
    memory = min(max(memory, FLOOR.memory_kib), _MEMORY_CHOSEN_MOST_KIB)
    passes = min(max(round(work / memory), FLOOR.passes), _PASSES.stop - 1)
    return KdfCost(memory, passes, cost.lanes)
