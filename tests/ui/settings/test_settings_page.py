# SPDX-License-Identifier: MIT
"""Settings take effect at once; the page says what the program is made of."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.settings import Role
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import USUAL_SIZE, Label
from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.settings.model import COMPONENTS, program_version
from kvisa_desktop.ui.settings.page import SettingsPage
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeProgram


def _page(qtbot: QtBot, desk: Desk, qapp: QApplication) -> SettingsPage:
    page = SettingsPage(desk, Preferences(desk, qapp))
    qtbot.addWidget(page)
    page.show()
    return page


def test_choices_take_effect_at_once(
    qtbot: QtBot, desk: Desk, qapp: QApplication, program: FakeProgram
) -> None:
    page = _page(qtbot, desk, qapp)
    pressed(child(page, QRadioButton, "theme.dark"), Qt.Key.Key_Space)
    assert desk.theme.is_dark
    pressed(child(page, QRadioButton, "theme.light"), Qt.Key.Key_Space)
    assert not desk.theme.is_dark
    pressed(child(page, QRadioButton, "role.consultant"), Qt.Key.Key_Space)
    assert program.settings.role is Role.CONSULTANT
    pressed(child(page, QRadioButton, "language.zh"), Qt.Key.Key_Space)
    assert desk.text.language == "zh"
    pressed(child(page, QPushButton, "text.larger"), Qt.Key.Key_Space)
    assert qapp.font().pointSizeF() == USUAL_SIZE + 1
    pressed(child(page, QPushButton, "text.usual"), Qt.Key.Key_Space)


def test_what_is_chosen_elsewhere_is_shown_here(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    preferences = Preferences(desk, qapp)
    page = SettingsPage(desk, preferences)
    qtbot.addWidget(page)
    preferences.toggle_theme()
    assert child(page, QRadioButton, "theme.dark").isChecked()
    preferences.toggle_theme()


def test_the_page_says_that_there_is_no_network_code(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    said = [each.text() for each in _page(qtbot, desk, qapp).findChildren(Label)]
    assert any("no network code" in each for each in said)
    assert f"kvisa_desktop {program_version()}" in said


def test_every_component_has_its_licence_and_every_package_its_version() -> None:
    assert all(each.licence for each in COMPONENTS)
    assert all(each.version for each in COMPONENTS if each.package)
    assert not [each.version for each in COMPONENTS if not each.package if each.version]


def test_what_can_be_chosen_stands_in_one_column(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    page = _page(qtbot, desk, qapp)
    settled()
    first = ("language.en", "theme.system", "role.applicant", "minimised.True", "recent.True")
    choices: list[QWidget] = [child(page, QRadioButton, name) for name in first]
    places = {each.mapTo(page, QPoint(0, 0)).x() for each in (*choices, page.lock_after)}
    assert len(places) == 1


def test_what_the_program_is_made_of_is_brought_into_view(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    page = _page(qtbot, desk, qapp)
    page.resize(900, 420)
    said = next(each for each in page.findChildren(Label) if each.text().startswith("kvisa_desk"))
    settled()
    assert said.visibleRegion().isEmpty()
    page.show_about()
    qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty(), timeout=10_000)
