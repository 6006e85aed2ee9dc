"""The register of public statements: read, worded anew, added to, left out of reports."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.log import Act
from confidant_app.domain.statements import (
    Own,
    Registered,
    Statement,
    StatementId,
    demand_statement,
    is_same,
    register,
)
from confidant_app.storage import rows_log, rows_statements
from confidant_app.storage.vault import Source, Vault


def registered(source: Source, catalogues: Catalogues) -> tuple[Registered, ...]:
    """Return all statements, those that stay out of reports included."""
    return register(catalogues.statements, rows_statements.everything(source))


def add(vault: Vault, statement: Statement, at: datetime) -> None:
    """Add a statement to the register.

    Raises:
        InvalidValue: a text is missing or too long.
    """
    _put(vault, _new(at, statement=demand_statement(statement)), at)


def word(
    vault: Vault, catalogues: Catalogues, entry: Registered, statement: Statement, at: datetime
) -> None:
    """Keep the owner's wording of a statement; the catalogue's own words are no wording.

    Raises:
        InvalidValue: a text is missing or too long, or it is put in the mouth of another speaker.
    """
    listed = catalogues.statements.get(entry.code)
    known = None if listed is None else listed.statement
    checked = demand_statement(statement, known)
    worded = None if known is not None and is_same(checked, known) else checked
    _keep(vault, replace(entry.own or _new(at, entry.code), statement=worded), at)


def leave_out(vault: Vault, entry: Registered, at: datetime, *, out: bool) -> None:
    """Keep a statement out of reports, or let it stand in them again."""
    _keep(vault, replace(entry.own or _new(at, entry.code), left_out=out), at)


def take_back(vault: Vault, own: Own, at: datetime) -> None:
    """Take away what the owner wrote; where it worded the catalogue, that stands again."""
    with vault.transaction():
        rows_statements.remove(vault, own.id)
        rows_log.append(vault, at, Act.CATALOGUE_CHANGED, str(own.id))


def _keep(vault: Vault, own: Own, at: datetime) -> None:
    """Keep what the owner made of a statement, or nothing where nothing is left of that."""
    if own.statement is None and not own.left_out:
        take_back(vault, own, at)
    else:
        _put(vault, replace(own, written_on=at.date()), at)


def _put(vault: Vault, own: Own, at: datetime) -> None:
    with vault.transaction():
        rows_statements.put(vault, own)
        rows_log.append(vault, at, Act.CATALOGUE_CHANGED, str(own.id))


def _new(at: datetime, replaces: str = "", statement: Statement | None = None) -> Own:
    return Own(
        id=StatementId(uuid4()), statement=statement, written_on=at.date(), replaces=replaces
    )
