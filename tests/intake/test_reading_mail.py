"""Ordinary mail, and the example's, read as a person would read it."""

from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.domain.errors import MailUnreadable
from confidant_app.domain.mail import as_note
from confidant_app.intake.eml import LARGEST, LONGEST_TEXT, MOST_PARTS, read_eml
from confidant_app.resources import RESOURCES

HEADERS = b"From: Ans Bakker <ans@post.example>\nSubject: Vraag\n"
EXAMPLES = RESOURCES / "example" / "mail"


def mixed(*parts: bytes) -> bytes:
    body = b"".join(b"--grens\n" + part + b"\n" for part in parts)
    return HEADERS + b'Content-Type: multipart/mixed; boundary="grens"\n\n' + body + b"--grens--\n"


def test_a_plain_mail_in_quoted_printable():
    mail = read_eml((EXAMPLES / "1-vraag-van-een-oma.eml").read_bytes())
    assert mail.subject == "Vraag over onze kleindochter"
    assert (mail.sender_name, mail.sender_address) == (
        "Janneke Boltjes",
        "janneke.boltjes@post.example",
    )
    assert mail.at == datetime(2026, 11, 13, 20, 47, 12, tzinfo=UTC)
    assert mail.text.startswith("Goedenavond,")
    assert mail.text.endswith("Janneke Boltjes – Tammenga")
    assert mail.message_id == "<4c1f7a20.1@post.example>"
    assert mail.files == ()


def test_the_plain_half_of_two_halves_is_taken():
    mail = read_eml((EXAMPLES / "2-geen-brief-van-het-bestuur.eml").read_bytes())
    assert "Wél een uitnodiging" in mail.text
    assert "<p>" not in mail.text
    assert mail.text.count("Groet,") == 1


def test_an_attachment_keeps_its_name_and_bytes():
    mail = read_eml((EXAMPLES / "3-pleitbriefje-met-bijlage.eml").read_bytes())
    (file,) = mail.files
    assert file.name == "pleitbriefje – drie punten.txt"
    assert file.media_type == "text/plain"
    assert file.content.decode().startswith("Pleitbriefje E. Hofstra-Wijma")
    assert "één kant" in mail.text
    assert "Maatregel sinds" not in mail.text


def test_a_reply_says_what_it_answers():
    mail = read_eml((EXAMPLES / "4-antwoord-in-een-reeks.eml").read_bytes())
    assert mail.thread == ("<kr-0002@post.example>", "<mp-1106-2@voorbeeld.example>")


def test_a_mail_becomes_a_note_with_its_sender_and_subject_first():
    mail = read_eml(HEADERS + b"\nMag ik u bellen?\n")
    assert as_note(mail) == "Van: Ans Bakker <ans@post.example>\nVraag\n\nMag ik u bellen?"
    assert as_note(read_eml(b"From: ans@post.example\n\nMag ik u bellen?\n")) == (
        "Van: ans@post.example\n\nMag ik u bellen?"
    )


def test_html_alone_is_shown_as_text():
    page = b"<p>Dag</p><script>alert(1)</script><img src='https://volg.example/1.png'>"
    mail = read_eml(HEADERS + b"Content-Type: text/html; charset=utf-8\n\n" + page)
    assert mail.text == "Dag"


def test_several_plain_parts_stand_one_after_the_other():
    parts = (b"Content-Type: text/plain\n\neen\n", b"Content-Type: text/plain\n\n\n", b"\ntwee")
    assert read_eml(mixed(*parts)).text == "een\n\ntwee"


def test_several_pages_stand_one_after_the_other():
    parts = (b"Content-Type: text/html\n\n<p>een", b"Content-Type: text/html\n\n<p>twee")
    assert read_eml(mixed(*parts)).text == "een\n\ntwee"


def test_a_part_that_is_neither_text_nor_file_is_left_alone():
    mail = read_eml(mixed(b"Content-Type: text/calendar\n\nBEGIN", b"\nhallo"))
    assert (mail.text, mail.files) == ("hallo", ())


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        (b'filename="../../etc/passwd"', "passwd"),
        (b'filename="C:\\\\Windows\\\\evil.exe"', "evil.exe"),
        (b'filename="/"', "bijlage"),
        (b'filename=".bashrc"', "bashrc"),
        (b"filename*=utf-8''a%0d%0ab%00.txt", "a b .txt"),
        (b"filename=" + b"x" * 500, "x" * 120),
        (b"x=y", "bijlage 1"),
    ],
)
def test_the_name_of_a_file_loses_every_folder(claimed, kept):
    part = b"Content-Type: text/plain\nContent-Disposition: attachment; " + claimed + b"\n\ninhoud"
    (file,) = read_eml(mixed(part)).files
    assert file.name == kept
    assert file.content == b"inhoud"


def test_a_forwarded_mail_is_read_with_its_own_files():
    inner = b"Content-Type: message/rfc822\n\nSubject: binnen\n\ndoorgestuurd\n"
    assert read_eml(mixed(b"\nkijk eens\n", inner)).text == "kijk eens\n\ndoorgestuurd"


@pytest.mark.parametrize(
    ("day", "read"),
    [
        (b"Fri, 13 Nov 2026 21:47:12 -0000", datetime(2026, 11, 13, 21, 47, 12, tzinfo=UTC)),
        (b"Fri, 31 Dec 9999 23:59:59 -1200", None),
        (b"Mon, 1 Jan 1900 00:00:00 +0000", None),
        (b"Fri, 13 Nov 2026 21:47:12 +9999", None),
        (b"Fri, 13 Nov 99999999999999999999 21:47:12 +0100", None),
        (b"gisteren", None),
        (b"", None),
    ],
)
def test_a_date_is_read_or_left_out(day, read):
    mail = read_eml(HEADERS + b"Date: " + day + b"\n\nx")
    assert mail.at == read
    assert mail.at is None or mail.at.utcoffset() is not None


def test_a_date_keeps_its_moment_in_the_local_zone():
    mail = read_eml(HEADERS + b"Date: Sat, 14 Nov 2026 08:12:40 +0530\n\nx")
    assert mail.at == datetime(2026, 11, 14, 2, 42, 40, tzinfo=UTC)
    assert mail.at.utcoffset() == mail.at.astimezone().utcoffset()
    assert timedelta(0) <= abs(mail.at.utcoffset()) <= timedelta(hours=14)


@pytest.mark.parametrize("data", [b"", b"hallo daar\n", b"\x00\xff" * 1000, b"X-Test: 1\n\nhallo"])
def test_what_does_not_look_like_a_mail_is_refused(data):
    with pytest.raises(MailUnreadable):
        read_eml(data)


def test_a_mail_beyond_the_limit_is_refused_and_one_below_it_cut():
    with pytest.raises(MailUnreadable):
        read_eml(HEADERS + b"\n" + b"a" * LARGEST)
    assert len(read_eml(HEADERS + b"\n" + b"a" * (LONGEST_TEXT + 5)).text) == LONGEST_TEXT


def test_more_parts_than_a_person_would_send_are_refused():
    with pytest.raises(MailUnreadable):
        read_eml(mixed(*[b"\nx"] * (MOST_PARTS + 1)))
