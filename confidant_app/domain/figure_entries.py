"""Read the catalogue of the fixed tables."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from confidant_app.domain.entries import Entry
from confidant_app.domain.figure_catalogue import (
    FigureCatalogue,
    FigureLine,
    FigureTable,
    NormAnswer,
    RouteAnswer,
    Trait,
    line_of,
)
from confidant_app.domain.report import Subject
from confidant_app.domain.tables import TableKind, TableSpec

# A row of a norm counts the families where it is known whether the norm was met, a row of a
# route the families that took it. So its total is the denominator that a reader needs, and no
# column is filled with families about whom there is nothing to say.
_ANSWERS: Final[Mapping[Trait, frozenset[str]]] = MappingProxyType(
    {
        Trait.NORM: frozenset({NormAnswer.MET, NormAnswer.MISSED}),
        Trait.ROUTE: frozenset(RouteAnswer),
    }
)

# How a trait puts families into rows: a family has one measure, but any number of themes.
_KINDS: Final[Mapping[Trait, TableKind]] = MappingProxyType(
    dict.fromkeys(Trait, TableKind.PARTITION)
    | {
        Trait.THEME: TableKind.MULTIPLE,
        Trait.NORM: TableKind.ANSWERS,
        Trait.ROUTE: TableKind.ANSWERS,
    }
)


def parse_figures(
    data: Mapping[str, object],
    lists: Mapping[str, Mapping[str, str]],
    *,
    file: str = "figures.toml",
) -> FigureCatalogue:
    """Build the tables of the hotline.

    `lists` holds the codes and Dutch labels of other catalogues (themes, norms, routes, areas);
    a table takes its rows from one of them with `rows_from`.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or a link to a table that
            does not stand before it.
    """
    top = Entry(data, file=file, name="het hele bestand")
    tables: dict[str, FigureTable] = {}
    for entry in top.entries("tables"):
        table = _table(entry, lists, tables)
        entry.close()
        entry.once(tables, table.spec.code)
        tables[table.spec.code] = table
    if not tables:
        raise top.broken("er staat geen enkele tabel in")
    top.close()
    return FigureCatalogue(tables=tuple(tables.values()))


def _table(
    entry: Entry, lists: Mapping[str, Mapping[str, str]], tables: Mapping[str, FigureTable]
) -> FigureTable:
    by = entry.choice("by", Trait) if entry.has("by") else None
    rows, rest = _lines(entry, "rows", lists)
    columns, column_rest = _lines(entry, "columns", lists)
    table = FigureTable(
        spec=TableSpec(code=entry.code("code"), kind=TableKind.PARTITION, rows=()),
        subject=entry.choice("subject", Subject),
        title=entry.text("title"),
        trait=entry.choice("trait", Trait),
        rows=rows,
        rest=rest,
        by=by,
        columns=columns,
        column_rest=column_rest,
    )
    _check(entry, table)
    parts_of, parts = _parts(entry, table, tables)
    spec = TableSpec(
        code=table.spec.code,
        kind=_KINDS[table.trait],
        rows=tuple(line.code for line in rows),
        columns=tuple(line.code for line in columns),
        columns_of=_columns_of(table, tables),
        parts_of=parts_of,
        parts=parts,
    )
    return replace(table, spec=spec)


def _check(entry: Entry, table: FigureTable) -> None:
    if table.trait is Trait.HALF_YEAR:
        if table.rows or table.columns or table.by:
            raise entry.broken("de rijen en kolommen van deze tabel volgen uit de periode")
        return
    if not table.rows:
        raise entry.broken("de tabel heeft geen rijen")
    if _KINDS[table.trait] is TableKind.PARTITION and not table.rest:
        raise entry.broken("er is geen rij voor de rest (rest = true)")
    if _KINDS[table.trait] is TableKind.PARTITION and _overlap(table.rows):
        raise entry.broken("een waarde staat in twee rijen")
    if table.trait in _ANSWERS:
        given = frozenset[str]().union(*(line.members for line in table.columns))
        if table.by or not given or not given <= _ANSWERS[table.trait]:
            raise entry.broken("de kolommen horen bekende antwoorden te zijn")
    else:
        _check_columns(entry, table)


def _check_columns(entry: Entry, table: FigureTable) -> None:
    if (table.by is None) != (not table.columns):
        raise entry.broken("by en columns horen bij elkaar")
    if table.by and (_KINDS[table.by] is not TableKind.PARTITION or not table.column_rest):
        raise entry.broken("de kolommen moeten elk gezin precies één plek geven")
    if _overlap(table.columns):
        raise entry.broken("een waarde staat in twee kolommen")


def _overlap(lines: tuple[FigureLine, ...]) -> bool:
    return len(frozenset[str]().union(*(line.members for line in lines))) < sum(
        len(line.members) for line in lines
    )


def _columns_of(table: FigureTable, tables: Mapping[str, FigureTable]) -> str:
    for other in tables.values():
        if other.trait is table.by and not other.columns and other.rows == table.columns:
            return other.spec.code
    return ""


def _parts(
    entry: Entry, table: FigureTable, tables: Mapping[str, FigureTable]
) -> tuple[str, tuple[tuple[str, ...], ...]]:
    if table.trait is not Trait.THEME:
        return "", ()
    for other in tables.values():
        if other.trait is Trait.THEME and not other.columns:
            unknown = frozenset().union(*(line.members for line in table.rows)) - frozenset(
                other.spec.rows
            )
            if unknown:
                raise entry.broken(f"{min(unknown)} staat niet in {other.spec.code}")
            return other.spec.code, tuple(tuple(sorted(line.members)) for line in table.rows)
    return "", ()


def _lines(
    entry: Entry, key: str, lists: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[FigureLine, ...], str]:
    lines: dict[str, FigureLine] = {}
    rest = ""
    if entry.has(f"{key}_from"):
        name = entry.text(f"{key}_from")
        if name not in lists:
            raise entry.broken(f"de lijst {name} bestaat niet")
        lines = {code: line_of(code, label) for code, label in lists[name].items()}
    for item in entry.entries(key):
        code = item.code("code")
        item.once(lines, code)
        members = frozenset(item.texts("members")) or frozenset({code})
        lines[code] = FigureLine(code=code, label=item.text("label"), members=members)
        if item.flag("rest", default=False):
            rest = code
        item.close()
    return tuple(lines.values()), rest
