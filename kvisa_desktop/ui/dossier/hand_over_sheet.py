# SPDX-License-Identifier: MIT
"""Asks what is to be handed over: a copy with parts hidden, files to upload, or what to print."""

from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibit_numbers import number_said
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import print_pack
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.sharing import ShareWish
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.covering_sheet import Boxes, boxes_said
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.parts.sheet import Sheet

_LIST_HEIGHT = 150


class HandOver(StrEnum):
    """What can be handed over besides the dossier itself."""

    SHARE = "share"
    UPLOAD = "upload"
    PRINT = "print"

    @property
    def words(self) -> Message:
        """What it is."""
        return _WORDS[self][0]

    @property
    def about(self) -> Message:
        """What it is for."""
        return _WORDS[self][1]


_WORDS = {
    HandOver.SHARE: (
        msg("Share copy"),
        msg(
            "A PDF for somebody who need not know everything. What is hidden is gone from text, "
            "notes and pictures, and that is proved by searching the file."
        ),
    ),
    HandOver.UPLOAD: (
        msg("Upload pack"),
        msg(
            "A folder with one file for each box of the online form, the dossier, and a list that "
            "links them."
        ),
    ),
    HandOver.PRINT: (
        msg("Print pack"),
        msg(
            "A folder with the dossier to print, and a list: originals to bring, copies to hand "
            "in, where to sign."
        ),
    ),
}


