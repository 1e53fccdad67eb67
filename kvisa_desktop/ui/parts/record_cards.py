# SPDX-License-Identifier: MIT
"""Several records of one kind, a form each, with what follows from them and was noticed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.card_cursor import CardCursor
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.frames import line
from kvisa_desktop.ui.parts.ready_widgets import ReadyWidgets

_LABEL_WIDTH = 116


def _nothing(_record: Record) -> Sequence[Message]:
    return ()


@dataclass(frozen=True, slots=True)
class CardKind:
    """How records of a kind are shown: fields, title, what follows from one, words of buttons.

    `editors` makes the editors of fields whose shape alone does not tell which one fits.
    """

    kind: type[Record]
    name: str
    entries: Sequence[Entry]
    title: Callable[[Any], Message]
    add: Message
    remove: Message
    follows: Callable[[Any], Sequence[Message]] = _nothing
    editors: Mapping[str, Callable[[], Editor]] = field(default_factory=dict)


class RecordCard(QFrame):
    """One record. `edited` carries it with a field and its value, `removed` carries it alone."""

    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self, desk: Desk, kind: CardKind, record: Record) -> None:
        super().__init__()
        self._desk, self._kind, self._record = desk, kind, record
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        row = QHBoxLayout()
        self._title = subheading()
        row.addWidget(self._title, 1)
        remove = icon_button(desk.text, desk.theme, "trash-2", kind.remove, self._remove)
        remove.setObjectName(f"{kind.name}.remove")
        row.addWidget(remove)
        column.addLayout(row)
        self._noticed = Label(wrap=True, kind="warn", scale=0.93)
        self._noticed.setObjectName("noticed")
        column.addWidget(self._noticed)
        self.form = self._build_form()
        column.addWidget(self.form)
        self._follows = muted()
        self._follows.setObjectName("follows")
        column.addWidget(self._follows)
        column.addWidget(line())

    def show_record(self, record: Record, findings: Iterable[Finding]) -> None:
        """Show the record as it is kept now, each finding beside the field that it is about."""
        self._record = record
        self._title.setText(self._desk.text(self._kind.title(record)))
        self.form.show_record(record)
        beside: dict[str, list[Finding]] = {}
        for each in findings:
            beside.setdefault(each.field if each.field in self.form.editors else "", []).append(
                each
            )
        above = beside.pop("", [])
        self.form.show_findings(beside)
        self._fill(self._noticed, [each.text for each in above])
        self._fill(self._follows, self._kind.follows(record))

    def _build_form(self) -> RecordForm:
        form = RecordForm(self._desk.text, self._kind.kind, (), label_width=_LABEL_WIDTH)
        form.add_fields(self._kind.entries, self._kind.editors)
        form.edited.connect(lambda name, value: self.edited.emit(self._record, name, value))
        return form

    def _fill(self, label: Label, said: Sequence[Message]) -> None:
        label.setText("\n".join(map(self._desk.text, said)))
        label.setVisible(bool(said))

    def _remove(self) -> None:
        self.removed.emit(self._record)


class RecordCards(QWidget):
    """All records of a kind, and a button to add one. The signals ask its owner to act."""

    added = Signal()
    edited = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self, desk: Desk, kind: CardKind) -> None:
        super().__init__()
        self._desk, self._kind = desk, kind
        self.cards: dict[UUID, RecordCard] = {}
        self._records: dict[UUID, Record] = {}
        self._ready = ReadyWidgets(self, self._make)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self.add = button(desk.text, kind.add, self.added.emit)
        self.add.setObjectName(f"{kind.name}.add")
        row.addWidget(self.add)
        row.addStretch(1)
        outer.addLayout(row)
        self._none = muted()
        desk.text.show(self, self._none.setText, msg("None recorded."))
        outer.addWidget(self._none)
        self._column = QVBoxLayout()
        outer.addLayout(self._column)

    def show_records(self, records: Sequence[Record], findings: Sequence[Finding] = ()) -> None:
        """Show the records as they are kept now, each with what was noticed about it."""
        self._none.setVisible(not records)
        if [each.id for each in records] != list(self.cards):
            self._build(records)
        for each in records:
            own = (finding for finding in findings if finding.record_id == each.id)
            self.cards[each.id].show_record(each, own)

    def turns(self, records: Sequence[Record]) -> Iterator[Callable[[], object]]:
        """Yield a step for each card that showing the records for the first time would need."""
        if not self.cards:
            self._records = {each.id: each for each in records}
            yield from self._ready.turns(self._records)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of a record, its first one when none is named."""
        found = self.cards.get(record_id) if record_id else None
        if found is None:
            return False
        return found.form.focus_on(field) or found.form.focus_on(self._kind.entries[0].name)

    def _build(self, records: Sequence[Record]) -> None:
        cursor = CardCursor(self.cards, self.add)
        self._records = {each.id: each for each in records}
        self.cards = self._ready.fill(self._column, self._records, self.cards)
        cursor.follow(self.cards)

    def _make(self, key: UUID) -> RecordCard:
        made = RecordCard(self._desk, self._kind, self._records[key])
        made.edited.connect(self.edited)
        made.removed.connect(self.removed)
        return made
