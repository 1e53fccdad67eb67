# SPDX-License-Identifier: MIT
"""Work, school, family and contacts on screen: recorded, changed, removed, gaps said."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.background import Relation, WorkEntry, WorkKind
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.messages import msg
from kvisa_desktop.services import background, editing
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.form_sheet.model import area_of, field_of
from kvisa_desktop.ui.work.model import GROUPS, contact_head, relative_head, work_head
from kvisa_desktop.ui.work.page import WorkPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import TODAY
from tests.ui.windows import placed

NAMES = [each.card.name for each in GROUPS]


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> WorkPage:
    made = placed(qtbot, WorkPage(pilot.desk, state), 1000, 900)
    made.show_case()
    settled()
    return made


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()
    settled()


def words(page: WorkPage) -> str:
    settled()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def add(page: WorkPage, pilot: Pilot, name: str) -> None:
    child(page, QPushButton, f"{name}.add").click()
    settle(pilot)


def edit(page: WorkPage, pilot: Pilot, name: str, **fields: object) -> None:
    """Give fields of the first card of a kind new values, as its editors do."""
    first = next(iter(page.groups[name].cards.values()))
    for field, value in fields.items():
        first.form.edited.emit(field, value)
        settle(pilot)


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_is_added_and_removed(
    page: WorkPage, pilot: Pilot, state: CaseState, name: str
) -> None:
    group = next(each for each in GROUPS if each.card.name == name)
    add(page, pilot, name)
    assert len(group.records(state.file)) == 1
    child(page.groups[name], QToolButton, f"{name}.remove").click()
    settle(pilot)
    assert not group.records(state.file)


def test_a_gap_is_said_on_top_and_beside_the_field(
    page: WorkPage, pilot: Pilot, state: CaseState
) -> None:
    add(page, pilot, "work.entries")
    edit(
        page,
        pilot,
        "work.entries",
        employer=Bilingual("Example Works", "示例厂"),
        started=PartialDate(2021, 10),
        ended=PartialDate(2024, 1),
    )
    assert words(page).count("From 2024-02-01 to 2026-11-22 nothing is recorded") == 2
    edit(page, pilot, "work.entries", ended=PartialDate(), is_current=True)
    assert "nothing is recorded" not in words(page)
    assert "Example Works, since 2021-10" in words(page)
    assert state.file.work_entries[0].is_current


def test_the_first_work_begins_with_the_employer_of_the_person(
    page: WorkPage, pilot: Pilot, state: CaseState
) -> None:
    person = state.file.person
    employer = Bilingual("Example Works", "示例厂")
    state.act(lambda vault: editing.change(vault, person, msg("Change"), employer=employer))
    settle(pilot)
    add(page, pilot, "work.entries")
    (entry,) = state.file.work_entries
    assert (entry.employer, entry.is_current) == (employer, True)
    add(page, pilot, "work.entries")
    assert [each.employer for each in state.file.work_entries].count(employer) == 1


def test_parents_are_offered_first(page: WorkPage, pilot: Pilot, state: CaseState) -> None:
    for _ in range(3):
        add(page, pilot, "work.relatives")
    found = {each.relation for each in state.file.relatives}
    assert found == {Relation.FATHER, Relation.MOTHER, Relation.OTHER}


def test_lines_of_the_form_lead_here(page: WorkPage, pilot: Pilot, state: CaseState) -> None:
    def line(line_id: str) -> tuple[str, str]:
        found = next(each for each in form_sheet(state.file, TODAY) if each.id == line_id)
        assert page.focus_on(found.record_id, field_of(found))
        return area_of(found, state.file), field_of(found)

    assert line("work-history") == ("work", "entries")
    assert line("family") == ("work", "relatives")
    person = state.file.person.id
    state.act(lambda vault: background.add(vault, WorkEntry, person, job=Bilingual("Engineer")))
    settle(pilot)
    assert line("work-1") == ("work", "employer")
    assert not page.focus_on(None, "anything")


def test_titles_say_what_is_known(pilot: Pilot, page: WorkPage, state: CaseState) -> None:
    say = pilot.desk.text
    for name in NAMES:
        add(page, pilot, name)
    file = state.file
    assert say(work_head(file.work_entries[0])) == "Employer not named yet"
    assert say(relative_head(file.relatives[0])) == "Father"
    assert say(contact_head(file.emergency_contacts[0])) == "Name not known yet"
    edit(page, pilot, "work.entries", kind=WorkKind.NOT_WORKING)
    assert say(work_head(state.file.work_entries[0])) == "Not working"


def test_everything_is_said_in_chinese(page: WorkPage, pilot: Pilot) -> None:
    for name in NAMES:
        add(page, pilot, name)
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    said = words(page)
    assert "工作经历" in said
    assert not [each for each in said.splitlines() if each.isascii() and each.strip("—")]
