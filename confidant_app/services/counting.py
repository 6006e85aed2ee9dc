"""Count the families of this vault for the fixed tables; nothing of it may be shown yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from confidant_app.domain.bundles import ClosedLists
from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.families import CaseRecord, facts_of, one_per_family
from confidant_app.domain.figure_catalogue import FigureCatalogue, for_period
from confidant_app.domain.figures import count
from confidant_app.domain.tables import CountTable
from confidant_app.domain.whole import WholeCase
from confidant_app.storage import rows_whole
from confidant_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """True counts over one period, with how many cases were left out and why.

    `opened` holds one opening day for each counted family, for the gate of ten new families.
    """

    tables: tuple[CountTable, ...]
    opened: tuple[date, ...]
    without_consent: int


def count_vault(vault: Vault, catalogues: Catalogues, start: date, end: date, on: date) -> Counted:
    """Return the tables over the families whose case was opened from `start` through `end`.

    `on` is the day on which consent must be in force.
    """
    found = [w for w in rows_whole.whole_cases(vault) if start <= w.case.opened <= end]
    regions = _regions(catalogues)
    facts = [(whole, facts_of(_record(whole), regions, on)) for whole in found]
    counted = [(whole, fact) for whole, fact in facts if fact is not None]
    families = one_per_family((whole.case.family_card, fact) for whole, fact in counted)
    return Counted(
        tables=count(families, tables_of(catalogues, start, end)),
        opened=_first_opened([whole for whole, _ in counted]),
        without_consent=len(found) - len(counted),
    )


def tables_of(catalogues: Catalogues, start: date, end: date) -> FigureCatalogue:
    """Return the fixed tables of a period."""
    return for_period(catalogues.figures, start, end)


def closed_lists(catalogues: Catalogues, start: date, end: date) -> ClosedLists:
    """Return what may stand in a bundle over this period."""
    tables = tables_of(catalogues, start, end).tables
    return ClosedLists(
        specs={table.spec.code: table.spec for table in tables},
        themes=frozenset(catalogues.themes),
    )


def _first_opened(counted: Sequence[WholeCase]) -> tuple[date, ...]:
    """Return for each family the day on which its first case was opened, in order."""
    first: dict[str, date] = {}
    for whole in counted:
        family = whole.case.family_card or str(whole.case.id)
        first[family] = min(whole.case.opened, first.get(family, whole.case.opened))
    return tuple(sorted(first.values()))


def _regions(catalogues: Catalogues) -> Mapping[str, str]:
    places = catalogues.places.municipalities
    return {code: municipality.area for code, municipality in places.items()}


def _record(whole: WholeCase) -> CaseRecord:
    return CaseRecord(
        case=whole.case,
        people=whole.people,
        contacts=whole.contacts,
        consents=whole.consents,
        steps=whole.steps,
        norms=whole.norms,
    )
