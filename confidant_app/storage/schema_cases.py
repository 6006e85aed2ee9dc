"""Tables for cases and the people in them."""

from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import AgeBand, CaseStatus, Urgency
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.vocabulary import Measure, Organisation, Role
from confidant_app.storage.columns import (
    choice,
    day,
    flag,
    index,
    key,
    link,
    number,
    optional_day,
    parts,
    table,
    text,
)

CASE_TABLES: Final = (
    # The highest number ever given in a year; an erased case does not give its number back.
    "CREATE TABLE case_year (year INTEGER PRIMARY KEY, taken INTEGER NOT NULL) STRICT",
    table(
        "case_file",
        key("id"),
        "number TEXT NOT NULL UNIQUE",
        day("opened"),
        text("keyword"),
        choice("status", CaseStatus),
        optional_day("closed_on"),
        text("closing_reason"),
        "judgement INTEGER CHECK (judgement BETWEEN 1 AND 5)",
        choice("urgency", Urgency),
        flag("danger"),
        text("confidant"),
        text("deputy"),
        "municipality TEXT NOT NULL",
        choice("measure", Measure),
        optional_day("measure_from"),
        optional_day("measure_until"),
        text("family_card"),
        f"CHECK ((status = '{CaseStatus.CLOSED}') = (closed_on IS NOT NULL))",
    ),
    index("case_file", "opened", "entry"),
    index("case_file", "status", "opened", "entry"),
    index("case_file", "municipality", "opened", "entry"),
    parts(
        "case_organisation",
        "case_id",
        "organisation",
        link("case_id", "case_file", "CASCADE"),
        choice("organisation", Organisation),
    ),
    parts(
        "case_child",
        "case_id",
        "position",
        link("case_id", "case_file", "CASCADE"),
        number("position", 0),
        "number INTEGER NOT NULL",
        "birth_year INTEGER",
        choice("age_band", AgeBand),
    ),
    parts(
        "case_theme",
        "case_id",
        "position",
        link("case_id", "case_file", "CASCADE"),
        number("position", 0),
        "code TEXT NOT NULL",
        "severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3)",
        choice("knowledge", Knowledge),
    ),
    index("case_theme", "code", "case_id"),
    # Yes-or-no questions of the route catalogue, as they were answered for a case.
    parts(
        "case_answer",
        "case_id",
        "question",
        link("case_id", "case_file", "CASCADE"),
        "question TEXT NOT NULL",
        choice("answer", Answer),
    ),
    table(
        "person",
        key("id"),
        link("case_id", "case_file", "CASCADE"),
        choice("role", Role),
        flag("reporter"),
        text("given"),
        text("surname"),
        text("nickname"),
        text("former"),
        text("phone"),
        text("email"),
        text("safe_times"),
        choice("voicemail", Answer),
        text("interpreter"),
        text("remarks"),
    ),
    index("person", "case_id"),
    # What people were called before they were renamed or taken off: words about them may still
    # hold it, so it must not leave either.
    parts(
        "former_name",
        "case_id",
        "name",
        link("case_id", "case_file", "CASCADE"),
        "name TEXT NOT NULL",
    ),
    # When somebody must decide whether a case may still be kept, and what holds it.
    "CREATE TABLE retention (\n    "
    + ",\n    ".join(
        (
            "case_id TEXT PRIMARY KEY REFERENCES case_file (id) ON DELETE CASCADE",
            day("review_on"),
            text("reason"),
            flag("hold"),
        )
    )
    + "\n) STRICT, WITHOUT ROWID",
    index("retention", "review_on"),
    # Patterns over cases that a confidant wants to keep an eye on.
    table(
        "signal",
        key("id"),
        day("noted_on"),
        "title TEXT NOT NULL",
        text("body"),
        text("theme"),
        optional_day("settled_on"),
    ),
    parts(
        "signal_case",
        "signal_id",
        "case_id",
        link("signal_id", "signal", "CASCADE"),
        link("case_id", "case_file", "CASCADE"),
    ),
    index("signal_case", "case_id"),
)
