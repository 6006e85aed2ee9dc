"""The fourth step: what was decided about words that may leave, and when that stops to count."""

from typing import Final

from confidant_app.domain.contacts import Reopened
from confidant_app.domain.detail import AgeDetail, DateDetail, PlaceDetail
from confidant_app.domain.findings import Certainty, Label, Why
from confidant_app.domain.log import Act
from confidant_app.domain.review import Choice
from confidant_app.storage.columns import choice, flag, link, moment, number, parts, text
from confidant_app.storage.schema_log import log_with

REVIEW_LOG: Final = log_with((act.value for act in Act), before="log_entry_3")

# Whoever changes a person or the words, by whatever way: what was read before does not count any
# more. So the database itself takes the review back, in the transaction of the change.
_REOPEN: Final = (
    "UPDATE quote SET reviewed_on = NULL, second_reader = '', approved_on = NULL, "
    "reopened = '{why}' WHERE reviewed_on IS NOT NULL AND {which}"
)
_NAMES: Final = ("given", "surname", "nickname", "former", "role", "case_id", "public_name")


def _reopen(why: Reopened, which: str) -> str:
    return _REOPEN.format(why=why.value, which=which)


def _trigger(name: str, when: str, *acts: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {'; '.join(acts)}; END"


_PERSON: Final = _reopen(Reopened.PEOPLE, "case_id IN ({cases})")

REVIEW_TABLES: Final = (
    "ALTER TABLE person ADD COLUMN public_name INTEGER NOT NULL DEFAULT 0 "
    "CHECK (public_name IN (0, 1))",
    "ALTER TABLE quote ADD COLUMN reopened TEXT NOT NULL DEFAULT '' "
    f"CHECK (reopened IN ({', '.join(repr(one.value) for one in Reopened)}))",
    "CREATE TABLE quote_review (\n    "
    + ",\n    ".join(
        (
            "quote_id TEXT PRIMARY KEY REFERENCES quote (id) ON DELETE CASCADE",
            choice("dates", DateDetail),
            choice("ages", AgeDetail),
            choice("places", PlaceDetail),
        )
    )
    + "\n) STRICT, WITHOUT ROWID",
    parts(
        "quote_decision",
        "quote_id",
        "first",
        link("quote_id", "quote", "CASCADE"),
        number("first", 0),
        number("after", 1),
        choice("label", Label),
        choice("why", Why),
        choice("certainty", Certainty),
        text("person"),
        flag("own"),
        choice("choice", Choice),
        text("reason"),
        flag("everywhere"),
        moment("decided_at"),
    ),
    _trigger(
        "quote_words_changed",
        "UPDATE OF words ON quote WHEN new.words <> old.words",
        "DELETE FROM quote_decision WHERE quote_id = new.id",
        _reopen(Reopened.WORDS, "id = new.id"),
    ),
    _trigger(
        "person_added_reopens",
        "INSERT ON person",
        _PERSON.format(cases="new.case_id"),
    ),
    _trigger(
        "person_changed_reopens",
        f"UPDATE OF {', '.join(_NAMES)} ON person WHEN "
        + " OR ".join(f"new.{name} <> old.{name}" for name in _NAMES),
        _PERSON.format(cases="new.case_id, old.case_id"),
    ),
    _trigger("person_removed_reopens", "DELETE ON person", _PERSON.format(cases="old.case_id")),
)
