"""E-mail becomes a contact with its files inside the vault."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from confidant_app.domain.contacts import Channel, Direction
from confidant_app.domain.errors import (
    FileMissing,
    InvalidValue,
    MailKnown,
    MailUnreadable,
    WrongKindOfVault,
)
from confidant_app.services import casework, conversations, example, files, mailing, searching
from confidant_app.storage import rows_cases
from tests.services.desk import NOW, OPENED


def test_a_mail_with_a_file_is_kept_whole(vault):
    path = next(path for path in example.mails() if "bijlage" in path.name)
    mail = mailing.read_mail(path)
    case = casework.open_case(vault, NOW, OPENED)
    contact = mailing.keep_mail(vault, mail, case.id, NOW)
    assert casework.whole_case(vault, case.id).contacts == (contact,)
    assert (contact.channel, contact.direction) == (Channel.EMAIL, Direction.INCOMING)
    assert contact.at == datetime(2026, 11, 15, 19, 31, 5, tzinfo=UTC)
    sender, subject, rest = contact.note.split("\n", 2)
    assert sender == f"Van: {mail.sender_name} <{mail.sender_address}>"
    assert subject == "Pleitbriefje voor de 26e"
    assert rest.startswith("\nHallo,")
    (kept,) = files.of_case(vault, case.id)
    assert kept.name == "pleitbriefje – drie punten.txt"
    assert files.content(vault, kept.id) == mail.files[0].content
    assert kept.size == len(mail.files[0].content)


def test_every_example_mail_is_found_again(vault):
    for path in example.mails():
        mailing.keep_mail(vault, mailing.read_mail(path), None, NOW)
    assert len(conversations.without_case(vault)) == len(example.mails()) == 4
    (hit,) = searching.find(vault, "kleindochter oma", 5)
    assert hit.at == datetime(2026, 11, 13, 20, 47, 12, tzinfo=UTC)


def test_a_mail_without_a_date_gets_the_time_of_taking_it_in(vault, tmp_path):
    path = tmp_path / "los.eml"
    path.write_bytes(b"Subject: Vraag\nDate: gisteren\n\nMag ik bellen?\n")
    assert mailing.keep_mail(vault, mailing.read_mail(path), None, NOW).at == NOW


def test_what_cannot_be_read_is_named(tmp_path, monkeypatch):
    junk = tmp_path / "foto.eml"
    junk.write_bytes(b"\x89PNG\r\n" * 100)
    for path, error in ((junk, MailUnreadable), (tmp_path / "weg.eml", FileMissing)):
        with pytest.raises(error):
            mailing.read_mail(path)
    monkeypatch.setattr(mailing, "LARGEST", 10)
    with pytest.raises(InvalidValue, match="te groot"):
        mailing.read_mail(junk)


def test_a_coordinator_keeps_no_mail(coordinator):
    mail = mailing.read_mail(example.mails()[0])
    with pytest.raises(WrongKindOfVault):
        mailing.keep_mail(coordinator, mail, None, NOW)


def test_the_same_mail_is_taken_in_once(vault):
    mail = mailing.read_mail(example.mails()[0])
    case = casework.open_case(vault, NOW, OPENED)
    mailing.keep_mail(vault, mail, case.id, NOW)
    with pytest.raises(MailKnown, match="staat er al"):
        mailing.keep_mail(vault, mail, None, NOW)
    assert conversations.without_case(vault) == ()
    with vault.transaction():
        rows_cases.delete(vault, case.id)
    mailing.keep_mail(vault, mail, None, NOW)
    nameless = replace(mail, message_id="")
    for _ in range(2):
        mailing.keep_mail(vault, nameless, None, NOW)
    assert len(conversations.without_case(vault)) == 3
