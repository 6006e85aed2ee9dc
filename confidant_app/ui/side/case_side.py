"""The side of a case: routes, running steps, letters, people, norms, consent, files."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from confidant_app.domain.whole import WholeCase
from confidant_app.ui.desk import Desk
from confidant_app.ui.side.consents import ConsentsCard
from confidant_app.ui.side.files import FilesCard
from confidant_app.ui.side.follow_ups import FollowUpsCard
from confidant_app.ui.side.keeping import KeepingCard
from confidant_app.ui.side.letters import LettersCard
from confidant_app.ui.side.norms import NormsCard
from confidant_app.ui.side.people import PeopleCard
from confidant_app.ui.side.routes import RoutesCard
from confidant_app.ui.side.steps import StepsCard
from confidant_app.ui.side.words_card import WordsCard


class CaseSide(QWidget):
    """Cards that fold; each shows the same whole case and calls its own services."""

    def __init__(self, desk: Desk, complain: Callable[[Exception], None]) -> None:
        super().__init__()
        self.steps = StepsCard(desk, complain)
        self.letters = LettersCard(desk, complain)
        self.steps.letter.connect(self.letters.start)
        self.follow_ups = FollowUpsCard(desk, complain)
        self.people = PeopleCard(desk, complain)
        self.routes = RoutesCard(desk, complain)
        self.norms = NormsCard(desk, complain)
        self.consents = ConsentsCard(desk, complain)
        self.words = WordsCard(desk, complain)
        self.files = FilesCard(desk, complain)
        self.keeping = KeepingCard(desk, complain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(16))
        self._cards = (
            self.routes,
            self.steps,
            self.letters,
            self.follow_ups,
            self.people,
            self.words,
            self.norms,
            self.consents,
            self.files,
            self.keeping,
        )
        for card in self._cards:
            column.addWidget(card)

    def show_case(self, whole: WholeCase) -> None:
        """Fill every card."""
        for card in self._cards:
            card.show_case(whole)
