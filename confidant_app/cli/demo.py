"""`confidant demo`: the whole main job on the example hotline, without a window.

Two confidants and a coordinator: cases, a conversation, a follow-up, a complaint and an appeal
with their terms, an e-mail, a report, two bundles, one combined report. Every act goes through
the services that the window uses. Days are those the example was written for, so the same
`--seed` gives the same PDF bytes.
"""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from confidant_app.cli.demo_desk import Desk, make_desks, work_a_morning
from confidant_app.cli.demo_paper import Paper, pool_and_publish, publish_own
from confidant_app.cli.terminal import progress, say
from confidant_app.domain.errors import FileExists, InvalidValue
from confidant_app.services import catalogues
from confidant_app.services.reporting import Finished

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
FEWEST, MOST = 40, 120
_WHY = {
    "too_few": "minder dan 10 gezinnen",
    "all_in_one_cell": "bijna iedereen in één vak",
    "could_be_derived": "af te leiden uit andere cijfers",
}


def run(options: argparse.Namespace) -> None:
    """Do it all and say what was made.

    Raises:
        FileExists: there is already something in the folder.
        InvalidValue: too few or too many cases.
    """
    out = Path(options.out)
    if not FEWEST <= options.cases <= MOST:
        raise InvalidValue(reason=f"het voorbeeld heeft {FEWEST} tot {MOST} zaken")
    if out.exists() and any(out.iterdir()):
        raise FileExists
    out.mkdir(parents=True, exist_ok=True)
    known = catalogues.load()
    progress("Kluizen en zaken", 0.0)
    desks = make_desks(out, options.cases, options.seed, NOW)
    try:
        progress("Een ochtend werk", 0.25)
        story = work_a_morning(desks.first, known, NOW)
        progress("Rapport en bundels", 0.4)
        paper = Paper(out=out, catalogues=known, now=NOW)
        own = publish_own(paper, desks.first)
        combined = pool_and_publish(paper, desks)
        progress("Schermen", 0.7)
        pictures = _pictures(options, desks.first, desks.coordinator, out)
        progress("Klaar", 1.0)
    finally:
        desks.close()
    _tell(out, story, own, combined, pictures)


def _pictures(
    options: argparse.Namespace, first: Desk, coordinator: Desk, out: Path
) -> Sequence[Path]:
    folder = out / "schermen"
    confidant = options.screenshots(first.vault, folder / "vertrouwenspersoon", NOW)
    return [*confidant, *options.screenshots(coordinator.vault, folder / "coordinator", NOW)]


def _tell(
    out: Path, story: Sequence[str], own: Finished, combined: Finished, pictures: Sequence[Path]
) -> None:
    say("Dit is er gedaan:")
    for line in story:
        say(f"  {line}")
    for name, done in (
        ("Rapport van één vertrouwenspersoon", own),
        ("Gezamenlijk rapport", combined),
    ):
        say(f"{name}: wat verborgen bleef en waarom")
        titles = {table.table.spec.code: table.title for table in done.report.tables}
        for note in done.hidden:
            say(f"  {titles.get(note.table, note.table)}: {note.count} × {_WHY[note.why.value]}")
    say(f"Gemaakt in {out}:")
    for path in sorted(out.iterdir()):
        size = f"{path.stat().st_size:>10,} bytes" if path.is_file() else "map"
        say(f"  {path.name:<52} {size}")
    say(f"  waarvan {len(pictures)} schermen in {out / 'schermen'}")
    say("De wachtzin van de kluizen staat in passphrase.txt. Alles hierin is verzonnen.")
