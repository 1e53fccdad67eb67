# SPDX-License-Identifier: MIT
"""Shows one notice above the status bar; good news leaves by itself, the rest waits."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.notices import Notice
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.theme import Tone

SHOWN_MS = 6000
_SLIDE_MS = 160
_GAP = 14
_WIDEST = 640
_ICONS = {
    Tone.OK: "circle-check",
    Tone.INFO: "info",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "octagon-alert",
    Tone.MUTED: "info",
}


class NoticeBar(QFrame):
    """The bar that slides in over the lower edge of `host`; Esc closes it from inside."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._host = host
        self._notice: Notice | None = None
        self.setProperty("kind", "notice")
        self.setObjectName("notice")
        self._build()
        self._clock = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._clock.timeout.connect(self.dismiss)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        desk.notices.posted.connect(self._on_posted)
        desk.text.switched.connect(self._say)
        desk.theme.changed.connect(self._say)
        self.hide()

    def dismiss(self) -> None:
        """Close the notice."""
        self._clock.stop()
        self._notice = None
        for each in (self._words, self._remedy, self._action):
            each.setText("")
        self.hide()

    @property
    def said(self) -> str:
        """What the bar says now, "" while it is closed."""
        return "" if self._notice is None else self._words.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._place()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        self._icon = QLabel()
        self._words = Label(wrap=True)
        self._remedy = Label(wrap=True, kind="muted")
        self._action = QPushButton()
        self._action.setAutoDefault(True)
        self._action.setProperty("kind", "link")
        self._action.clicked.connect(self._on_action)
        close = icon_button(
            self._desk.text, self._desk.theme, "x", msg("Close this notice"), self.dismiss
        )
        close.setObjectName("notice.close")
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        self._column.addWidget(self._remedy)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._close = close

    def _on_posted(self, notice: Notice) -> None:
        if self._notice is not None and self._notice.stays and not notice.stays:
            return  # what went wrong is not covered by what went well
        self._notice = notice
        self._say()
        self._slide_in()
        if notice.stays:
            self._clock.stop()
        else:
            self._clock.start()
        spoken = f"{self._words.text()} {self._remedy.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _say(self) -> None:
        notice = self._notice
        if notice is None:
            return
        text, theme = self._desk.text, self._desk.theme
        self._words.setText(text(notice.text))
        self._remedy.setText(text(notice.remedy) if notice.remedy else "")
        self._remedy.setVisible(notice.remedy is not None)
        self._action.setText(text(notice.act_name) if notice.act_name else "")
        self._action.setVisible(notice.act is not None)
        icon = theme.icon(_ICONS[notice.tone], notice.tone)
        self._icon.setPixmap(icon.pixmap(20, 20))
        self._align()

    def _align(self) -> None:
        """Let icon, action and first line stand as high as the button that closes."""
        height = self._close.sizeHint().height()
        for each in (self._icon, self._action):
            each.setFixedHeight(height)
        above = max(0, (height - self._words.fontMetrics().height()) // 2)
        self._column.setContentsMargins(0, above, 0, above)

    def _slide_in(self) -> None:
        was_there = self.isVisible()
        target = self._place()
        self.show()
        self.raise_()
        if not was_there:
            self._slide.setStartValue(QPoint(target.x(), self._host.height()))
            self._slide.setEndValue(target)
            self._slide.start()

    def _place(self) -> QPoint:
        width = min(_WIDEST, self._host.width() - 2 * _GAP)
        self.setFixedWidth(width)
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        self.resize(width, height)
        place = QPoint((self._host.width() - width) // 2, self._host.height() - height - _GAP)
        self.move(place)
        return place

    def _on_action(self) -> None:
        notice = self._notice
        self.dismiss()
        if notice is not None and notice.act is not None:
            notice.act()
