"""Invented people of every kind of name, and their numbers: the canaries."""

import random
from dataclasses import dataclass

STARTS = ("Wob", "Knar", "Sluim", "Dwar", "Pof", "Zwel", "Grim", "Schrob", "Flin", "Kwis", "Brof")
MIDDLES = ("bel", "ren", "zij", "ke", "fi", "mo", "tu", "wa", "gri", "fla", "pe", "du", "vo")
ENDS = ("dijk", "huizen", "stra", "ma", "inga", "koop", "veld", "wijk", "sen", "man", "broek")
SHORT = (
    "Bo",
    "Jip",
    "Aya",
    "Ot",
    "Noa",
    "Lio",
    "Yara",
    "Mees",
    "Ziv",
    "Jort",
    "Fem",
    "Ilke",
    "Wim",
    "Rik",
    "Pim",
    "Loe",
    "Joey",
    "Zoë",
    "Ié",
    "Åse",
    "Ömer",
    "Çan",
    "Ngo",
    "Fay",
    "Ivo",
    "Guus",
    "Bram",
    "Tijn",
    "Saar",
    "Fien",
    "Lot",
    "Kik",
    "Evi",
    "Nur",
    "Ays",
    "Ody",
    "Wyt",
    "Kee",
    "Yde",
    "Jur",
    "Uwe",
)
FOREIGN = ("ović", "ewicz", "oğlu", "zadeh", "ński", "escu", "ström", "sørg", "łuk", "đić", "ßner")
ACCENTED = ("Renée", "Anaïs", "Müge", "François", "Zöe", "Núria", "Æbel", "Øyst", "Žofi", "İlke")
PARTICLES = ("van der", "van ’t", "in ’t", "de", "ten", "op den", "van den", "El", "Ben", "al")
STREETS = ("straat", "laan", "singel", "hof")
FEW = ("short", "short with particle")


@dataclass(frozen=True)
class Canary:
    """An identifier as it stands on file: what kind it is, and where the verifier keeps it."""

    kind: str
    field: str
    words: str


class Invented:
    """A town of people; no two identifiers in it are alike."""

    def __init__(self, seed):
        self._chance = random.Random(seed)  # noqa: S311  (no secret)
        self._used = set()

    def canary(self, kind):
        while True:
            words = KINDS[kind][1](self)
            if words not in self._used or kind in FEW:
                self._used.add(words)
                return Canary(kind, KINDS[kind][0], words)

    def pick(self, choices):
        return self._chance.choice(choices)

    def stem(self):
        return self.pick(STARTS) + self.pick(MIDDLES) + self.pick(MIDDLES)

    def surname(self):
        return self.stem() + self.pick(ENDS)

    def digits(self, length):
        return "".join(self._chance.choice("123456789") for _ in range(length))


def _five(town):
    letters = "bdfgklmnprstvz"
    return "".join(
        (town.pick(letters).upper(), town.pick("aeiou"), *(town.pick(letters) for _ in "ab"))
    ) + town.pick("aeiou")


def _mail(town):
    return f"{town.pick('abcdefgh')}.{town.surname().lower()}@{town.pick(('post', 'mail'))}.example"


KINDS = {
    "surname": ("names", Invented.surname),
    "first and last": ("names", lambda t: f"{t.pick(SHORT)} {t.surname()}"),
    "particle": ("names", lambda t: f"{t.pick(PARTICLES)} {t.surname()}"),
    "short": ("names", lambda t: t.pick(SHORT)),
    "five letters": ("names", _five),
    "short with particle": ("names", lambda t: f"’t {t.pick('BDHKW')}{t.pick('ao')}{t.pick('fv')}"),
    "hyphenated": ("names", lambda t: f"{t.surname()}-{t.surname()}"),
    "foreign": ("names", lambda t: t.stem() + t.pick(FOREIGN)),
    "accented": ("names", lambda t: f"{t.pick(ACCENTED)}{t.pick(MIDDLES)}{t.pick(ENDS)}"),
    "apostrophe": ("names", lambda t: f"{t.pick('OD')}’{t.surname()}"),
    "mobile": ("phones", lambda t: f"06-{t.digits(8)}"),
    "telephone": ("phones", lambda t: f"(05{t.digits(1)}) {t.digits(6)}"),
    "abroad": ("phones", lambda t: f"+49 {t.digits(3)} {t.digits(7)}"),
    "mail": ("emails", _mail),
    "citizen number": ("others", lambda t: t.digits(9)),
    "case number": ("others", lambda t: f"C/18/{t.digits(6)} / JE RK {t.digits(2)}-{t.digits(3)}"),
    "file number": ("others", lambda t: f"JB-{t.digits(4)}-{t.digits(5)}"),
    "address": ("others", lambda t: f"{t.stem()}{t.pick(STREETS)} {t.digits(2)}{t.pick('abc')}"),
}
