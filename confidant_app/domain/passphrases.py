"""How strong a passphrase is, said in Dutch."""

import unicodedata
from collections.abc import Iterable, Set
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
_SUGGESTIONS: Final = MappingProxyType(
    {
        "Use a few words, avoid common phrases.": "Neem losse woorden, geen bekende zin.",
        "No need for symbols, digits, or uppercase letters.": (
            "Leestekens, cijfers en hoofdletters hoeven niet."
        ),
        "Add another word or two. Uncommon words are better.": (
            "Zet er nog een paar ongewone woorden bij."
        ),
        "Use a longer keyboard pattern with more turns.": "Neem woorden in plaats van een patroon.",
        "Avoid repeated words and characters.": "Herhaal geen woorden of letters.",
        "Avoid sequences.": "Vermijd rijtjes.",
        "Avoid recent years.": "Laat jaartallen weg.",
        "Avoid years that are associated with you.": "Laat jaartallen weg die bij jou horen.",
        "Avoid dates and years that are associated with you.": (
            "Laat datums en jaartallen weg die bij jou horen."
        ),
        "Capitalization doesn't help very much.": "Een hoofdletter helpt bijna niet.",
        "All-uppercase is almost as easy to guess as all-lowercase.": (
            "Alles in hoofdletters helpt bijna niet."
        ),
        "Reversed words aren't much harder to guess.": "Een woord omdraaien helpt bijna niet.",
        "Predictable substitutions like '@' instead of 'a' don't help very much.": (
            "Een @ in plaats van een a helpt bijna niet."
        ),
    }
)
_VERDICTS: Final = (
    "Veel te makkelijk. Neem vier of meer losse woorden.",
    "Te makkelijk. Neem vier of meer losse woorden.",
    "Bijna. Maak hem langer.",
    "Goed.",
    "Heel goed.",
)


# zxcvbn's own limits between its scores, as powers of ten of the number of guesses.
_LIMITS: Final = (3, 6, 8, 10)
# What a word costs that people think of: one of 2,048, as in https://xkcd.com/936.
_WORD_COST: Final = 3.3
_CHARACTER_COST: Final = 1.0  # zxcvbn's own estimate
_SHORTEST_WORD: Final = 4  # a shorter one costs no more as single characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """`score` runs from 0 (guessed at once) to 4 (not guessed in a lifetime)."""

    score: int
    hint: str


def word_score(text: str, known: Set[str]) -> int:
    """Return the score from 0 to 4 against somebody who tries whole known words.

    zxcvbn knows English only: to it "jeugdbescherming" is sixteen loose characters. `known`
    holds words in lower case without accents. The cheapest way to cut the text in known words
    and single characters counts.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in plain if not unicodedata.combining(c))
    costs = [0.0]
    for end in range(1, len(folded) + 1):
        cheapest = costs[-1] + _CHARACTER_COST
        for start in range(end - _SHORTEST_WORD + 1):
            if folded[start:end] in known:
                cheapest = min(cheapest, costs[start] + _WORD_COST)
        costs.append(cheapest)
    return sum(costs[-1] >= limit for limit in _LIMITS)


def hint(score: int, warning: str, suggestions: Iterable[str] = ()) -> str:
    """Return a few Dutch sentences for a score and zxcvbn's English warning and suggestions.

    What to add is said already with the score, so of the suggestions only the last one is told:
    it is about what was typed.
    """
    told = [_SUGGESTIONS.get(text, "") for text in suggestions]
    return " ".join(filter(None, (_VERDICTS[score], _WARNINGS.get(warning, ""), *told[1:][-1:])))
