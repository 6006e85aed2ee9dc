"""`make bench`: the vault beside plain SQLite, same schema, same data, one run.

Every figure is a median over repeated turns in which both sides alternate, so that a machine
that slows down slows both. Only the ratio is worth quoting. The de-identifier has no such peer: it
stands beside what was asked of it, and beside deduce where that is installed.
"""

import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from confidant_app.domain.lists import CaseQuery
from confidant_app.storage import rows_cases, rows_contacts, rows_search, rows_whole
from confidant_app.storage.vault import Vault, VaultKind
from tests.bench.locking import lock_with_dialog_open
from tests.bench.plain import PlainVault
from tests.bench.reports import print_reporting
from tests.bench.terms import print_opening
from tests.bench.words import print_deidentifying
from tests.bench.workload import START, contact, fill, notes

SIZES = (1_000, 50_000)
DEADLINES = 5_000
TURNS = 21
HEADER = b"{}"


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _one_size(Path(folder), size)
    with tempfile.TemporaryDirectory() as folder:
        print_opening(Path(folder), DEADLINES)
    print_deidentifying()
    print_reporting()


def _one_size(folder: Path, size: int) -> None:
    key = secrets.token_bytes(32)
    vault = Vault.create(folder / "bench.confidant", HEADER, key, VaultKind.CONFIDANT)
    plain = PlainVault(folder / "plain")
    cases = fill(vault, size)
    fill(plain, size)
    texts = notes(2)
    counter = iter(range(size, size + 10_000))

    def save(side):
        with side.transaction():
            rows_contacts.insert(side, contact(next(counter), cases[0], texts), START)

    acts: tuple[tuple[str, Callable[[object], object]], ...] = (
        ("save a contact", save),
        ("open a case", lambda side: rows_whole.whole_case(side, cases[len(cases) // 2])),
        ("search, rare words", lambda side: rows_search.find(side, "klachtencommissie brief", 20)),
        ("search, common word", lambda side: rows_search.find(side, "niet", 20)),
        ("search, prefix", lambda side: rows_search.find(side, "jeugdb", 20)),
        ("list page of 128", lambda side: rows_cases.page(side, CaseQuery(), 128, 0)),
    )
    print(f"\n{size:,} contacts, {len(cases):,} cases, medians of {TURNS} alternating turns")
    print(f"{'':<22}{'vault ms':>10}{'plain ms':>10}{'ratio':>8}")
    for name, act in acts:
        _row(name, _medians(lambda a=act: a(vault), lambda a=act: a(plain)))
    vault.close()
    plain.close()

    def open_vault():
        Vault.open(folder / "bench.confidant", key).close()

    def open_plain():
        PlainVault(folder / "plain").close()

    _row("open", _medians(open_vault, open_plain))
    took = lock_with_dialog_open(folder / "bench.confidant", key, TURNS)
    print(f"{'lock with dialog open':<22}{statistics.median(took):>10.2f}  slowest {max(took):.2f}")


def _medians(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    ours()
    theirs()
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(TURNS):
        pair = (ours, theirs) if turn % 2 else (theirs, ours)
        for work in pair:
            start = time.perf_counter()
            work()
            found[work is theirs].append((time.perf_counter() - start) * 1000)
    return statistics.median(found[0]), statistics.median(found[1])


def _row(name: str, medians: tuple[float, float]) -> None:
    ours, theirs = medians
    print(f"{name:<22}{ours:>10.2f}{theirs:>10.2f}{ours / theirs:>8.2f}")


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
