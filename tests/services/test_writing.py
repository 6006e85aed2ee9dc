"""Letters: the templates, which ones fit, filled from a case, kept, and given out as files."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from confidant_app.domain.dates import exactly
from confidant_app.domain.deadlines import Deadline
from confidant_app.domain.errors import FileExists, NotFound
from confidant_app.domain.letter_templates import LetterFacts, fill, missing
from confidant_app.domain.log import Act
from confidant_app.domain.people import Person, PersonId
from confidant_app.domain.sources import Grade
from confidant_app.domain.steps import StepStatus
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, routing, writing
from confidant_app.services.writing import LETTER_FOLDER, UNSAVED, LetterForm
from confidant_app.storage import rows_log
from tests.services.desk import NOW, OPENED

WANTED = {
    "CONTACT_265F",
    "KLACHT_GI",
    "SA_264",
    "SA_265",
    "UHP_265D",
    "DOSSIER",
    "DOSSIER_VERKL",
    "BEZWAAR_GEM",
    "KINDEROMB",
    "SKJ",
}


@pytest.fixture(scope="module")
def known(catalogues):
    return writing.templates(catalogues)


@pytest.fixture
def case(vault):
    case = casework.open_case(vault, NOW, OPENED)
    person = Person(
        id=PersonId(uuid4()),
        case=case.id,
        role=Role.PARENT_WITH_AUTHORITY,
        reporter=True,
        given="Sanne",
        surname="Bos",
        phone="06-12345678",
    )
    casework.save_new_person(vault, person, NOW)
    return case


def whole(vault, case):
    return casework.whole_case(vault, case.id)


def begun(vault, case, catalogues, code="SA_264", at=NOW):
    found = whole(vault, case)
    offers = writing.offers(found, writing.templates(catalogues))
    offer = next(one for one in offers if one.template.code == code)
    return writing.begin(found, offer, found.people[0], catalogues, at)


def test_every_template_that_comes_along_is_in_order(known, catalogues):
    assert known.broken == ()
    assert {one.code for one in known.found} >= WANTED
    for template in known.found:
        assert all(code in catalogues.routes for code in template.routes)
        sources = [template.source, *(part.source for part in template.paragraphs)]
        sources += [one.source for one in (*template.enclosures, *template.hints)]
        assert all(one.certainty in set(Grade) and one.text for one in sources)


@pytest.mark.parametrize("role", Role)
def test_no_letter_claims_authority_or_speaks_to_the_wrong_person(known, role):
    has_it = {Role.PARENT_WITH_AUTHORITY, Role.SHARED_AUTHORITY}
    for template in known.found:
        body = fill(template, LetterFacts(role=role, name="Sanne", children=("Daan", "Noor")))
        assert ("heb het gezag" in body or "het gezag over" in body) is (role in has_it)
        words = set(body.casefold().replace(",", " ").replace(".", " ").split())
        assert not words & {"je", "jij", "jou", "jouw", "bsn", "burgerservicenummer"}
        assert not {"mijn", "ik"}.isdisjoint(words)
        assert "{" not in body
        assert ("Daan" in body) is (role is not Role.YOUTH and "Daan" in body)
        assert "mij mij" not in body


NAMELESS = "[vul in: naam van de organisatie]"
# What a letter is about is there; whatever else goes with it somebody has to have first.
ALWAYS_THERE = {
    "SA_264": [f"de schriftelijke aanwijzing van {NAMELESS}"],
    "SA_265": ["een kopie van de schriftelijke aanwijzing"],
    "CONTACT_265F": [f"de schriftelijke beslissing over het contact van {NAMELESS}"],
    "UHP_265D": ["een kopie van de beslissing van de rechter over de uithuisplaatsing"],
    "BEZWAAR_GEM": ["een kopie van het besluit"],
}


def test_no_letter_states_what_nobody_wrote_down(known):
    facts = LetterFacts(role=Role.PARENT_WITH_AUTHORITY, name="Sanne", children=("Daan",))
    for template in known.found:
        body = fill(template, facts)
        enclosed = body.partition("Bijlagen:\n- ")[2].split("\n- ")
        stated = [one for one in enclosed if one and not one.startswith("[vul in: ")]
        assert stated == ALWAYS_THERE.get(template.code, [])
        for claim in ("heeft mij een", "hebt mij een", "heb dit ook", "mijn klacht bij de"):
            assert claim not in body.replace("[vul in: mijn klacht bij de", ""), template.code


@pytest.mark.parametrize("role", Role)
def test_a_letter_says_whose_file_it_asks_for(known, role):
    for code in ("DOSSIER", "DOSSIER_VERKL"):
        template = next(one for one in known.found if one.code == code)
        body = fill(template, LetterFacts(role=role, children=("Daan",)))
        assert "het dossier" not in body
        assert "mijn dossier" not in body
        assert "uw dossier" in body
        assert template.name.endswith("het dossier van de organisatie")
        assert template.title.endswith("het dossier van de organisatie")


@pytest.mark.parametrize("code", ["DOSSIER", "DOSSIER_VERKL"])
def test_against_a_public_body_the_way_is_an_objection(known, code):
    template = next(one for one in known.found if one.code == code)
    (hint,) = [one for one in template.hints if "overheid" in one.text]
    assert "binnen zes weken bezwaar" in hint.text
    assert hint.source.text == "art. 34 Uitvoeringswet Algemene verordening gegevensbescherming"
    assert hint.source.certainty is Grade.LAW_RECENT


def test_only_a_letter_to_the_institution_names_it_beside_other_organisations(known):
    facts = LetterFacts(institution="Jeugdbescherming Noord")
    naming = {one.code for one in known.found if facts.institution in fill(one, facts)}
    assert naming == {"SA_264", "SA_265", "CONTACT_265F", "KLACHT_GI", "UHP_265D"}


def test_the_application_to_the_court_asks_for_the_decision_itself(known):
    template = next(one for one in known.found if one.code == "SA_264")
    (first, *_) = template.enclosures
    assert "aanwijzing" in first.text
    assert first.source.text == "art. 1:264 lid 2 Burgerlijk Wetboek"


def test_one_bad_template_is_named_and_takes_no_other_down(catalogues, tmp_path, known):
    folder = tmp_path / "brieven"
    shutil.copytree(LETTER_FOLDER, folder)
    (folder / "a_kapot.toml").write_text("code = ", encoding="utf-8")
    (folder / "b_niets.toml").write_text('code = "X"\n', encoding="utf-8")
    shutil.copy(folder / "skj_feiten.toml", folder / "z_dubbel.toml")
    found = writing.templates(catalogues, folder)
    assert [one.code for one in found.found] == [one.code for one in known.found]
    told = [str(error) for error in found.broken]
    assert ["a_kapot.toml" in told[0], "b_niets.toml" in told[1]] == [True, True]
    assert "z_dubbel.toml" in told[2]
    assert "SKJ staat er twee keer in" in told[2]


def test_letters_for_running_steps_come_first_each_once(vault, case, catalogues, known):
    routing.begin(vault, case.id, "SKJ", catalogues, NOW)
    ended = routing.begin(vault, case.id, "DOSSIER", catalogues, NOW)
    routing.change(vault, replace(ended, status=StepStatus.FINISHED), NOW)
    first, *rest = writing.offers(whole(vault, case), known)
    assert (first.template.code, first.step is not None) == ("SKJ", True)
    assert all(one.step is None for one in rest)
    assert sorted(one.template.code for one in (first, *rest)) == sorted(
        one.code for one in known.found
    )


def test_who_may_send_a_letter_is_what_its_routes_say(known, catalogues):
    by_code = {one.code: writing.who_may(one, catalogues) for one in known.found}
    assert Role.PARENT_WITHOUT_AUTHORITY not in by_code["SA_264"]
    assert Role.PARENT_WITHOUT_AUTHORITY in by_code["KLACHT_GI"]
    assert Role.GRANDPARENT not in by_code["KLACHT_GI"]
    assert by_code["KINDEROMB"] == frozenset()


def test_a_letter_is_filled_from_its_case_and_asks_for_the_rest(vault, case, catalogues):
    step = routing.begin(vault, case.id, "SA_264", catalogues, NOW)
    sent = exactly(date(2026, 11, 9))
    routing.happened(vault, step, "verzending_aanwijzing", sent, NOW)
    letter = begun(vault, case, catalogues)
    assert (letter.id, letter.step, letter.template) == (UNSAVED, step.id, "SA_264")
    assert "Mijn naam is Sanne Bos." in letter.body
    assert "9 november 2026" in letter.body
    assert "06-12345678" not in letter.body
    assert missing(letter.body)[:2] == ("adres", "telefoonnummer of e-mailadres")
    assert whole(vault, case).letters == ()


def test_beside_a_letter_stands_the_fatal_deadline_of_its_step(vault, case, catalogues):
    loose = begun(vault, case, catalogues)
    found = writing.guide(vault, loose, catalogues)
    assert (found.deadlines, found.questions, found.fatal) == ((), (), True)
    step = routing.begin(vault, case.id, "SA_264", catalogues, NOW)
    asked = writing.guide(vault, begun(vault, case, catalogues), catalogues)
    assert asked.deadlines == ()
    assert len(asked.questions) == 1
    sent = exactly(date(2026, 11, 9))
    routing.happened(vault, step, "verzending_aanwijzing", sent, NOW)
    (deadline,) = writing.guide(vault, begun(vault, case, catalogues), catalogues).deadlines
    assert isinstance(deadline, Deadline)
    assert deadline.on == date(2026, 11, 23)


def test_nothing_is_counted_for_a_step_that_ended_or_a_template_that_is_gone(
    vault, case, catalogues
):
    step = routing.begin(vault, case.id, "SA_264", catalogues, NOW)
    letter = begun(vault, case, catalogues)
    routing.change(vault, replace(step, status=StepStatus.WITHDRAWN), NOW)
    found = writing.guide(vault, replace(letter, template="WEG"), catalogues)
    assert found.template is None
    assert (found.deadlines, found.questions, found.fatal) == ((), (), False)


def test_a_letter_is_kept_changed_and_removed(vault, case, catalogues):
    letter = begun(vault, case, catalogues)
    saved = writing.keep(vault, letter, NOW)
    assert saved.id != UNSAVED
    later = NOW + timedelta(minutes=1)
    again = writing.keep_on(vault, replace(saved, body="Kort."), later)
    assert whole(vault, case).letters == (again,) == (writing.letter(vault, saved.id),)
    assert again.written_at == later
    last = writing.keep(vault, replace(again, title="Anders"), later)
    writing.remove(vault, last.id, later)
    with pytest.raises(NotFound):
        writing.keep_on(vault, last, later)
    with pytest.raises(NotFound):
        writing.keep(vault, last, later)
    acts = [entry for entry in rows_log.entries(vault) if entry.record == str(saved.id)]
    assert [entry.act for entry in acts] == [
        Act.LETTER_WRITTEN,
        Act.LETTER_WRITTEN,
        Act.LETTER_REMOVED,
    ]
    assert not any(entry.facts for entry in acts)


@pytest.mark.parametrize("form", LetterForm)
def test_a_file_and_the_entry_about_it_come_together_or_not(
    vault, case, catalogues, tmp_path, form
):
    saved = writing.keep(vault, begun(vault, case, catalogues), NOW)
    data = writing.render(saved.title, saved.body, form)
    path = tmp_path / f"brief.{form.value}"
    given = writing.give_out(vault, saved.id, form, path, data, NOW)
    assert path.read_bytes() == data
    assert given == replace(saved, given_out_at=NOW) == writing.letter(vault, saved.id)
    with pytest.raises(FileExists):
        writing.give_out(vault, saved.id, form, path, data, NOW)
    acts = [entry for entry in rows_log.entries(vault) if entry.act is Act.LETTER_GIVEN_OUT]
    assert [(entry.record, entry.facts["form"]) for entry in acts] == [(str(saved.id), form.value)]
    assert set(acts[0].facts) == {"form", "sha256"}
