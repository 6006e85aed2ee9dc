"""Why the finder points at some words, in plain Dutch."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from confidant_app.domain.contacts import Reopened
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.review import Choice, Passage

KIND: Final[Mapping[Label, str]] = MappingProxyType(
    {
        Label.PERSON: "naam",
        Label.PROFESSIONAL: "naam van een beroepskracht",
        Label.PLACE: "plaats",
        Label.SCHOOL: "school",
        Label.ORG: "kleine organisatie",
        Label.DATE: "datum",
        Label.AGE: "leeftijd",
        Label.PHONE: "telefoonnummer",
        Label.EMAIL: "e-mailadres",
        Label.URL: "webadres",
        Label.HANDLE: "accountnaam",
        Label.IBAN: "rekeningnummer",
        Label.BSN: "burgerservicenummer",
        Label.POSTCODE: "postcode",
        Label.STREET: "adres",
        Label.PLATE: "kenteken",
        Label.CASENO: "zaaknummer of kenmerk",
        Label.QUASI: "herkenbaar detail",
    }
)
_WHY: Final[Mapping[Why, str]] = MappingProxyType(
    {
        Why.ON_FILE: "een naam die in je kluis staat",
        Why.ON_FILE_TYPO: "lijkt op een naam in je kluis, anders gespeld",
        Why.ON_FILE_SHORT: "een korte vorm van een naam in je kluis",
        Why.ON_FILE_INITIALS: "voorletters van iemand in je kluis",
        Why.CHECK_DIGITS: "het controlecijfer klopt",
        Why.CUE: "de woorden ernaast wijzen erop",
        Why.NAME_LIST: "komt voor op een lijst met namen",
        Why.CAPITAL: "een onbekend woord met een hoofdletter",
        Why.PLACE_LIST: "lijkt een plaatsnaam",
        Why.INDIRECT: "zegt samen met andere woorden wie het is",
        Why.BY_READER: "door jou aangewezen",
    }
)
_SURE: Final[Mapping[Certainty, str]] = MappingProxyType(
    {Certainty.SURE: "zeker", Certainty.LIKELY: "waarschijnlijk", Certainty.MAYBE: "misschien"}
)


REOPENED: Final[Mapping[Reopened, str]] = MappingProxyType(
    {
        Reopened.WORDS: "Opnieuw beoordelen: de woorden zijn veranderd.",
        Reopened.PEOPLE: "Opnieuw beoordelen: er veranderde een betrokkene of een naam.",
        Reopened.HIDDEN_WORDS: "Opnieuw beoordelen: hierin staat iets dat je overal verbergt.",
    }
)
READY_REASONS: Final = (
    "gewoon woord",
    "openbare instelling of wet",
    "wijst naar niemand",
)


def summary(passage: Passage) -> str:
    """Return why words were found, how surely, and what was decided about them."""
    found = f"{reason(passage.finding)} ({certainty(passage.finding)})."
    if passage.choice is None:
        return f"{found} Nog niet beoordeeld."
    if passage.choice is Choice.KEEP:
        return f"{found} Blijft staan: {passage.reason}."
    if not can_be_replaced(passage.finding):
        return f"{found} Herschreven."
    everywhere = " Overal verborgen." if passage.everywhere else " Verborgen."
    return found + everywhere


def reason(finding: Finding) -> str:
    """Return why these words were found: "naam: staat in deze zaak als ouder"."""
    if finding.why is Why.PATTERN:
        return KIND[finding.label]
    because = _WHY[finding.why]
    if finding.why is Why.ON_FILE and finding.person:
        because = f"staat in deze zaak als {finding.person}"
    return f"{KIND[finding.label]}: {because}"


def certainty(finding: Finding) -> str:
    """Return how sure the finder is, in one word."""
    return _SURE[finding.certainty]


def can_be_replaced(finding: Finding) -> bool:
    """Return whether the proposal hides it; an indirect clue only a person can write away."""
    return finding.label is not Label.QUASI
