"""Bundles over a tiny catalogue of two tables, for hypothesis and for examples."""

from datetime import date, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from confidant_app.domain.bundles import Bundle, ClosedLists, write_bundle
from confidant_app.domain.merge import Arrival
from confidant_app.domain.report import PublicQuote
from confidant_app.domain.tables import CountTable, TableKind, TableSpec

THEMES = TableSpec(code="themes", kind=TableKind.MULTIPLE, rows=("slow", "silent"))
REGION = TableSpec(
    code="region", kind=TableKind.PARTITION, rows=("north", "south"), columns=("town", "land")
)
LISTS = ClosedLists(specs={"themes": THEMES, "region": REGION}, themes=frozenset({"slow"}))
START, END = date(2026, 1, 1), date(2026, 6, 30)
SENDERS = tuple(letter * 32 for letter in "abc")


def lists_of(start, end) -> ClosedLists:
    return LISTS


def tables(grid, slow=0, silent=0) -> tuple[CountTable, CountTable]:
    (a, b), (c, d) = grid
    total = a + b + c + d
    return (
        CountTable(
            spec=THEMES,
            cells=((slow,), (silent,)),
            row_totals=(slow, silent),
            column_totals=(total,),
            total=total,
        ),
        CountTable(
            spec=REGION,
            cells=((a, b), (c, d)),
            row_totals=(a + b, c + d),
            column_totals=(a + c, b + d),
            total=total,
        ),
    )


def a_bundle(number=1, grid=((3, 4), (5, 6)), **fields) -> Bundle:
    given = {
        "period_from": START,
        "period_until": END,
        "made_on": date(2026, 7, 1),
        "tables": tables(grid, slow=2),
        **fields,
    }
    return Bundle(number=number, **given)


def arrival(bundle: Bundle, sender: str = SENDERS[0]) -> Arrival:
    digest = sha256(sender.encode() + write_bundle(bundle, lists_of)).hexdigest()
    return Arrival(sender=sender, sha256=digest, bundle=bundle)


COUNTS = st.integers(0, 20)
GRIDS = st.tuples(st.tuples(COUNTS, COUNTS), st.tuples(COUNTS, COUNTS))
SEEN = st.characters(categories=["L", "Mn", "N", "P", "S", "Zs"], include_characters="\n\t")
WORDS = st.text("aé ,.", max_size=18).map(lambda words: f"W{words}!")


@st.composite
def bundles(draw) -> Bundle:
    grid = draw(GRIDS)
    total = sum(map(sum, grid))
    quotes = st.builds(PublicQuote, theme=st.sampled_from(["slow", ""]), words=WORDS)
    return a_bundle(
        number=draw(st.integers(1, 3)),
        period_from=START + timedelta(days=draw(st.sampled_from([0, 181]))),
        period_until=END + timedelta(days=184),
        made_on=date(2026, 7, 1) + timedelta(days=draw(st.integers(0, 2))),
        tables=tables(grid, *(draw(st.integers(0, total)) for _ in range(2))),
        quotes=tuple(draw(st.lists(quotes, max_size=2))),
    )


ARRIVALS = st.builds(arrival, bundles(), st.sampled_from(SENDERS))
