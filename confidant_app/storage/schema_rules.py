"""The third step: rules of a vault, holidays of a year, letters, and more facts of a case."""

from typing import Final

from confidant_app.domain.answers import Certainty
from confidant_app.domain.editions import Origin
from confidant_app.storage.columns import (
    choice,
    day,
    index,
    key,
    link,
    moment,
    number,
    optional_day,
    optional_link,
    optional_moment,
    parts,
    table,
)
from confidant_app.storage.schema_backups import SECOND_ACTS
from confidant_app.storage.schema_log import log_with

_THIRD_ACTS: Final = (
    *SECOND_ACTS,
    "step_removed",
    "extra_days_changed",
    "letter_written",
    "letter_given_out",
    "letter_removed",
)

RULE_TABLES: Final = (
    *log_with(_THIRD_ACTS, before="log_entry_2"),
    # The files of the edition whose consequences somebody saw: what it gave can be counted again,
    # and it stays in force where a newer one is broken.
    table(
        "catalogue_edition",
        "edition TEXT NOT NULL UNIQUE",
        day("version"),
        choice("origin", Origin),
        moment("taken_at"),
        "files BLOB NOT NULL",
    ),
)

OWN_TABLES: Final = (
    # Days that were asked for a case before there is a step to which they belong.
    parts(
        "case_event",
        "case_id",
        "code",
        link("case_id", "case_file", "CASCADE"),
        "code TEXT NOT NULL",
        optional_day("earliest"),
        optional_day("latest"),
        choice("certainty", Certainty),
    ),
    parts(
        "step_extension",
        "step_id",
        "position",
        link("step_id", "step", "CASCADE"),
        number("position", 0),
        "term TEXT NOT NULL",
        "code TEXT NOT NULL",
        optional_day("stated"),
    ),
    table("extra_day", f"{day('on_day')} UNIQUE", "name TEXT NOT NULL", "source TEXT NOT NULL"),
    table(
        "letter",
        key("id"),
        link("case_id", "case_file", "CASCADE"),
        optional_link("step_id", "step", "SET NULL"),
        "template TEXT NOT NULL",
        "title TEXT NOT NULL",
        "body TEXT NOT NULL",
        moment("written_at"),
        optional_moment("given_out_at"),
    ),
    index("letter", "case_id", "written_at"),
    index("letter", "step_id"),
)
