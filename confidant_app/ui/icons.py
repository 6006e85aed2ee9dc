"""The one set of line icons, drawn in the colour of the text around them."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from confidant_app.resources import RESOURCES
from confidant_app.ui.theme import Theme


def icon(name: str, theme: Theme, ink: str = "text", pixels: int = 20) -> QIcon:
    """Return the icon `name` in one colour of the theme, sharp at this theme's size.

    Raises:
        FileNotFoundError: there is no such icon.

    """
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawing = QSvgRenderer(QByteArray(source.replace("currentColor", theme.tokens[ink]).encode()))
    side = theme.px(pixels) * 2
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)
