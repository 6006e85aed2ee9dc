"""What every card at the side of a case is: a fold that shows one part of the whole case."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from confidant_app.domain.errors import ConfidantError
from confidant_app.domain.whole import WholeCase
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.fold import Fold


class SideCard(Fold):
    """Subclasses fill `column` from the whole case in `fill`."""

    def __init__(
        self,
        desk: Desk,
        complain: Callable[[Exception], None],
        title: str,
        *,
        opened: bool = True,
    ) -> None:
        super().__init__(desk.theme, title, opened=opened)
        self.desk, self._complain = desk, complain

    def show_case(self, whole: WholeCase) -> None:
        """Start over with this case."""
        self.fill(self.renew(), whole)

    def fill(self, column: QVBoxLayout, whole: WholeCase) -> None:
        """Put this card's part of the case in the column."""
        raise NotImplementedError

    @staticmethod
    def add_last(column: QVBoxLayout, act: QPushButton) -> None:
        """Put the button that adds something under the rest, as wide as its words."""
        column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)

    def act(self, work: Callable[[], object], changed: Changed) -> None:
        """Do something to the vault, then say what changed; a known error goes to the page."""
        try:
            work()
        except ConfidantError as error:
            self._complain(error)
            return
        self.desk.changes.happened.emit(changed)
