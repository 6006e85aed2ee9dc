"""The third step: the rules that a vault works with; holidays of a year, and letters."""

from typing import Final

from confidant_app.domain.editions import Origin
from confidant_app.domain.log import Act
from confidant_app.storage.columns import (
    choice,
    day,
    index,
    key,
    link,
    moment,
    optional_link,
    optional_moment,
    table,
)
from confidant_app.storage.schema_log import log_with

RULE_TABLES: Final = (
    *log_with((act.value for act in Act), before="log_entry_2"),
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
