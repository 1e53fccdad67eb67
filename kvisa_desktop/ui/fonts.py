# SPDX-License-Identifier: MIT
"""The fonts of the window: the packaged ones, so that no machine shows boxes for Chinese.

The packaged fonts are variable; their default weight is the thinnest. The weight is therefore set
on the axis of the font and never by `setWeight` or a style sheet, which would thicken artificially.
"""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from kvisa_desktop.paths import unpacked

REGULAR = 400
STRONG = 600
USUAL_SIZE = 10.0
SMALLEST, LARGEST = 8.0, 16.0
_SCRIPTS = (
    ("rtl", ("Hebrew",)),
    ("sea", ("Thai", "Lao", "Khmer", "Myanmar")),
    ("south_asia", ("Bengali", "Tamil", "Telugu")),
    ("africa", ("Ethiopic",)),
)
_FILES = {
    "Noto Sans": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    "Noto Sans SC": ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"),
    "Noto Sans Arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    "Noto Sans Devanagari": (
        "fontpkg_noto_sans_devanagari",
        "files/NotoSansDevanagari[wdth,wght].ttf",
    ),
    **{
        f"Noto Sans {script}": (
            f"justmytype_intl_{pack}",
            f"fonts/ofl/notosans{script.lower()}/NotoSans{script}[wdth,wght].ttf",
        )
        for pack, scripts in _SCRIPTS
        for script in scripts
    },
    **{
        f"Noto Sans {tag}": (
            "justmytype_intl_cjk",
            f"fonts/ofl/notosans{tag.lower()}/NotoSans{tag}[wght].ttf",
        )
        for tag in ("JP", "KR")
    },
}
_GEORGIAN, _GEORGIAN_FILE = "FiraGO", ("pymupdf_fonts", "FiraGO_Regular.py")
# Qt keeps the chain of fallbacks by its first family, so there is one list for both languages.
# The Japanese one holds rare characters of Chinese names that the Chinese one lacks.
FAMILIES = (*_FILES, _GEORGIAN)
_WEIGHT_AXIS = QFont.Tag("wght")


def load() -> None:
    """Give the packaged fonts to Qt; those it already has are not loaded again.

    Qt reads no more than their names now, in a millisecond each, and opens one when a letter of it
    is drawn. Given later they would make it forget the letters of every other font.
    """
    # For each Indic name Qt complains of every family of the list that is asked before the one
    # that has its letters: a line each on the terminal, about nothing that is missing.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    known = set(QFontDatabase.families())
    for family, (package, file) in _FILES.items():
        if family not in known or family == "Noto Sans SC":
            QFontDatabase.addApplicationFont(str(_folder(package) / file))
    if _GEORGIAN not in known:
        package, file = _GEORGIAN_FILE
        QFontDatabase.addApplicationFontFromData(unpacked(_folder(package) / file))


def use(app: QApplication, size: float = USUAL_SIZE) -> None:
    """Set the one family list of the program, at `size` points."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(min(max(size, SMALLEST), LARGEST))
    font.setVariableAxis(_WEIGHT_AXIS, REGULAR)
    app.setFont(font)
    # Under a style sheet Qt hands a new font on only when the sheet is set again.
    app.setStyleSheet(app.styleSheet())
    for widget in app.allWidgets():
        if isinstance(widget, Label):
            widget.refit()


def styled(scale: float = 1.0, weight: int = REGULAR) -> QFont:
    """Return the font of the program, scaled, in another weight."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setVariableAxis(_WEIGHT_AXIS, weight)
    return font


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(next(iter(found.submodule_search_locations)))


class Label(QLabel):
    """Text in a size and weight relative to the font of the program, following its changes.

    `kind` is the name by which the style sheet knows it: "muted", "bad" …
    """

    def __init__(
        self,
        text: str = "",
        *,
        scale: float = 1.0,
        weight: int = REGULAR,
        kind: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._scale, self._weight = scale, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if kind:
            self.setProperty("kind", kind)
        self.setFont(styled(scale, weight))

    def refit(self) -> None:
        """Take the new font of the program."""
        self.setFont(styled(self._scale, self._weight))


class ElidedLabel(Label):
    """One line that gives way: cut with an ellipsis where there is no room, whole as a tool tip."""

    @override
    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self.fontMetrics().averageCharWidth() * 8), usual.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


def heading(*, wrap: bool = True) -> Label:
    """Return the label of a page's title."""
    return Label(scale=1.6, weight=STRONG, wrap=wrap)


def subheading(*, wrap: bool = True) -> Label:
    """Return the label of a card's or group's title."""
    return Label(scale=1.1, weight=STRONG, wrap=wrap)


def muted(*, wrap: bool = True, scale: float = 0.93) -> Label:
    """Return a label for what stands second."""
    return Label(scale=scale, kind="muted", wrap=wrap)
