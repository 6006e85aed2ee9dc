"""The plain text of a letter as paragraphs, lists and its subject, for paper; no case in reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

_ITEM: Final = re.compile(r"[-–•]\s+")
_SUBJECT: Final = "onderwerp:"


class BlockKind(StrEnum):
    """What a block is to the reader."""

    GAP = "gap"
    SUBJECT = "subject"
    LINES = "lines"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together; of a list without their dashes, of a gap empty ones."""

    kind: BlockKind
    lines: tuple[str, ...]


def blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of a letter in order: a dash makes an item, an empty line is a gap."""
    return tuple(_blocks(body.strip()))


def _blocks(body: str) -> Iterator[Block]:
    lines = [line.strip() for line in body.splitlines()]
    for kind, found in groupby(lines, _kind):
        yield Block(kind=kind, lines=tuple(_ITEM.sub("", line, count=1) for line in found))


def _kind(line: str) -> BlockKind:
    if not line:
        return BlockKind.GAP
    if line.casefold().startswith(_SUBJECT):
        return BlockKind.SUBJECT
    return BlockKind.ITEMS if _ITEM.match(line) else BlockKind.LINES
