"""Which edition of the rules this is: of which day, by whom, what changed, and where from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from confidant_app.domain.dates import dutch, is_possible
from confidant_app.domain.entries import Entry
from confidant_app.domain.rule_errors import RulesFromTheFuture, RulesNotNewer

IMPRINT_FILE: Final = "edition.toml"
_LONGEST: Final = 300  # characters: it is shown on the first screen


class Origin(StrEnum):
    """How an edition came to a vault."""

    PROGRAM = "program"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What an edition says about itself; `version` is the day of it, and a newer day wins."""

    version: date
    made_by: str
    changed: str


def parse_imprint(data: Mapping[str, object]) -> Imprint:
    """Build the imprint from its file.

    Raises:
        CatalogueBroken: something is missing, unknown, too long, or an impossible day.
    """
    entry = Entry(data, file=IMPRINT_FILE, name="het hele bestand")
    imprint = Imprint(
        version=entry.day("version"),
        made_by=_line(entry, "made_by"),
        changed=_line(entry, "changed"),
    )
    entry.close()
    if not is_possible(imprint.version):
        raise entry.broken(f"het jaar {imprint.version.year} is niet mogelijk")
    return imprint


def demand_newer(offered: Imprint, in_force: Imprint, today: date) -> None:
    """Let only an edition through that is newer than the one in force, and not of a day to come.

    An edition of a far day would keep every later one out.

    Raises:
        RulesNotNewer, RulesFromTheFuture.
    """
    if offered.version <= in_force.version:
        raise RulesNotNewer(offered=dutch(offered.version), now=dutch(in_force.version))
    if offered.version > today:
        raise RulesFromTheFuture(offered=dutch(offered.version))


def _line(entry: Entry, key: str) -> str:
    text = entry.text(key, lines=True).strip()
    if len(text) > _LONGEST or not text.isprintable():
        raise entry.broken(f"{key} moet één regel zijn van hooguit {_LONGEST} tekens")
    return text
