# SPDX-License-Identifier: MIT
"""Editors of one value: what they show, hand over, and complain about."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import Sex
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.countries import CountriesEditor, CountryEditor
from kvisa_desktop.ui.parts.editors.dates import DayEditor, PartialDateEditor
from kvisa_desktop.ui.parts.editors.editor import Editor, LineEditor
from kvisa_desktop.ui.parts.editors.pick import PickEditor
from kvisa_desktop.ui.parts.editors.plain import (
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    LinesEditor,
    LongTextEditor,
    TextEditor,
    TextsEditor,
    WholeEditor,
)
from tests.ui.keyboard import child, pressed, typed


class Watched:
    """An editor on the screen, and everything it handed over or complained about."""

    def __init__(self, qtbot: QtBot, editor: Editor) -> None:
        self.qtbot, self.editor = qtbot, editor
        self.values: list[object] = []
        self.complaints: list[object] = []
        editor.committed.connect(self.values.append)
        editor.complained.connect(self.complaints.append)
        qtbot.addWidget(editor)
        editor.show()

    def type_line(self, text: str) -> None:
        """Replace what stands in the line and press Enter."""
        assert isinstance(self.editor, LineEditor)
        line = self.editor.line
        line.selectAll()
        pressed(line, Qt.Key.Key_Delete)
        typed(line, text)
        pressed(line, Qt.Key.Key_Return)


Make = Callable[[type[Editor]], Watched]


@pytest.fixture
def make(qtbot: QtBot, desk: Desk) -> Make:
    return lambda kind: Watched(qtbot, kind(desk.text))


def test_text_is_handed_over_once_when_it_is_left(make: Make) -> None:
    watched = make(TextEditor)
    watched.editor.show_value("Okoro")
    watched.type_line("Okoro-Nwosu ")
    watched.type_line("Okoro-Nwosu")
    assert watched.values == ["Okoro-Nwosu"]


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot, make: Make) -> None:
    watched = make(TextEditor)
    editor = watched.editor
    assert isinstance(editor, TextEditor)
    editor.show_value("Okoro")
    editor.take_focus()
    qtbot.waitUntil(editor.line.hasFocus)
    typed(editor.line, "x")
    editor.show_value("Somebody else")
    assert editor.line.text() == "Okorox"


def test_several_texts_stand_in_one_line(make: Make) -> None:
    watched = make(TextsEditor)
    watched.editor.show_value(("Ada", "Eze"))
    assert watched.editor.line.text() == "Ada; Eze"  # type: ignore[attr-defined]
    watched.type_line("Ada； Obi ; ")
    assert watched.values == [("Ada", "Obi")]


def test_a_number_may_be_unknown(make: Make) -> None:
    watched = make(WholeEditor)
    watched.editor.show_value(None)
    watched.type_line("8")
    watched.type_line("")
    watched.type_line("many")
    assert watched.values == [8, None]
    assert watched.complaints[-1] is not None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2019-03-05", PartialDate(2019, 3, 5)),
        ("2019年3月", PartialDate(2019, 3)),
        ("2019", PartialDate(2019)),
        ("5 March 2019", PartialDate(2019, 3, 5)),
    ],
)
def test_a_date_is_taken_as_people_write_it(make: Make, typed: str, value: PartialDate) -> None:
    watched = make(PartialDateEditor)
    watched.type_line(typed)
    assert watched.values == [value]
    assert watched.editor.line.text() == value.iso()  # type: ignore[attr-defined]


def test_an_ambiguous_date_is_asked_about_and_never_guessed(make: Make) -> None:
    watched = make(DayEditor)
    watched.type_line("05/12/2023")
    assert watched.values == []
    assert "2023-05-12" in str(watched.complaints[-1].what.values)  # type: ignore[attr-defined]
    menu = child(watched.editor, QMenu, "readings")
    assert [action.text() for action in menu.actions()] == ["2023-12-05", "2023-05-12"]
    pressed(menu, Qt.Key.Key_Down)
    pressed(menu, Qt.Key.Key_Down)
    pressed(menu, Qt.Key.Key_Return)
    assert watched.values == [date(2023, 5, 12)]
    assert watched.complaints[-1] is None


@pytest.mark.parametrize("typed", ["2023-02-30", "soon", "2023-05", "1066-10-14"])
def test_an_impossible_day_stays_in_the_field_with_a_complaint(make: Make, typed: str) -> None:
    watched = make(DayEditor)
    watched.editor.show_value(date(2023, 1, 1))
    watched.type_line(typed)
    assert watched.values == []
    assert watched.complaints[-1] is not None
    line = watched.editor.line  # type: ignore[attr-defined]
    assert line.text() == typed
    assert line.property("state") == "bad"


def test_a_complaint_ends_as_soon_as_one_types_on(make: Make) -> None:
    watched = make(DayEditor)
    watched.type_line("soon")
    typed(watched.editor.line, "x")  # type: ignore[attr-defined]
    assert watched.complaints[-1] is None


def test_a_country_is_found_by_a_piece_of_its_name_in_either_language(make: Make) -> None:
    watched = make(CountryEditor)
    for name in ("niger", "德国", "DEU", "vietnam"):
        watched.type_line(name)
    assert watched.values == ["NER", "DEU", "DEU", "VNM"]
    assert "Vietnam (VNM)" in watched.editor.line.text()  # type: ignore[attr-defined]


def test_a_country_nobody_knows_is_a_complaint(make: Make) -> None:
    watched = make(CountryEditor)
    watched.type_line("Atlantis")
    assert watched.values == []
    assert watched.complaints[-1] is not None


def test_countries_offer_themselves_while_one_types(make: Make) -> None:
    editor = make(CountryEditor).editor
    assert isinstance(editor, CountryEditor)
    typed(editor.line, "nig")
    offers = editor.line.completer().model()
    shown = [offers.index(row, 0).data() for row in range(offers.rowCount())]
    assert any(each.startswith("Nigeria") for each in shown)


def test_a_two_letter_field_keeps_two_letters(qtbot: QtBot, desk: Desk) -> None:
    watched = Watched(qtbot, CountryEditor(desk.text, letters=2))
    watched.type_line("germany")
    watched.type_line("hong kong")
    assert watched.values == ["DE", "HK"]


def test_countries_are_said_in_the_language_of_the_window(make: Make, desk: Desk) -> None:
    editor = make(CountryEditor).editor
    editor.show_value("DEU")
    several = make(CountriesEditor).editor
    several.show_value(("DEU", "NGA"))
    desk.text.switch("zh")
    desk.text.replay()
    assert editor.line.text() == "德国 (DEU)"  # type: ignore[attr-defined]
    assert several.line.text() == "德国 (DEU); 尼日利亚 (NGA)"  # type: ignore[attr-defined]
    desk.text.switch("en")
    desk.text.replay()


def test_several_countries_stand_in_one_line(make: Make) -> None:
    watched = make(CountriesEditor)
    watched.type_line("Nigeria; Germany; NGA")
    assert watched.values == [("NGA", "DEU")]


def test_a_missing_chinese_half_is_outlined_and_says_so(make: Make) -> None:
    editor = make(BilingualEditor).editor
    assert isinstance(editor, BilingualEditor)
    editor.show_value(Bilingual("Engineer", ""))
    assert editor.chinese.property("state") == "missing"
    assert editor.chinese.placeholderText() == "no Chinese yet"
    editor.show_value(Bilingual("Engineer", "工程师"))
    assert editor.chinese.property("state") == ""


def test_both_halves_are_handed_over_together(make: Make) -> None:
    watched = make(BilingualEditor)
    editor = watched.editor
    assert isinstance(editor, BilingualEditor)
    typed(editor.english, "Engineer")
    pressed(editor.english, Qt.Key.Key_Return)
    typed(editor.chinese, "工程师")
    pressed(editor.chinese, Qt.Key.Key_Return)
    assert watched.values == [Bilingual("Engineer", ""), Bilingual("Engineer", "工程师")]


def test_the_halves_stand_one_below_the_other_where_there_is_no_room(make: Make) -> None:
    editor = make(BilingualEditor).editor
    assert isinstance(editor, BilingualEditor)
    editor.resize(600, 80)
    QApplication.processEvents()
    assert editor.english.y() == editor.chinese.y()
    editor.resize(220, 80)
    QApplication.processEvents()
    assert editor.english.y() < editor.chinese.y()


def test_long_text_is_handed_over_when_the_cursor_leaves(qtbot: QtBot, make: Make) -> None:
    watched = make(LongTextEditor)
    editor = watched.editor
    assert isinstance(editor, LongTextEditor)
    other = QLineEdit()
    editor.row.addWidget(other)
    editor.show_value("A note")
    editor.take_focus()
    qtbot.waitUntil(editor.box.hasFocus)
    typed(editor.box, "X")
    other.setFocus()
    qtbot.waitUntil(lambda: bool(watched.values))
    assert watched.values == ["XA note"]


def test_lines_are_handed_over_one_by_one(qtbot: QtBot, make: Make) -> None:
    watched = make(LinesEditor)
    editor = watched.editor
    assert isinstance(editor, LinesEditor)
    other = QLineEdit()
    editor.row.addWidget(other)
    editor.show_value(("P<UTO", "L898"))
    assert editor.box.toPlainText() == "P<UTO\nL898"
    editor.take_focus()
    qtbot.waitUntil(editor.box.hasFocus)
    editor.box.setPlainText(" P<NGA \n\nB0000 ")
    other.setFocus()
    qtbot.waitUntil(lambda: bool(watched.values))
    assert watched.values == [("P<NGA", "B0000")]


def test_a_choice_is_handed_over_as_the_value_itself(qtbot: QtBot, desk: Desk) -> None:
    watched = Watched(qtbot, ChoiceEditor(desk.text, list(Sex), optional=True))
    editor = watched.editor
    assert isinstance(editor, ChoiceEditor)
    editor.show_value(Sex.MALE)
    assert editor.box.currentText() == "Male (M)"
    pressed(editor.box, Qt.Key.Key_Up)
    pressed(editor.box, Qt.Key.Key_Home)
    assert watched.values == [Sex.FEMALE, None]
    assert isinstance(watched.values[0], Sex)


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot, desk: Desk) -> None:
    watched = Watched(qtbot, ChoiceEditor(desk.text, list(Sex), optional=True))
    editor = watched.editor
    assert isinstance(editor, ChoiceEditor)
    point = QPointF(5, 5)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        point,
        point,
        QPoint(),
        QPoint(0, -120),
        no_button,
        no_key,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.box, turn)
    assert watched.values == []
    assert editor.box.currentIndex() == 0


def test_any_of_a_few_values_can_be_ticked(qtbot: QtBot, desk: Desk) -> None:
    watched = Watched(qtbot, ChoicesEditor(desk.text, list(Route)))
    editor = watched.editor
    assert isinstance(editor, ChoicesEditor)
    editor.show_value((Route.GRADUATE,))
    pressed(editor.boxes[1], Qt.Key.Key_Space)
    pressed(editor.boxes[0], Qt.Key.Key_Space)
    assert watched.values == [tuple(Route), (Route.TEACHING_RESEARCH,)]


def test_a_flag_is_yes_or_no(make: Make) -> None:
    watched = make(FlagEditor)
    editor = watched.editor
    assert isinstance(editor, FlagEditor)
    editor.show_value(value=True)
    pressed(editor.box, Qt.Key.Key_Space)
    assert watched.values == [False]


def test_a_key_is_picked_by_a_piece_of_its_words(qtbot: QtBot, desk: Desk) -> None:
    choices = [("0715", verbatim("Mechanics and metal trades")), ("0713", verbatim("Electricity"))]
    watched = Watched(qtbot, PickEditor(desk.text, lambda: choices, msg("Choose")))
    watched.type_line("metal")
    watched.type_line("0713")
    watched.type_line("poetry")
    assert watched.values == ["0715", "0713"]
    assert watched.complaints[-1] is not None
    watched.editor.show_value("0715")
    watched.type_line("")
    assert watched.values[-1] == ""


def test_a_day_is_asked_for_whole_where_half_of_it_will_not_do(make: Make) -> None:
    advice = []
    for kind in (DayEditor, PartialDateEditor):
        watched = make(kind)
        watched.type_line("soon")
        advice.append(str(watched.complaints[-1].remedy))  # type: ignore[attr-defined]
    assert "2027-02 or 2027" not in advice[0]
    assert "2027-02 or 2027" in advice[1]


def test_who_types_on_is_not_held_up_by_the_two_readings(make: Make, qtbot: QtBot) -> None:
    watched = make(DayEditor)
    editor, following, window = watched.editor, QLineEdit(), QWidget()
    assert isinstance(editor, LineEditor)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(following)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    editor.take_focus()
    qtbot.waitUntil(editor.line.hasFocus, timeout=10_000)
    typed(editor.line, "05/12/2023")
    pressed(editor.line, Qt.Key.Key_Tab)
    menu = child(editor, QMenu, "readings")
    assert menu.isVisible()
    typed(menu, "K")
    assert following.text() == "K"
    assert not menu.isVisible()
    assert editor.line.text() == "05/12/2023"
