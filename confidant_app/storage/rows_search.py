"""Find words in every passage of the vault, newest first, with the hit in its context."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from confidant_app.domain.cases import CaseId
from confidant_app.domain.lists import SearchHit
from confidant_app.storage.fields import Row, to_id
from confidant_app.storage.match import expression
from confidant_app.storage.rows_passages import time_of
from confidant_app.storage.schema_search import PassageKind
from confidant_app.storage.vault import Source

_START: Final = "\ue000"  # private use: no keyboard writes them, and `_hit` bears them anyway
_END: Final = "\ue001"
_FIND: Final = (
    "SELECT passage.kind, passage.record, passage.case_id, case_file.number, case_file.keyword, "
    "passage.id, snippet(passage_index, 0, ?, ?, '…', 24) "
    "FROM passage_index JOIN passage ON passage.id = passage_index.rowid "
    "LEFT JOIN case_file ON case_file.id = passage.case_id "
    "WHERE passage_index MATCH ? AND passage.kind IN ("
)


def find(
    source: Source, text: str, limit: int, kinds: Collection[PassageKind] = tuple(PassageKind)
) -> tuple[SearchHit, ...]:
    """Return at most `limit` passages that hold every word of `text`, the newest first.

    `SearchHit.kind` is a PassageKind; a hit in the agreements of a contact is a contact too.
    """
    words = expression(text)
    if not words:
        return ()
    marks = ", ".join("?" * len(kinds))
    rows = source.read(
        _FIND + marks + ") ORDER BY passage_index.rowid DESC LIMIT ?",
        (_START, _END, words, *kinds, limit),
    )
    return tuple(_hit(row) for row in rows)


def _hit(row: Row) -> SearchHit:
    kind, record, case, number, keyword, passage, snippet = row
    before, _, rest = snippet.partition(_START)
    hit, _, after = rest.partition(_END)
    return SearchHit(
        kind=PassageKind.CONTACT if kind == PassageKind.AGREEMENTS else PassageKind(kind),
        record=UUID(record),
        case=to_id(case, CaseId),
        case_title=" · ".join(filter(None, (number, keyword))),
        at=time_of(passage),
        before=before,
        hit=hit,
        after=after.replace(_START, "").replace(_END, ""),
    )
