# SPDX-License-Identifier: MIT
"""Questions: a sheet over the window with a title, a body, and its buttons. Opened, never run."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.fonts import Label, heading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.text import Text

_MARGIN = 24
_NARROWEST = 450


class Sheet(QDialog):
    """A question on the window. Fill `body`, add buttons, then `appear`."""

    def __init__(self, text: Text, title: Message, lead: Message | None = None) -> None:
        super().__init__()
        self.text = text
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text.show(self, self.setWindowTitle, title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 18)
        outer.setSpacing(12)
        head = heading()
        head.setMinimumWidth(_NARROWEST)
        text.show(self, head.setText, title)
        outer.addWidget(head)
        if lead is not None:
            said = Label(wrap=True, kind="muted")
            text.show(self, said.setText, lead)
            outer.addWidget(said)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer.addLayout(self.body, 1)
        self.problem = Label(wrap=True, kind="bad")
        self.problem.hide()
        outer.addWidget(self.problem)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        outer.addLayout(self._buttons)

    def add_button(
        self,
        label: Message,
        act: Callable[[], None],
        *,
        primary: bool = False,
        name: str = "",
    ) -> QPushButton:
        """Add a button at the right end; the primary one answers Enter."""
        made = button(self.text, label, act, kind="primary" if primary else "")
        made.setAutoDefault(primary)
        made.setDefault(primary)
        made.setObjectName(name or ("primary" if primary else "cancel"))
        self._buttons.addWidget(made)
        return made

    def complain(self, what: Message, remedy: Message | None = None) -> None:
        """Say inside the sheet what was wrong; the sheet stays open."""
        said = self.text(what)
        if remedy is not None:
            joint = "" if self.text.language == "zh" else " "
            said = f"{said}{joint}{self.text(remedy)}"
        self.problem.setText(said)
        self.problem.show()
        self.make_room()

    def make_room(self) -> None:
        """Grow so that nothing above is squeezed; a screen that is too small squeezes all alike."""
        outer = self.layout()
        if outer is not None and self.isVisible():
            outer.activate()
            wanted = max(self.sizeHint().height(), outer.totalHeightForWidth(self.width()))
            self.resize(self.width(), max(self.height(), wanted))

    def scrolled(self, inner: QWidget) -> None:
        """Put `inner` into the body so that a small screen can still reach all of it."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setProperty("kind", "page")
        area.setWidget(inner)
        room = QGuiApplication.primaryScreen().availableGeometry().height() - 220
        area.setMinimumHeight(min(inner.sizeHint().height() + 4, room))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wide = max(inner.sizeHint().width(), inner.minimumWidth())
        area.setMinimumWidth(wide + 14)
        self.body.addWidget(area)

    def appear(self, over: QWidget) -> "Sheet":
        """Open over the window of `over` and return at once."""
        self.setParent(over.window(), self.windowFlags() | Qt.WindowType.Dialog)
        self.open()
        return self
