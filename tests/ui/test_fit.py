# SPDX-License-Identifier: MIT
"""Every page in both languages, both themes and two sizes of text: nothing cut, all named."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.stay import StickerId, VisaSticker
from kvisa_desktop.settings import Role, Theme
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.welcome.start_sheet import StartSheet
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.case_builders import PERSON, graduate_case, new_id, there_and_back
from tests.ui.conftest import Pilot, filled
from tests.ui.fitting import beyond, cut, nameless, reachable, settled
from tests.ui.keyboard import pressed
from tests.ui.program import CODE, FakeDialogs, FakeProgram
from tests.ui.windows import shown

LARGE = 12.0
# Each language with each size and each theme; colours move nothing, so four looks stand for eight.
LOOKS = (
    ("en", Theme.LIGHT, fonts.USUAL_SIZE),
    ("zh", Theme.DARK, fonts.USUAL_SIZE),
    ("en", Theme.DARK, LARGE),
    ("zh", Theme.LIGHT, LARGE),
)
Look = tuple[str, Theme, float]
PLACES = (
    "welcome",
    "cases",
    "institutions",
    "rules",
    "settings",
    *(each.name for each in SECTIONS),
)


def _case() -> CaseFile:
    sticker = VisaSticker(id=StickerId(new_id()), person_id=PERSON, number="S1", category="F")
    port = Bilingual("Shanghai Pudong Airport", "上海浦东国际机场")
    crossings = there_and_back(port, PartialDate(2019, 10, 8), PartialDate(2019, 10))
    return replace(graduate_case(), stickers=(sticker,), crossings=crossings)


@pytest.fixture(scope="module")
def fitted(qapp: QApplication, rulebook: Rulebook) -> Iterator[MainWindow]:
    """Return one window with a full case, made once: what changes is its look."""
    program = FakeProgram(rulebook=rulebook)
    path = program.folder / "Okoro.kvisa"
    filled(program.create_vault(path, None, Role.APPLICANT).vault, _case())
    with shown(qapp, program, FakeDialogs()) as window:
        window.doors.unlock(path)
        yield window


@pytest.fixture
def at(fitted: MainWindow, qtbot: QtBot) -> Pilot:
    pilot = Pilot(qtbot, fitted.desk, [])
    pilot.settle()
    pilot.until(lambda: fitted.state.is_open)
    pilot.settle()
    return pilot


def _look(window: MainWindow, look: Look) -> None:
    language, theme, size = look
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.desk.text.switch(language)
    if window.desk.theme.choice is not theme:
        window.desk.theme.use(theme)
    if app.font().pointSizeF() != size:
        fonts.use(app, size)
    settled()


def _go(window: MainWindow, pilot: Pilot, place: str) -> QWidget:
    if place == "welcome":
        window.welcome.refresh()
        window._stack.setCurrentWidget(window.welcome)  # noqa: SLF001
    else:
        window._stack.setCurrentIndex(1)  # noqa: SLF001
    if place in {"cases", "institutions", "rules", "settings"}:
        window.go(place)
    elif place != "welcome":
        window.state.ask_for(place)
    pilot.settle()
    settled()
    page = window.case if place in {each.name for each in SECTIONS} else getattr(window, place)
    assert isinstance(page, QWidget)
    return page


# A change of look draws every page anew, so those that need the same one stand together.


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control(fitted: MainWindow, at: Pilot, place: str) -> None:
    _look(fitted, LOOKS[0])
    _go(fitted, at, place)
    fitted.activateWindow()
    at.until(fitted.isActiveWindow)
    wanted = {
        widget
        for widget in reachable(fitted)
        # Within a group of buttons the arrows move.
        if not (isinstance(widget, QAbstractButton) and widget.group() is not None)
    }
    seen: set[QWidget] = set()
    for _ in range(3 * len(wanted)):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
        pressed(focused, Qt.Key.Key_Tab)
    assert not [f"{type(each).__name__} {each.objectName()}" for each in wanted - seen]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_nothing_is_cut_and_everything_has_a_name(
    fitted: MainWindow, at: Pilot, place: str, look: Look
) -> None:
    _look(fitted, look)
    page = _go(fitted, at, place)
    assert not cut(page)
    assert not beyond(page)
    assert not nameless(fitted)


def test_the_report_of_a_build_fits(fitted: MainWindow, at: Pilot) -> None:
    _look(fitted, LOOKS[3])
    _go(fitted, at, "dossier")
    page = fitted.case.page
    assert isinstance(page, DossierPage)
    page.panel.show_case(fitted.state.file, fitted.state.assessment)
    settled()
    assert not cut(page.panel)
    page.show_case()


SHEETS: dict[str, Callable[[MainWindow], Sheet]] = {
    "start": lambda window: StartSheet(window.desk, window.preferences),
    "recovery": lambda window: RecoverySheet(window.desk, "My K visa", CODE),
    "unlock": lambda window: UnlockSheet(window.desk, window.desk.vault.folder),
}


@pytest.mark.parametrize("name", sorted(SHEETS))
@pytest.mark.parametrize("look", LOOKS[:1:-1], ids=lambda look: look[0])
def test_sheets_fit_too(fitted: MainWindow, at: Pilot, name: str, look: Look) -> None:
    _look(fitted, look)
    sheet = SHEETS[name](fitted)
    sheet.appear(fitted)
    at.until(sheet.isVisible)
    settled()
    try:
        assert not cut(sheet)
        assert not nameless(sheet)
    finally:
        sheet.done(0)
