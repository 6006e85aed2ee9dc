"""The pages of a PDF in memory, drawn when they come into view; nothing is written anywhere."""

from collections import OrderedDict
from typing import Final

import pypdfium2
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.ui.theme import Theme

_KEPT: Final = 6
_WITH_ALPHA: Final = 4


class PdfPages(QWidget):
    """All pages under each other, as wide as there is room for; `count` is how many there are."""

    def __init__(self, theme: Theme, data: bytes) -> None:
        super().__init__()
        self._document = pypdfium2.PdfDocument(data)
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.count = len(self._document)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self.pages = [_PageView(theme, self, number) for number in range(self.count)]
        for page in self.pages:
            column.addWidget(page)

    def words_of(self, number: int) -> str:
        """Return the text of a page, for screen readers."""
        return str(self._document[number].get_textpage().get_text_range())

    def size_of(self, number: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def picture(self, number: int, pixels: int) -> QImage:
        """Return a page `pixels` wide; the last few are kept, about 50 ms each."""
        key = (number, pixels)
        if key not in self._pictures:
            self._pictures[key] = self._draw(number, pixels)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _draw(self, number: int, pixels: int) -> QImage:
        page = self._document[number]
        found = page.render(scale=pixels / page.get_width(), rev_byteorder=True)
        form = (
            QImage.Format.Format_RGBA8888 if found.n_channels == 4 else QImage.Format.Format_RGB888
        )
        return QImage(found.buffer, found.width, found.height, found.stride, form).copy()


class _PageView(QWidget):
    def __init__(self, theme: Theme, pages: PdfPages, number: int) -> None:
        super().__init__()
        self._theme, self._pages, self._number = theme, pages, number
        width, height = pages.size_of(number)
        self._ratio = height / width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme.px(860))
        self.setAccessibleName(self.tr("Bladzijde {0} van {1}").format(number + 1, pages.count))
        self.setAccessibleDescription(pages.words_of(number))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._ratio)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(600)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(200)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        pixels = round(self.width() * self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._pages.picture(self._number, pixels))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
