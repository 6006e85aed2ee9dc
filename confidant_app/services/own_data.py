"""What belongs to one person in a case, and a veil over what it tells about the others."""

from dataclasses import dataclass, field, replace

from confidant_app.deidentify.finder import find_with
from confidant_app.deidentify.lists import NameLists
from confidant_app.deidentify.matcher import Matcher, build_matcher
from confidant_app.deidentify.redaction import redact
from confidant_app.domain.attachments import Attachment
from confidant_app.domain.cases import Case
from confidant_app.domain.consent import Consent
from confidant_app.domain.contacts import Contact, NoteVersion, Quote
from confidant_app.domain.findings import ON_FILE, Finding, KnownName, Label
from confidant_app.domain.follow_ups import Advice, FollowUp
from confidant_app.domain.letters import Letter
from confidant_app.domain.people import Person, PersonId, display_name, names
from confidant_app.domain.vocabulary import label
from confidant_app.domain.whole import WholeCase
from confidant_app.services import belonging
from confidant_app.storage import rows_attachments, rows_contacts, rows_people, rows_whole
from confidant_app.storage.vault import Vault

_SELF = "deze persoon"
_NAMES = frozenset({Label.PERSON, Label.PROFESSIONAL})
_GLUED = frozenset("'’&!#$%*/=?^`{|}~")  # may be in an address, and the finder stops at them


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnContact:
    """A conversation with its quotes, earlier notes and files, and who else took part."""

    contact: Contact
    others: tuple[str, ...]
    quotes: tuple[Quote, ...]
    earlier: tuple[NoteVersion, ...]
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """Everything about one person, newest first.

    What nobody is named with (conversations, promises, consents) belongs to the reporter, and so
    do the advice and the letters; where two reported it is nobody's, for it can be the other's.
    `elsewhere` counts the conversations of the case that name this person and are somebody
    else's, `unclaimed` those of which nobody wrote down who took part, where two reported:
    neither are in it.
    """

    case: Case
    person: Person
    contacts: tuple[OwnContact, ...]
    follow_ups: tuple[FollowUp, ...]
    advice: tuple[Advice, ...]
    consents: tuple[Consent, ...]
    letters: tuple[Letter, ...]
    files: tuple[Attachment, ...]
    elsewhere: int
    unclaimed: int


@dataclass(slots=True)
class Veil:
    """Hides other people of the case in texts, or with `hides` off only notes where they are.

    `named` counts the places where another person on file is named or can be reached;
    `doubtful` are words that look like a name and are nobody's on file: they stay readable.
    """

    person: Person
    matcher: Matcher
    lists: NameLists
    hides: bool
    named: int = 0
    doubtful: dict[str, None] = field(default_factory=dict)

    def over(self, text: str) -> str:
        """Return the text as it may be handed over."""
        findings = find_with(text, self.matcher, self.lists)
        others = [found for found in findings if self._is_other(text, found)]
        self.named += len(others)
        for found in findings:
            if found.label in _NAMES and found.why not in ON_FILE:
                self.doubtful[text[found.start : found.end]] = None
        return redact(text, others) if self.hides else text

    def names_self(self, text: str) -> bool:
        """Return whether a text names the person that this is about."""
        findings = find_with(text, self.matcher, self.lists)
        return any(found.why in ON_FILE and found.person == _SELF for found in findings)

    def _is_other(self, text: str, found: Finding) -> bool:
        words = text[found.start : found.end]
        if found.label is Label.PHONE:
            return not belonging.is_own_number(words, self.person)
        if found.label is Label.EMAIL or (found.label is Label.URL and "@" in words):
            glued = text[: found.start][-1:] in _GLUED
            return glued or not belonging.is_own_address(words, self.person)
        return found.why in ON_FILE and found.person != _SELF


