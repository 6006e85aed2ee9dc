"""An attacker of its own: every set of counts that fits what was published, one by one.

It shares no code with the program but the rule for one figure, which it writes anew. Only for
tiny tables.
"""

from itertools import product

from confidant_app.domain.tables import Rounded, TableKind


def interval(figure):
    if isinstance(figure, Rounded):
        return range(max(8, figure.value - 2), figure.value + 3)
    return range(8)


def fits(figure, count):
    return count in interval(figure)


def grids(table, total):
    """Yield the cells of all tables that look like this one, when `total` families are counted."""
    rows = [
        [cells for cells in product(*map(interval, row)) if fits(shown, sum(cells))]
        for row, shown in zip(table.cells, table.row_totals, strict=True)
    ]
    free = [range(total + 1)] * max(1, len(table.spec.columns))
    rows += [[cells for cells in product(*free) if sum(cells) <= total] for _ in table.left_out]
    for cells in product(*rows):
        if next(margins(table, cells, total), None) is not None:
            yield cells


def margins(table, cells, total):
    """Yield the column totals that these cells can have."""
    sums = [sum(column) for column in zip(*cells, strict=True)]
    if table.spec.kind is TableKind.PARTITION:
        if sum(sums) == total and all(map(fits, table.column_totals, sums)):
            yield tuple(sums)
        return
    if any(sum(row) > total for row in cells):
        return
    if not table.spec.columns:
        yield (total,)
        return
    least = [max(column) for column in zip(*cells, strict=True)]
    for tops in product(
        *(range(low, min(high, total) + 1) for low, high in zip(least, sums, strict=True))
    ):
        disjoint = table.spec.kind is TableKind.ANSWERS or sum(tops) <= total
        if disjoint and all(map(fits, table.column_totals, tops)):
            yield tops


def extremes(tables):
    """Return, by table and place in the cells, the smallest and largest count that fits."""
    found = {}
    for total in interval(tables[0].total):
        every = [list(grids(table, total)) for table in tables]
        if not all(every):
            continue
        for table, options in zip(tables, every, strict=True):
            rows = (*table.spec.rows, *table.left_out)
            for cells in options:
                for row, counts in zip(rows, cells, strict=True):
                    for column, count in zip(table.spec.columns or ("",), counts, strict=True):
                        key = (table.spec.code, row, column)
                        low, high = found.get(key, (count, count))
                        found[key] = (min(low, count), max(high, count))
    return found
