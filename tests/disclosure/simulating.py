"""Whole hotlines, invented: families who join and change, confidants and a coordinator who publish.

What may leave goes through `decide`, asked as `services.sources` and `services.reporting` ask it:
a confidant knows her own ledger, the coordinator hers and what came along in the bundles. What a
refusal suggests is accepted; where only waiting helps, nothing is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from confidant_app.disclosure.release import Question, SafeRelease, decide, suggestion
from confidant_app.domain.bundles import added
from confidant_app.domain.errors import ReportRefused
from confidant_app.domain.families import FamilyFacts
from confidant_app.domain.figure_catalogue import FigureCatalogue, for_period
from confidant_app.domain.figures import count
from confidant_app.domain.newcomers import newcomers
from confidant_app.domain.releases import Coverage, EarlierRelease
from confidant_app.domain.tables import CountTable
from confidant_app.services.sources import _newcomers
from tests.disclosure.inventing import Hotline, People

OPENED = date(2025, 8, 11)
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Published:
    """A release with the true counts behind it; `gated` when the gate of ten new families held."""

    release: EarlierRelease
    true: tuple[CountTable, ...]
    gated: bool


@dataclass(kw_only=True)
class Tally:
    """How often the program was asked, and what it said."""

    asked: int = 0
    waited: int = 0
    changed: int = 0
    released: int = 0


@dataclass(kw_only=True)
class Desk:
    """What the confidants and the coordinator have in their vaults, and all that is in public."""

    catalogue: FigureCatalogue
    own: dict[str, list[EarlierRelease]] = field(default_factory=dict)
    pooled: list[EarlierRelease] = field(default_factory=list)
    declared: dict[EarlierRelease, None] = field(default_factory=dict)
    bundled: list[tuple[str, date, date]] = field(default_factory=list)
    public: list[Published] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def publish_own(self, people: People, source: str, period: tuple[date, date], on: date) -> None:
        """Do what `own_source` does, with its two reasons to refuse."""
        start, end = period
        if any(
            who == source and first <= end and start <= last for who, first, last in self.bundled
        ):
            return
        families = people.counted({source}, start, end)
        if not families:
            return
        coverage = Coverage(start=start, end=end, sources=frozenset({source}))
        earlier = tuple(self.own.get(source, ()))
        question = Question(
            tables=self._count([facts for _, facts in families], period),
            earlier=earlier,
            coverage=coverage,
            newcomers=_newcomers([opened for opened, _ in families], coverage, earlier),
        )
        release = self._publish(question, on)
        if release is not None:
            self.own.setdefault(source, []).append(release)

    def publish_pooled(
        self, people: People, senders: list[str], period: tuple[date, date], on: date
    ) -> None:
        """Let `senders` send a bundle, and do what `pooled_source` does with them."""
        start, end = period
        bundles = []
        for sender in senders:
            families = people.counted({sender}, start, end)
            bundles.append(self._count([facts for _, facts in families], period))
            self.bundled.append((sender, start, end))
            self.declared |= dict.fromkeys(self.own.get(sender, ()))
        earlier = (*self.declared, *self.pooled)
        coverage = Coverage(start=start, end=end, sources=frozenset(senders))
        tables = added(bundles)
        question = Question(
            tables=tables,
            earlier=earlier,
            coverage=coverage,
            newcomers=newcomers(tables[0].total, coverage, earlier),
        )
        release = self._publish(question, on)
        if release is not None:
            self.pooled.append(release)

    def _count(self, families: list[FamilyFacts], period: tuple[date, date]):
        return count(families, for_period(self.catalogue, *period))

    def _publish(self, question: Question, on: date) -> EarlierRelease | None:
        self.tally.asked += 1
        safe = self._decided(question)
        if safe is None:
            return None
        release = EarlierRelease(
            made_on=on,
            coverage=question.coverage,
            tables=safe.tables,
            families=question.tables[0].total,
        )
        if safe.tables:  # else there is nothing to read
            self.tally.released += 1
            gated = question.newcomers is not None
            self.public.append(Published(release=release, true=question.tables, gated=gated))
        return release

    def _decided(self, question: Question) -> SafeRelease | None:
        try:
            return decide(question)
        except ReportRefused as refused:
            change = suggestion(refused)
        if change.families:
            self.tally.waited += 1
            return None
        self.tally.changed += 1
        return decide(replace(question, leave_out=change.leave_out))


def grown(hotline: Hotline) -> Iterator[tuple[Published, ...]]:
    """Yield all that was published, after every release."""
    seen = 0
    for desk in watched(hotline):
        if len(desk.public) > seen:
            seen = len(desk.public)
            yield tuple(desk.public)


def watched(hotline: Hotline) -> Iterator[Desk]:
    """Yield the desk after everything that somebody tried to publish."""
    random = Random(f"{hotline.seed} releases")  # noqa: S311 - invented
    desk = Desk(catalogue=hotline.catalogue)
    people = People(hotline)
    most = random.randint(1, 6)
    for half, end in enumerate(hotline.ends):
        people.live_through(half)
        start = OPENED if half == 0 else hotline.ends[half - 1] + DAY
        for act in _acts(hotline, random, (start, end)):
            if len(desk.public) < most:
                _perform(act, desk, people, end + DAY)
                yield desk
    if not desk.public:
        desk.publish_pooled(people, list(hotline.sources), (OPENED, hotline.ends[-1]), date.max)
        yield desk


Act = tuple[tuple[str, ...], tuple[date, date], bool]


def _acts(hotline: Hotline, random: Random, half: tuple[date, date]) -> list[Act]:
    """Return who publishes about what after a half-year; the own reports mostly come first."""
    whole = (OPENED, half[1])
    acts: list[Act] = [
        ((source,), random.choice((whole, whole, half)), False)
        for source in hotline.sources
        if random.random() < hotline.eager
    ]
    if random.random() < 0.7:
        senders = hotline.sources
        if random.random() < 0.25:
            senders = tuple(random.sample(senders, random.randint(1, len(senders))))
        acts.append((tuple(sorted(senders)), random.choice((whole, whole, half)), True))
    if random.random() < 0.2:
        random.shuffle(acts)
    return acts


def _perform(act: Act, desk: Desk, people: People, on: date) -> None:
    who, period, together = act
    if together:
        desk.publish_pooled(people, list(who), period, on)
    else:
        desk.publish_own(people, who[0], period, on)
