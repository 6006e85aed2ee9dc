"""Letters of the family: begin one from a template, keep it, and give it out as a file.

A template that is not in order is left out and named; the others stay in use.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.deadlines import Deadline, TermUnknown
from confidant_app.domain.entries import Entry
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.letter_entries import parse_template
from confidant_app.domain.letter_facts import letter_facts
from confidant_app.domain.letter_templates import Template, fill
from confidant_app.domain.letters import Letter, LetterId
from confidant_app.domain.log import Act
from confidant_app.domain.people import Person
from confidant_app.domain.steps import Step, is_running
from confidant_app.domain.terms import TermKind
from confidant_app.domain.vocabulary import Role
from confidant_app.domain.watching import terms_of
from confidant_app.domain.whole import WholeCase
from confidant_app.office.letter import letter_document
from confidant_app.pdf.letter import render_letter
from confidant_app.resources import RESOURCES
from confidant_app.services.catalogues import read_toml
from confidant_app.services.given_out import written_with_entry
from confidant_app.storage import rows_letters, rows_log, rows_steps
from confidant_app.storage.vault import Vault

LETTER_FOLDER: Final = RESOURCES / "letters"
UNSAVED: Final = LetterId(UUID(int=0))


class LetterForm(StrEnum):
    """What kind of file a letter is given out as."""

    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The templates that are in order, by code, and what is wrong with the others."""

    found: tuple[Template, ...]
    broken: tuple[CatalogueBroken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A letter that can be begun; `step` is the running step that it fits, if there is one."""

    template: Template
    step: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a confidant wants beside a letter and nobody prints.

    `deadlines` are the fatal ones of its step that still run, `questions` ask for the days of
    those that cannot be counted yet; `fatal` says that the route has such terms at all.
    """

    template: Template | None
    deadlines: tuple[Deadline, ...]
    questions: tuple[str, ...]
    fatal: bool


def templates(catalogues: Catalogues, folder: Path = LETTER_FOLDER) -> Templates:
    """Read every template of a folder; the names of the files give the order."""
    found: dict[str, Template] = {}
    broken = []
    for path in sorted(folder.glob("*.toml")):
        try:
            template = _read(path, catalogues)
            Entry({}, file=path.name, name="de brief").once(found, template.code)
        except CatalogueBroken as error:
            broken.append(error)
        else:
            found[template.code] = template
    return Templates(found=tuple(found.values()), broken=tuple(broken))


def offers(whole: WholeCase, known: Templates) -> tuple[Offer, ...]:
    """Return every letter: first those that fit a running step, in order of entry."""
    fitting = tuple(_fitting(whole, known))
    used = {offer.template.code for offer in fitting}
    rest = (Offer(template=one, step=None) for one in known.found if one.code not in used)
    return (*fitting, *rest)


def who_may(template: Template, catalogues: Catalogues) -> frozenset[Role]:
    """Return the roles that its routes are open to; none when they are open to anybody."""
    routes = [catalogues.routes[code] for code in template.routes if code in catalogues.routes]
    if any(not route.who for route in routes):
        return frozenset()
    return frozenset(role for route in routes for role in route.who)


def begin(
    whole: WholeCase, offer: Offer, writer: Person | None, catalogues: Catalogues, at: datetime
) -> Letter:
    """Return a letter by `writer`, filled from the case; nothing is saved yet."""
    facts = letter_facts(whole, writer, offer.step, catalogues.places)
    return Letter(
        id=UNSAVED,
        case=whole.case.id,
        step=None if offer.step is None else offer.step.id,
        template=offer.template.code,
        title=offer.template.title,
        body=fill(offer.template, facts),
        written_at=at,
    )


def guide(vault: Vault, letter: Letter, catalogues: Catalogues) -> Guide:
    """Return what belongs beside a letter; without a template that is no longer there."""
    found = next((t for t in templates(catalogues).found if t.code == letter.template), None)
    step = None if letter.step is None else rows_steps.get(vault, letter.step)
    codes = () if found is None else found.routes
    routes = [catalogues.routes[code] for code in codes]
    fatal = [p.term for r in routes for p in r.steps if p.term and p.term.kind is TermKind.FATAL]
    counted = () if step is None else tuple(_fatal_terms(step, catalogues))
    return Guide(
        template=found,
        deadlines=tuple(one for one in counted if isinstance(one, Deadline)),
        questions=tuple(one.question for one in counted if isinstance(one, TermUnknown)),
        fatal=bool(fatal),
    )


def letter(vault: Vault, wanted: LetterId) -> Letter:
    """Return a letter.

    Raises:
        NotFound: it is no longer there.
    """
    return rows_letters.get(vault, wanted)


def keep(vault: Vault, letter: Letter, at: datetime) -> Letter:
    """Save a letter as it was written at this moment and return it; a new one gets its id.

    Raises:
        NotFound: it is no longer there.
        DiskFull, DiskFailing, ReadOnlyPlace: what was saved before is still there.
    """
    if letter.id != UNSAVED:
        with vault.transaction():
            rows_log.append(vault, at, Act.LETTER_WRITTEN, str(letter.id))
            return _update(vault, letter, at)
    saved = replace(letter, id=LetterId(uuid4()), written_at=at)
    with vault.transaction():
        rows_letters.insert(vault, saved)
        rows_log.append(vault, at, Act.LETTER_WRITTEN, str(saved.id))
    return saved


def keep_on(vault: Vault, letter: Letter, at: datetime) -> Letter:
    """Save a letter again while somebody writes on, without an entry in the log for each pause.

    Raises:
        NotFound, DiskFull, DiskFailing, ReadOnlyPlace: as for `keep`.
    """
    with vault.transaction():
        return _update(vault, letter, at)


def remove(vault: Vault, wanted: LetterId, at: datetime) -> None:
    """Take a letter out of its case; files that were made of it are not in the vault."""
    with vault.transaction():
        rows_letters.delete(vault, wanted)
        rows_log.append(vault, at, Act.LETTER_REMOVED, str(wanted))


def render(title: str, body: str, form: LetterForm) -> bytes:
    """Return the letter as the bytes of a file; needs no vault."""
    if form is LetterForm.PDF:
        return render_letter(title, body)
    return letter_document(title, body)


def give_out(
    vault: Vault, wanted: LetterId, form: LetterForm, path: Path, data: bytes, at: datetime
) -> Letter:
    """Write the file, which is not encrypted, and that it was given out: both or neither.

    Raises:
        NotFound: the letter is no longer there.
        FileExists, DiskFull, DiskFailing, ReadOnlyPlace.
    """
    given = replace(rows_letters.get(vault, wanted), given_out_at=at)
    facts: dict[str, str | int] = {
        "form": form.value,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    with written_with_entry(vault, path, data):
        rows_letters.update(vault, given)
        rows_log.append(vault, at, Act.LETTER_GIVEN_OUT, str(wanted), facts)
    return given


def _update(vault: Vault, letter: Letter, at: datetime) -> Letter:
    saved = replace(letter, written_at=at)
    rows_letters.update(vault, saved)
    return saved


def _read(path: Path, catalogues: Catalogues) -> Template:
    return parse_template(read_toml(path), catalogues.routes, catalogues.events, file=path.name)


def _fitting(whole: WholeCase, known: Templates) -> Iterator[Offer]:
    for step in whole.steps:
        if is_running(step):
            for template in known.found:
                if step.route in template.routes:
                    yield Offer(template=template, step=step)


def _fatal_terms(step: Step, catalogues: Catalogues) -> Iterator[object]:
    route = catalogues.routes.get(step.route)
    if route is None or not is_running(step):
        return
    for found in terms_of(step, route, catalogues):
        if found.term.kind is TermKind.FATAL and not found.settled:
            yield found.counted
