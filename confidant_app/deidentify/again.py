"""Finds where the same words stand again in a text, however they are written."""

from collections.abc import Iterator

from confidant_app.deidentify.words import cut


def places_of(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Yield where `phrase` stands in `text`, in whole words: places of the original text.

    Capitals, accents, invisible characters and what stands between the words do not count; a
    genitive s does not hide a word either ("Annes" for "Anne").
    """
    wanted = tuple(cut(phrase).low)
    words = cut(text)
    if not wanted:
        return
    at = 0
    while at + len(wanted) <= len(words):
        after = at + len(wanted)
        if _same(tuple(words.low[at:after]), wanted):
            yield words.plain.source(words.starts[at], words.ends[after - 1])
            at = after
        else:
            at += 1


def _same(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return found[:-1] == wanted[:-1] and found[-1] in (wanted[-1], f"{wanted[-1]}s")
