"""True counts with their Dutch words, for the eyes of a vault's owner and for no file."""

from dataclasses import dataclass

from confidant_app.domain.tables import CountTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactTable:
    """A table as it was counted; labels follow the codes of its specification."""

    table: CountTable
    title: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...] = ()
