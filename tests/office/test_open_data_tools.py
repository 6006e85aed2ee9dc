"""Open data in DuckDB; other programs that it is for are asked by `make open-data`."""

from datetime import date

import duckdb

from tests.office.open_reports import lines_of


def test_duckdb_reads_the_counts_as_whole_numbers_and_the_hidden_ones_as_nothing(folder):
    with duckdb.connect() as connection:
        read = connection.read_csv(str(folder / "normen.csv"))
        types = dict(zip(read.columns, map(str, read.types), strict=True))
        assert (types["count"], types["per_cent"]) == ("BIGINT", "BIGINT")
        assert types["period_from"] == "DATE"
        lines = lines_of((folder / "normen.csv").read_bytes())
        assert read.project("count, status, row_label").fetchall() == [
            (
                int(each["count"]) if each["count"] else None,
                each["status"],
                each["row_label"] or None,
            )
            for each in lines
        ]
        codes = connection.read_csv(str(folder / "halfjaren.csv")).project("row_code, period_from")
        assert codes.fetchall()[:2] == [("2025-2", date(2025, 7, 1)), ("2026-1", date(2025, 7, 1))]
