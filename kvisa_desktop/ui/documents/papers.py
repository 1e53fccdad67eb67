# SPDX-License-Identifier: MIT
"""The papers of a line of the tree, as a list or as thumbnails: one choice, one set of keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QToolButton,
)

from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.grid import PaperGrid
from kvisa_desktop.ui.documents.model import DocumentRow, make_model
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.remembered import remember, remembered

_KEY = "documents.view"
LIST, GRID = "list", "grid"


class Papers(QStackedWidget):
    """Shows rows in the view that was chosen last. `opened` carries a row."""

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        doubts: Callable[[DocumentRow], tuple[ScanDoubt, ...]],
        add: Callable[[], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self.model = make_model(desk.text, doubts)
        self.grid = PaperGrid(desk, self.model, doubts)
        self.grid.setObjectName("documents.grid")
        self.table = ItemTable(self.model, desk.theme, header=False)
        self.table.setObjectName("documents.table")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.grid.share(self.table.selectionModel())
        for view in (self.table, self.grid):
            desk.text.show(self, view.setAccessibleName, msg("Papers"))
            view.opened.connect(self.opened)
            self.addWidget(view)
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "inbox",
            msg("No papers yet"),
            msg("Drop scans here, paste them, or choose files: PDF, JPEG, PNG, TIFF, HEIC, WebP."),
        )
        self._empty.offer(msg("Add scans…"), add, "documents.first")
        self.addWidget(self._empty)
        self._choices = self._build_choices()
        self._choices[remembered(desk, _KEY) == GRID].setChecked(True)

    @property
    def choices(self) -> tuple[QToolButton, QToolButton]:
        """The buttons for the list and for the thumbnails."""
        return self._choices

    @property
    def view(self) -> ItemTable | PaperGrid:
        """The view that was chosen."""
        return self.grid if self._choices[1].isChecked() else self.table

    @property
    def first_step(self) -> QPushButton | None:
        """The button to press as long as there are no papers."""
        return self._empty.button

    def show_rows(self, rows: Sequence[DocumentRow], *, near: bool = False) -> None:
        """Show other papers; the one that was chosen stays so, or the first is.

        With `near` one that is gone leaves its place to the next.
        """
        place = max(0, self.table.currentIndex().row()) if near else 0
        self.model.show(rows)
        self._arrange()
        if rows and self.table.current is None:
            self.table.selectRow(min(place, len(rows) - 1))

    def on_key(self, keys: str, act: Callable[[], object]) -> None:
        """Let a key that is pressed in either view do something."""
        for view in (self.table, self.grid):
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def focus(self) -> None:
        """Put the cursor on the papers."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_choices(self) -> tuple[QToolButton, QToolButton]:
        text, theme = self._desk.text, self._desk.theme
        group = QButtonGroup(self)
        as_list = icon_button(text, theme, "list", msg("Show as a list"), self._on_choice)
        as_grid = icon_button(text, theme, "layout-grid", msg("Show thumbnails"), self._on_choice)
        for name, made in ((LIST, as_list), (GRID, as_grid)):
            made.setCheckable(True)
            made.setObjectName(f"documents.view.{name}")
            group.addButton(made)
        return as_list, as_grid

    def _on_choice(self) -> None:
        self._arrange()
        remember(self._desk, _KEY, GRID if self.view is self.grid else LIST)

    def _arrange(self) -> None:
        self.setCurrentWidget(self.view if self.model.rows else self._empty)