class HandOverSheet(Sheet):
    """Chooses what to hand over. `chosen` carries the kind; the wish is read from the sheet.

    Only while points stand in the way is a draft offered.
    """

    chosen = Signal(object)
    boxes_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        case: CaseFile,
        wish: ShareWish | None = None,
        *,
        has_blockers: bool = True,
    ) -> None:
        super().__init__(desk.text, msg("Copies and packs"))
        self.setObjectName("hand-over")
        self._desk = desk
        self._boxes: Boxes = {} if wish is None else wish.boxes
        self.what = ChoiceBox(desk.text, tuple(HandOver), lambda each: each.words)
        self.what.setObjectName("hand-over.what")
        desk.text.show(self, self.what.setAccessibleName, msg("What to make"))
        self.body.addWidget(self.what)
        self._about = muted()
        self.body.addWidget(self._about)
        self._share, self._pack = self._build_share(case), self._build_pack(case)
        self.despite.setVisible(has_blockers)
        for pane in (self._share, self._pack):
            self.body.addWidget(pane)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Choose a place…"), self._on_go, primary=True)
        self.what.picked.connect(lambda _what: self._show())
        desk.text.switched.connect(self._show)
        self._show()
        self.what.setFocus()
        if wish is not None:
            self._restore(wish)

    @property
    def wish(self) -> ShareWish:
        """What is hidden from whom."""
        hidden = tuple(each for each, box in self.fields.items() if box.isChecked())
        return ShareWish(
            hidden=hidden,
            recipient=self.recipient.text().strip(),
            purpose_mark=self.mark.isChecked(),
            boxes=self._boxes,
            keep=frozenset(self._kept()),
        )

    def _restore(self, wish: ShareWish) -> None:
        """Show what was wished for already: boxes are drawn on a sheet of their own."""
        self.recipient.setText(wish.recipient)
        self.mark.setChecked(wish.purpose_mark)
        for each in wish.hidden:
            self.fields[each].setChecked(True)
        for paper in wish.keep:
            self.scans[paper].setChecked(True)
        self.draw.setFocus()

    @property
    def despite_blockers(self) -> bool:
        """True when a pack is wanted although points stand in the way."""
        return self.despite.isChecked()

    def _build_share(self, case: CaseFile) -> QWidget:
        pane, text = QWidget(), self._desk.text
        form = QFormLayout(pane)
        form.setContentsMargins(0, 0, 0, 0)
        self.recipient = QLineEdit()
        self.recipient.setObjectName("hand-over.recipient")
        self._line(form, msg("Who gets the copy"), self.recipient)
        self.mark = QCheckBox()
        self.mark.setChecked(True)
        text.show(self, self.mark.setText, msg("Mark copies of identity papers across"))
        form.addRow(self.mark)
        self.fields: dict[HiddenField, QCheckBox] = {}
        form.addRow(self._heading(msg("Hide")))
        for each in HiddenField:
            box = self.fields[each] = QCheckBox()
            box.setObjectName(f"hand-over.{each}")
            text.show(self, box.setText, each.words)
            box.toggled.connect(lambda _on: self._show_scans())
            form.addRow(box)
        form.addRow(self._build_boxes())
        form.addRow(self._build_scans(case))
        return pane

    def _build_boxes(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.draw = button(self._desk.text, msg("Black out parts of pages…"), self._on_draw)
        self.draw.setObjectName("hand-over.draw")
        self.drawn = muted(wrap=False)
        self._desk.text.show(self, self.drawn.setText, boxes_said(self._boxes))
        row.addWidget(self.draw)
        row.addWidget(self.drawn, 1)
        return holder

    def _on_draw(self) -> None:
        self.accept()
        self.boxes_asked.emit()

    def _build_scans(self, case: CaseFile) -> QWidget:
        self.scans_pane = QWidget()
        column = QVBoxLayout(self.scans_pane)
        column.setContentsMargins(0, 0, 0, 0)
        words = muted()
        self._desk.text.show(
            self,
            words.setText,
            msg(
                "Scans cannot be searched and are left out, unless parts of them are blacked out. "
                "Tick those that show nothing of what is hidden:"
            ),
        )
        column.addWidget(words)
        area, inner = scrolling()
        area.setMinimumHeight(_LIST_HEIGHT)
        self._desk.text.show(self, area.setAccessibleName, msg("Papers that show nothing hidden"))
        self.scans: dict[UUID, QCheckBox] = {}
        for exhibit in exhibits_of(case):
            box = self.scans[exhibit.document.id] = QCheckBox()
            self._desk.text.show(self, box.setText, _named(exhibit))
            inner.addWidget(box)
        column.addWidget(area)
        self.scans_pane.hide()
        return self.scans_pane

    def _build_pack(self, case: CaseFile) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        self.despite = QCheckBox()
        self._desk.text.show(
            self,
            self.despite.setText,
            msg("Make it although points stand in the way, marked as a draft"),
        )
        column.addWidget(self.despite)
        self.photo = muted()
        ready = msg("Photo paper of 10 × 15 cm is made by the guides kept with the photo.")
        self._desk.text.show(self, self.photo.setText, print_pack.photo_lacks(case) or ready)
        column.addWidget(self.photo)
        column.addStretch(1)
        return pane

    def _heading(self, words: Message) -> Label:
        label = Label(kind="muted")
        self._desk.text.show(self, label.setText, words)
        return label

    def _line(self, form: QFormLayout, title: Message, widget: QWidget) -> None:
        label = self._heading(title)
        label.setBuddy(widget)
        self._desk.text.show(self, widget.setAccessibleName, title)
        form.addRow(label, widget)

    def _kept(self) -> list[UUID]:
        return [paper for paper, box in self.scans.items() if box.isChecked()]

    def _show(self) -> None:
        what = self.what.value
        self._about.setText(self._desk.text(what.about))
        self.photo.setVisible(what is HandOver.PRINT)
        self._share.setVisible(what is HandOver.SHARE)
        self._pack.setVisible(what is not HandOver.SHARE)
        self.adjustSize()

    def _show_scans(self) -> None:
        self.scans_pane.setVisible(any(box.isChecked() for box in self.fields.values()))

    def _on_go(self) -> None:
        self.accept()
        self.chosen.emit(self.what.value)


def _named(exhibit: Exhibit) -> Message:
    return msg(
        "{number}  {title}", number=number_said(exhibit.number), title=title_of(exhibit.document)
    )
