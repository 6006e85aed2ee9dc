"""Letters of a family: their blocks on paper, who they are from, and what is still missing."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain.cases import CaseId, Child
from confidant_app.domain.dates import EventDate, between, exactly
from confidant_app.domain.letter_blocks import BlockKind, blocks
from confidant_app.domain.letter_facts import letter_facts, writers
from confidant_app.domain.letter_templates import (
    LetterFacts,
    Paragraph,
    Template,
    fill,
    missing,
)
from confidant_app.domain.letter_words import listed, may_claim_authority, opening
from confidant_app.domain.letters import Letter, LetterId, changed_since_given
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.places import Area, Municipality, Places
from confidant_app.domain.routes import Statement
from confidant_app.domain.sources import Grade, Source
from confidant_app.domain.steps import Event, Step, StepId
from confidant_app.domain.vocabulary import Organisation, Role
from tests.domain.whole_cases import a_whole_case

SOURCE = Source(text="art. 1", checked_on=date(2026, 11, 22), certainty=Grade.LAW_RECENT)
MOMENT = datetime(2026, 11, 16, 9, 30, tzinfo=timezone(timedelta(hours=1)))
PLACES = Places(
    areas={"stad": Area(code="stad", name="Stad", province="Groningen")},
    municipalities={"GM0014": Municipality(code="GM0014", name="Groningen", area="stad")},
)


def a_template(*paragraphs, **fields):
    parts = tuple(one if isinstance(one, Paragraph) else a_part(one) for one in paragraphs)
    given = {"code": "X", "name": "x", "title": "X", "to": "y", "routes": ("X",), **fields}
    return Template(source=SOURCE, paragraphs=parts, **given)


def a_part(text, **fields):
    return Paragraph(text=text, source=SOURCE, **fields)


def a_person(whole, role=Role.UNKNOWN, **fields):
    return Person(id=PersonId(uuid4()), case=whole.case.id, role=role, **fields)


def a_letter(**fields):
    nobody = UUID(int=0)
    return Letter(
        id=LetterId(nobody),
        case=CaseId(nobody),
        template="X",
        title="Brief",
        body="Beste",
        written_at=MOMENT,
        **fields,
    )


def test_a_letter_falls_apart_into_its_subject_lines_lists_and_gaps():
    asked = "Dit vraag ik:\n- een gesprek\n– excuses"
    body = f"Sanne\nOp de Dijk\n\nOnderwerp: klacht\n\n{asked}\n\n\nGroet"
    found = [(block.kind, block.lines) for block in blocks(body)]
    assert found == [
        (BlockKind.LINES, ("Sanne", "Op de Dijk")),
        (BlockKind.GAP, ("",)),
        (BlockKind.SUBJECT, ("Onderwerp: klacht",)),
        (BlockKind.GAP, ("",)),
        (BlockKind.LINES, ("Dit vraag ik:",)),
        (BlockKind.ITEMS, ("een gesprek", "excuses")),
        (BlockKind.GAP, ("", "")),
        (BlockKind.LINES, ("Groet",)),
    ]


def test_only_a_dash_with_a_space_after_it_makes_a_list():
    assert [block.kind for block in blocks("-5 graden")] == [BlockKind.LINES]
    assert blocks(" \n\n ") == ()


@given(st.text())
def test_no_word_of_a_letter_is_lost_between_its_blocks(body):
    kept = "".join("".join(block.lines) for block in blocks(body))
    dashes = set("-–•")
    assert [c for c in kept if not c.isspace() and c not in dashes] == [
        c for c in body if not c.isspace() and c not in dashes
    ]


@pytest.mark.parametrize("role", Role)
def test_who_writes_claims_authority_only_when_it_is_on_file(role):
    text = opening(role, "Sanne", "Daan")
    has_it = role in {Role.PARENT_WITH_AUTHORITY, Role.SHARED_AUTHORITY}
    assert ("gezag" in text) is has_it
    assert may_claim_authority(text) is (has_it or role is Role.GUARDIAN)
    assert text.startswith("Mijn naam is Sanne.")
    assert "{" not in text


def test_nobody_is_made_known_as_somebody_who_works_there():
    text = opening(Role.EMPLOYEE, "Sanne", "Daan")
    assert text == opening(Role.UNKNOWN, "Sanne", "Daan")
    assert "werk" not in text


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("Het gezag heb ik samen met haar vader.", True),
        ("Ik ben de voogd van Daan.", True),
        ("De gezinsvoogd zei dat de voogd zou bellen.", False),
        ("", False),
    ],
)
def test_a_letter_that_speaks_of_authority_is_known_by_its_words(body, claims):
    assert may_claim_authority(body) is claims


def test_names_stand_in_a_row():
    assert [listed(("A",)), listed(("A", "B")), listed(("A", "B", "C"))] == [
        "A",
        "A en B",
        "A, B en C",
    ]


def test_what_is_known_is_filled_in_and_the_rest_stays_open():
    template = a_template(
        "{name} over {child}",
        "Aan {institution} of {organisation} in {municipality}, op {day:sent} en {day:heard}.",
        a_part("alleen een jeugdige", only=frozenset({Role.YOUTH})),
        a_part("geen voogd", not_for=frozenset({Role.GUARDIAN})),
        enclosures=(Statement(text="de brief van {institution}", source=SOURCE),),
        events={"sent": "verzending", "heard": "uitspraak"},
    )
    facts = LetterFacts(
        role=Role.GUARDIAN,
        name="Sanne",
        children=("Daan", ""),
        institution="JB",
        days={"sent": exactly(date(2026, 3, 9))},
    )
    body = fill(template, facts)
    assert body == (
        "Sanne over Daan en [vul in: naam van kind 2]\n\n"
        "Aan JB of [vul in: naam van de organisatie] in [vul in: naam van de gemeente], "
        "op 9 maart 2026 en [vul in: datum van uitspraak].\n\n"
        "Bijlagen:\n- de brief van JB"
    )
    assert missing(body) == (
        "naam van kind 2",
        "naam van de organisatie",
        "naam van de gemeente",
        "datum van uitspraak",
    )


def test_nothing_is_known_of_an_empty_case_and_all_of_it_is_asked():
    template = a_template("{name} {child} {institution}")
    assert missing(fill(template, LetterFacts())) == (
        "naam",
        "naam van het kind",
        "naam van de organisatie",
    )


def test_a_youth_writes_about_themself():
    facts = LetterFacts(role=Role.YOUTH, name="Noor", children=("Daan",))
    assert fill(a_template("over {child}"), facts) == "over mij"


def test_a_day_that_is_roughly_known_is_never_written_as_certain():
    days = {"sent": between(date(2026, 3, 9), date(2026, 3, 12))}
    template = a_template("op {day:sent}", events={"sent": "verzending"})
    body = fill(template, LetterFacts(days=days))
    assert body == "op [vul in: datum van verzending, rond 9 maart 2026]"


def test_a_name_with_braces_or_brackets_stays_what_it_is():
    assert fill(a_template("{name}"), LetterFacts(name="{child} [x]")) == "{child} [x]"


def test_the_facts_come_from_who_writes_and_from_the_children_on_file():
    whole = a_whole_case()
    mother = a_person(whole, Role.PARENT_WITH_AUTHORITY, given="Sanne", surname="Bos", phone="06")
    child = a_person(whole, Role.YOUTH, given="Daan")
    case = replace(
        whole.case,
        municipality="GM0014",
        organisations=frozenset({Organisation.JBN}),
        children=(Child(number=1), Child(number=2)),
    )
    whole = replace(whole, case=case, people=(child, mother))
    facts = letter_facts(whole, mother, None, PLACES)
    assert facts == LetterFacts(
        role=Role.PARENT_WITH_AUTHORITY,
        name="Sanne Bos",
        children=("Daan", ""),
        institution="Jeugdbescherming Noord",
        organisation="Jeugdbescherming Noord",
        municipality="Groningen",
    )
    assert letter_facts(whole, child, None, PLACES).children == ("", "")
    unknown = letter_facts(a_whole_case(), None, None, PLACES)
    assert unknown == LetterFacts()


@pytest.mark.parametrize(
    ("organisations", "certified", "only"),
    [
        ({Organisation.JBN}, True, True),
        ({Organisation.JBN, Organisation.MUNICIPALITY, Organisation.VEILIG_THUIS}, True, False),
        ({Organisation.JBN, Organisation.OTHER}, False, False),
        ({Organisation.CHILD_PROTECTION_BOARD}, False, False),
        (set(), False, False),
    ],
)
def test_an_organisation_is_named_only_when_it_can_be_no_other(organisations, certified, only):
    whole = a_whole_case()
    whole = replace(whole, case=replace(whole.case, organisations=frozenset(organisations)))
    facts = letter_facts(whole, None, None, PLACES)
    assert facts.institution == ("Jeugdbescherming Noord" if certified else "")
    assert facts.organisation == ("Jeugdbescherming Noord" if only else "")


def test_reporters_are_proposed_first_as_writers():
    whole = a_whole_case()
    first, second = a_person(whole), a_person(whole, reporter=True)
    assert writers(a_whole_case(people=(first, second))) == (second, first)


def test_days_of_the_own_step_count_and_others_only_when_they_agree():
    whole = a_whole_case()

    def a_step(**days):
        events = tuple(Event(code=code, on=on) for code, on in days.items())
        return Step(id=StepId(uuid4()), case=whole.case.id, route="X", events=events)

    one, other = exactly(date(2026, 1, 1)), exactly(date(2026, 2, 2))
    own, rest = a_step(sent=one), a_step(sent=other, heard=one, asked=one)
    third = a_step(heard=one, asked=other, lost=EventDate())
    steps = a_whole_case(steps=(own, rest, third))
    assert letter_facts(steps, None, own, PLACES).days == {
        "sent": one,
        "heard": one,
        "lost": EventDate(),
    }
    assert set(letter_facts(steps, None, None, PLACES).days) == {"heard", "lost"}


def test_a_letter_knows_that_the_family_has_an_older_text():
    assert not changed_since_given(a_letter())
    assert not changed_since_given(a_letter(given_out_at=MOMENT))
    assert changed_since_given(a_letter(given_out_at=MOMENT - timedelta(days=1)))
