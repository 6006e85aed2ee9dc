"""Mail that was made to crash or to stall: it is read, or refused by name."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.domain.errors import MailUnreadable
from confidant_app.domain.mail import ProposedContact
from confidant_app.intake.eml import read_eml

HEADERS = b"From: ans@post.example\nSubject: x\n"
PATIENCE = 8.0  # seconds on a machine that others use too

NESTED = HEADERS + b'Content-Type: multipart/mixed; boundary="b0"\n\n'

BOMBS = {
    "brackets in the sender": b"From: " + b"(" * 100_000 + b"\n\nx",
    "commas in the sender": b"From: " + b"," * 100_000 + b"\n\nx",
    "addresses without end": b"From: " + b"a@b, " * 100_000 + b"\n\nx",
    "encoded words without end": b"Subject: " + b"=?utf-8?q?a" * 100_000 + b"\n\nx",
    "a message id of arrows": HEADERS + b"Message-ID: " + b"<" * 100_000 + b"\n\nx",
    "headers without end": HEADERS + b"X-Bom: 1\n" * 60_000 + b"\nx",
    "one folded header": HEADERS + b"X-Bom: 1\n" + b" 1\n" * 300_000 + b"\nx",
    "brackets in the type": HEADERS + b"Content-Type: " + b"(" * 100_000 + b"\n\nx",
    "parameters without end": HEADERS + b"Content-Type: text/plain; " + b"a=b; " * 50_000 + b"\n\n",
    "brackets in the encoding": HEADERS + b"Content-Transfer-Encoding: " + b"(" * 9000 + b"\n\nx",
    "a file name in pieces": HEADERS + b"Content-Disposition: attachment; filename*0*0*=x\n\nx",
    "mails in mails": HEADERS + b"Content-Type: message/rfc822\n\n" * 3000 + b"x",
    "parts in parts": NESTED
    + b"".join(
        b'--b%d\nContent-Type: multipart/mixed; boundary="b%d"\n\n' % (n, n + 1) for n in range(400)
    ),
    "lines in deep parts": HEADERS + b"X: multipart/ multipart/ multipart/\n\n" + b"\n" * 1_000_000,
    "a page of opened tags": HEADERS + b"Content-Type: text/html\n\n" + b"<a " * 1_000_000,
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_read_or_refused_soon(data):
    began = time.monotonic()
    with suppress(MailUnreadable):
        assert isinstance(read_eml(data), ProposedContact)
    assert time.monotonic() - began < PATIENCE


def test_bombs_in_every_part_are_read_or_refused_soon():
    part = b"--b\nContent-Type: text/html; " + b"a=b; " * 1600 + b"\n\n" + b'<a "' * 5_000 + b"\n"
    data = HEADERS + b'Content-Type: multipart/mixed; boundary="b"\n\n' + part * 30 + b"--b--\n"
    began = time.monotonic()
    assert read_eml(data).text == ""
    assert time.monotonic() - began < 2 * PATIENCE


@pytest.mark.parametrize(
    "charset",
    ["nope", "hex", "rot13", "zlib", "undefined", "mbcs", "idna", "punycode", "unicode_escape"],
)
def test_a_wrong_charset_loses_no_text(charset):
    body = f"Content-Type: text/plain; charset={charset}\n\nLief meldpunt \\u0041".encode()
    assert read_eml(HEADERS + body).text == "Lief meldpunt \\u0041"


def test_text_of_another_charset_than_it_says_keeps_what_can_be_read():
    assert read_eml(HEADERS + b"\ncaf\xe9").text == "caf�"
    assert read_eml(HEADERS + b"Content-Type: text/plain; charset=x\n\ncaf\xe9").text == "café"


def test_half_characters_and_control_characters_never_reach_the_vault():
    headers = HEADERS + b"Content-Type: text/plain; charset=utf-7\n\n"
    assert read_eml(headers + b"a+2AA-b\x00c\r\nd").text == "a�b c\nd"
    subject = read_eml(b"Subject: =?utf-8?q?a=00b=E2=80=AEc?= \xff\n\nx").subject
    assert subject.isprintable()
    subject.encode()


@pytest.mark.parametrize("encoding", [b"base64", b"x-uuencode", b"quoted-printable", b"nope"])
def test_garbage_in_an_encoding_is_still_a_mail(encoding):
    data = HEADERS + b"Content-Transfer-Encoding: " + encoding + b"\n\n%%%=ZZ\xff begin 6 x"
    assert read_eml(data).subject == "x"


NAMES = st.sampled_from(
    b"From Subject Date Message-ID References Content-Type MIME-Version To "
    b"Content-Disposition Content-Transfer-Encoding".split()
)
TOKENS = (
    b"multipart/mixed | ; boundary=b | text/html | ; charset= | utf-16 | < | ( | =?utf-8?b? | ?= | "
    b"a@b | ; | = | \" | filename*0*= | ''% | \n  | \xff | attachment | base64 | +9999 | "
    b"\\ | , | : | [ | ] | message/"
)
VALUES = st.lists(st.sampled_from(TOKENS.split(b" | ")), max_size=8).map(b"".join)
BODIES = st.lists(
    st.sampled_from([b"--b\n", b"--b--\n", b"\n", b"x", b"\xff", b"<p>", b"=ZZ", b"From: x\n"])
    | st.binary(max_size=6),
    max_size=12,
).map(b"".join)


@st.composite
def odd_mails(draw) -> bytes:
    headers = draw(st.lists(st.tuples(NAMES, VALUES), max_size=6))
    lines = [name + b": " + value + b"\n" for name, value in headers]
    return b"".join(lines) + b"\n" + draw(BODIES)


@given(odd_mails() | st.binary(max_size=300).map(lambda tail: b"Subject: " + tail))
@settings(max_examples=100, deadline=None)
def test_no_mail_raises_anything_but_its_own_error(data):
    try:
        mail = read_eml(data)
    except MailUnreadable:
        return
    for text in (mail.subject, mail.sender_name, mail.sender_address, *mail.thread):
        assert text.isprintable()
    mail.text.encode()
    for file in mail.files:
        assert not set("/\\\0\n") & set(file.name)
        file.name.encode()
