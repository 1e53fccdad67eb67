# SPDX-License-Identifier: MIT
"""The rules to read: stale first, by subject and by word, with source and other side."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.rules.model import SUBJECTS, address, rows, subjects
from kvisa_desktop.ui.rules.page import RulesPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.windows import placed

LATER = date(2027, 1, 2)


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot) -> RulesPage:
    made = placed(qtbot, RulesPage(pilot.desk), 1200, 760)
    made.start_focus()
    pilot.settle()
    return made


def words(page: RulesPage) -> str:
    settled()
    return "\n".join(
        each.text() for each in page.detail.findChildren(QLabel) if not each.isHidden()
    )


def shown(page: RulesPage) -> list[str]:
    model = page.table.model()
    return [model.index(n, 0).data(Qt.ItemDataRole.UserRole).rule.id
            for n in range(model.rowCount())]  # fmt: skip


def test_every_subject_of_the_pack_has_words(rulebook: Rulebook) -> None:
    assert set(subjects(rulebook)) <= set(SUBJECTS)


def test_the_rules_past_their_date_come_first(rulebook: Rulebook) -> None:
    before, after = (rows(rulebook, day, "", "") for day in (date(2026, 12, 31), LATER))
    assert not any(each.is_stale for each in before)
    assert [each.is_stale for each in after[:4]] == [True, True, True, False]
    assert len(before) == len(after) == len(rulebook.rules)


def test_only_official_sources_have_an_address(rulebook: Rulebook) -> None:
    for each in rulebook.rules.values():
        assert bool(address(each)) <= (each.source.kind.value == "official")


def test_a_rule_is_shown_with_source_date_and_the_other_side(page: RulesPage, pilot: Pilot) -> None:
    assert page.table.choose("K-13")
    pilot.settle()
    said = words(page)
    assert "does not require an employer" in said
    assert "Source: Ministry of Justice" in said
    assert "Read on 2026-11-21" in said
    page.table.choose("K-49")
    assert "The other side" in words(page)


def test_the_list_follows_subject_and_search(page: RulesPage) -> None:
    page.subject.choose("stay")
    page.subject.picked.emit("stay")
    assert shown(page)
    assert all(each.startswith("E-") for each in shown(page))
    page.subject.choose("")
    page.search.setText("right to work")
    assert "K-46" in shown(page)
    page.search.setText("没有这样的规则")
    assert shown(page) == []
    assert not page.detail.isVisible()


def test_stale_rules_are_badged_on_screen(
    qtbot: QtBot, pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pilot.desk.program, "today", lambda: LATER)
    made = RulesPage(pilot.desk)
    qtbot.addWidget(made)
    made.show()
    made.start_focus()
    pilot.settle()
    pills = [each.words for each in made.detail.findChildren(Pill)]
    assert "past its date: check again" in pills
    assert any("3 past their date" in each.text() for each in made.findChildren(QLabel))


def test_categories_stand_side_by_side_with_their_sources(page: RulesPage) -> None:
    page.compare_button.click()
    assert page.comparison.isVisible()
    page.comparison.boxes["H-1B"].setChecked(True)
    said = "\n".join(each.text() for each in page.comparison.findChildren(QLabel))
    assert "Host or sponsor" in said
    assert "sponsored by an employer" in said
    assert "no source was found" in said
    for box in page.comparison.boxes.values():
        box.setChecked(False)
    page.compare_button.click()
    assert page.table.isVisible()


def test_the_page_speaks_chinese(page: RulesPage, pilot: Pilot) -> None:
    page.table.choose("K-13")
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    assert "申请时不要求有境内雇主" in words(page)
    assert page.compare_button.text() == "比较签证种类"
