"""Somebody's own data in the words in which it is handed to them: Dutch, and "u"."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from confidant_app.domain.answers import Answer
from confidant_app.domain.attachments import Attachment
from confidant_app.domain.consent import Consent, ConsentForm, Purpose
from confidant_app.domain.contacts import Channel, Quote
from confidant_app.domain.figure_words import long_date
from confidant_app.domain.follow_ups import Advice, FollowUp
from confidant_app.domain.letters import Letter
from confidant_app.domain.people import Person
from confidant_app.domain.person_copy import Entry, Line, PersonCopy, Section
from confidant_app.domain.vocabulary import label
from confidant_app.services.own_data import OwnContact, OwnData

TITLE: Final = "Wat het meldpunt over u bewaart"

_PURPOSE: Final[Mapping[Purpose, str]] = MappingProxyType(
    {
        Purpose.KEEP_NOTES: "notities bewaren",
        Purpose.ACT_ON_BEHALF: "namens u optreden",
        Purpose.FIGURES: "anoniem meetellen in cijfers",
        Purpose.QUOTE: "anoniem geciteerd worden",
    }
)
_FORM: Final[Mapping[ConsentForm, str]] = MappingProxyType(
    {
        ConsentForm.SPOKEN: "gezegd",
        ConsentForm.WRITTEN: "op papier",
        ConsentForm.EMAIL: "per e-mail",
    }
)
_CHANNEL: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.PHONE: "telefoon",
        Channel.EMAIL: "e-mail",
        Channel.MESSAGE: "bericht",
        Channel.VISIT: "huisbezoek",
        Channel.OFFICE: "op kantoor",
        Channel.MEETING: "overleg",
        Channel.LETTER: "brief",
    }
)
_ANSWER: Final[Mapping[Answer, str]] = MappingProxyType(
    {Answer.YES: "ja", Answer.NO: "nee", Answer.UNKNOWN: "niet bekend"}
)
_RIGHTS: Final = (
    "U hebt recht op een kopie van uw gegevens (artikel 15 van de AVG). Klopt er iets niet, of "
    "wilt u dat iets wordt gewist? Vraag dat dan aan uw vertrouwenspersoon (artikelen 16 en 17). "
    "Bent u het niet eens met het antwoord? Dan kunt u een klacht indienen bij de Autoriteit "
    "Persoonsgegevens.",
    "Uw gegevens dienen om u bij te staan. Zij staan versleuteld op de computer van uw "
    "vertrouwenspersoon en in reservekopieën daarvan. Wat in een rapport komt, noemt niemand.",
)
_VEILED: Final = (
    "Waar de tekst over een ander gaat, staat er een woord tussen vierkante haken in plaats van "
    "een naam. Ook die ander heeft recht op privacy (artikel 15, vierde lid)."
)


def in_words(data: OwnData, made_on: date, *, veiled: bool) -> PersonCopy:
    """Return the copy of this data; a kind of record that there is none of has no heading."""
    sections = (
        ("Uw gegevens", [_person(data.person)]),
        ("Gesprekken", [_contact(one) for one in data.contacts]),
        ("Afspraken en vervolgacties", [_follow_up(one) for one in data.follow_ups]),
        ("Adviezen", [_advice(one) for one in data.advice]),
        ("Toestemmingen", [_consent(one) for one in data.consents]),
        ("Uw brieven", [_letter(one) for one in data.letters]),
        ("Andere bestanden", [_file(one) for one in data.files]),
    )
    where = f"Dit hoort bij zaak {data.case.number}, geopend op {long_date(data.case.opened)}."
    return PersonCopy(
        title=TITLE,
        made_on=made_on,
        intro=(where, *_RIGHTS, *((_VEILED,) if veiled else ())),
        sections=tuple(
            Section(title=title, entries=tuple(entries)) for title, entries in sections if entries
        ),
    )


def _person(person: Person) -> Entry:
    return Entry(
        title="",
        lines=_lines(
            ("Rol", f"{label(person.role)}, melder" if person.reporter else label(person.role)),
            ("Voornaam", person.given),
            ("Achternaam", person.surname),
            ("Roepnaam", person.nickname),
            ("Vroegere naam", person.former),
            ("Telefoon", person.phone),
            ("E-mail", person.email),
            ("Bellen kan", person.safe_times),
            ("Voicemail inspreken mag", _ANSWER[person.voicemail]),
            ("Tolk", person.interpreter),
            ("De naam is openbaar", "ja" if person.public_name else ""),
            ("Opmerkingen", person.remarks),
        ),
    )


def _contact(own: OwnContact) -> Entry:
    contact = own.contact
    return Entry(
        title=f"{_moment(contact.at)}, {_CHANNEL[contact.channel]}",
        lines=_lines(
            ("Duur", "" if contact.minutes is None else f"{contact.minutes} minuten"),
            ("Met", ", ".join(own.others)),
            ("Notitie", contact.note),
            ("Afgesproken", contact.agreements),
            *((f"Citaat, {_permission(one)}", one.words) for one in own.quotes),
            *(("Zo mag het citaat naar buiten", one.public_words) for one in own.quotes),
            *((f"Eerdere notitie, {_moment(one.saved_at)}", one.note) for one in own.earlier),
            ("Bestanden", ", ".join(file.name for file in own.files)),
        ),
    )


def _permission(quote: Quote) -> str:
    return f"toestemming: {_ANSWER[quote.permission]}"


def _follow_up(promise: FollowUp) -> Entry:
    done = "" if promise.done_on is None else long_date(promise.done_on)
    return Entry(
        title=long_date(promise.due),
        lines=_lines(
            ("", promise.what),
            ("Voor", promise.for_whom),
            ("Gedaan", done),
            ("Resultaat", promise.result),
        ),
    )


def _advice(advice: Advice) -> Entry:
    lines = _lines(("", advice.text), ("Verwezen naar", advice.referred_to))
    return Entry(title=long_date(advice.on), lines=lines)


def _consent(consent: Consent) -> Entry:
    ended = "" if consent.withdrawn_on is None else long_date(consent.withdrawn_on)
    return Entry(
        title=_PURPOSE[consent.purpose].capitalize(),
        lines=_lines(
            ("Gegeven", f"{long_date(consent.given_on)}, {_FORM[consent.form]}"),
            ("Tekst", consent.text_version),
            ("Ingetrokken", ended),
            ("Oordeel over de leeftijd", consent.minor_judgement),
        ),
    )


def _letter(letter: Letter) -> Entry:
    given = "" if letter.given_out_at is None else _moment(letter.given_out_at)
    return Entry(
        title=letter.title,
        lines=_lines(
            ("Geschreven", _moment(letter.written_at)),
            ("Aan u meegegeven", given),
            ("", letter.body),
        ),
    )


def _file(file: Attachment) -> Entry:
    return Entry(title="", lines=_lines((_moment(file.added_at), file.name)))


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M} uur"


def _lines(*found: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(Line(label=name, text=text) for name, text in _told(found))


def _told(found: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((name, text) for name, text in found if text.strip())
