"""Reads the text of a content stream through the fonts it uses: hidden, white and off-page too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import and_
from typing import Final, cast

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Page,
    Stream,
    String,
    parse_content_stream,
)

from confidant_app.domain.errors import FileUnreadable
from confidant_app.pdf.letters import Letters

_WIDE_GAP: Final = -180  # thousandths of the font size: what a reader takes for a space
_MOVES: Final = ("Td", "TD", "Tm", "T*", "'", '"', "BT")
_DEEPEST: Final = 12  # forms in forms; a form that draws itself ends here
_SHOWS: Final = ("Tj", "TJ", "'", '"')


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in drawing order, with the marked content it belongs to.

    `words` is what the font's table for copying says, `seen` what its encoding says; they are
    nearly always the same.
    """

    mark: int | None
    words: str
    seen: str


def texts(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return pieces as a text: as told, as seen, and with letters that were drawn one by one."""
    told = "".join(each.words for each in pieces)
    seen = "".join(each.seen for each in pieces)
    found = (told, seen, _closed_up(told), _closed_up(seen))
    return tuple(dict.fromkeys(found))


def _closed_up(text: str) -> str:
    """Return a text in which letters on lines of their own are one word; an empty line parts."""
    lines = text.split("\n")
    alone = [len(line) == 1 for line in lines]
    if not any(map(and_, alone, alone[1:])):
        return text
    both = map(and_, alone, [*alone[1:], False])
    ends = ("" if each else "\n" for each in both)
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


class Drawing:
    """The drawing orders of a page, a form, a pattern or a glyph, read once."""

    def __init__(
        self, content: Object | Page, resources: Dictionary, cache: dict[tuple[int, int], Letters]
    ) -> None:
        self._orders = parse_content_stream(content)
        self._fonts = cast("Mapping[str, Object]", resources.get("/Font", Dictionary()))
        self._forms = cast("Mapping[str, Object]", resources.get("/XObject", Dictionary()))
        self._cache = cache

    def pieces(self, depth: int = 0) -> Iterator[Piece]:
        """Yield what is drawn; a line break stands for every movement.

        What is one word to the eye may be several pieces.

        Raises:
            FileUnreadable: a font whose codes cannot be turned into characters.
        """
        letters: Letters | None = None
        marked: list[int | None] = []
        for instruction in self._orders:
            operands, op = instruction.operands, str(instruction.operator)
            if op == "Tf":
                letters = self._letters(str(operands[0]))
            elif op in ("BDC", "BMC"):
                marked.append(_number(operands))
            elif op == "EMC" and marked:
                marked.pop()
            elif op == "Do" and depth < _DEEPEST:
                mark = next((each for each in reversed(marked) if each is not None), None)
                yield from self._form(str(operands[0]), mark, depth)
            elif op in _MOVES or op in _SHOWS:
                words, seen = _shown(op, operands, letters)
                mark = next((each for each in reversed(marked) if each is not None), None)
                yield Piece(mark, words, seen)

    def asides(self) -> Iterator[object]:
        """Yield what the orders hold besides drawn text: properties, names, unknown operands."""
        for instruction in self._orders:
            if isinstance(instruction, ContentStreamInlineImage):
                for image in instruction.operands:
                    yield image.obj
                    yield image._data._inline_image_raw_bytes()
            elif str(instruction.operator) not in _SHOWS:
                operands = cast("list[object]", instruction.operands)
                yield from (each for each in operands if isinstance(each, Object))

    def _form(self, key: str, mark: int | None, depth: int) -> Iterator[Piece]:
        """Yield what a form draws, as part of the marked content that it is drawn in."""
        form = self._forms.get(key)
        if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
            resources = cast("Dictionary", form.get("/Resources", Dictionary()))
            for piece in Drawing(form, resources, self._cache).pieces(depth + 1):
                yield Piece(mark if piece.mark is None else piece.mark, piece.words, piece.seen)

    def _letters(self, key: str) -> Letters:
        font = self._fonts.get(key)
        if not isinstance(font, Dictionary):
            raise FileUnreadable
        if not font.is_indirect:
            return Letters(font)
        if font.objgen not in self._cache:
            self._cache[font.objgen] = Letters(font)
        return self._cache[font.objgen]


def _number(operands: object) -> int | None:
    """Return the number of marked content, None for an artifact or a property by name."""
    for each in cast("list[Object]", operands)[1:]:
        if isinstance(each, Dictionary) and "/MCID" in each:
            return int(each["/MCID"])
    return None


def _shown(op: str, operands: object, letters: Letters | None) -> tuple[str, str]:
    """Return what an operator shows, as told and as seen; a break for a movement."""
    words = seen = "\n" if op in _MOVES else ""
    if op not in _SHOWS:
        return words, seen
    if letters is None:
        raise FileUnreadable
    shown = cast("list[Object]", operands)[-1]
    for part in list(shown.as_list()) if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            told, named = letters.read(bytes(part))
            words, seen = words + told, seen + named
        elif float(part) < _WIDE_GAP:
            words, seen = words + " ", seen + " "
    return words, seen


def drawing_streams(things: list[Object]) -> Iterator[tuple[Stream, Dictionary]]:
    """Yield all that is drawn outside the pages, used or not, each with its resources."""
    for thing in things:
        own = cast("Dictionary", thing.get("/Resources", Dictionary())) if _keyed(thing) else None
        if own is None:
            continue
        if isinstance(thing, Stream) and (
            thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1
        ):
            yield thing, own
        procedures = thing.get("/CharProcs")
        if isinstance(procedures, Dictionary):
            for each in procedures.values():
                if isinstance(each, Stream):
                    yield each, own


def _keyed(thing: object) -> bool:
    return isinstance(thing, Dictionary | Stream)
