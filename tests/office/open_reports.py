"""Reports with random protected tables for hypothesis, one report as an example, and a reader."""

import csv
from datetime import date
from io import StringIO

from hypothesis import strategies as st

from confidant_app.domain.report import Report, ReportKind, ReportTable, Share, Subject
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableKind, TableSpec

CODES = (
    "T_THEME", "T_NORM", "T_ROUTE", "T_REPORTER", "T_MEASURE", "T_REGION", "T_HALF_YEAR",
    "T_KIND", "T_SUBJECT_REGION",
)  # fmt: skip
FIGURES = st.one_of(st.just(Hidden()), st.integers(2, 200_000).map(lambda n: Rounded(5 * n)))
LABELS = st.one_of(
    st.text(max_size=30),
    st.text("=+-@;,\"'\t\r\n 1A\u2212\ufeff\uff1d", max_size=12),
    st.just("Één vaste, bereikbare jeugdbeschermer"),
)

HOSTILE = ('=HYPERLINK("http://a.example","klik")', "@SUM(1;2), één\r\n=1+1")
SPLIT = ("thuis;=1+1;einde", "=2+2")


def distinct_codes(least, most):
    code = st.text("Aab12_-", min_size=1, max_size=5)
    return st.lists(code, min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def report_tables(draw, code):
    rows, columns = draw(distinct_codes(1, 4)), draw(distinct_codes(0, 3))
    width = max(1, len(columns))
    cells = tuple(tuple(draw(FIGURES) for _ in range(width)) for _ in rows)
    total = draw(FIGURES)
    table = ProtectedTable(
        spec=TableSpec(
            code=code, kind=draw(st.sampled_from(TableKind)), rows=rows, columns=columns
        ),
        cells=cells,
        row_totals=tuple(draw(FIGURES) if columns else row[0] for row in cells),
        column_totals=tuple(draw(FIGURES) for _ in columns) or (total,),
        total=total,
    )
    places = [(r, c) for r in range(len(rows)) for c in range(width)]
    shared = [(r, c) for r, c in places if isinstance(cells[r][c], Rounded) and draw(st.booleans())]
    return ReportTable(
        subject=draw(st.sampled_from(Subject)),
        table=table,
        title=draw(LABELS),
        row_labels=tuple(draw(LABELS) for _ in rows),
        column_labels=tuple(draw(LABELS) for _ in columns),
        shares=tuple(
            Share(
                row=rows[r],
                column=columns[c] if columns else "",
                per_cent=draw(st.integers(0, 100)),
            )
            for r, c in shared
        ),
    )


@st.composite
def reports(draw):
    chosen = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True))
    start = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    return Report(
        kind=draw(st.sampled_from(ReportKind)),
        area="Groningen en Drenthe",
        institution="Jeugdbescherming Noord",
        period_from=start,
        period_until=draw(st.dates(start, date(2031, 1, 1))),
        made_on=draw(st.dates(date(2020, 1, 1), date(2031, 1, 1))),
        families=draw(FIGURES),
        confidants=draw(st.integers(1, 9)),
        tables=tuple(draw(report_tables(code)) for code in chosen),
    )


NORMS = ReportTable(
    subject=Subject.NORMS,
    table=ProtectedTable(
        spec=TableSpec(
            code="T_NORM",
            kind=TableKind.ANSWERS,
            rows=("contact", "info"),
            columns=("missed", "met"),
        ),
        cells=((Rounded(40), Hidden()), (Hidden(), Hidden())),
        row_totals=(Rounded(45), Hidden()),
        column_totals=(Rounded(40), Hidden()),
        total=Rounded(60),
        left_out=("NIET-VOOR-BUITEN",),
    ),
    title="Wat beloofd was en wat ervan kwam",
    row_labels=("Eerste contact, binnen vijf werkdagen", "Uitleg over één plan"),
    column_labels=("niet gehaald", "gehaald"),
    shares=(Share(row="contact", column="missed", per_cent=89),),
)
HALF_YEARS = ReportTable(
    subject=Subject.HALF_YEARS,
    table=ProtectedTable(
        spec=TableSpec(code="T_HALF_YEAR", kind=TableKind.PARTITION, rows=("2025-2", "2026-1")),
        cells=((Rounded(45),), (Rounded(15),)),
        row_totals=(Rounded(45), Rounded(15)),
        column_totals=(Rounded(60),),
        total=Rounded(60),
    ),
    title="Wanneer gezinnen zich meldden",
    row_labels=("2e helft van 2025", "1e helft van 2026"),
    shares=(Share(row="2025-2", column="", per_cent=75),),
)
REPORT = Report(
    kind=ReportKind.OWN,
    area="Groningen en Drenthe",
    institution="Jeugdbescherming Noord",
    period_from=date(2025, 7, 1),
    period_until=date(2026, 6, 30),
    made_on=date(2026, 7, 6),
    families=Rounded(60),
    confidants=1,
    tables=(NORMS, HALF_YEARS),
)


def lines_of(data):
    """Return the lines of a CSV file as dictionaries, read as strictly as Python can."""
    return list(csv.DictReader(StringIO(data.decode("utf-8"), newline=""), strict=True))
