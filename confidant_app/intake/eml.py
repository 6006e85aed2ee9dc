"""Read one e-mail (RFC 5322 and MIME, RFC 2045) into a proposed contact."""

import email
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from typing import Final

from typing_extensions import override

from confidant_app.domain.dates import LAST_YEAR
from confidant_app.domain.errors import MailUnreadable
from confidant_app.domain.mail import MailFile, ProposedContact
from confidant_app.intake.html_text import text_of

LARGEST: Final = 40 * 1024 * 1024
MOST_PARTS: Final = 100
LONGEST_TEXT: Final = 400_000
LONGEST_HTML: Final = 4 * LONGEST_TEXT
# The header parser takes quadratic time, and every part has its own headers about its content.
LONGEST_HEADER: Final = 8_000
LONGEST_CONTENT_HEADER: Final = 1_000
MOST_WORK: Final = 2_000_000  # the parser looks at every line once for every multipart

# The standard parser raises any of these on malformed headers.
_PARSER_ERRORS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MessageError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)
# Codecs that are not for mail: of quadratic time, or with escapes instead of characters.
_NOT_FOR_MAIL: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_NO_TEXT: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ") | dict.fromkeys(
    range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"
)


class _Bounded(EmailPolicy):
    @override
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        about_content = name.lower().startswith("content-")
        return name, value[: LONGEST_CONTENT_HEADER if about_content else LONGEST_HEADER]


_POLICY: Final = _Bounded()


def read_eml(data: bytes) -> ProposedContact:
    """Return what the mail says.

    Hostile mail is bounded, not trusted: at most 40 MiB, 100 parts and 400,000 characters of
    text; names of attached files lose every folder.

    Raises:
        MailUnreadable: too large, or nothing in it looks like a mail.
    """
    lines = max(data.count(b"\n"), data.count(b"\r"))
    multiparts = data.lower().count(b"multipart/")
    if len(data) > LARGEST or lines * (1 + multiparts) > MOST_WORK:
        raise MailUnreadable
    try:
        message = email.message_from_bytes(data, EmailMessage, policy=_POLICY)
        if not any(_header(message, name) for name in ("From", "Subject", "Date", "Message-ID")):
            raise MailUnreadable
        return _proposal(message)
    except _PARSER_ERRORS as error:
        raise MailUnreadable from error


def _proposal(message: Message) -> ProposedContact:
    parts = _leaves(message)
    files = [part for part in parts if _is_file(part)]
    name, address = _sender(message)
    return ProposedContact(
        subject=_one_line(_header(message, "Subject")),
        sender_name=name,
        sender_address=address,
        at=_date(message),
        text=_text([part for part in parts if part not in files])[:LONGEST_TEXT],
        files=tuple(_file(part, number) for number, part in enumerate(files, start=1)),
        message_id=_one_line(_header(message, "Message-ID")),
        thread=tuple(_one_line(_header(message, "References")).split()),
    )


def _header(message: Message, name: str) -> object:
    """Return a header, empty when it is not there or nobody can make anything of it."""
    try:
        return message.get(name, "")
    except _PARSER_ERRORS:
        return ""


def _leaves(message: Message) -> list[Message]:
    found = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            raise MailUnreadable
        if not part.is_multipart():
            found.append(part)
    return found


def _sender(message: Message) -> tuple[str, str]:
    header = _header(message, "From")
    if isinstance(header, AddressHeader) and header.addresses:
        first = header.addresses[0]
        return _one_line(first.display_name), _one_line(first.addr_spec)
    return "", ""


def _date(message: Message) -> datetime | None:
    header = _header(message, "Date")
    found = header.datetime if isinstance(header, DateHeader) else None
    # A contact has no later year, and in the last one the local time zone may already be past it.
    if found is None or not 1970 <= found.year < LAST_YEAR:
        return None
    # "-0000" says that only the time in UTC is known (RFC 5322, 3.3).
    aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return aware.astimezone()


def _text(bodies: list[Message]) -> str:
    plain = [_decoded(part) for part in bodies if part.get_content_type() == "text/plain"]
    if any(text.strip() for text in plain):
        return "\n\n".join(text.strip() for text in plain if text.strip())
    return "\n\n".join(filter(None, _pages(bodies)))


def _pages(bodies: list[Message]) -> Iterator[str]:
    left = LONGEST_HTML
    for part in bodies:
        if part.get_content_type() == "text/html":
            page = _decoded(part)[:left]
            left -= len(page)
            yield text_of(page)


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _file(part: Message, number: int) -> MailFile:
    return MailFile(
        name=_safe_name(part.get_filename() or f"bijlage {number}"),
        media_type=_one_line(part.get_content_type()),
        content=_content(part),
    )


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message) -> str:
    content, charset = _content(part), part.get_content_charset() or "utf-8"
    if charset.replace("-", "_") in _NOT_FOR_MAIL:
        charset = "utf-8"
    try:
        text = content.decode(charset, errors="replace")
    except (LookupError, ValueError):
        text = content.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_TEXT)


def _safe_name(name: str) -> str:
    last = _one_line(name).replace("\\", "/").rsplit("/", 1)[-1]
    return last.lstrip(".")[:120] or "bijlage"


def _one_line(text: object) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
