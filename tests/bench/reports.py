"""What a report costs from vault to proved file, beside the same tables through WeasyPrint.

WeasyPrint is no dependency of ours (see DECISIONS 39): where it can be imported it makes a PDF
of the same headings, tables and statements, without tags and without reading anything back.
"""

import importlib
import importlib.util
import random
import resource
import secrets
import tempfile
import time
from html import escape
from pathlib import Path

import pypdfium2

from confidant_app.cli.report_commands import finished
from confidant_app.domain.figure_words import short
from confidant_app.domain.report import Report, ReportTable
from confidant_app.services import reporting
from confidant_app.services.catalogues import load
from confidant_app.storage.vault import Vault, VaultKind
from tests.services.desk import END, START, TODAY, a_case, keep

SIZES = ((500, "12 pages in 3 s"), (20_000, "60 pages in 15 s"))
BATCH = 500


def print_reporting() -> None:
    """Print a line for each size: seconds to count and protect, to draw and prove, pages, MB."""
    peer = importlib.util.find_spec("weasyprint") is not None
    print("\na report, from vault to proved file")
    print(f"{'':<14}{'count s':>9}{'make s':>9}{'pages':>7}{'peer s':>9}{'MB':>7}  asked")
    for size, asked in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            counted, made, report, pages = _one(Path(folder) / "bench.confidant", size)
        beside = f"{_through_weasyprint(report):.2f}" if peer else "-"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>8,} cases{counted:>9.2f}{made:>9.2f}{pages:>7}{beside:>9}{memory:>7}  {asked}"
        )


def _one(folder: Path, size: int) -> tuple[float, float, Report, int]:
    catalogues, chosen = load(), random.Random(1)
    themes = sorted(catalogues.themes)
    vault = Vault.create(folder, b"{}", secrets.token_bytes(32), VaultKind.CONFIDANT)
    for first in range(0, size, BATCH):
        numbers = range(first + 1, min(first + BATCH, size) + 1)
        keep(vault, *(a_case(n, theme=chosen.choice(themes)) for n in numbers))
    request = reporting.ReportRequest(period_from=START, period_until=END, receiver="bench")
    start = time.perf_counter()
    material = reporting.gather(vault, catalogues, request, TODAY)
    counted = time.perf_counter() - start
    start = time.perf_counter()
    done = finished(material, catalogues, yes=True)
    made = time.perf_counter() - start
    vault.close()
    return counted, made, done.report, len(pypdfium2.PdfDocument(done.pdf))


def _through_weasyprint(report: Report) -> float:
    page = "".join(_table(each) for each in report.tables)
    said = "".join(f"<p><b>{escape(c.who)}</b> {escape(c.said)}</p>" for c in report.claims)
    weasyprint = importlib.import_module("weasyprint")
    start = time.perf_counter()
    weasyprint.HTML(string=f"<html lang=nl><body>{page}{said}</body></html>").write_pdf()
    return time.perf_counter() - start


def _table(each: ReportTable) -> str:
    rows = zip(each.row_labels, each.table.cells, each.table.row_totals, strict=True)
    lines = "".join(
        f"<tr><td>{escape(label)}" + "".join(f"<td>{short(figure)}" for figure in (*cells, total))
        for label, cells, total in rows
    )
    return f"<h2>{escape(each.title)}</h2><table>{lines}</table>"
