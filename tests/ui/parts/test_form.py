# SPDX-License-Identifier: MIT
"""A form made from declarations."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.fields import Shape, fields_of
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.editors.plain import TextEditor
from kvisa_desktop.ui.parts.form import Entry, RecordForm, make_editor
from tests.case_builders import person
from tests.ui.keyboard import pressed, typed

ENTRIES = (
    Entry("surname", msg("Surname"), msg("Given names")),
    Entry("birth_date", msg("Date of birth")),
    Entry("nationalities", msg("Nationalities"), country=3),
)


def _form(qtbot: QtBot, desk: Desk) -> RecordForm:
    form = RecordForm(desk.text, Person, ENTRIES)
    qtbot.addWidget(form)
    form.show()
    return form


def _remarks(form: RecordForm) -> list[str]:
    return [
        label.text()
        for label in form.findChildren(Label)
        if label.isVisible() and label.property("kind") in {"bad", "warn"}
    ]


def test_every_shape_a_form_may_edit_has_its_editor(qtbot: QtBot, desk: Desk) -> None:
    without = {Shape.ID, Shape.INSTANT}
    for kind in (Person, Passport):
        for field in fields_of(kind):
            if field.shape not in without and field.name != "mrz":
                editor = make_editor(desk.text, Entry(field.name, msg("Note")), field)
                qtbot.addWidget(editor)
                editor.show_value(field.default)


def test_an_edited_field_is_handed_over_by_name(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    form.show_record(person())
    edits: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: edits.append((name, value)))
    form.focus_on("surname")
    line = form.editors["surname"].target
    typed(line, "x")
    pressed(line, Qt.Key.Key_Return)
    assert edits == [("surname", "Okorox")]


def test_labels_name_their_fields_for_readers(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    names = {name: each.target.accessibleName() for name, each in form.editors.items()}
    assert names == {
        "surname": "Surname",
        "birth_date": "Date of birth",
        "nationalities": "Nationalities",
    }


def test_a_complaint_stands_under_its_field_until_it_is_mended(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    line = form.editors["birth_date"].target
    typed(line, "soon")
    pressed(line, Qt.Key.Key_Return)
    assert len(_remarks(form)) == 1
    assert "soon" in _remarks(form)[0]
    pressed(line, Qt.Key.Key_Backspace)
    assert not _remarks(form)


def test_findings_stand_beside_the_field_they_concern(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    form.show_record(person())
    noticed = Finding("x", Weight.CHECK, Area.PERSON, msg("Good to know"))
    form.show_findings({"surname": [noticed]})
    assert _remarks(form) == ["Good to know"]
    desk.text.switch("zh")
    desk.text.replay()
    assert _remarks(form) == ["供参考"]


def test_a_field_that_is_not_there_takes_no_cursor(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    assert form.focus_on("surname")
    assert not form.focus_on("shoe_size")


def test_a_line_of_its_own_is_left_to_whoever_added_it(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    own = TextEditor(desk.text)
    form.add_own(Entry("number", msg("Note")), own)
    own.show_value("mine")
    form.show_record(person())
    assert own.line.text() == "mine"
