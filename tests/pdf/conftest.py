"""A report of an invented hotline, as full as a report can be, and its pages."""

from dataclasses import replace
from datetime import date

import pytest

from confidant_app.domain.report import (
    Claim,
    FigureAt,
    Hearing,
    HiddenNote,
    Method,
    PublicQuote,
    PublishedFigure,
    Report,
    ReportKind,
    ReportTable,
    Share,
    Subject,
    WhyHidden,
    without_free_text,
)
from confidant_app.domain.tables import Hidden, ProtectedTable, Rounded, TableKind, TableSpec
from confidant_app.pdf.questions_pages import fitting_questions, render_questions
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import words_in
from confidant_app.services.catalogues import load
from tests.domain.asked_report import COLLEGE, TYPED, council_report


def figure(count):
    return Hidden() if count < 8 else Rounded(5 * round(count / 5))


def one_way(subject, title, kind, rows, total):
    counts = tuple(figure(count) for _, _, count in rows)
    table = ProtectedTable(
        spec=TableSpec(code=subject.value, kind=kind, rows=tuple(code for code, _, _ in rows)),
        cells=tuple((count,) for count in counts),
        row_totals=counts,
        column_totals=(figure(total),),
        total=figure(total),
    )
    labels = tuple(label for _, label, _ in rows)
    return ReportTable(subject=subject, table=table, title=title, row_labels=labels)


def two_way(subject, title, columns, rows, shares=()):
    counts = [row[2:] for row in rows]
    spec = TableSpec(
        code=subject.value,
        kind=TableKind.ANSWERS,
        rows=tuple(row[0] for row in rows),
        columns=tuple(code for code, _ in columns),
    )
    table = ProtectedTable(
        spec=spec,
        cells=tuple(tuple(figure(count) for count in row) for row in counts),
        row_totals=tuple(figure(sum(row)) for row in counts),
        column_totals=tuple(figure(max(column)) for column in zip(*counts, strict=True)),
        total=figure(118),
    )
    return ReportTable(
        subject=subject,
        table=table,
        title=title,
        row_labels=tuple(row[1] for row in rows),
        column_labels=tuple(label for _, label in columns),
        shares=tuple(Share(row=row, column=column, per_cent=part) for row, column, part in shares),
    )


def tables():
    part, many = TableKind.PARTITION, TableKind.MULTIPLE
    reporters = [("parent", "Ouder met gezag", 78), ("youth", "Jeugdige", 9), ("kin", "Familie", 6)]
    regions = [
        ("city", "Stad Groningen", 38),
        ("rest", "Overig Groningen", 41),
        ("dr", "Drenthe", 33),
    ]
    themes = [("JB", "Vaste jeugdbeschermer", 64), ("GH", "Niet gehoord", 59), ("OR", "Leiding", 3)]
    norms = [("contact", "Eerste contact binnen vijf werkdagen", 33, 42), ("info", "Uitleg", 4, 22)]
    shares = [("contact", "met", 47), ("contact", "missed", 53)]
    routes = [("gi", "Klacht bij de instelling", 14, 21), ("skj", "Tuchtklacht bij SKJ", 2, 9)]
    return (
        one_way(Subject.REPORTERS, "Wie zich meldde", many, reporters, 118),
        one_way(Subject.REGIONS, "Waar het gezin woont", part, regions, 118),
        one_way(Subject.THEMES, "Thema’s", many, themes, 118),
        two_way(
            Subject.NORMS, "Normen", [("met", "gehaald"), ("missed", "niet gehaald")], norms, shares
        ),
        two_way(Subject.ROUTES, "Routes", [("won", "gegrond"), ("open", "loopt nog")], routes),
    )


QUOTES = (
    PublicQuote(
        theme="Niet gehoord", words="Ik vroeg drie keer of iemand met mijn kind wilde praten."
    ),
    PublicQuote(theme="Niet gehoord", words="Dat komt later, zeiden ze."),
    PublicQuote(theme="Wat goed gaat", words="Deze jeugdbeschermer belde terug. Elke keer."),
)
CLAIMS = (
    Claim(
        who="College van een gemeente",
        when="najaar 2025",
        said="Er is een stijgende lijn.",
        source="antwoorden op raadsvragen",
        beside=(
            FigureAt(table="norms", row="contact", column="missed"),
            FigureAt(table="themes", row="GH"),
            FigureAt(table="themes", row="gone"),
        ),
    ),
    Claim(who="Iemand", when="2026", said="Het gaat goed.", source="krant", typed=True),
)


def full_report():
    return Report(
        kind=ReportKind.COMBINED,
        area="Groningen en Drenthe",
        institution="Jeugdbescherming Noord",
        period_from=date(2025, 7, 1),
        period_until=date(2026, 6, 30),
        made_on=date(2026, 7, 6),
        families=Rounded(120),
        confidants=2,
        tables=tables(),
        quotes=QUOTES,
        published=(
            PublishedFigure(
                row="contact",
                who="De inspecties",
                when="juli 2025",
                what="In twee van de vijf situaties niet.",
                source="nieuwsbericht",
            ),
        ),
        claims=CLAIMS,
        hidden=(HiddenNote(table="themes", count=1, why=WhyHidden.TOO_FEW),),
        method=Method(missing_confidants=1, hearing=Hearing.ANSWERED, answer="Wij leren hiervan."),
    )


def small_report(full):
    """Return a report of a few pages, for tests that read it back many times."""
    return replace(full, tables=full.tables[2:3], quotes=full.quotes[:1], claims=())


@pytest.fixture(scope="session")
def report():
    return full_report()


@pytest.fixture(scope="session")
def pages(report):
    return render(report)


@pytest.fixture(scope="session")
def allowed(report):
    """The folded words that the report's own fixed text brings along."""
    return words_in(render(without_free_text(report)))


@pytest.fixture(scope="session")
def small_pages(report):
    return render(small_report(report))


@pytest.fixture(scope="session")
def catalogues():
    return load()


@pytest.fixture(scope="session")
def council(catalogues):
    """A report in the tables of the real catalogue, about as full as that of the example."""
    return replace(council_report(catalogues), claims=(COLLEGE, TYPED))


@pytest.fixture(scope="session")
def asked(catalogues):
    return lambda report: render_questions(report, fitting_questions(report, catalogues.council))


@pytest.fixture(scope="session")
def question_pages(council, asked):
    return asked(council)
