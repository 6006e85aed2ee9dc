"""Tables for what travels between vaults; in a coordinator's no name of a family fits."""

from typing import Final

from confidant_app.domain.exchange import BundleState
from confidant_app.storage.columns import choice, day, index, key, moment, number, table, text

OUTGOING_TABLES: Final = (
    table(
        "bundle_out",
        key("id"),
        "recipient TEXT NOT NULL",
        day("period_from"),
        day("period_until"),
        number("version", 1),
        moment("made_at"),
        "sha256 TEXT NOT NULL",
    ),
    index("bundle_out", "period_from", "period_until"),
)

COORDINATOR_TABLES: Final = (
    table(
        "bundle_in",
        key("id"),
        "sender TEXT NOT NULL",
        day("period_from"),
        day("period_until"),
        number("version", 1),
        moment("made_at"),
        "sha256 TEXT NOT NULL UNIQUE",
        "payload TEXT NOT NULL",
        choice("state", BundleState),
    ),
    index("bundle_in", "sender", "period_from", "period_until", "version"),
    # Tables over the newest bundles of a period, as they were counted together.
    table(
        "pool",
        key("id"),
        day("period_from"),
        day("period_until"),
        moment("made_at"),
        "sha256 TEXT NOT NULL",
        "tables TEXT NOT NULL",
    ),
    index("pool", "period_from", "period_until"),
    # Words that two people at the sending end have already read and approved.
    table(
        "approved_quote",
        key("id"),
        "sender TEXT NOT NULL",
        "bundle TEXT NOT NULL REFERENCES bundle_in (id) ON DELETE CASCADE",
        text("theme"),
        "words TEXT NOT NULL",
    ),
    index("approved_quote", "bundle"),
)
