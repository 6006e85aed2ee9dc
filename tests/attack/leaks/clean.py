"""Reports that name nobody, and vaults full of people who do not occur in them."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from confidant_app.domain.report import PublicQuote
from confidant_app.domain.tables import Rounded, TableKind
from confidant_app.pdf.identifiers import Identifiers, tokens
from tests.attack.leaks.people import PARTICLES
from tests.pdf.conftest import full_report, one_way, two_way

WHEN = (
    "Na drie maanden",
    "In de zomer",
    "Toen de school belde",
    "Vlak voor de zitting",
    "Sinds mei",
    "Op een maandagochtend",
    "Nadat oma was geweest",
    "Bij het eerste gesprek",
)
WHAT = (
    "kregen wij een andere jeugdbescherming",
    "vroeg niemand hoe het met de jongste ging",
    "stond er iets in het dossier dat niet klopt",
    "luisterde de medewerker een uur lang",
    "moest ik alles opnieuw vertellen",
    "werd de bezoekregeling ineens gehalveerd",
    "hoorde ik dat het plan al klaar lag",
    "kwam er een brief van vier bladzijden",
)
THEN = (
    "en dat doet nog steeds pijn.",
    "maar niemand legde uit waarom.",
    "en daar ben ik dankbaar voor.",
    "terwijl wij om hulp hadden gevraagd.",
    "“Dat is beleid”, zeiden ze.",
    "en wij wachten nu al 47 dagen.",
    "dus ben ik naar de klachtencommissie gegaan.",
    "en de kinderen weten van niets.",
)
THEMES = ("Niet gehoord", "Wat goed gaat", "Dossier klopt niet", "Wisselende gezichten")
AREAS = ("Groningen en Drenthe", "Friesland", "Overijssel", "Noord-Holland")
LABELS = ("Ouder met gezag", "Pleegouder", "Jeugdige", "Familie", "Hulpverlener", "School", "Buur")


def report_of(seed):
    """Return a report with tables, quotes and dates of its own."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    full = full_report()
    start = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    end = start + timedelta(days=chance.randrange(90, 700))
    sayings = chance.sample(list(product(WHEN, WHAT, THEN)), chance.randrange(30))
    quotes = tuple(PublicQuote(theme=chance.choice(THEMES), words=" ".join(s)) for s in sayings)
    kept = chance.sample(full.tables, chance.randrange(1, len(full.tables)))
    return replace(
        full,
        area=chance.choice(AREAS),
        period_from=start,
        period_until=end,
        made_on=end + timedelta(days=chance.randrange(60)),
        families=Rounded(5 * chance.randrange(6, 90)),
        confidants=chance.randrange(1, 9),
        tables=tuple(_redrawn(each, chance) for each in full.tables if each in kept),
        quotes=tuple(sorted(quotes, key=lambda quote: THEMES.index(quote.theme))),
        claims=(),
    )


def _redrawn(table, chance):
    codes, total = table.table.spec.rows, 5 * chance.randrange(20, 90)
    if not table.table.spec.columns:
        labels = chance.sample(LABELS, len(codes))
        rows = [
            (code, label, chance.randrange(90)) for code, label in zip(codes, labels, strict=True)
        ]
        return one_way(table.subject, table.title, TableKind.MULTIPLE, rows, total)
    counts = [[chance.randrange(90) for _ in table.table.spec.columns] for _ in codes]
    rows = [(*pair, *each) for *pair, each in zip(codes, table.row_labels, counts, strict=True)]
    columns = list(zip(table.table.spec.columns, table.column_labels, strict=True))
    return two_way(table.subject, table.title, columns, rows)


def vault_of(seed, lists, report):
    """Return five to three hundred people of whom no word stands in the report's free text."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    firsts, lasts = sorted(lists.first_names), sorted(lists.surnames)
    free = {word for quote in report.quotes for word in tokens(quote.words).words}
    names, phones, emails = set(), set(), set()
    for _ in range(chance.randrange(5, 301)):
        first, last = chance.choice(firsts).title(), chance.choice(lasts).title()
        particle = chance.choice((*PARTICLES, "", "", "", "")).strip()
        parts = {first, last, f"{first} {particle} {last}".replace("  ", " ")}
        inside = " ".join(free)  # "Kinder" stands in "kinderen": such a find is no false one
        if any(word in inside for part in parts for word in tokens(part).words):
            continue
        names |= parts
        phones.add(f"06-{chance.randrange(10_000_000, 99_999_999)}")
        emails.add(f"{first[:1]}.{last}@post.example".lower().replace(" ", ""))
    ordinary = tuple((name, name.casefold() in lists.vocabulary) for name in sorted(names))
    return Identifiers(names=ordinary, phones=tuple(sorted(phones)), emails=tuple(sorted(emails)))
