"""One choice out of a list, with a word about what it is for."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confidant_app.ui.dialogs.form import FormDialog
from confidant_app.ui.theme import Theme


class OneChoiceDialog(FormDialog[str]):
    """Gives the value of what was chosen out of `(text, value)` pairs."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        title: str,
        items: Iterable[tuple[str, str]],
        *,
        chosen: str = "",
        about: str = "",
    ) -> None:
        super().__init__(parent, theme, title)
        if about:
            self.explain(about)
        self.found = self.choice(self.tr("Kies"), items, chosen)
        self.found.setAccessibleName(title)

    @override
    def value(self) -> str:
        """Return the value of what was chosen."""
        return str(self.found.currentData())