def veil(vault: Vault, person: Person, lists: NameLists, *, hides: bool) -> Veil:
    """Return the veil for a copy for this person, over everybody else of the same case."""
    others = [one for one in rows_people.of_case(vault, person.case) if one.id != person.id]
    own = [KnownName(text=name, role=_SELF, own=True) for name in names(person)]
    known = [
        KnownName(text=name, role=label(one.role), own=True)
        for one in others
        for name in names(one)
    ]
    present = {name.text for name in (*own, *known)}
    # Of people who were taken off a case only the name is left, for everybody's sake.
    gone = [KnownName(text=n) for n in rows_people.former_names(vault) if n not in present]
    matcher = build_matcher((*own, *known, *gone), lists)
    return Veil(person=person, matcher=matcher, lists=lists, hides=hides)


def own_data(vault: Vault, wanted: PersonId, over: Veil) -> OwnData:
    """Return what the vault holds about a person, as the veil lets it through.

    Raises:
        NotFound: this person is no longer there.
    """
    person = rows_people.get(vault, wanted)
    whole = rows_whole.whole_case(vault, person.case)
    people = whole.people
    alone = belonging.is_only_reporter(person, people)
    own = [one for one in whole.contacts if belonging.took_part(person, one, people)]
    rest = [one for one in whole.contacts if not belonging.took_part(person, one, people)]
    loose = [f for f in rows_attachments.of_case(vault, person.case) if f.contact is None]
    return OwnData(
        case=whole.case,
        person=_person(person, over),
        contacts=tuple(_contact(vault, one, whole, over) for one in own),
        follow_ups=tuple(
            _follow_up(one, over)
            for one in whole.follow_ups
            if belonging.is_promised_to(person, one, people, over.lists)
        ),
        advice=tuple(_advice(one, over) for one in whole.advice if alone),
        consents=tuple(
            _consent(one, over) for one in whole.consents if belonging.gave(person, one, people)
        ),
        letters=tuple(_letter(one, over) for one in whole.letters if alone),
        files=tuple(_file(one, over) for one in loose if alone),
        elsewhere=sum(over.names_self(f"{one.note}\n{one.agreements}") for one in rest),
        unclaimed=sum(not one.people for one in rest) if person.reporter else 0,
    )


def _person(person: Person, over: Veil) -> Person:
    return replace(
        person,
        safe_times=over.over(person.safe_times),
        interpreter=over.over(person.interpreter),
        remarks=over.over(person.remarks),
    )


def _contact(vault: Vault, contact: Contact, whole: WholeCase, over: Veil) -> OwnContact:
    others = [one for one in whole.people if one.id in contact.people and one.id != over.person.id]
    shown = [label(one.role) if over.hides else _called(one) for one in others]
    versions = rows_contacts.versions(vault, contact.id)[:-1]
    said = belonging.said(over.person, contact, whole.people)
    quotes = [quote for quote in whole.quotes if said and quote.contact == contact.id]
    return OwnContact(
        contact=replace(
            contact, note=over.over(contact.note), agreements=over.over(contact.agreements)
        ),
        others=tuple(shown),
        quotes=tuple(_quote(one, over) for one in quotes),
        earlier=tuple(replace(one, note=over.over(one.note)) for one in versions),
        files=tuple(_file(one, over) for one in rows_attachments.of_contact(vault, contact.id)),
    )


def _called(person: Person) -> str:
    name = display_name(person)
    return f"{name} ({label(person.role)})" if name else label(person.role)


def _quote(quote: Quote, over: Veil) -> Quote:
    return replace(quote, words=over.over(quote.words), public_words=over.over(quote.public_words))


def _follow_up(follow_up: FollowUp, over: Veil) -> FollowUp:
    return replace(
        follow_up,
        what=over.over(follow_up.what),
        for_whom=over.over(follow_up.for_whom),
        result=over.over(follow_up.result),
    )


def _advice(advice: Advice, over: Veil) -> Advice:
    return replace(advice, text=over.over(advice.text), referred_to=over.over(advice.referred_to))


def _consent(consent: Consent, over: Veil) -> Consent:
    return replace(consent, minor_judgement=over.over(consent.minor_judgement))


def _letter(letter: Letter, over: Veil) -> Letter:
    return replace(letter, title=over.over(letter.title), body=over.over(letter.body))


def _file(file: Attachment, over: Veil) -> Attachment:
    return replace(file, name=over.over(file.name))
