"""A review: what a person decides about every finding in words that may leave.

Every change gives a new review, so that a screen can go back to any earlier one.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from confidant_app.domain.detail import Detail
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.findings import ON_FILE, Certainty, Finding, Label, Why

LONGEST_REASON: Final = 200

Place = tuple[int, int]


class Choice(StrEnum):
    """What becomes of the words of a finding; an indirect clue that is hidden was rewritten."""

    HIDE = "hide"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A finding and what was decided about it; `choice` is None while nobody looked.

    `reason` says why the words stay. `everywhere` hides them in every text of this export.
    """

    finding: Finding
    choice: Choice | None = None
    reason: str = ""
    everywhere: bool = False

    @property
    def added(self) -> bool:
        """Return whether the reader pointed it out, and not the program."""
        return self.finding.why is Why.BY_READER

    @property
    def on_file(self) -> bool:
        """Return whether somebody in the vault may be meant."""
        return self.finding.why in ON_FILE

    @property
    def place(self) -> Place:
        """Return where the words start and end."""
        return self.finding.start, self.finding.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Words, and the passages in them: in order, none over another."""

    words: str
    passages: tuple[Passage, ...] = ()
    detail: Detail = field(default_factory=Detail)

    def text(self, at: int) -> str:
        """Return the words of passage `at`."""
        start, end = self.passages[at].place
        return self.words[start:end]


def hide(review: Review, at: int) -> Review:
    """Return the review with passage `at` hidden."""
    passage = replace(review.passages[at], choice=Choice.HIDE, reason="")
    return _with(review, at, passage)


def keep(review: Review, at: int, reason: str) -> Review:
    """Return the review with passage `at` left as it is; what the reader added goes.

    Raises:
        InvalidValue: no reason, or one that is too long.
    """
    if review.passages[at].added:
        left = (*review.passages[:at], *review.passages[at + 1 :])
        return replace(review, passages=left)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(reason="schrijf op waarom dit mag blijven staan")
    if len(reason) > LONGEST_REASON:
        raise InvalidValue(reason=f"een reden heeft hooguit {LONGEST_REASON} tekens")
    passage = replace(review.passages[at], choice=Choice.KEEP, reason=reason, everywhere=False)
    return _with(review, at, passage)


def relabel(review: Review, at: int, label: Label) -> Review:
    """Return the review with another kind for passage `at`, which is then open again.

    Words that were called an indirect clue and now have a kind are replaced like any other.
    """
    old = review.passages[at]
    finding = replace(old.finding, label=label)
    choice = old.choice if old.added else None
    return _with(review, at, replace(old, finding=finding, choice=choice, reason=""))


def add(review: Review, place: Place, label: Label) -> Review:
    """Return the review with words that the reader wants hidden; loose signs around them go.

    Passages that lie inside are taken up in the new one; of a passage that is crossed, the whole
    comes along, so that no word of it becomes visible. An indirect clue hides nothing, so it
    only gives way.

    Raises:
        InvalidValue: there are no words at this place.
    """
    start, end = _trimmed(review.words, place)
    firm = [one for one in review.passages if one.finding.label is not Label.QUASI]
    for one in (each for each in firm if _crosses(each, start, end)):
        start, end = min(start, one.finding.start), max(end, one.finding.end)
    finding = Finding(
        start=start, end=end, label=label, why=Why.BY_READER, certainty=Certainty.SURE
    )
    mine = Passage(finding=finding, choice=Choice.HIDE)
    left = [one for one in firm if not _crosses(one, start, end)]
    clues = (one for one in review.passages if one.finding.label is Label.QUASI)
    cut = (piece for one in clues for piece in _around(review.words, one, start, end))
    return replace(review, passages=_ordered((*left, mine, *cut)))


def hide_everywhere(review: Review, at: int, places: Iterable[Place]) -> Review:
    """Return the review with passage `at` hidden here and in every text of this export.

    `places` are where the same words stand in this text.
    """
    chosen = review.passages[at]
    marked = replace(chosen, choice=Choice.HIDE, reason="", everywhere=True)
    return _hidden_at(_with(review, at, marked), places, chosen.finding.label)


def hidden_before(review: Review, places: Iterable[Place], label: Label) -> Review:
    """Return the review with words hidden that somebody hid everywhere, in another text."""
    return _hidden_at(review, places, label)


def with_detail(review: Review, detail: Detail) -> Review:
    """Return the review with other replacements."""
    return replace(review, detail=detail)


def taken_over(review: Review, earlier: Sequence[Passage]) -> Review:
    """Return the review with what was decided about the same words before.

    A decision to leave words as they are counts only while they are found for the same reason:
    a word that meanwhile became somebody's name is open again.
    """
    known = {one.place: one for one in earlier if not one.added}
    passages = tuple(_again(one, known.get(one.place)) for one in review.passages)
    found = replace(review, passages=passages)
    for one in earlier:
        if one.added and one.finding.end <= len(review.words):
            found = add(found, one.place, one.finding.label)
    return found


def hiding(review: Review) -> tuple[Finding, ...]:
    """Return the findings whose words are replaced: all but those that were left standing."""
    return tuple(one.finding for one in review.passages if one.choice is not Choice.KEEP)


def still_open(review: Review) -> tuple[int, ...]:
    """Return the passages about which nothing was decided."""
    return tuple(at for at, one in enumerate(review.passages) if one.choice is None)


def next_open(review: Review, after: int) -> int:
    """Return the first open passage behind `after`, else the first of all, else `after`."""
    left = still_open(review)
    return next((at for at in left if at > after), left[0] if left else after)


def named_and_kept(review: Review) -> tuple[int, ...]:
    """Return the passages that name somebody of the own case and were left standing."""
    return tuple(
        at
        for at, one in enumerate(review.passages)
        if one.choice is Choice.KEEP and one.on_file and one.finding.own
    )


def _again(now: Passage, before: Passage | None) -> Passage:
    if before is None or before.choice is None:
        return now
    same = (before.finding.why, before.finding.own) == (now.finding.why, now.finding.own)
    if before.choice is Choice.KEEP and not same:
        return now
    finding = replace(now.finding, label=before.finding.label)
    return replace(before, finding=finding)


def _hidden_at(review: Review, places: Iterable[Place], label: Label) -> Review:
    for start, end in places:
        inside = [one for one in review.passages if one.place == (start, end)]
        if inside:
            at = review.passages.index(inside[0])
            review = _with(review, at, replace(inside[0], choice=Choice.HIDE, reason=""))
        elif not _is_hidden(review, start, end):
            review = add(review, (start, end), label)
    return review


def _is_hidden(review: Review, start: int, end: int) -> bool:
    return any(
        one.finding.start <= start and end <= one.finding.end and one.choice is not Choice.KEEP
        for one in review.passages
        if one.finding.label is not Label.QUASI
    )


def _crosses(passage: Passage, start: int, end: int) -> bool:
    return passage.finding.start < end and start < passage.finding.end


def _around(words: str, clue: Passage, start: int, end: int) -> Iterator[Passage]:
    """Yield what is left of a clue before and behind a place."""
    if not _crosses(clue, start, end):
        yield clue
        return
    for place in ((clue.finding.start, start), (end, clue.finding.end)):
        with suppress(InvalidValue):
            first, after = _trimmed(words, place)
            yield replace(clue, finding=replace(clue.finding, start=first, end=after))


def _with(review: Review, at: int, passage: Passage) -> Review:
    return replace(review, passages=(*review.passages[:at], passage, *review.passages[at + 1 :]))


def _ordered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda one: one.place))


def _trimmed(words: str, place: Place) -> Place:
    start, end = max(0, place[0]), min(len(words), place[1])
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and not words[end - 1].isalnum():
        end -= 1
    if start >= end:
        raise InvalidValue(reason="kies eerst de woorden die weg moeten")
    return start, end
