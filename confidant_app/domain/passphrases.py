"""How strong a passphrase is, said in Dutch."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_WARNINGS: Final = MappingProxyType(
    {
        "Straight rows of keys are easy to guess.": "Een rij toetsen is makkelijk te raden.",
        "Short keyboard patterns are easy to guess.": "Een patroon van toetsen is snel geraden.",
        'Repeats like "aaa" are easy to guess.': "Herhaling van dezelfde letter helpt niet.",
        'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': (
            "Herhaling van hetzelfde stukje helpt bijna niet."
        ),
        'Sequences like "abc" or "6543" are easy to guess.': "Een rijtje als abc is snel geraden.",
        "Recent years are easy to guess.": "Een jaartal is makkelijk te raden.",
        "Dates are often easy to guess.": "Een datum is vaak makkelijk te raden.",
        "This is a top-10 common password.": "Dit staat in de top tien van wachtwoorden.",
        "This is a top-100 common password.": "Dit is een veelgebruikt wachtwoord.",
        "This is a very common password.": "Dit is een veelgebruikt wachtwoord.",
        "This is similar to a commonly used password.": "Dit lijkt op een veelgebruikt wachtwoord.",
        "A word by itself is easy to guess.": "Eén los woord is makkelijk te raden.",
        "Names and surnames by themselves are easy to guess.": "Een naam is makkelijk te raden.",
        "Common names and surnames are easy to guess.": "Een naam is makkelijk te raden.",
    }
)
_VERDICTS: Final = (
    "Veel te makkelijk. Neem vier of meer losse woorden.",
    "Te makkelijk. Neem vier of meer losse woorden.",
    "Bijna. Maak hem langer.",
    "Goed.",
    "Heel goed.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """`score` runs from 0 (guessed at once) to 4 (not guessed in a lifetime)."""

    score: int
    hint: str


def hint(score: int, warning: str) -> str:
    """Return one or two Dutch sentences for a score and zxcvbn's English warning."""
    return " ".join(filter(None, (_VERDICTS[score], _WARNINGS.get(warning, ""))))
