"""Gate 3 alone: read any PDF back against everybody in the vault."""

from dataclasses import dataclass, replace
from datetime import date

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.composing import ReportFrame, Voices, compose
from confidant_app.domain.figures import count
from confidant_app.domain.question_catalogue import texts_of
from confidant_app.domain.report import Report, ReportKind
from confidant_app.domain.statements import claims, register
from confidant_app.pdf.identifiers import tokens
from confidant_app.pdf.questions_pages import render_questions
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import verify, words_in
from confidant_app.services.counting import tables_of
from confidant_app.services.identifying import identifiers_of
from confidant_app.services.namelists import load_lists
from confidant_app.services.reporting import HOTLINE_OPENED, shown_tables
from confidant_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds: `hard` closes the gate, `soft` are ordinary words that are also names.

    Both are words as they stand on file, for the eyes of the vault's owner only.
    """

    hard: tuple[str, ...]
    soft: tuple[str, ...]


def look(vault: Vault, data: bytes, catalogues: Catalogues, today: date) -> Found:
    """Return what of this vault's people stands in the file.

    Words that every report of this program contains count as soft, also when they are a name.

    Raises:
        FileUnreadable: a part of the file cannot be read.
    """
    own_words = _own_words(catalogues, today)
    verdict = verify(data, identifiers_of(vault, load_lists()), allowed=own_words)
    return Found(
        hard=tuple(dict.fromkeys(hit.what for hit in verdict.hard)),
        soft=tuple(dict.fromkeys(hit.what for hit in verdict.soft)),
    )


def _own_words(catalogues: Catalogues, today: date) -> frozenset[str]:
    """Return the words of fixed text and catalogue in each form that a report can have."""
    report = _bare_report(catalogues, today)
    council = catalogues.council
    asked = " ".join((*map(texts_of, council.topics), *map(texts_of, council.groups.values())))
    forms = (render(report, numbered=False), render_questions(report, (), numbered=False))
    return frozenset[str]().union(*map(words_in, forms), tokens(asked).words)


def _bare_report(catalogues: Catalogues, today: date) -> Report:
    """Return a combined report over nobody: its words are all fixed text and catalogue."""
    nobody = count((), tables_of(catalogues, HOTLINE_OPENED, today))
    frame = ReportFrame(
        kind=ReportKind.COMBINED,
        period_from=HOTLINE_OPENED,
        period_until=today,
        made_on=today,
        confidants=0,
    )
    tables = shown_tables(nobody, catalogues, HOTLINE_OPENED, today)
    said = Voices(claims=claims(register(catalogues.statements, ())))
    report = compose(frame, tables, said, catalogues, ())
    return replace(report, recommendations=tuple(catalogues.recommendations.values()))
