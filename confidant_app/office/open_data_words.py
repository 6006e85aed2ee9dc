"""The Dutch words around the open data: what each column means, and the text to read first."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from confidant_app.domain.figure_words import NBSP, long_date, period
from confidant_app.domain.report import Report, title
from confidant_app.domain.tables import TableKind

Rule = int | bool | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, its type and rules in Table Schema, and what it means in Dutch."""

    name: str
    kind: str
    meaning: str
    rules: Mapping[str, Rule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file as the text to read first lists it."""

    name: str
    title: str
    figures: int
    hidden: int


SHOWN: Final = "shown"
FEWER_THAN_TEN: Final = "fewer_than_ten"
CELL: Final = "cell"
ROW_TOTAL: Final = "row_total"
COLUMN_TOTAL: Final = "column_total"
TOTAL: Final = "total"

_ALWAYS: Final[Mapping[str, Rule]] = MappingProxyType({"required": True})

COLUMNS: Final = (
    Column(
        name="period_from",
        kind="date",
        meaning="Eerste dag van de periode van het rapport.",
        rules=_ALWAYS,
    ),
    Column(
        name="period_until",
        kind="date",
        meaning="Laatste dag van de periode; die dag telt mee.",
        rules=_ALWAYS,
    ),
    Column(
        name="table_code",
        kind="string",
        meaning="Code van de tabel, dezelfde als in de bijlage van het rapport.",
        rules=_ALWAYS,
    ),
    Column(
        name="row_code",
        kind="string",
        meaning="Code van de regel; leeg bij een totaal over alle regels.",
    ),
    Column(
        name="row_label",
        kind="string",
        meaning="De regel in woorden; leeg bij een totaal over alle regels.",
    ),
    Column(
        name="column_code",
        kind="string",
        meaning="Code van de kolom; leeg bij een totaal of als de tabel geen kolommen heeft.",
    ),
    Column(
        name="column_label",
        kind="string",
        meaning="De kolom in woorden; leeg waar ook de code van de kolom leeg is.",
    ),
    Column(
        name="figure",
        kind="string",
        meaning=(
            "Wat voor cijfer dit is: cell (een cijfer in de tabel), row_total (alle gezinnen in"
            " deze regel), column_total (alle gezinnen die minstens één keer in deze kolom staan)"
            " of total (alle gezinnen). Elk totaal is apart geteld."
        ),
        rules={"required": True, "enum": [CELL, ROW_TOTAL, COLUMN_TOTAL, TOTAL]},
    ),
    Column(
        name="count",
        kind="integer",
        meaning=(
            "Aantal gezinnen, afgerond op vijven. Leeg betekent: minder dan tien, nul inbegrepen."
            " Niet optellen."
        ),
        rules={"minimum": 10},
    ),
    Column(
        name="per_cent",
        kind="integer",
        meaning=(
            "Deel van alle gezinnen in deze regel, in hele procenten; in een tabel zonder kolommen"
            " deel van alle gezinnen. Uit afgeronde aantallen berekend. Leeg waar het rapport geen"
            " percentage mag geven."
        ),
        rules={"minimum": 0, "maximum": 100},
    ),
    Column(
        name="status",
        kind="string",
        meaning=(
            "shown: het aantal staat er. fewer_than_ten: het aantal is verborgen, omdat het minder"
            " dan tien is, nul inbegrepen."
        ),
        rules={"required": True, "enum": [SHOWN, FEWER_THAN_TEN]},
    ),
)

KINDS: Final[Mapping[TableKind, str]] = MappingProxyType(
    {
        TableKind.PARTITION: "Een gezin kan niet in meer dan één regel staan.",
        TableKind.MULTIPLE: "Een gezin kan in meer regels staan, of in geen.",
        TableKind.ANSWERS: (
            "Een gezin kan in meer regels staan, of in geen, en in een andere regel in een andere"
            " kolom."
        ),
    }
)

DO_NOT_ADD: Final = (
    "Aantallen zijn afgerond op vijven; minder dan tien gezinnen (nul inbegrepen) is verborgen."
    " Tel de cijfers niet op: elk totaal is apart geteld en afgerond."
)
SELF_SELECTED: Final = (
    "Mensen melden zich zelf. De cijfers gaan over de melders, niet over alle gezinnen met"
    " jeugdbescherming."
)

_WIDTH: Final = 80


def about(report: Report) -> str:
    """Return the title of the report with its period in words."""
    days = period(report.period_from, report.period_until)
    return f"{title(report)}, {days}".replace(NBSP, " ")


def read_first(report: Report, files: Sequence[Listed]) -> str:
    """Return the text to read first, wrapped for a window of any editor."""
    made = f"Gemaakt op {long_date(report.made_on)}.".replace(NBSP, " ")
    parts = [
        *_told("OPEN DATA BIJ HET RAPPORT", (about(report), made)),
        *_told("Wat dit is", _WHAT),
        *_listed("Wat de cijfers zeggen, en wat niet", _MEANING),
        *_listed("Hoe de mensen achter de cijfers zijn beschermd", _PROTECTION),
        *_listed("De bestanden", [*map(_file, files), _PACKAGE]),
        *_listed("De kolommen", [f"{each.name}: {each.meaning}" for each in COLUMNS]),
        *_listed("Hoe je de bestanden opent", _OPENING),
        *_told("Gebruik", _USE),
    ]
    return "\n".join(parts)


def _file(each: Listed) -> str:
    hidden = f"{each.hidden} verborgen" if each.hidden else "geen verborgen"
    return f"{each.name}: {each.title} ({each.figures} cijfers, {hidden})."


def _told(heading: str, paragraphs: Sequence[str]) -> Iterator[str]:
    yield from (heading, "-" * len(heading))
    yield from (textwrap.fill(each, _WIDTH, break_on_hyphens=False) for each in paragraphs)
    yield ""


def _listed(heading: str, items: Sequence[str]) -> Iterator[str]:
    yield from (heading, "-" * len(heading))
    for each in items:
        yield textwrap.fill(
            each,
            _WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
    yield ""


_WHAT: Final = (
    "Elk bestand dat op .csv eindigt, is één tabel uit het PDF-rapport met dezelfde titel en"
    " periode. Alles komt uit de tabellen van dat rapport. Er staan geen citaten in, geen namen en"
    " niets over één gezin.",
)
_MEANING: Final = (
    "Een aantal is een aantal gezinnen. Eén gezin telt één keer, ook als meer mensen uit dat gezin"
    " contact zochten.",
    SELF_SELECTED,
    "De vertrouwenspersonen schrijven op wat mensen vertellen en welke stukken zij laten zien. Zij"
    " onderzoeken niet of het zo is gegaan.",
)
_PROTECTION: Final = (
    "Aantallen zijn afgerond op vijven.",
    "Bij minder dan tien gezinnen staat er geen aantal. De kolom count is dan leeg en in de kolom"
    " status staat fewer_than_ten. Het rapport schrijft daar “<10”. Ook nul is minder dan tien:"
    " een verborgen getal zegt niet dat er iemand is. Vul er dus geen nul in.",
    "Tel de cijfers niet op. Elk totaal is apart geteld en afgerond, en in veel tabellen staat een"
    " gezin in meer regels. De totalen staan al in het bestand; zie de kolom figure.",
    "Een percentage staat er alleen bij 30 gezinnen of meer, en is uit afgeronde aantallen"
    " berekend.",
    "Soms ontbreekt een hele regel of tabel, omdat anders te veel bekend zou worden. Het rapport"
    " zegt bij “Wat verborgen is, en waarom” om hoeveel cijfers het gaat.",
)
_PACKAGE: Final = (
    "datapackage.json: dezelfde uitleg voor computers (Frictionless Data Package), met de grootte"
    " en de sha256 van elk bestand."
)
_OPENING: Final = (
    "LibreOffice: kies bij het openen de tekenset Unicode (UTF-8), de taal Nederlands en alleen de"
    " komma als scheidingsteken.",
    "Excel: kies Gegevens, Uit tekst/CSV, dan 65001: Unicode (UTF-8), komma, en geen"
    " gegevenstypen detecteren. Anders maakt Excel van een code als 2026-1 een datum.",
    'R: read.csv("BESTAND", na.strings = "", encoding = "UTF-8")',
    "DuckDB: SELECT * FROM 'BESTAND';",
    "Een tekst die een rekenprogramma als formule zou lezen, staat tussen “ ”. Een puntkomma in"
    " een tekst is een komma geworden.",
)
_USE: Final = (
    "Er staat geen licentie bij. Wie deze bestanden uitgeeft, beslist wat anderen ermee mogen.",
)
