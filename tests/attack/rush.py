"""Several processes that open one vault at the same moment.

Run as `python -m tests.attack.rush FOLDER KEY`. Prints for each round how each of
them fared, as JSON. Who gets in stays in until all have tried.
"""

import json
import os
import sys
from pathlib import Path

from confidant_app.domain.errors import ConfidantError
from confidant_app.storage.vault import Vault

PROCESSES, ROUNDS = 4, 25


def one_round(folder, key):
    go, start = os.pipe()
    heard, told = os.pipe()
    stay, leave = os.pipe()
    children = []
    for _ in range(PROCESSES):
        child = os.fork()
        if child == 0:
            os.close(start)
            os.close(leave)
            os.read(go, 1)  # returns at the moment that the other end is closed
            _try(folder, key, told, stay)
        children.append(child)
    for end in (start, told):
        os.close(end)
    outcomes = b""
    while outcomes.count(b"\n") < PROCESSES:
        outcomes += os.read(heard, 4096)
    os.close(leave)
    for child in children:
        os.waitpid(child, 0)
    for end in (go, heard, stay):
        os.close(end)
    return sorted(outcomes.decode().split())


def _try(folder, key, told, stay):
    try:
        Vault.open(folder, key)
        outcome = "in"
    except ConfidantError as error:
        outcome = type(error).__name__
    except BaseException as error:  # noqa: BLE001 - for the test, in the other process
        outcome = f"unnamed:{error!r}".replace(" ", "_")
    os.write(told, f"{outcome}\n".encode())
    os.read(stay, 1)
    os._exit(0)  # without closing: the system lets go of the lock


def main(folder, key):
    rounds = [one_round(Path(folder), bytes.fromhex(key)) for _ in range(ROUNDS)]
    sys.stdout.write(json.dumps(rounds))


if __name__ == "__main__":
    main(*sys.argv[1:])
