"""What a report can hold: coarse figures, closed words and approved quotes, and no case."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.tables import Figure, ProtectedTable

LONGEST_ANSWER: Final = 3000


class ReportKind(StrEnum):
    """Whose reports it rests on."""

    OWN = "own"
    COMBINED = "combined"


class Subject(StrEnum):
    """What a table is about; it decides the chapter in which the table stands."""

    THEMES = "themes"
    NORMS = "norms"
    ROUTES = "routes"
    REPORTERS = "reporters"
    MEASURES = "measures"
    REGIONS = "regions"
    HALF_YEARS = "half_years"
    KINDS = "kinds"
    OTHER = "other"


class WhyHidden(StrEnum):
    """The rule that kept figures inside."""

    TOO_FEW = "too_few"
    ALL_IN_ONE_CELL = "all_in_one_cell"
    COULD_BE_DERIVED = "could_be_derived"


class Hearing(StrEnum):
    """Whether the institution was given the chance to answer."""

    NOT_YET_ASKED = "not_yet_asked"
    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One cell of a table as a whole per cent of its row.

    Disclosure control computes it from rounded figures over a denominator of at least 30; a
    cell without a share has none that may be shown.
    """

    row: str
    column: str
    per_cent: int

    def __post_init__(self) -> None:
        if not 0 <= self.per_cent <= 100:
            raise ValueError("a share is a whole per cent from 0 to 100")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """Whether the institution was asked to react, and what it answered, in its own words.

    Raises:
        InvalidValue: an answer that is missing, too long, or given before anybody reacted.
    """

    hearing: Hearing = Hearing.NOT_YET_ASKED
    answer: str = ""

    def __post_init__(self) -> None:
        if (self.hearing is Hearing.ANSWERED) != bool(self.answer.strip()):
            raise InvalidValue(reason="schrijf op wat de instelling antwoordde")
        if len(self.answer) > LONGEST_ANSWER:
            raise InvalidValue(reason=f"een reactie heeft hooguit {LONGEST_ANSWER} tekens")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A protected table with the Dutch words of its catalogue.

    `row_labels` and `column_labels` follow `table.spec.rows` and `table.spec.columns`. In the
    table of the norms each row is a norm and its column `NOT_MET` says how many families it was
    not met for; the total of the row is the families for whom it is known.
    """

    subject: Subject
    table: ProtectedTable
    title: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()

    def __post_init__(self) -> None:
        spec = self.table.spec
        if len(self.row_labels) != len(spec.rows) or len(self.column_labels) != len(spec.columns):
            raise ValueError(f"the labels of table {spec.code} do not follow its codes")

    def per_cent(self, row: str, column: str) -> int | None:
        """Return the share of a cell in its row, or None where no share may be shown."""
        for share in self.shares:
            if (share.row, share.column) == (row, column):
                return share.per_cent
        return None

    def cell(self, row: str, column: str = "") -> Figure:
        """Return a cell by its codes; a one-way table has a column without a name.

        Raises:
            ValueError: the table has no such row or column.
        """
        spec = self.table.spec
        at = spec.columns.index(column) if spec.columns else 0
        return self.table.cells[spec.rows.index(row)][at]


NOT_MET: Final = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuote:
    """Words of a reporter who allowed it, of which a person decided about every finding."""

    theme: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """What somebody else published about the same norm; `row` is the code of that norm.

    `when` is in words ("juli 2025"): many sources give no day.
    """

    row: str
    who: str
    when: str
    what: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAt:
    """The place of a figure in this report: codes of its table, row and column."""

    table: str
    row: str
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A public statement, paraphrased, with the figures that may stand beside it.

    `typed` says that a user wrote it, rather than that it came with the catalogue.
    """

    who: str
    when: str
    said: str
    source: str
    beside: tuple[FigureAt, ...] = ()
    typed: bool = False


class Addressee(StrEnum):
    """To whom something is recommended."""

    INSTITUTION = "institution"
    MUNICIPALITIES = "municipalities"
    COUNCIL = "council"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the hotline asks of somebody, and the figures that it rests on."""

    to: Addressee
    text: str
    rests_on: tuple[FigureAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenNote:
    """How many figures of a table were kept inside, and by which rule."""

    table: str
    count: int
    why: WhyHidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the report came about: what the reader needs to weigh it.

    `missing_confidants` counts those who take part but sent nothing for this period; `answer` is
    what the institution answered, in its own words, if `hearing` says that it did.
    """

    missing_confidants: int = 0
    hearing: Hearing = Hearing.NOT_YET_ASKED
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that a PDF shows; every text in it comes from a closed list or was approved.

    `area` and `institution` are words of the hotline's catalogue ("Groningen en Drenthe",
    "Jeugdbescherming Noord"). The period runs from `period_from` up to and including
    `period_until`.

    Raises:
        InvalidValue: a period that ends before it starts.
    """

    kind: ReportKind
    area: str
    institution: str
    period_from: date
    period_until: date
    made_on: date
    families: Figure
    confidants: int
    tables: tuple[ReportTable, ...]
    quotes: tuple[PublicQuote, ...] = ()
    published: tuple[PublishedFigure, ...] = ()
    claims: tuple[Claim, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    hidden: tuple[HiddenNote, ...] = ()
    method: Method = field(default_factory=Method)

    def __post_init__(self) -> None:
        if self.period_until < self.period_from:
            raise InvalidValue(reason="de periode eindigt voordat zij begint")

    def about(self, subject: Subject) -> tuple[ReportTable, ...]:
        """Return the tables about a subject, in the order of the catalogue."""
        return tuple(each for each in self.tables if each.subject is subject)


_TITLES: Final[Mapping[ReportKind, str]] = MappingProxyType(
    {
        ReportKind.OWN: "Ervaringen met de jeugdbescherming",
        ReportKind.COMBINED: "Ervaringen met de jeugdbescherming, gezamenlijk rapport",
    }
)
_FILES: Final[Mapping[ReportKind, str]] = MappingProxyType(
    {
        ReportKind.OWN: "ervaringen-jeugdbescherming",
        ReportKind.COMBINED: "ervaringen-jeugdbescherming-gezamenlijk",
    }
)


def title(report: Report) -> str:
    """Return the title of a report, one of a closed list."""
    return _TITLES[report.kind]


def file_name(report: Report) -> str:
    """Return the name under which a report is saved; it holds its kind and period only."""
    return f"{_FILES[report.kind]}_{report.period_from:%Y-%m-%d}_{report.period_until:%Y-%m-%d}.pdf"


def without_free_text(report: Report) -> Report:
    """Return the report with quotes, typed claims and answer blanked: only closed words are left.

    The verifier learns from it which words the report itself brings along.
    """
    method = replace(report.method, answer="-" if report.method.answer else "")
    return replace(
        report,
        quotes=tuple(replace(each, words="-") for each in report.quotes),
        claims=tuple(
            replace(each, who="-", when="-", said="-", source="-") if each.typed else each
            for each in report.claims
        ),
        method=method,
    )
