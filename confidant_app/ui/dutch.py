"""Days and closed lists in the words of the screen."""

from datetime import date, datetime

from confidant_app.domain.cases import CaseStatus, Urgency
from confidant_app.domain.coding import Knowledge
from confidant_app.domain.consent import ConsentForm, Purpose
from confidant_app.domain.contacts import Channel, Direction, Kind
from confidant_app.domain.figure_words import MONTHS
from confidant_app.domain.follow_ups import Repeat

_LONG_AGO = 60
_DAYS_A_MONTH = 30.44
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

STATUS = {
    CaseStatus.NEW: "nieuw",
    CaseStatus.ACTIVE: "loopt",
    CaseStatus.WAITING: "wacht",
    CaseStatus.CLOSED: "gesloten",
}
URGENCY = {Urgency.NORMAL: "gewoon", Urgency.SOON: "snel", Urgency.URGENT: "dringend"}
CHANNEL = {
    Channel.PHONE: "telefoon",
    Channel.EMAIL: "e-mail",
    Channel.MESSAGE: "bericht",
    Channel.VISIT: "huisbezoek",
    Channel.OFFICE: "op kantoor",
    Channel.MEETING: "overleg",
    Channel.LETTER: "brief",
}
DIRECTION = {Direction.INCOMING: "van de melder", Direction.OUTGOING: "van mij"}
KIND = {
    Kind.QUESTION: "vraag",
    Kind.PROBLEM: "probleem",
    Kind.COMPLAINT: "klacht",
    Kind.UNKNOWN: "weet ik nog niet",
}
PURPOSE = {
    Purpose.KEEP_NOTES: "notities bewaren",
    Purpose.ACT_ON_BEHALF: "namens de melder optreden",
    Purpose.FIGURES: "anoniem meetellen in cijfers",
    Purpose.QUOTE: "anoniem geciteerd worden",
}
CONSENT_FORM = {
    ConsentForm.SPOKEN: "gezegd",
    ConsentForm.WRITTEN: "op papier",
    ConsentForm.EMAIL: "per e-mail",
}
PASSAGE = {
    "case": "zaak",
    "person": "betrokkene",
    "contact": "gesprek",
    "follow_up": "vervolgactie",
    "advice": "advies",
    "step": "stap",
    "attachment": "bestand",
}
KNOWLEDGE = {
    Knowledge.TOLD: "verteld",
    Knowledge.DOCUMENT: "document gezien",
    Knowledge.BOTH: "verteld en document gezien",
}
REPEAT = {
    Repeat.NEVER: "eenmalig",
    Repeat.WEEKLY: "elke week",
    Repeat.TWO_WEEKLY: "elke twee weken",
    Repeat.MONTHLY: "elke maand",
}


def day(on: date) -> str:
    """Return "do 14 mei 2026"."""
    return f"{SHORT_WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def long_day(on: date) -> str:
    """Return "donderdag 14 mei 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def near_day(on: date, today: date) -> str:
    """Return how people say a day close by: vandaag, morgen, "donderdag 14 mei"."""
    close = {-1: "gisteren", 0: "vandaag", 1: "morgen", 2: "overmorgen"}
    apart = (on - today).days
    if apart in close:
        return close[apart]
    if on.year == today.year:
        return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"
    return day(on)


def short_day(on: date, today: date) -> str:
    """Return a day for a narrow column: vandaag, "do 14 mei", "ma 22 dec 2025"."""
    close = {-1: "gisteren", 0: "vandaag", 1: "morgen"}
    apart = (on - today).days
    if apart in close:
        return close[apart]
    year = "" if on.year == today.year else f" {on.year}"
    return f"{SHORT_WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1][:3]}{year}".replace(
        "maa", "mrt"
    )


def day_and_month(on: date) -> str:
    """Return a day whose year is clear from what stands around it: "do 14 mei"."""
    return short_day(on, date(on.year, 1 if on.month > 6 else 12, 28))


def counted(number: int, one: str, more: str) -> str:
    """Return a number with its noun: "1 zaak", "12 zaken"."""
    return f"{number} {one if number == 1 else more}"


def sentence_case(text: str) -> str:
    """Return the text with a capital in front, the rest as it is."""
    return text[:1].upper() + text[1:]


def distance(on: date, today: date) -> str:
    """Return how far a day is: "nog 3 dagen", "2 dagen geleden", "vandaag"."""
    apart = (on - today).days
    if apart == 0:
        return "vandaag"
    if apart > 0:
        return "nog 1 dag" if apart == 1 else f"nog {apart} dagen"
    if apart <= -_LONG_AGO:
        return f"{round(-apart / _DAYS_A_MONTH)} maanden geleden"
    return "1 dag geleden" if apart == -1 else f"{-apart} dagen geleden"


def moment(at: datetime) -> str:
    """Return a local time as "do 14 mei 2026, 10:15"."""
    local = at.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def month(on: date) -> str:
    """Return "mei 2026"."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def greeting(now: datetime) -> str:
    """Return the greeting for this hour."""
    hour = now.astimezone().hour
    if hour < 6:
        return "Goedenacht"
    if hour < 12:
        return "Goedemorgen"
    return "Goedemiddag" if hour < 18 else "Goedenavond"
