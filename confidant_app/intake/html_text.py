"""The readable text of an HTML mail, without ever fetching what it points to.

The standard library's parser takes quadratic time for some broken pages and raises for others.
This one goes through a page once: whatever is not closed ends with the page, as in a browser.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

# Their content is not text; `title` is the same as the subject.
_SILENT: Final = frozenset({"script", "style", "title", "template"})
_BREAKS: Final = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "blockquote"}
)
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_TAG: Final = re.compile(r"""</?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*+>""")
_START: Final = re.compile(r"<(?=[a-zA-Z/!?])")
_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)


def text_of(html: str) -> str:
    """Return the words of `html`, one line per block; links and pictures leave no trace."""
    words = re.sub(" {2,}", " ", "".join(_parts(html)))
    lines = (line.strip() for line in words.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _parts(html: str) -> Iterator[str]:
    at, quotes = 0, True
    while found := _START.search(html, at):
        start = found.start()
        yield _words(html[at:start])
        name = _NAME.match(html, start)
        if name is None:
            at = _after(html, "-->" if html.startswith("<!--", start) else ">", start)
            continue
        tag = _TAG.match(html, start) if quotes else None
        # A quotation mark without its fellow hides every later tag from view: from then on
        # they count for nothing, and the page is not searched to its end again and again.
        quotes = tag is not None
        at = tag.end() if tag is not None else _after(html, ">", start)
        word = name.group(1).lower()
        yield "\n" if word in _BREAKS else ""
        if word in _SILENT and html[start + 1] != "/":
            at = _closing(html, word, at)
    yield _words(html[at:])


def _words(text: str) -> str:
    # `unescape` raises for a number of thousands of digits, so it gets one reference at a time.
    return re.sub(r"\s+", " ", _REFERENCE.sub(lambda found: unescape(found.group()), text))


def _after(html: str, end: str, start: int) -> int:
    found = html.find(end, start)
    return len(html) if found < 0 else found + len(end)


def _closing(html: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return len(html) if found is None else found.start()
