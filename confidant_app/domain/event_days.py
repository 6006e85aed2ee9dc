"""Whether the day of an event can be right: most events have happened before they are recorded."""

from datetime import date

from confidant_app.domain.dates import EventDate, dutch
from confidant_app.domain.errors import InvalidValue


def demand_possible(on: EventDate, today: date, *, planned: bool = False) -> None:
    """Refuse an event that has yet to come, unless it is of a kind that is planned ahead.

    Of a rough day only the first possible one counts: what happened about now may be recorded.

    Raises:
        InvalidValue: it cannot have happened yet.
    """
    if planned or on.earliest is None or on.earliest <= today:
        return
    raise InvalidValue(reason=f"de dag {dutch(on.earliest)} moet nog komen")
