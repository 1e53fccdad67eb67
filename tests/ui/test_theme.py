# SPDX-License-Identifier: MIT
"""Tokens, contrast, icons and fonts."""

from dataclasses import asdict
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.settings import Theme as Choice
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.theme import DARK, LIGHT, Theme, Tokens

ICONS = paths.resources() / "icons"
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(color: str) -> float:
    made = QColor(color)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@THEMES
@pytest.mark.parametrize("ground", ["bg", "surface", "raised", "rail", "sel", "hover"])
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    colors = asdict(tokens)
    assert _contrast(colors[ink], colors[ground]) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", ["ok", "warn", "bad", "info"])
def test_pills_can_be_read(tokens: Tokens, tone: str) -> None:
    colors = asdict(tokens)
    assert _contrast(colors[tone], colors[f"{tone}_bg"]) >= 4.5
    assert _contrast(colors[tone], colors["surface"]) >= 4.5


@THEMES
def test_the_borders_of_controls_and_the_focus_ring_stand_out(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.bg):
        assert _contrast(tokens.edge, ground) >= 3
        assert _contrast(tokens.accent, ground) >= 3
    assert _contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_the_theme_is_given_to_qt_as_palette_and_style_sheet(qapp: QApplication) -> None:
    theme = Theme(qapp, ICONS)
    for choice, tokens in ((Choice.DARK, DARK), (Choice.LIGHT, LIGHT)):
        theme.use(choice)
        assert theme.is_dark == (choice is Choice.DARK)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.bg
        assert tokens.surface in qapp.styleSheet()
        assert "$" not in qapp.styleSheet()


def test_a_system_without_an_opinion_is_light(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, ICONS)
    with qtbot.waitSignal(theme.changed):
        theme.use(Choice.SYSTEM)
    assert not theme.is_dark


@pytest.mark.parametrize("name", ["chevron-down", "chevron-up", "check", "dot"])
@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_shapes_of_the_style_sheet_have_the_colours_of_the_theme(
    name: str, theme: str, tokens: Tokens
) -> None:
    drawn = (ICONS / "tinted" / f"{name}-{theme}.svg").read_text(encoding="utf-8")
    wanted = tokens.muted if name.startswith("chevron") else tokens.on_accent
    assert wanted in drawn


def test_every_icon_lies_on_one_grid_with_one_stroke() -> None:
    odd = [
        file.name
        for file in ICONS.glob("*.svg")
        if 'viewBox="0 0 24 24"' not in (text := file.read_text(encoding="utf-8"))
        or 'stroke-width="2"' not in text
        or 'stroke="currentColor"' not in text
    ]
    assert not odd
    assert (ICONS / "LICENSE").is_file()


def test_an_icon_takes_the_colour_of_its_token_and_follows_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, ICONS)
    icon = theme.icon("house", "bad")
    for choice, tokens in ((Choice.LIGHT, LIGHT), (Choice.DARK, DARK)):
        theme.use(choice)
        image = icon.pixmap(QSize(48, 48)).toImage()
        inks = {
            QColor(image.pixel(x, y)).name()
            for x, y in product(range(48), range(48))
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks == {tokens.bad}
    theme.use(Choice.LIGHT)


def test_a_disabled_icon_is_pale(qapp: QApplication) -> None:
    icon = Theme(qapp, ICONS).icon("minus")
    strong = icon.pixmap(QSize(24, 24), QIcon.Mode.Normal).toImage()
    pale = icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert pale.pixelColor(12, 12).alpha() < strong.pixelColor(12, 12).alpha()


@pytest.mark.parametrize("text", ["喆堃翀玥", "“护照”", "Nguyễn Đức", "Пётр", "محمد", "शर्मा"])
def test_the_packaged_fonts_draw_the_names_people_have(qapp: QApplication, text: str) -> None:
    fonts.load()
    fonts.use(qapp)
    metrics = QFontMetrics(qapp.font())
    # A box stands for what no font has: it is as wide as the box of a private character.
    box = metrics.horizontalAdvance("\U0010fffd")
    assert metrics.horizontalAdvance(text) > 0
    assert any(metrics.horizontalAdvance(each) != box for each in text)
    assert metrics.inFontUcs4(ord("A"))


def test_a_heading_is_heavier_by_the_axis_of_the_font(qapp: QApplication) -> None:
    fonts.load()
    fonts.use(qapp, 10)
    plain, strong = fonts.styled(), fonts.styled(weight=fonts.STRONG)
    for sample in ("Degree certificate", "签证申请材料册"):
        plain_ink = _ink(plain, sample)
        assert _ink(strong, sample) > plain_ink * 1.1


def _ink(font: QFont, words: str) -> int:
    label = fonts.Label(words)
    label.setFont(font)
    label.resize(label.sizeHint())
    image = label.grab().toImage()
    return sum(
        255 - image.pixelColor(x, y).lightness()
        for x, y in product(range(image.width()), range(image.height()))
    )


def test_text_follows_the_size_of_the_program(qapp: QApplication, qtbot: QtBot) -> None:
    fonts.load()
    fonts.use(qapp, 10)
    label = fonts.heading()
    qtbot.addWidget(label)
    small = label.font().pointSizeF()
    fonts.use(qapp, 14)
    assert label.font().pointSizeF() == pytest.approx(small * 1.4)
    fonts.use(qapp, 99)
    assert qapp.font().pointSizeF() == fonts.LARGEST
    fonts.use(qapp)


def test_a_line_without_room_is_cut_and_keeps_its_whole_as_a_tool_tip(qtbot: QtBot) -> None:
    label = fonts.ElidedLabel("Adaeze Nkechi Chimamanda Okoro-Nwachukwu")
    qtbot.addWidget(label)
    label.resize(90, 30)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint().width() + 10, 30)
    label.grab()
    assert not label.toolTip()
