"""Dutch numbers in words, below two hundred, as they are written and dictated."""

from confidant_app.deidentify.lists import word_set

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien",
)  # fmt: skip
_TENS = (
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"
)  # fmt: skip
_HUNDRED = 100


def _below_hundred() -> dict[str, int]:
    found = {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)}
    for tens, word in enumerate(_TENS, start=2):
        found[word] = 10 * tens
        found |= {f"{unit}en{word}": 10 * tens + n for n, unit in enumerate(_UNITS, start=1)}
    return found


def _ordinal(word: str) -> str:
    irregular = {"een": "eerste", "drie": "derde", "acht": "achtste"}
    return irregular.get(word) or word + ("de" if word in (*_UNITS, *_TEENS) else "ste")


NUMERALS = _below_hundred()
"""Numbers from 1 to 99 by their word."""

HOUSE_NUMERALS = frozenset(NUMERALS).union(
    ["honderd"], (f"honderd{joint}{word}" for joint in ("", "en") for word in NUMERALS)
)
"""Words for numbers that a house may bear."""

ORDINALS = frozenset(_ordinal(word) for word, number in NUMERALS.items() if number < _HUNDRED // 3)
"""Words for the days of a month, and a few more."""

WEEKDAYS = word_set(
    "ma di wo do vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag moandag "
    "moandei tiisdei woansdei tongersdei freed sneon snein zundag zoaterdag dunderdag"
)
"""Days of the week, with those of Groningen and Friesland."""

FOLLOWERS = word_set(
    "hij zij ze ik je jij we wij dus en maar want nu dan of als die dat man sinds bijna mag moet "
    "kan wil wou gaat heeft heb hebben had is ben zijn was werd wordt bij met toch ook nog wel "
    "niet zoon dochter zus broer mama papa moeder vader punt komma nieuwe hoor eh he ofzo geworden "
    "tot om omdat terwijl waar daar hier er toen daarna daarom straks komt kwam zegt zei vindt "
    "ontvangen verstuurd naar in"
)
"""Words that go on after a number when it counts nothing."""
