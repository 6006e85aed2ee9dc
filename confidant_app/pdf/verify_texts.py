"""Gate 3 for files of text: the same search as in a PDF, in what has no other layers."""

from collections.abc import Mapping

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.identifiers import Identifiers, tokens
from confidant_app.pdf.passages import Passage
from confidant_app.pdf.verify import Verdict, weighed


def verify_texts(files: Mapping[str, bytes], identifiers: Identifiers) -> Verdict:
    """Return what text files of closed words hold of these identifiers, with the file's name.

    All words in them are the report's own, so a word that is also a name is soft.

    Raises:
        FileUnreadable: a file that is no UTF-8.
    """
    passages = [Passage(where=name, words=_text(files[name])) for name in sorted(files)]
    own = frozenset(word for passage in passages for word in tokens(passage.words).words)
    return weighed(passages, identifiers, own)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileUnreadable from error
