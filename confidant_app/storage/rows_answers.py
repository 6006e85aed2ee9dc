"""Rows of answers to the questions that decide on a route."""

from collections.abc import Mapping
from types import MappingProxyType

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import CaseId
from confidant_app.storage.fields import by_owner
from confidant_app.storage.vault import Source, Vault


def put(vault: Vault, case: CaseId, question: str, given: Answer) -> None:
    """Keep the answer to one question; it replaces the one before."""
    vault.write(
        "INSERT INTO case_answer (case_id, question, answer) VALUES (?, ?, ?) "
        "ON CONFLICT (case_id, question) DO UPDATE SET answer = excluded.answer",
        (str(case), question, given),
    )


def of_case(source: Source, case: CaseId) -> Mapping[str, Answer]:
    """Return the answers that were given for a case, by question code."""
    rows = source.read(
        "SELECT question, answer FROM case_answer WHERE case_id = ? ORDER BY question",
        (str(case),),
    )
    return MappingProxyType({question: Answer(answer) for question, answer in rows})


def everybody(source: Source) -> Mapping[str, tuple[tuple[str, Answer], ...]]:
    """Return the answers of all cases by the id of the case, each by question code."""
    rows = source.read(
        "SELECT case_id, question, answer FROM case_answer ORDER BY case_id, question"
    )
    return by_owner(rows, lambda question, answer: (question, Answer(answer)))
