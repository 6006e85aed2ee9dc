"""One signal for the whole window: what changed in the vault."""

from enum import Flag, auto

from PySide6.QtCore import QObject, Signal


class Changed(Flag):
    """What a service call changed; pages refresh on what they watch.

    `TERMS` is no change of the vault: only that its terms were counted. `ALL` leaves it out, so
    that nothing takes it for something that was saved. `LETTERS` is apart from `CASES` because a
    letter is saved while it is typed, and nothing is counted anew for that.
    """

    CASES = auto()
    CONTACTS = auto()
    FOLLOW_UPS = auto()
    STEPS = auto()
    QUOTES = auto()
    EXCHANGE = auto()
    SETTINGS = auto()
    LETTERS = auto()
    TERMS = auto()
    ALL = CASES | CONTACTS | FOLLOW_UPS | STEPS | QUOTES | EXCHANGE | SETTINGS | LETTERS


class Changes(QObject):
    """Tells every page what changed; pages never call each other."""

    happened = Signal(object)
