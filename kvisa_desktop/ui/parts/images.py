# SPDX-License-Identifier: MIT
"""Pictures of the intake as pictures of Qt."""

from PySide6.QtGui import QImage

from kvisa_desktop.domain.files import Preview


def as_image(preview: Preview) -> QImage:
    """Return a preview as a picture of its own, independent of the bytes."""
    stride = 3 * preview.width
    made = QImage(preview.rgb, preview.width, preview.height, stride, QImage.Format.Format_RGB888)
    return made.copy()
