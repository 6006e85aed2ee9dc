"""Colours, type and space: the tokens of the design, as a palette and a style sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from confidant_app.resources import RESOURCES

FAMILY: Final = "Atkinson Hyperlegible"
BASE_PIXELS: Final = 15
SCALES: Final = (100, 125, 150, 175, 200)


class Look(StrEnum):
    """Which set of colours is in use."""

    LIGHT = "light"
    DARK = "dark"


LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bg": "#FAF9F7",
        "surface": "#FFFFFF",
        "text": "#1F2328",
        "muted": "#57606A",
        "line": "#87909A",
        "hairline": "#E4E2DD",
        "accent": "#0F6B6B",
        "accent_hover": "#0B5656",
        "on_accent": "#FFFFFF",
        "accent_soft": "#E3F1F0",
        "fatal": "#B3261E",
        "fatal_soft": "#FBE9E7",
        "soft": "#8A5A00",
        "soft_soft": "#FFF3D6",
        "decision": "#1D5FA8",
        "decision_soft": "#E6F0FB",
        "duration": "#6B3FA0",
        "duration_soft": "#F1EAFA",
        "good": "#1F7A3D",
        "good_soft": "#E6F4EA",
    }
)
DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bg": "#15181B",
        "surface": "#1D2125",
        "text": "#E8EAED",
        "muted": "#A8B0B8",
        "line": "#77808A",
        "hairline": "#2B3035",
        "accent": "#5FC2BE",
        "accent_hover": "#7FD3CF",
        "on_accent": "#10201F",
        "accent_soft": "#173436",
        "fatal": "#FF8A80",
        "fatal_soft": "#3A1D1B",
        "soft": "#F2C14E",
        "soft_soft": "#362A0E",
        "decision": "#8DB8F2",
        "decision_soft": "#17283C",
        "duration": "#C4A5F0",
        "duration_soft": "#2B2040",
        "good": "#7BD097",
        "good_soft": "#15301E",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A look at a size; `percent` scales type and space together, from 100 to 200."""

    look: Look = Look.LIGHT
    percent: int = 100

    @property
    def tokens(self) -> Mapping[str, str]:
        """Return the colours by token name."""
        return DARK if self.look is Look.DARK else LIGHT

    def colour(self, token: str) -> QColor:
        """Return one token as a colour."""
        return QColor(self.tokens[token])

    def font(self) -> QFont:
        """Return the typeface of ordinary text at this size."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(BASE_PIXELS))
        return font

    def px(self, pixels: float) -> int:
        """Return a design length (at 100 %) in pixels of this size."""
        return round(pixels * self.percent / 100)


def load_fonts() -> None:
    """Make the shipped typeface known to Qt.

    Raises:
        FileNotFoundError: the program was installed without its fonts.

    """
    files = sorted((RESOURCES / "fonts").glob("*.ttf"))
    if not files:
        raise FileNotFoundError(RESOURCES / "fonts")
    for file in files:
        QFontDatabase.addApplicationFont(str(file))


def apply(application: QApplication, theme: Theme) -> None:
    """Dress the whole application in this theme."""
    application.setStyle("Fusion")
    application.setFont(theme.font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "bg",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line",
        QPalette.ColorRole.Light: "surface",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return palette


def _style_sheet(theme: Theme) -> str:
    source = (RESOURCES / "style" / "confidant.qss").read_text(encoding="utf-8")
    lengths = {f"px{n}": f"{theme.px(n)}px" for n in range(1, 49)}
    sizes = {
        "size_body": f"{theme.px(BASE_PIXELS)}px",
        "size_small": f"{theme.px(13)}px",
        "size_note": f"{theme.px(17)}px",
        "size_heading": f"{theme.px(19)}px",
        "size_lead": f"{theme.px(16)}px",
        "size_huge": f"{theme.px(34)}px",
        "size_title": f"{theme.px(27)}px",
    }
    signs = {
        name: (RESOURCES / "style" / f"{name}_{theme.look.value}.svg").as_posix()
        for name in ("down", "up", "left", "right", "tick")
    }
    words = {**theme.tokens, **lengths, **sizes, **signs, "family": FAMILY}
    return Template(source).substitute(words)
