"""Whole cases as JSON, the format of import, export and the example hotline.

A file is `{"format": "confidant-cases", "version": 1, "cases": [...]}`, with `loose_contacts`
for conversations that belong to no case; a case holds its own fields, `answers`, `events`, and
the lists people, contacts (with their quotes), follow_ups, advice, consents, steps, norms and
letters. People have a `key` that the rest of the case refers to, steps are known by their place;
ids are made on reading, so a file can be read into any vault. The page `case-format.md` in the
manual shows every field.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from confidant_app.domain.case_json import Json, NewId, plain, read_case, rows, write_case
from confidant_app.domain.contacts import Contact
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.plain import from_plain
from confidant_app.domain.whole import WholeCase

FORMAT: Final = "confidant-cases"
VERSION: Final = 1
MOST_CASES: Final = 20_000


def read_cases(
    data: object, new_id: NewId, *, trust_reviews: bool = False
) -> tuple[WholeCase, ...]:
    """Return the cases of a parsed file, each with new ids from `new_id`.

    Nobody here read the quotes of a file, so they come in without review and approval, unless
    `trust_reviews`: only for the example that comes with the program.

    Raises:
        InvalidValue: another format or version, or anything out of place; the reason names
            the case number and the field, never what stands there.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise InvalidValue(reason="dit is geen bestand met zaken van Confidant")
    if data.get("version") != VERSION:
        raise InvalidValue(reason="dit bestand heeft een andere versie van het zaakformaat")
    found = data.get("cases")
    if not isinstance(found, list) or len(found) > MOST_CASES:
        raise InvalidValue(reason="de lijst met zaken ontbreekt of is te lang")
    cases = (read_case(case, new_id) for case in found)
    return tuple(case if trust_reviews else _unreviewed(case) for case in cases)


def _unreviewed(whole: WholeCase) -> WholeCase:
    """Return the case without what only this confidant can decide: reviews, and public names."""
    return replace(
        whole,
        people=tuple(replace(person, public_name=False) for person in whole.people),
        quotes=tuple(
            replace(quote, reviewed_on=None, second_reader="", approved_on=None)
            for quote in whole.quotes
        ),
    )


def read_loose_contacts(data: object, new_id: NewId) -> tuple[Contact, ...]:
    """Return the conversations without a case of a parsed file that `read_cases` accepts.

    Raises:
        InvalidValue: anything out of place in them.
    """
    given = data.get("loose_contacts", []) if isinstance(data, Mapping) else None
    found = rows(given, "loose_contacts")
    if any({"case", "people", "quotes"} & row.keys() for row in found):
        raise InvalidValue(reason="een gesprek zonder zaak heeft geen personen of citaten")
    return tuple(
        from_plain(Contact, {**row, "id": str(new_id())}, "loose_contacts") for row in found
    )


def write_cases(cases: tuple[WholeCase, ...], loose: tuple[Contact, ...] = ()) -> Json:
    """Return the file for these cases and the conversations without one, ready for JSON."""
    file: Json = {"format": FORMAT, "version": VERSION, "cases": [write_case(c) for c in cases]}
    if loose:
        file["loose_contacts"] = [plain(replace(contact, people=())) for contact in loose]
    return file
