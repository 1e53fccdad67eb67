# SPDX-License-Identifier: MIT
"""Tables over frozen rows."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Theme
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.cells import CELL_ROLE, Cell, cut
from kvisa_desktop.ui.parts.item_table import ROW_ROLE, Column, ItemTable, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Tone
from tests.ui.fitting import settled
from tests.ui.keyboard import pressed


@dataclass(frozen=True)
class Fruit:
    """A row."""

    name: str
    ripe: bool = True


ROWS = tuple(Fruit(name) for name in ("apple", "banana", "cherry"))


def _name(row: Fruit, _text: Text) -> Cell:
    return Cell(row.name, "second", strong=True, icon="house")


def _state(row: Fruit, text: Text) -> Cell:
    return Cell(text(msg("Yes")) if row.ripe else "—", pill=Tone.OK)


def _long_state(_row: Fruit, _text: Text) -> Cell:
    return Cell("Before you can file", pill=Tone.BAD)


@pytest.fixture
def model(desk: Desk) -> RowsModel[Fruit]:
    columns = (Column(msg("Names"), _name), Column(msg("State"), _state, 80))
    return RowsModel(desk.text, columns, lambda row: row.name)


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, model: RowsModel[Fruit]) -> ItemTable:
    made = ItemTable(model, desk.theme)
    qtbot.addWidget(made)
    model.show(ROWS)
    made.resize(400, 300)
    made.show()
    return made


def test_the_model_keeps_the_rules_of_qt(
    model: RowsModel[Fruit], qtmodeltester: ModelTester
) -> None:
    model.show(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_cell_gives_its_row_its_look_and_its_words(model: RowsModel[Fruit]) -> None:
    model.show(ROWS)
    index = model.index(1, 0)
    assert index.data(ROW_ROLE) == ROWS[1]
    assert index.data(CELL_ROLE).first == "banana"
    assert index.data() == "banana, second"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Names: banana, second"
    assert model.data(QModelIndex()) is None


def test_titles_and_cells_follow_the_language(model: RowsModel[Fruit], desk: Desk) -> None:
    model.show(ROWS)
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across) == "Names"
    desk.text.switch("zh")
    desk.text.replay()
    assert model.headerData(0, across) == "姓名"
    assert model.index(0, 1).data() == "是"


def test_the_chosen_row_stays_chosen_when_other_rows_are_shown(
    table: ItemTable, model: RowsModel[Fruit]
) -> None:
    assert table.choose("cherry")
    model.show((Fruit("cherry", ripe=False), *ROWS[:2]))
    assert table.current == Fruit("cherry", ripe=False)
    model.show(ROWS[:1])
    assert table.current is None


def test_enter_opens_the_chosen_row(qtbot: QtBot, table: ItemTable) -> None:
    table.choose("banana")
    with qtbot.waitSignal(table.opened) as opened:
        pressed(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_arrows_choose_and_tell(qtbot: QtBot, table: ItemTable) -> None:
    table.choose("apple")
    with qtbot.waitSignal(table.chosen) as chosen:
        pressed(table, Qt.Key.Key_Down)
    assert chosen.args == [ROWS[1]]


def test_tab_leaves_the_table(qtbot: QtBot, desk: Desk, model: RowsModel[Fruit]) -> None:
    table, holder = ItemTable(model, desk.theme), QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    after = QLineEdit()
    column.addWidget(table)
    column.addWidget(after)
    holder.show()
    holder.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    pressed(table, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


def test_a_row_is_as_high_as_its_two_lines(table: ItemTable) -> None:
    assert table.rowHeight(0) >= 2 * table.fontMetrics().height()


def test_rows_and_pills_are_drawn_in_both_themes(table: ItemTable, desk: Desk) -> None:
    table.choose("apple")
    light = table.grab().toImage()
    desk.theme.use(Theme.DARK)
    dark = table.grab().toImage()
    desk.theme.use(Theme.LIGHT)
    assert light != dark


def test_a_missing_row_is_not_chosen(table: ItemTable) -> None:
    assert not table.choose("durian")


def test_home_and_end_go_to_the_first_and_the_last_row(table: ItemTable) -> None:
    table.choose("banana")
    pressed(table, Qt.Key.Key_End)
    assert table.current == ROWS[-1]
    assert table.selected == (ROWS[-1],)
    pressed(table, Qt.Key.Key_Home)
    assert table.current == ROWS[0]


@pytest.mark.parametrize("number", [" (3)", "（12）"])
def test_a_title_that_is_cut_keeps_the_number_that_tells_it_apart(
    qapp: QApplication, number: str
) -> None:
    metrics = QFontMetricsF(qapp.font())
    title = "Proof of lawful residence, Germany" + number
    width = metrics.horizontalAdvance(title)
    assert cut(title, metrics, width + 1) == title
    shown = cut(title, metrics, width / 2)
    assert shown.startswith("Proof")
    assert shown.endswith("…" + number)
    assert metrics.horizontalAdvance(shown) <= width / 2 + 1
    assert cut(title.removesuffix(number), metrics, width / 2).endswith("…")


def test_set_columns_give_way_to_the_others_in_a_narrow_table(table: ItemTable) -> None:
    top = table.horizontalHeader()
    table.resize(600, 300)
    settled()
    assert top.sectionSize(1) == 80
    table.resize(110, 300)
    settled()
    needed = max(table.sizeHintForColumn(1), top.sectionSizeHint(1))
    assert needed <= top.sectionSize(1) < 80
    table.resize(600, 300)
    settled()
    assert top.sectionSize(1) == 80


def test_a_set_column_shows_its_words_whole(
    qtbot: QtBot, desk: Desk, table: ItemTable, model: RowsModel[Fruit]
) -> None:
    columns = (*model.columns[:1], Column(msg("State"), _long_state, 130))
    rows = RowsModel(desk.text, columns, lambda row: row.name)
    made = ItemTable(rows, desk.theme)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    rows.show(ROWS)
    settled()
    assert made.columnWidth(1) >= made.sizeHintForColumn(1) > 130
    table.resize(600, 300)
    settled()
    assert table.columnWidth(1) == 80


def test_a_width_given_by_hand_stays(table: ItemTable) -> None:
    top = table.horizontalHeader()
    top.resizeSection(1, 120)
    table.resize(150, 300)
    settled()
    assert top.sectionSize(1) < 120
    table.resize(600, 300)
    settled()
    assert top.sectionSize(1) == 120
