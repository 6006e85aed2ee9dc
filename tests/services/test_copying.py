"""A copy of what the vault holds about one person, without giving away the others."""

import json
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from confidant_app.domain.attachments import Attachment, AttachmentId
from confidant_app.domain.errors import FileExists, NotFound
from confidant_app.domain.log import Act
from confidant_app.domain.person_copy import as_text
from confidant_app.domain.vocabulary import Role
from confidant_app.services import casework, copying
from confidant_app.services.copying import CopyForm
from confidant_app.storage import (
    rows_advice,
    rows_attachments,
    rows_cases,
    rows_consents,
    rows_contacts,
    rows_follow_ups,
    rows_log,
    rows_people,
    rows_quotes,
)
from tests.storage import samples

NOW = samples.NOON + timedelta(days=30)
TODAY = NOW.date()


@pytest.fixture
def family(vault):
    """A mother who reports, a father who called once, and what was written down."""
    case = samples.a_case()
    mother = samples.a_person(
        case,
        role=Role.PARENT_WITH_AUTHORITY,
        reporter=True,
        given="Wiebrigje",
        surname="Terpstra",
        phone="06-12345678",
        email="wiebrigje@post.example",
        remarks="Terpstra is haar meisjesnaam",
    )
    father = samples.a_person(
        case, role=Role.PARENT_WITHOUT_AUTHORITY, given="Douwe", surname="Zijlstra"
    )
    first = samples.a_contact(
        case,
        "Wiebrigje zegt dat Douwe op 06-87654321 niet opneemt, zij wel op 06-12345678.",
        people=(mother.id, father.id),
        agreements="Douwe terugbellen",
    )
    second = samples.a_contact(case, "Juf Marieke belde haar.", at=NOW)
    third = samples.a_contact(case, "Wiebrigje is vaak boos, zegt hij.", people=(father.id,))
    with vault.transaction():
        rows_cases.insert(vault, case)
        for person in (mother, father):
            rows_people.insert(vault, person)
        for contact in (first, second, third):
            rows_contacts.insert(vault, contact, NOW)
        rows_contacts.update(vault, replace(second, note="Niemand belde haar."), NOW)
        rows_quotes.insert(
            vault, replace(samples.a_full_quote(case, first), words="Douwe luistert nooit.")
        )
        promise = samples.a_follow_up(case, TODAY, what="Zijlstra schrijven", for_whom="Wiebrigje")
        rows_follow_ups.insert(vault, promise)
        other = samples.a_follow_up(case, TODAY, what="iets heel anders", for_whom="Douwe")
        rows_follow_ups.insert(vault, other)
        rows_advice.insert(vault, samples.some_advice(case))
        rows_consents.insert(vault, samples.a_full_consent(case, mother))
        for contact, name in ((first, "brief van Douwe.pdf"), (None, "los stuk.pdf")):
            rows_attachments.insert(vault, a_file(case, contact, name), b"abc")
    return mother, father


def a_file(case, contact, name):
    return Attachment(
        id=AttachmentId(samples.uuid4()),
        case=case.id,
        contact=contact.id if contact else None,
        name=name,
        media_type="application/pdf",
        size=3,
        added_at=NOW,
    )


def copied(vault, person, lists, *, hide=True):
    return copying.copy_of(vault, person.id, lists, TODAY, hide_others=hide)


def both(copy):
    """Return the words of the copy and of its JSON, which must tell the same."""
    plain = json.loads(copying.render(copy, CopyForm.JSON))
    return as_text(copy.words), json.dumps(plain, ensure_ascii=False)


def test_the_others_are_unreadable_and_the_person_is_not(vault, family, lists):
    copy = copied(vault, family[0], lists)
    for text in both(copy):
        assert "Wiebrigje zegt dat [ouder zonder gezag] op [telefoonnummer] niet" in text
        assert "06-12345678" in text
        for other in ("Douwe", "Zijlstra", "06-87654321"):
            assert other not in text
    assert copy.named == 6


def test_the_others_stay_readable_when_that_is_chosen_and_are_pointed_out(vault, family, lists):
    copy = copied(vault, family[0], lists, hide=False)
    for text in both(copy):
        assert "Wiebrigje zegt dat Douwe op 06-87654321 niet opneemt" in text
        assert "Douwe Zijlstra (ouder zonder gezag)" in text
    assert copy.named == 6
    assert "vierkante haken" not in as_text(copy.words)


