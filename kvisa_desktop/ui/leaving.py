# SPDX-License-Identifier: MIT
"""What a window does before it shows nothing of a vault any more."""

import gc

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet


def save_half_typed(window: QWidget) -> None:
    """Let what stands half typed in a field be saved like everything else."""
    focused = finish_typing(window)
    if focused is not None:
        focused.clearFocus()


def finish_typing(root: QWidget) -> QWidget | None:
    """Let the field with the cursor take what was typed; return it. The cursor stays."""
    focused = root.focusWidget()
    if focused is not None:
        # The event is sent by hand, for a window that is not active takes no focus away.
        QApplication.sendEvent(focused, QFocusEvent(QEvent.Type.FocusOut))
    return focused


def close_sheets(desk: Desk, window: QWidget) -> None:
    """Close what stands open over the window: it shows what is in the vault."""
    for sheet in window.findChildren(QDialog):
        if not sheet.isVisible():
            continue
        if _has_words(sheet):
            desk.notices.warn(
                msg("“{sheet}” was open, and was closed unsaved.", sheet=sheet.windowTitle())
            )
        sheet.reject()
        if isinstance(sheet, RecoverySheet):
            desk.notices.warn(
                msg("The recovery code that was still shown when the vault was locked is void."),
                msg("Nothing was changed: what opened the vault before opens it."),
            )


def _has_words(sheet: QDialog) -> bool:
    """Return True when something was typed into a sheet that is worth typing again."""
    lines = sheet.findChildren(QLineEdit)
    boxes = sheet.findChildren(QPlainTextEdit)
    return any(
        each.isModified() and each.text() and each.echoMode() is QLineEdit.EchoMode.Normal
        for each in lines
    ) or any(each.document().isModified() and not each.isReadOnly() for each in boxes)


def forget_soon(desk: Desk, window: QWidget) -> None:
    """Let what was shown of the vault go from memory too, once its widgets are deleted.

    Python cannot wipe memory; but what nobody holds is at least written over in time.
    """

    def forget() -> None:
        desk.text.prune()
        gc.collect()  # widgets and what they do hold each other

    QTimer.singleShot(0, window, forget)
