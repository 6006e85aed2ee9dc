"""Whether the day of an event can be right: most events have happened before they are recorded."""

from datetime import date
from typing import Final

from confidant_app.domain.dates import EventDate, dutch
from confidant_app.domain.errors import InvalidValue

# Days that are set beforehand: terms are counted back from them, or begin when another one ends.
PLANNED: Final = frozenset(
    {
        "einde_beslistermijn_gi",
        "einde_bezwaartermijn",
        "einde_maatregel",
        "voorgenomen_einde_uhp",
    }
)


def demand_possible(on: EventDate, today: date, code: str = "") -> None:
    """Refuse an event that has yet to come, unless events of this `code` are planned ahead.

    Of a rough day only the first possible one counts: what happened about now may be recorded.

    Raises:
        InvalidValue: it cannot have happened yet.
    """
    if code in PLANNED or on.earliest is None or on.earliest <= today:
        return
    raise InvalidValue(reason=f"de dag {dutch(on.earliest)} moet nog komen")
