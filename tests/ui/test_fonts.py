# SPDX-License-Identifier: MIT
"""The window draws a name in the script it is written in, with a packaged font."""

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from kvisa_desktop.dossier.faces import OTHER_SCRIPTS
from kvisa_desktop.ui import fonts

NAMES = {
    "Noto Sans": "Nguyễn Đỗ Ирина Ελένη प्रिया",
    "Noto Sans SC": "张伟",
    "Noto Sans Arabic": "فاطمة",
    "Noto Sans Hebrew": "מרים",
    "Noto Sans Thai": "สมชาย",
    "Noto Sans Lao": "ສົມຊາຍ",
    "Noto Sans Khmer": "សុខា",
    "Noto Sans Myanmar": "အောင်",
    "Noto Sans Bengali": "রহমান",
    "Noto Sans Tamil": "முருகன்",
    "Noto Sans Telugu": "రాజు",
    "Noto Sans Ethiopic": "አበበ",
    "Noto Sans KR": "김민수",
    "FiraGO": "გიორგი",
}


@pytest.fixture
def drawing(qapp: QApplication) -> QApplication:
    """Return the application with the fonts of the program."""
    fonts.load()
    fonts.use(qapp)
    return qapp


def drawn_with(text: str) -> set[tuple[str, bool]]:
    """Return the fonts Qt draws a line with, and whether each has every letter it was asked for."""
    layout = QTextLayout(text, fonts.styled())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {
        (run.rawFont().familyName().removesuffix(" Thin"), 0 not in run.glyphIndexes())
        for run in layout.glyphRuns()
    }


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize(("family", "name"), NAMES.items())
def test_a_name_is_drawn_with_the_packaged_font_of_its_script(family: str, name: str) -> None:
    assert drawn_with(name) == {(family, True)}


@pytest.mark.usefixtures("drawing")
def test_rare_characters_of_chinese_names_have_a_font() -> None:
    assert all(has_all for _, has_all in drawn_with("𠮷㛃"))


def test_every_script_a_dossier_is_set_in_is_one_of_the_window() -> None:
    of_the_dossier = {each.name.removeprefix("NotoSans") for each in OTHER_SCRIPTS}
    of_the_window = {each.removeprefix("Noto Sans ") for each in fonts.FAMILIES}
    assert of_the_dossier <= of_the_window
    assert set(NAMES) | {"Noto Sans Devanagari", "Noto Sans JP"} == set(fonts.FAMILIES)


def test_no_complaint_is_printed_for_families_that_are_asked_in_vain(
    drawing: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    assert drawing.font().families()[0] == "Noto Sans"
    for name in NAMES.values():
        assert not fonts.Label(name).grab().isNull()
    assert "OpenType" not in capfd.readouterr().err
