# SPDX-License-Identifier: MIT
"""What came of a share copy: what is hidden in it, what was proved, what was left out."""

from PySide6.QtCore import Signal

from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import sharing
from kvisa_desktop.services.sharing import ShareReport
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.ticks import promise, ticked
from kvisa_desktop.ui.fonts import muted
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.theme import Tone

_SIZE = (560, 340)
_FIRST = frozenset({sharing.HIDDEN_PARTS, sharing.DRAWN_BOXES})
"""What a person wants to know of a copy before all else."""


class ShareReportSheet(Sheet):
    """Shows the report of a copy. `shown` asks for its pages."""

    shown = Signal()

    def __init__(self, desk: Desk, made: ShareReport) -> None:
        super().__init__(
            desk.text,
            msg("The share copy"),
            msg("Look at every page before you hand it on."),
        )
        self.setObjectName("share-report")
        where = muted()
        where.setText(desk.text(verbatim(str(made.report.file))))
        self.body.addWidget(where)
        area, column = scrolling(spacing=8)
        area.setMinimumSize(*_SIZE)
        desk.text.show(self, area.setAccessibleName, msg("The share copy"))
        for each in sharing.withheld_said(made):
            column.addWidget(ticked(desk, "triangle-alert", Tone.WARN, each))
        for proof in sorted(made.report.proofs, key=lambda each: each.property not in _FIRST):
            column.addWidget(promise(desk, proof.detail, ok=proof.ok))
        column.addStretch(1)
        self.body.addWidget(area, 1)
        self.add_button(msg("Close"), self.reject)
        self.add_button(msg("Show its pages"), self._on_shown, primary=True)

    def _on_shown(self) -> None:
        self.accept()
        self.shown.emit()
