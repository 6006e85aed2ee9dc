"""`confidant card`, `trust`, `bundle` and `merge`: many confidants, one report, no names."""

import argparse
from pathlib import Path

from confidant_app.cli import clock
from confidant_app.cli.opening import opened, rules_of
from confidant_app.cli.terminal import say, say_json
from confidant_app.domain.bundles import MOST_QUOTES
from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.merge import Fate, MergePlan
from confidant_app.services import bundling, cards, documents, merging

_LARGEST_CARD = 64 * 1024
_LARGEST_BUNDLE = 64 * 1024 * 1024
_FATES = {
    Fate.NEW: "opgenomen",
    Fate.REPLACES: "vervangt een eerdere",
    Fate.KNOWN: "had ik al",
    Fate.OLDER: "ouder dan wat ik heb",
    Fate.REFUSED: "geweigerd",
}


def card(options: argparse.Namespace) -> None:
    """Write the own card."""
    with opened(options) as vault:
        if options.name:
            cards.choose_name(vault, options.name)
        documents.save_new(Path(options.out), cards.own_card_file(vault))
        fingerprint = cards.own_fingerprint(vault)
    say(f"Kaart gemaakt: {options.out}")
    say(f"Vingerafdruk:  {fingerprint}")


def trust(options: argparse.Namespace) -> None:
    """Show the fingerprint of a card and accept it.

    Raises:
        CardUnreadable.
    """
    now = clock.now()
    with opened(options) as vault:
        read = cards.read_card(documents.read(Path(options.card), _LARGEST_CARD), now.date())
        say(f"Kaart van:    {read.card.display_name} ({read.card.role.value})")
        say(f"Vingerafdruk: {read.fingerprint}")
        if not options.yes:
            say("Vergelijk de vingerafdruk door de telefoon. Klopt hij? Doe het dan met --yes.")
            return
        cards.trust(vault, read, now)
    say("De kaart staat op je lijst.")


def bundle(options: argparse.Namespace) -> None:
    """Write a sealed bundle for a coordinator whose card was accepted before.

    Raises:
        InvalidValue: that card is not on the list, or not a coordinator's.
    """
    now = clock.now()
    with opened(options) as vault:
        known = rules_of(vault)
        wanted = cards.read_card(documents.read(Path(options.for_), _LARGEST_CARD), now.date()).card
        prepared = bundling.prepare(
            vault, known, options.from_, options.to, options.on or now.date()
        )
        sealed = bundling.seal_bundle(vault, prepared, [wanted], known, now)
        documents.save_new(Path(options.out), sealed)
    say(f"Bundel gemaakt: {options.out}")
    say(f"  tabellen: {len(prepared.bundle.tables)}, citaten: {len(prepared.bundle.quotes)}")
    say(f"  bleef binnen: {prepared.without_consent} zaken zonder toestemming voor cijfers, ")
    say(f"  {prepared.unapproved} citaten die niet weg mogen of niet beoordeeld zijn")
    if prepared.older:
        say(f"  {prepared.older} oudere citaten: er passen er {MOST_QUOTES} in een bundel")


def _read(path: Path) -> bytes | ConfidantError:
    try:
        return documents.read(path, _LARGEST_BUNDLE)
    except ConfidantError as error:
        return error


def merge(options: argparse.Namespace) -> None:
    """Take bundles in; the good ones are taken even when others are refused.

    Raises:
        ConfidantError: at least one file was refused; the reason of the first one.
    """
    with opened(options) as vault:
        known = rules_of(vault)
        offered = [(Path(file).name, _read(Path(file))) for file in options.files]
        planned = merging.plan(vault, offered, known)
        merging.apply(vault, planned, known, clock.now())
    if options.json:
        say_json(_plain(planned))
    else:
        for verdict in planned.verdicts:
            reason = f": {verdict.error}" if verdict.error is not None else ""
            say(f"{verdict.file}: {_FATES[verdict.fate]}{reason}")
        for sender, period in planned.missing:
            say(f"Nog geen bundel van {sender} over {period.start} tot en met {period.end}")
    for verdict in planned.verdicts:
        if verdict.error is not None:
            raise verdict.error


def _plain(planned: MergePlan) -> dict[str, object]:
    def of(*fates: Fate) -> list[str]:
        return [v.file for v in planned.verdicts if v.fate in fates]

    return {
        "taken": of(Fate.NEW),
        "replaced": of(Fate.REPLACES),
        "known": of(Fate.KNOWN, Fate.OLDER),
        "refused": [
            {"file": v.file, "error": type(v.error).__name__, "reason": str(v.error)}
            for v in planned.verdicts
            if v.error is not None
        ],
        "missing": [
            {"sender": sender, "from": str(period.start), "to": str(period.end)}
            for sender, period in planned.missing
        ],
    }
