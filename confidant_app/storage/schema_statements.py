"""The fifth step: the owner's register of public statements, and the forms of a release.

The table of the first step was never written to. Its `on_day` and `checked_on` are the day on
which the owner wrote the statement down; when it was made, is said in words.
"""

from typing import Final

from confidant_app.storage.columns import text

STATEMENT_COLUMNS: Final = (
    f"ALTER TABLE claim ADD COLUMN {text('said_on')}",
    # The codes of the figures that it may stand beside, a line each.
    f"ALTER TABLE claim ADD COLUMN {text('beside')}",
    # The code of the statement in the catalogue that this is the owner's wording of.
    f"ALTER TABLE claim ADD COLUMN {text('replaces')}",
    "ALTER TABLE claim ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1))",
    # The other forms in which a release left, each with its fingerprint, a line each.
    f"ALTER TABLE release ADD COLUMN {text('forms')}",
    "CREATE UNIQUE INDEX claim_once_for_each ON claim (replaces) WHERE replaces <> ''",
)
