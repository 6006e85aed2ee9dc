"""Count tables of invented families, for tests of disclosure control."""

from itertools import product

from hypothesis import strategies as st

from confidant_app.domain.tables import CountTable, TableKind, TableSpec

PARTITION, MULTIPLE, ANSWERS = TableKind


def codes(letter, count):
    return tuple(f"{letter}{number}" for number in range(count))


def partition(code, counts):
    cells = tuple((count,) for count in counts)
    total = sum(counts)
    return CountTable(
        spec=TableSpec(code=code, kind=PARTITION, rows=codes("r", len(counts))),
        cells=cells,
        row_totals=tuple(counts),
        column_totals=(total,),
        total=total,
    )


def multiple(code, counts, total):
    return CountTable(
        spec=TableSpec(code=code, kind=MULTIPLE, rows=codes("r", len(counts))),
        cells=tuple((count,) for count in counts),
        row_totals=tuple(counts),
        column_totals=(total,),
        total=total,
    )


def crossed(code, cells, *, kind=PARTITION, column_totals=None, total=None):
    sums = tuple(sum(column) for column in zip(*cells, strict=True))
    return CountTable(
        spec=TableSpec(
            code=code, kind=kind, rows=codes("r", len(cells)), columns=codes("c", len(cells[0]))
        ),
        cells=tuple(tuple(row) for row in cells),
        row_totals=tuple(sum(row) for row in cells),
        column_totals=sums if column_totals is None else column_totals,
        total=sum(sums) if total is None else total,
    )


def tally(spec, families):
    """Count families, each given as the places (row, column) that it is in."""
    columns = spec.columns or ("",)
    grid = tuple(
        tuple(sum((row, column) in places for places in families) for column in columns)
        for row in spec.rows
    )
    in_column = tuple(
        sum(any(column == at for _, at in places) for places in families) for column in spec.columns
    )
    return CountTable(
        spec=spec,
        cells=grid,
        row_totals=tuple(sum(row) for row in grid),
        column_totals=in_column or (len(families),),
        total=len(families),
    )


@st.composite
def specs(draw, code="T"):
    kind = draw(st.sampled_from(TableKind))
    rows = codes("r", draw(st.integers(1, 6)))
    least = 2 if kind is ANSWERS else 0
    columns = codes("c", draw(st.integers(least, 4)))
    return TableSpec(code=code, kind=kind, rows=rows, columns=columns if len(columns) > 1 else ())


@st.composite
def families(draw, spec, least=0, most=60):
    """Draw families with a taste for few places, so that small and full cells are common."""
    columns = spec.columns or ("",)
    favourites = draw(st.lists(st.sampled_from(spec.rows), min_size=1, max_size=3))
    one_row = st.sampled_from((*favourites * 4, *spec.rows))
    column = st.sampled_from((columns[0],) * 3 + columns)
    if spec.kind is PARTITION:
        family = st.tuples(one_row, column).map(lambda place: frozenset({place}))
    elif spec.kind is MULTIPLE:
        family = st.tuples(st.frozensets(one_row, max_size=3), column).map(
            lambda chosen: frozenset(product(chosen[0], (chosen[1],)))
        )
    else:
        family = st.dictionaries(one_row, column, max_size=3).map(
            lambda answers: frozenset(answers.items())
        )
    return draw(st.lists(family, min_size=least, max_size=most))


@st.composite
def hotlines(draw, least=0, most=60):
    """Draw tables of the same families, each family with its own places in every table."""
    count = draw(st.integers(least, most))
    tables = []
    for number in range(draw(st.integers(1, 4))):
        spec = draw(specs(code=f"T{number}"))
        tables.append(tally(spec, draw(families(spec, least=count, most=count))))
    return tuple(tables)
