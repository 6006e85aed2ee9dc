"""Public statements beside the hotline's figures: each belongs to whoever made it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, NewType
from uuid import UUID

from confidant_app.domain.entries import Entry
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.figure_catalogue import FigureCatalogue, FigureTable
from confidant_app.domain.report import NOT_MET, Claim, FigureAt, Subject
from confidant_app.domain.sources import Source

StatementId = NewType("StatementId", UUID)

LONGEST_WORDS: Final = 1000
LONGEST_LINE: Final = 300
MOST_BESIDE: Final = 40

_EVERY: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said in public, paraphrased; `said_on` is as exact as its source."""

    speaker: str
    said_on: str
    words: str
    source: str
    beside: tuple[FigureAt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A statement of the catalogue, under its code."""

    code: str
    statement: Statement
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the owner of a vault made of a statement, and whether it stays out of reports.

    `replaces` is the code of the statement in the catalogue that it is about, or empty.
    `statement` is the owner's wording; None where that of the catalogue stands.
    """

    id: StatementId
    statement: Statement | None
    written_on: date
    replaces: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A statement as it stands in the register; `own` is what the owner of the vault made of it.

    `code` is its code in the catalogue, empty for one that only the owner has.
    """

    statement: Statement
    code: str = ""
    own: Own | None = None

    @property
    def typed(self) -> bool:
        """Return whether its words come from a person rather than from the catalogue."""
        return self.own is not None and self.own.statement is not None

    @property
    def left_out(self) -> bool:
        """Return whether it stays out of reports."""
        return self.own is not None and self.own.left_out


def parse_statements(
    data: Mapping[str, object], figures: FigureCatalogue, *, file: str = "statements.toml"
) -> Mapping[str, Listed]:
    """Build the statements of the catalogue, by code.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or a figure that there is not.
    """
    top = Entry(data, file=file, name="het hele bestand")
    found: dict[str, Listed] = {}
    for entry in top.entries("statements"):
        source = entry.source()
        listed = Listed(
            code=entry.code("code"),
            source=source,
            statement=Statement(
                speaker=entry.text("speaker"),
                said_on=entry.text("said_on"),
                words=entry.text("words"),
                source=source.text,
                beside=figures_beside(entry, figures),
            ),
        )
        entry.close()
        entry.once(found, listed.code)
        found[listed.code] = listed
    top.close()
    return MappingProxyType(found)


def register(listed: Mapping[str, Listed], own: Sequence[Own]) -> tuple[Registered, ...]:
    """Return all statements: those of the catalogue in its order, then what the owner added.

    The owner's wording takes the place of the catalogue's. What it replaced can be gone from a
    newer edition; the wording then stands as one of the owner's own.
    """
    worded = {each.replaces: each for each in own if each.replaces in listed}
    found = [_registered(each, worded.get(code)) for code, each in listed.items()]
    found += [
        Registered(statement=each.statement, own=each)
        for each in own
        if each.statement is not None and each.replaces not in worded
    ]
    return tuple(found)


def claims(entries: Iterable[Registered]) -> tuple[Claim, ...]:
    """Return the statements that stand in a report, in the order of the register."""
    return tuple(
        Claim(
            who=each.statement.speaker,
            when=each.statement.said_on,
            said=each.statement.words,
            source=each.statement.source,
            beside=each.statement.beside,
            typed=each.typed,
        )
        for each in entries
        if not each.left_out
    )


def demand_statement(statement: Statement, known: Statement | None = None) -> Statement:
    """Return a statement as it may be kept, without spaces around its texts.

    `known` is the statement of the catalogue that this is a wording of.

    Raises:
        InvalidValue: a text that is missing or too long, too many figures, or words of one
            speaker put in the mouth of another.
    """
    found = replace(
        statement,
        speaker=statement.speaker.strip(),
        said_on=statement.said_on.strip(),
        words=statement.words.strip(),
        source=statement.source.strip(),
    )
    for text, most, missing in (
        (found.speaker, LONGEST_LINE, "vul in wie het zei"),
        (found.said_on, LONGEST_LINE, "vul in wanneer het gezegd is, bijvoorbeeld: maart 2025"),
        (found.words, LONGEST_WORDS, "vul in wat er gezegd is, kort en in eigen woorden"),
        (found.source, LONGEST_LINE, "vul in waar het staat, zodat een lezer het kan nazoeken"),
    ):
        if not text:
            raise InvalidValue(reason=missing)
        if len(text) > most:
            raise InvalidValue(reason=f"een tekst heeft meer dan {most} tekens")
    if len(found.beside) > MOST_BESIDE:
        raise InvalidValue(reason=f"kies hooguit {MOST_BESIDE} cijfers")
    if known is not None and found.speaker != known.speaker:
        raise InvalidValue(
            reason=f"deze uitspraak is van: {known.speaker}. Maak een nieuwe voor iemand anders"
        )
    return found


def is_same(one: Statement, other: Statement) -> bool:
    """Return whether two statements differ at most in the order of their figures."""
    return set(one.beside) == set(other.beside) and one == replace(other, beside=one.beside)


def as_code(at: FigureAt) -> str:
    """Return the place of a figure as the catalogue writes it: "T_NORM N_PVA missed"."""
    return " ".join(part for part in (at.table, at.row, at.column) if part)


def from_code(code: str) -> FigureAt:
    """Return the place that `as_code` wrote.

    Raises:
        InvalidValue: no table and row.
    """
    table, row, column, *more = (*code.split(" "), "", "")
    if not row or any(more):
        raise InvalidValue(reason="van een cijfer is niet te lezen waar het staat")
    return FigureAt(table=table, row=row, column=column)


def offered(figures: FigureCatalogue) -> tuple[tuple[FigureAt, str], ...]:
    """Return the figures that a statement can stand beside, each with its Dutch words."""
    found: list[tuple[FigureAt, str]] = []
    for table in figures.tables:
        spec = table.spec
        if table.subject not in _BESIDE or (spec.columns and not _answers(table)):
            continue
        column = NOT_MET if NOT_MET in spec.columns else ""
        kind = _BESIDE[table.subject]
        for line in table.rows:
            at = FigureAt(table=spec.code, row=line.code, column=column)
            found.append((at, f"{kind}: {line.label}"))
    return tuple(found)


_BESIDE: Final[Mapping[Subject, str]] = MappingProxyType(
    {Subject.THEMES: "thema", Subject.NORMS: "norm niet gehaald", Subject.ROUTES: "route"}
)


def _answers(table: FigureTable) -> bool:
    return table.subject in (Subject.NORMS, Subject.ROUTES)


def _registered(listed: Listed, own: Own | None) -> Registered:
    worded = None if own is None else own.statement
    return Registered(statement=worded or listed.statement, code=listed.code, own=own)


def figures_beside(entry: Entry, figures: FigureCatalogue) -> tuple[FigureAt, ...]:
    """Return the figures that an entry names under `beside`, each once.

    Raises:
        CatalogueBroken: one that there is not.
    """
    found: dict[FigureAt, None] = {}
    for code in entry.texts("beside"):
        places = _matching(code, figures)
        if not places:
            raise entry.broken(f"het cijfer {code} bestaat niet")
        found.update(dict.fromkeys(places))
    return tuple(found)


def _matching(code: str, figures: FigureCatalogue) -> tuple[FigureAt, ...]:
    """Return the figures that a code with or without an asterisk stands for."""
    name, row, column, *_ = (*code.split(" "), "", "", "")
    for table in figures.tables:
        spec = table.spec
        if spec.code == name and (not column or column in spec.columns):
            start, every, _ = row.partition(_EVERY)
            return tuple(
                FigureAt(table=name, row=line, column=column)
                for line in spec.rows
                if line == row or (every and line.startswith(start))
            )
    return ()
