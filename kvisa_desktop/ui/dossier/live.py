# SPDX-License-Identifier: MIT
"""The live preview: the dossier as it would be built now, drawn page by page beside the window."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kvisa_desktop.services.ports import Sketch
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier import actions
from kvisa_desktop.ui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from kvisa_desktop.domain.casefile import CaseFile
    from kvisa_desktop.ui.tasks import Job


class LivePreview(QObject):
    """Keeps a view on the pages of the outline; what is stale is stopped and never shown."""

    def __init__(self, desk: Desk, state: CaseState, view: PdfView, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._state, self._view, self._owner = desk, state, view, owner
        self._job: Job[tuple[QImage, Sketch]] | None = None
        self._shown: CaseFile | None = None
        self.sketch: Sketch | None = None

    def refresh(self) -> None:
        """Draw again when the case has changed since; a new build alone changes nothing."""
        file = replace(self._state.file, builds=())
        if file == self._shown or not self._owner.isVisible():
            return
        self._shown = file
        self._view.show_live(self.ask)

    def stop(self) -> None:
        """Draw no more: something else is shown."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.sketch = None

    def forget(self) -> None:
        """Stop, and let the next look draw again."""
        self.stop()
        self._shown = None

    def ask(self, page: int) -> None:
        """Ask for a page; an earlier wish that is not drawn yet is dropped."""
        if self._job is not None:
            self._job.cancel()
        self._view.show_busy(busy=True)

        def done(image: QImage, sketch: Sketch) -> None:
            if self._job is job:
                self.sketch = sketch
                self._view.take_live(image, sketch.page, sketch.pages)

        job = self._job = actions.sketch(
            self._desk,
            self._state,
            page,
            self._view.dpi,
            done=done,
            failed=self._view.complain,
        )
