# SPDX-License-Identifier: MIT
"""The photo check: guides on the picture, measures beside it, and the photo saved to a file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.photo.check import PhotoCheck, Survey, checked
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.errors import Refused, UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import photos
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.parts.number_box import indented
from kvisa_desktop.ui.parts.photo import actions
from kvisa_desktop.ui.parts.photo.guides_view import (
    CHIN,
    CROWN,
    EYES,
    LEFT,
    NAMES,
    RIGHT,
    GuidesView,
)
from kvisa_desktop.ui.parts.photo.measures_pane import MeasuresPane
from kvisa_desktop.ui.parts.sheet import Sheet

_SPECS: dict[SpecName, Message] = {
    SpecName.DIGITAL: msg("Digital photo for the online form"),
    SpecName.PRINT: msg("Printed photo"),
    SpecName.PSB: msg("Photo for the police inside China"),
}
_WIDE = 380


class PhotoSheet(Sheet):
    """Checks the photo on one page of a document, by guides that are kept with it.

    `placed` carries guides that are to be kept, when the sheet is closed; the vault is only read.
    """

    placed = Signal(object)

    def __init__(self, desk: Desk, page: DocumentPage, kept: Guides | None = None) -> None:
        super().__init__(
            desk.text,
            msg("Check the photo"),
            msg(
                "Move the lines to crown, chin and cheeks: by the mouse, or with Tab and the "
                "arrows. The face is never changed; the photo is only cut out, scaled and saved."
            ),
        )
        self.setObjectName("photo")
        self._desk = desk
        self._shown: actions.Shown | None = None
        self._found: PhotoCheck | None = None
        self._kept = kept
        self._placed = kept is not None
        self._surveying = False
        self._stale = False
        self.view = GuidesView(desk)
        self.spec = ChoiceBox(desk.text, tuple(_SPECS), self._spec_said)
        self.measures = MeasuresPane(desk)
        self.numbers: dict[str, QSpinBox] = {}
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.view, 1)
        row.addLayout(self._build_side())
        self.body.addLayout(row, 1)
        self._build_buttons()
        self._connect()
        self.view.show_picture(None, (1, 1), desk.text(msg("Reading the picture…")))
        actions.fetch(desk, self, page, self._show, self._fail)

    def _build_side(self) -> QVBoxLayout:
        text = self._desk.text
        side, form = QVBoxLayout(), QFormLayout()
        self._add(form, msg("Which photo"), self.spec)
        self.spec.setObjectName("photo.spec")
        self.eyes = QCheckBox()
        text.show(self, self.eyes.setText, msg("Measure the eyes too"))
        for key, name in NAMES.items():
            if key == EYES:
                form.addRow(self.eyes)
            box = self.numbers[key] = QSpinBox()
            box.setObjectName(f"photo.{key}")
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # arrow keys and the lines do it
            box.setSuffix(" px")
            indented(box)
            self._add(form, name, box)
        self.numbers[EYES].setEnabled(False)
        side.addLayout(form)
        area, column = scrolling()
        area.setMinimumWidth(_WIDE)
        column.addWidget(self.measures)
        column.addStretch(1)
        side.addWidget(area, 1)
        return side

    def _add(self, form: QFormLayout, title: Message, widget: QWidget) -> None:
        label = Label(kind="muted")
        label.setBuddy(widget)
        self._desk.text.show(self, label.setText, title)
        self._desk.text.show(self, widget.setAccessibleName, title)
        form.addRow(label, widget)

    def _build_buttons(self) -> None:
        self.add_button(msg("Close"), self.reject)
        self.sheet_button = self.add_button(
            msg("Save sheet for printing…"), self._on_sheet, name="photo.sheet"
        )
        self.save_button = self.add_button(
            msg("Save photo…"), self._on_save, primary=True, name="photo.save"
        )
        self._enable()

    def _connect(self) -> None:
        self.view.moved.connect(self._on_moved)
        self.view.rested.connect(self._survey)
        self.spec.picked.connect(lambda _spec: self._recheck())
        self.eyes.toggled.connect(self._on_eyes)
        for key, box in self.numbers.items():
            box.valueChanged.connect(lambda value, key=key: self._on_number(key, value))

    def _show(self, shown: actions.Shown) -> None:
        self._shown = shown
        size = shown.picture.file.size
        self.view.show_picture(QPixmap.fromImage(shown.image), size)
        self.view.start(size)
        if self._kept is not None:
            self._put(self._kept)
        for key, box in self.numbers.items():
            box.blockSignals(True)
            box.setRange(0, size[0] if key in {"left", "right"} else size[1])
            box.setValue(round(self.view.value(key)))
            box.blockSignals(False)
        self.view.setFocus()
        self._recheck()

    def _put(self, kept: Guides) -> None:
        """Place the guides where they were left."""
        sides = (kept.crown, kept.chin, kept.left, kept.right)
        for key, value in zip((CROWN, CHIN, LEFT, RIGHT), sides, strict=True):
            self.view.put(key, value)
        if kept.eyes is not None:
            self.view.put(EYES, kept.eyes)
            self.view.show_handle(EYES, shown=True)
            self.numbers[EYES].setEnabled(True)
            self.eyes.blockSignals(True)
            self.eyes.setChecked(True)
            self.eyes.blockSignals(False)

    @override
    def done(self, result: int) -> None:
        """Hand over guides that were placed anew; those that cannot be of a head are not kept."""
        if self._found is not None and self._guides not in {None, self._kept}:
            self.placed.emit(self._guides)
        super().done(result)

    def _fail(self, error: UserError) -> None:
        self.complain(error.what, error.remedy)
        self.view.show_picture(None, (1, 1))

    @property
    def _guides(self) -> Guides | None:
        return self.view.guides if self._placed else None

    @property
    def _spec(self) -> SpecName:
        return SpecName(str(self.spec.value))

    def _on_moved(self, key: str) -> None:
        self._placed = True
        box = self.numbers[key]
        box.blockSignals(True)
        box.setValue(round(self.view.value(key)))
        box.blockSignals(False)
        self._measure()

    def _on_number(self, key: str, value: int) -> None:
        self._placed = True
        self.view.put(key, value)
        self._recheck()

    def _on_eyes(self, shown: bool) -> None:
        self.view.show_handle(EYES, shown=shown)
        self.numbers[EYES].setEnabled(shown)
        self._recheck()

    def _recheck(self) -> None:
        self._measure()
        self._survey()

    def _measure(self) -> None:
        """Measure with the samples there are: a dragged guide must not wait for new ones."""
        if self._shown is None:
            return
        file, book = self._shown.picture.file, self._desk.program.rulebook
        survey = self._found.survey if self._found else Survey()
        try:
            found = checked(self._spec, book, file, self._guides, survey)
        except Refused as refusal:
            self._take(None)
            self.complain(refusal.what, refusal.remedy)
            return
        self._take(found)

    def _survey(self) -> None:
        """Sample the background anew; while that is under way the last wish waits."""
        if self._shown is None or self._found is None:
            return
        if self._surveying:
            self._stale = True
            return
        self._surveying = True
        asked = self._shown.picture, self._spec, self._guides
        actions.survey(self._desk, self, asked, self._on_survey, self._on_unsurveyed)

    def _on_survey(self, found: PhotoCheck) -> None:
        self._surveying = False
        is_current = (found.spec.name, found.guides) == (self._spec, self._guides)
        if is_current:
            self._take(found)
        elif self._found is not None:
            self._found = replace(self._found, survey=found.survey)
            self._measure()
        if self._stale:
            self._stale = False
            self._survey()

    def _on_unsurveyed(self, error: UserError) -> None:
        self._surveying = False
        self.complain(error.what, error.remedy)

    def _take(self, found: PhotoCheck | None) -> None:
        self._found = found
        if found is not None:
            self.problem.hide()
        self.view.show_crop(found.crop if found is not None and self._placed else None)
        self.measures.show_check(found)
        self._enable()

    def _enable(self) -> None:
        can_be_cut = self._placed and self._found is not None and self._found.size is not None
        self.save_button.setEnabled(can_be_cut)
        self.sheet_button.setEnabled(can_be_cut and self._spec is not SpecName.DIGITAL)

    def _on_save(self) -> None:
        self._ask(msg("Save photo"), f"{self._spec}-photo.jpg", is_sheet=False)

    def _on_sheet(self) -> None:
        self._ask(msg("Save sheet for printing"), f"{self._spec}-sheet.jpg", is_sheet=True)

    def _ask(self, title: Message, name: str, *, is_sheet: bool) -> None:
        if self._shown is None or self._found is None:
            return
        desk, picture, found = self._desk, self._shown.picture, self._found
        make = photos.make_sheet if is_sheet else photos.make

        def chosen(path: Path) -> None:
            actions.write(desk, self, (picture, found, path), make, self._fail_to_write)

        suggestion = Path.home() / name
        desk.dialogs.save_file(self, desk.text(title), suggestion, "*.jpg", chosen)

    def _fail_to_write(self, error: UserError) -> None:
        self.complain(error.what, error.remedy)

    def _spec_said(self, value: object) -> Message:
        return _SPECS[SpecName(str(value))]
