"""On top of the first screen: newer rules came with the program, and this is what they moved."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from confidant_app.services.rules import Unseen
from confidant_app.ui import dutch
from confidant_app.ui.desk import Desk
from confidant_app.ui.widgets.card import Card
from confidant_app.ui.widgets.moved_list import MovedList
from confidant_app.ui.widgets.stranded_list import StrandedList
from confidant_app.ui.widgets.words import button, heading, words


class RulesNews(Card):
    """Comes back until somebody says *Gezien*; where nothing can be written it only tells."""

    def __init__(self, desk: Desk, news: Unseen, seen: Callable[[], object]) -> None:
        super().__init__(desk.theme)
        title = heading(self._title(news))
        title.setWordWrap(True)
        self.add(title)
        imprint = desk.catalogues.imprint
        came = self.tr("De termijnen worden nu geteld met de regels van {0}.")
        self.add(words(f"{came.format(dutch.day(imprint.version))} {imprint.changed}", "muted"))
        if news.moved is None:
            text = self.tr(
                "Waarmee eerst is geteld, is niet meer te lezen. Kijk daarom je lopende termijnen "
                "een keer na."
            )
            self.add(words(text))
        if news.stranded:
            self.add(StrandedList(desk.theme, news.stranded, desk.way.case.emit))
        if news.moved:
            self.add(MovedList(desk.theme, news.moved, desk.way.case.emit))
        if not desk.vault.is_read_only:
            self.seen = button(self.tr("&Gezien"), seen)
            self.column.addWidget(self.seen, alignment=Qt.AlignmentFlag.AlignLeft)

    def _title(self, news: Unseen) -> str:
        if news.moved is None:
            return self.tr("Er zijn nieuwe regels")
        if news.stranded and not news.moved:
            steps = dutch.counted(len(news.stranded), self.tr("stap"), self.tr("stappen"))
            return self.tr("Nieuwe regels: de weg van {0} ontbreekt").format(steps)
        if not news.moved:
            return self.tr("Nieuwe regels: je lopende termijnen blijven staan")
        terms = dutch.counted(len(news.moved), self.tr("termijn"), self.tr("termijnen"))
        return self.tr("Nieuwe regels: {0} verschoven").format(terms)
