"""What stands between the lines of a file is read: comments, old objects, loose streams."""

import zlib

import pytest

from confidant_app.pdf.loose_ends import comments_of, raw_streams, syntax_texts


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n% Jip\n1 0 obj null endobj",
        b"<< /A 1 % Jip\n >>",
        b"[(Jip)]",
        b"((een) (twee (Jip)))",
        b"(J\\151p)",
        b"(J\\\nip)",
        b"<4a 69\n70>",
        b"<4a69 7>",
        b"/Jip",
        b"/J#69p 1",
        b"endobj Jip 2 0 obj",
        b"(een \\( haakje) (Jip)",
    ],
)
def test_a_name_in_the_syntax_is_found(data):
    texts = " ".join(syntax_texts(data)).replace("\n", " ")
    assert "Jip" in texts.split() or "Jip)" in texts or texts == "Jip"


def test_bytes_of_streams_are_no_syntax():
    data = b"<< /Length 9 >>\nstream\n(Jip) % a\nendstream (Bo)"
    assert "Jip" not in " ".join(syntax_texts(data))


def test_a_percent_sign_in_a_shown_text_is_no_comment():
    assert list(comments_of(b"BT (47 % van Jip) Tj ET")) == []
    assert "Jip" in " ".join(comments_of(b"BT % Jip\n(47 %) Tj ET"))
    assert list(comments_of(b"BT ET")) == []


def test_streams_are_opened_and_what_is_behind_them_is_told():
    data = b"<< >>\nstream\n" + zlib.compress(b"niets") + b" Jip\nendstream"
    data += b"<< >> stream\nBo\nendstream"
    found = list(raw_streams(data))
    assert [pair for _, *pair in found] == [[b"niets", b" Jip\n"], [b"", b"Bo\n"]]
    assert data[slice(*found[1][0])] == b"Bo\n"
