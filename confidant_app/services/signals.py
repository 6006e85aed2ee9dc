"""What the signals of a hotline are, live: protected as a reader would see them, or exact."""

from datetime import date

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.exact import ExactTable
from confidant_app.domain.report import ReportTable
from confidant_app.services.counting import count_vault
from confidant_app.services.merging import periods, pool
from confidant_app.services.periods import HOTLINE_OPENED
from confidant_app.services.showing import exact_tables, shown_tables
from confidant_app.services.sources import pooled_source
from confidant_app.storage.vault import Vault, VaultKind


def live_tables(vault: Vault, catalogues: Catalogues, today: date) -> tuple[ReportTable, ...]:
    """Return all tables over all families of this vault, protected one by one, for the screen.

    A coordinator sees the newest period of the pool, or nothing while the pool is empty.
    Nothing of it leaves: only a release passes the attacker.
    """
    if vault.kind is VaultKind.COORDINATOR:
        found = pool(vault, catalogues)
        if not found:
            return ()
        newest = periods(found)[0]
        source = pooled_source(vault, catalogues, newest.start, newest.end)
        return shown_tables(source.tables, catalogues, newest.start, newest.end)
    counted = count_vault(vault, catalogues, HOTLINE_OPENED, today, today)
    return shown_tables(counted.tables, catalogues, HOTLINE_OPENED, today)


def exact(vault: Vault, catalogues: Catalogues, today: date) -> tuple[ExactTable, ...]:
    """Return the same tables of one confidant as they were counted, for her own eyes.

    A coordinator has no such view: the pool is made of what others sent her.
    """
    if vault.kind is VaultKind.COORDINATOR:
        return ()
    counted = count_vault(vault, catalogues, HOTLINE_OPENED, today, today)
    return exact_tables(counted.tables, catalogues, HOTLINE_OPENED, today)
