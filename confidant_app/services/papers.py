"""The files that one release can leave as, each read back before any of them is written."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.council_questions import (
    QuestionGroup,
    questions_file_name,
    without_typed,
)
from confidant_app.domain.errors import FileExists, FileNotClean
from confidant_app.domain.ledger import Form, PublishedForm
from confidant_app.domain.report import Report, without_free_text
from confidant_app.office.open_data import folder_name, open_data
from confidant_app.pdf.questions_pages import fitting_questions, render_questions
from confidant_app.pdf.report_pages import render
from confidant_app.pdf.verify import Verdict, verify, verify_fixed, words_in
from confidant_app.pdf.verify_texts import verify_texts
from confidant_app.services.identifying import Identifiers
from confidant_app.storage.files import write_new, write_new_folder


@dataclass(frozen=True, kw_only=True)
class Papers:
    """A report as PDF, and the other forms of it that were asked for.

    `groups` are the questions of `questions`; `data` holds the files of open data by name.
    """

    report: bytes = field(repr=False)
    groups: tuple[QuestionGroup, ...] = ()
    questions: bytes = field(default=b"", repr=False)
    data: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @cached_property
    def forms(self) -> tuple[PublishedForm, ...]:
        """What there is beside the report, with the fingerprint of each."""
        found = []
        if self.questions:
            found.append(PublishedForm(form=Form.QUESTIONS, sha256=_sha256(self.questions)))
        if self.data:
            found.append(PublishedForm(form=Form.OPEN_DATA, sha256=data_sha256(self.data)))
        return tuple(found)


def papers_of(report: Report, catalogues: Catalogues, forms: frozenset[Form]) -> Papers:
    """Return the report and the other forms of it that are asked for.

    Raises:
        GlyphMissing: a text holds a character that the typeface lacks.
    """
    groups: tuple[QuestionGroup, ...] = ()
    questions = b""
    if Form.QUESTIONS in forms:
        groups = fitting_questions(report, catalogues.council)
        questions = render_questions(report, groups)
    return Papers(
        report=render(report),
        groups=groups,
        questions=questions,
        data=open_data(report) if Form.OPEN_DATA in forms else MappingProxyType({}),
    )


def read_back(papers: Papers, report: Report, identifiers: Identifiers) -> frozenset[str]:
    """Return the ordinary words in any of the papers that are also a name on file.

    Words that a paper's own fixed text brings along do not count.

    Raises:
        FileNotClean: a name, number or address of somebody in the vault stands in one of them.
        FileUnreadable: one of them cannot be read back, so it cannot be proved clean.
    """
    verdicts = [_of_report(papers.report, report, identifiers)]
    if papers.questions:
        verdicts.append(_of_questions(papers, report, identifiers))
    if papers.data:
        verdicts.append(verify_texts(papers.data, identifiers))
    hard = sum(len(verdict.hard) for verdict in verdicts)
    if hard:
        raise FileNotClean(count=hard)
    return frozenset(hit.what for verdict in verdicts for hit in verdict.soft)


def beside(papers: Papers, report: Report) -> tuple[str, ...]:
    """Return the names of what is written beside the report: a file, a folder."""
    names = [questions_file_name(report)] if papers.questions else []
    return (*names, folder_name(report)) if papers.data else tuple(names)


def write(papers: Papers, report: Report, path: Path) -> None:
    """Write the report under its name, and its other forms beside it under their own.

    Raises:
        FileExists, DiskFull, DiskFailing, ReadOnlyPlace: what was not written is not there, and
            no file is half.
    """
    write_new(path, papers.report)
    if papers.questions:
        write_new(path.with_name(questions_file_name(report)), papers.questions)
    if papers.data:
        write_new_folder(path.with_name(folder_name(report)), papers.data)


def demand_free(papers: Papers, report: Report, path: Path) -> None:
    """Refuse names that are taken, or wanted twice, before anything is written.

    Names that differ in capitals only are one file on Windows and macOS.

    Raises:
        FileExists.
    """
    wanted = (path, *map(path.with_name, beside(papers, report)))
    distinct = {each.name.casefold() for each in wanted}
    if len(distinct) < len(wanted) or any(each.exists() for each in wanted):
        raise FileExists


def data_sha256(files: Mapping[str, bytes]) -> str:
    """Return one fingerprint for several files: of what `sha256sum` prints of them, by name."""
    lines = (f"{_sha256(files[name])}  {name}\n" for name in sorted(files))
    return _sha256("".join(lines).encode())


def _of_report(pdf: bytes, report: Report, identifiers: Identifiers) -> Verdict:
    bare = without_free_text(report)
    if bare == report:
        return verify_fixed(pdf, identifiers)
    return verify(pdf, identifiers, allowed=words_in(render(bare, numbered=False)))


def _of_questions(papers: Papers, report: Report, identifiers: Identifiers) -> Verdict:
    bare = render_questions(without_free_text(report), without_typed(papers.groups), numbered=False)
    return verify(papers.questions, identifiers, allowed=words_in(bare))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
