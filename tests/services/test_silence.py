"""The log and the folder tell nothing about anybody, whatever was done."""

from dataclasses import replace
from uuid import uuid4

from confidant_app.crypto import slots
from confidant_app.domain.answers import Answer
from confidant_app.domain.cases import Closing
from confidant_app.domain.consent import Purpose
from confidant_app.domain.dates import exactly
from confidant_app.domain.drafts import Draft
from confidant_app.domain.follow_ups import Advice, AdviceId, FollowUp, FollowUpId
from confidant_app.domain.log import Act
from confidant_app.domain.norm_facts import NormRecord
from confidant_app.domain.review import hide, still_open
from confidant_app.services import (
    bundling,
    cards,
    casework,
    checking,
    conversations,
    example,
    following,
    mailing,
    merging,
    reviewing,
    routing,
    second_look,
    vaults,
    writing,
)
from confidant_app.services.leaving import gate
from confidant_app.services.writing import LetterForm
from confidant_app.storage import rows_log
from tests.services.desk import (
    END,
    MARKER,
    NOW,
    OPENED,
    PASSPHRASE,
    START,
    TODAY,
    a_case,
    a_contact,
    a_quote,
    consent,
    keep,
)
from tests.services.exchange import befriend
from tests.services.test_silence_of_keeping import KEEPING


def work(vault, catalogues) -> None:
    """Do everything that is logged, with the marker wherever words can stand."""
    case = casework.open_case(vault, NOW, OPENED, MARKER)
    person = casework.add_person(vault, case.id, NOW)
    casework.change_person(vault, replace(person, given=MARKER, email=f"{MARKER}@x.nl"), NOW)
    contact = conversations.log_contact(vault, a_contact(case, MARKER), NOW)
    conversations.change_contact(vault, replace(contact, note=f"{MARKER} belt"), NOW)
    conversations.keep_draft(vault, Draft(key="contact:new", saved_at=NOW, body=MARKER))
    promise = FollowUp(id=FollowUpId(uuid4()), what=MARKER, due=TODAY, case=case.id)
    promise = following.add_follow_up(vault, promise, NOW)
    following.change_follow_up(vault, replace(promise, for_whom=MARKER), NOW)
    following.finish_follow_up(vault, promise, TODAY, NOW, MARKER)
    advice = Advice(id=AdviceId(uuid4()), case=case.id, on=TODAY, text=MARKER)
    following.give_advice(vault, advice, NOW)
    given = following.record_consent(vault, consent(case, Purpose.FIGURES), NOW)
    following.withdraw_consent(vault, given, TODAY, NOW)
    step = routing.begin(vault, case.id, "HB_HOF", catalogues, NOW)
    routing.happened(vault, replace(step, note=MARKER), "uitspraak", exactly(OPENED), NOW)
    routing.take_back(vault, routing.begin(vault, case.id, "SKJ", catalogues, NOW), NOW)
    routing.record_norm(vault, NormRecord(case=case.id, norm="N_PVA", note=MARKER), NOW)
    casework.remove_person(vault, person, NOW)
    casework.close_case(vault, case, Closing(on=TODAY, reason=MARKER), NOW)
    mailing.keep_mail(vault, mailing.read_mail(example.mails()[0]), None, NOW)


def write(vault, catalogues, place) -> None:
    """Write a letter, give it out and take it away again."""
    whole = a_case(8)
    keep(vault, whole)
    offer, *_ = writing.offers(whole, writing.templates(catalogues))
    letter = writing.begin(whole, offer, whole.people[0], catalogues, NOW)
    assert MARKER in letter.body
    saved = writing.keep(vault, replace(letter, title=MARKER), NOW)
    writing.keep_on(vault, saved, NOW)
    data = writing.render(saved.title, saved.body, LetterForm.PDF)
    writing.give_out(vault, saved.id, LetterForm.PDF, place, data, NOW)
    writing.remove(vault, saved.id, NOW)
    place.unlink()


def speak(vault, catalogues, coordinator, lists) -> None:
    """Review a quote, exchange cards and a bundle, change the keys and look whether all is well."""
    whole = a_case(9)
    keep(vault, whole)
    words = f"{MARKER} hoorde niets."
    quote = conversations.add_quote(vault, a_quote(whole, words, permission=Answer.YES), NOW)
    review = reviewing.start(vault, quote, gate(vault, lists), {}).review
    for at in still_open(review):
        review = hide(review, at)
    reviewed = reviewing.finish(vault, quote, review, "Zij hoorde niets.", gate(vault, lists), NOW)
    reviewing.approve(vault, reviewed, MARKER, TODAY, NOW, gate(vault, lists))
    second_look.ask(vault, NOW, wanted=False)
    second_look.ask(vault, NOW, wanted=True)
    conversations.change_quote(vault, replace(reviewed, words=f"{MARKER} zweeg."), NOW)
    befriend(vault, coordinator)
    (known,) = cards.known(vault)
    prepared = bundling.prepare(vault, catalogues, START, END, TODAY)
    sealed = bundling.seal_bundle(vault, prepared, [known], catalogues, NOW)
    offered = [(f"{MARKER}.confidant-bundle", sealed), (MARKER, b"stuk")]
    merging.apply(coordinator, merging.plan(coordinator, offered, catalogues), catalogues, NOW)
    cards.revoke(vault, known, TODAY, NOW)
    key = vaults.key_from_passphrase(vault.folder, PASSPHRASE)
    header = vaults.header_with_passphrase(vault.folder, key, f"{MARKER} {PASSPHRASE}", slots.FLOOR)
    vaults.replace_header(vault, header, NOW)
    assert checking.problems(vault, NOW) == ()


def test_nobody_is_named_in_the_log_or_in_clear(tmp_path, prepared, catalogues, coordinator, lists):
    with vaults.create(tmp_path / "Ans.confidant", prepared, NOW) as vault:
        work(vault, catalogues)
        write(vault, catalogues, tmp_path / f"{MARKER}.pdf")
        speak(vault, catalogues, coordinator, lists)
        told = [*rows_log.entries(vault), *rows_log.entries(coordinator)]
        rows = repr([(entry.record, dict(entry.facts)) for entry in told]).casefold()
        for word in (MARKER, "boltjes", "2026-0001", "ans.confidant", "wachtzin", "windmolen"):
            assert word.casefold() not in rows
        elsewhere = {*KEEPING, Act.REPORT_RELEASED, Act.CATALOGUE_CHANGED, Act.EXTRA_DAYS_CHANGED}
        assert {entry.act for entry in told} == set(Act) - elsewhere
        assert all(entry.at == NOW for entry in told)
        for path in sorted(tmp_path.rglob("*")):
            if path.is_file():
                assert MARKER.encode() not in path.read_bytes()
                assert MARKER.casefold() not in path.name.casefold()