def test_a_name_of_nobody_on_file_stays_and_is_pointed_out(vault, family, lists):
    copy = copied(vault, family[0], lists)
    assert "Juf Marieke belde haar." in as_text(copy.words)
    assert any("Marieke" in word for word in copy.doubtful)


def test_everything_about_a_reporter_is_in_both_forms(vault, family, lists):
    for text in both(copied(vault, family[0], lists)):
        for wanted in (
            "Terpstra",
            "wiebrigje@post.example",
            "meisjesnaam",
            "Niemand belde haar.",
            "Juf Marieke belde haar.",
            "luistert nooit.",
            "schrijven",
            "vraag het dossier op",
            "kan dit zelf overzien",
            "los stuk.pdf",
            "brief van [ouder zonder gezag].pdf",
        ):
            assert wanted in text
        for anothers in ("vaak boos", "iets heel anders"):
            assert anothers not in text


def test_what_others_said_about_the_person_is_counted_and_left_out(vault, family, lists):
    assert copied(vault, family[0], lists).elsewhere == 1


def test_somebody_who_did_not_report_gets_only_what_is_theirs(vault, family, lists):
    copy = copied(vault, family[1], lists)
    for text in both(copy):
        assert "[ouder met gezag] is vaak boos" in text
        assert "iets heel anders" in text
        for anothers in ("Niemand belde haar", "vraag het dossier op", "los stuk", "overzien"):
            assert anothers not in text
        for name in ("Wiebrigje", "Terpstra", "06-12345678"):
            assert name not in text
    titles = [section.title for section in copy.words.sections]
    assert titles == ["Uw gegevens", "Gesprekken", "Afspraken en vervolgacties"]


def test_no_id_of_the_vault_leaves(vault, family, lists):
    text = copying.render(copied(vault, family[0], lists), CopyForm.JSON).decode()
    for (found,) in vault.read("SELECT id FROM contact UNION SELECT id FROM person"):
        assert found not in text


def test_the_pdf_tells_the_same_as_the_text(vault, family, lists):
    copy = copied(vault, family[0], lists)
    document = pypdfium2.PdfDocument(copying.render(copy, CopyForm.PDF))
    printed = " ".join(page.get_textpage().get_text_range() for page in document)
    entries = [entry for section in copy.words.sections for entry in section.entries]
    for text in [line.text for entry in entries for line in entry.lines]:
        assert "".join(text.split()) in "".join(printed.split())


def test_handing_over_is_logged_with_hash_and_without_content(vault, family, lists, tmp_path):
    copy = copied(vault, family[0], lists)
    data, path = copying.render(copy, CopyForm.JSON), tmp_path / "kopie.json"
    copying.hand_over(vault, copy, CopyForm.JSON, path, data, NOW)
    assert path.read_bytes() == data
    entry = rows_log.entries(vault)[-1]
    assert (entry.act, entry.record) == (Act.PERSON_COPIED, str(family[0].id))
    assert set(entry.facts) == {"form", "others_hidden", "sha256"}
    with pytest.raises(FileExists):
        copying.hand_over(vault, copy, CopyForm.JSON, path, data, NOW)
    assert rows_log.entries(vault)[-1] == entry


def test_a_copy_that_cannot_be_logged_is_taken_back(vault, family, lists, tmp_path, monkeypatch):
    copy, path = copied(vault, family[0], lists), tmp_path / "kopie.pdf"
    before = rows_log.entries(vault)
    with monkeypatch.context() as patched:
        change = vault._connection.change
        patched.setattr(vault._connection, "change", failing_commit(change))
        with pytest.raises(OSError, match="no room"):
            copying.hand_over(vault, copy, CopyForm.PDF, path, b"x", NOW)
    assert not path.exists()
    assert rows_log.entries(vault) == before


def failing_commit(change):
    def changed(sql, params=()):
        if sql == "COMMIT":
            raise OSError("no room")
        return change(sql, params)

    return changed


def test_a_person_who_is_gone_has_no_copy(vault, family, lists):
    casework.remove_person(vault, family[1], NOW)
    with pytest.raises(NotFound):
        copied(vault, family[1], lists)
    for text in both(copied(vault, family[0], lists)):
        assert "Douwe" not in text
